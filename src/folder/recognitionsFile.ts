import { z } from "zod";
import type { Fault } from "../server/error.ts";
import { code, day, period, text } from "./cells.ts";
import { doubledRows, unknownReferences } from "./checks.ts";
import type { Known } from "./known.ts";
import type { Table } from "./table.ts";

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
