import { z } from "zod";
import type { Fault } from "../server/error.ts";
import { code, day, frequency, text, wholeNumber } from "./cells.ts";
import { doubledRows } from "./checks.ts";
import type { Table } from "./table.ts";

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
