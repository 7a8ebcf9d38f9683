import { z } from "zod";
import type { Fault } from "../server/error.ts";
import { code, day, period, text } from "./cells.ts";
import { cycles, doubledRows, unknownReferences } from "./checks.ts";
import type { Known } from "./known.ts";
import type { Table } from "./table.ts";

const schema = z.object({
  code,
  title: text,
  number: text.default(""),
  unit: code,
  period,
  adopted: day.optional(),
  parent: code.optional(),
  closed: day.optional(),
});
export type ResolutionRow = z.infer<typeof schema>;
export const resolutionsSheet = { file: "resolutions.csv", schema };

export function checkResolutions(resolutions: Table<ResolutionRow>, known: Known): Fault[] {
  return [
    ...doubledRows(resolutions, "code"),
    ...unknownReferences(resolutions, "unit", "cell_unit_unknown", known.units),
    ...unknownReferences(resolutions, "parent", "cell_resolution_unknown", known.resolutions),
    ...cycles(resolutions, "parent", (each) => known.resolutions.get(each)?.parent),
  ];
}
