import { z } from "zod";
import { code, day, frequency, text, wholeNumber } from "../definitions/cells.ts";
import { doubledRows } from "../definitions/checks.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";

const schema = z.object({
  code,
  name: text,
  frequency,
  cut_off: wholeNumber(1, 31).optional(),
  due_days: wholeNumber(0, 366),
  level: text.default(""),
  closed: day.optional(),
});
export type RegimeRow = z.infer<typeof schema>;
export const regimesSheet = { file: "regimes.csv", schema };

export function checkRegimes(regimes: Table<RegimeRow>): Fault[] {
  return doubledRows(regimes, "code", "frequency", "level");
}
