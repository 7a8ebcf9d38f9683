import { z } from "zod";
import { code, day, period, text } from "../definitions/cells.ts";
import { cycles, doubledRows, unknownReferences } from "../definitions/checks.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import type { Known } from "./known.ts";

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
