import { z } from "zod";
import { code, day, period, text } from "../definitions/cells.ts";
import { doubledRows, unknownReferences } from "../definitions/checks.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import type { Known } from "./known.ts";

const schema = z.object({
  unit: code,
  title: text,
  level: text.default(""),
  period,
  document: text.default(""),
  date: day.optional(),
});
export type RecognitionRow = z.infer<typeof schema>;
export const recognitionsSheet = { file: "recognitions.csv", schema };

export function checkRecognitions(recognitions: Table<RecognitionRow>, known: Known): Fault[] {
  return [
    ...doubledRows(recognitions, "unit", "title", "level", "period"),
    ...unknownReferences(recognitions, "unit", "cell_unit_unknown", known.units),
  ];
}
