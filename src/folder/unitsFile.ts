import { z } from "zod";
import { code, day, text } from "../definitions/cells.ts";
import { cycles, doubledRows, faultAt, reversedDays, unknownReferences } from "../definitions/checks.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import type { Known } from "./known.ts";

const schema = z.object({
  code,
  name: text,
  kind: code,
  parent: code.optional(),
  valid_from: day.optional(),
  valid_to: day.optional(),
});
export type UnitRow = z.infer<typeof schema>;
export const unitsSheet = { file: "units.csv", schema };

/** `known` holds the folder's units too. A code that is also a kind could not be told apart where a form says who owes it. */
export function checkUnits(units: Table<UnitRow>, known: Known): Fault[] {
  const kinds = new Set([...known.units.values()].map((unit) => unit.kind));
  return [
    ...doubledRows(units, "code"),
    ...unknownReferences(units, "parent", "cell_unit_unknown", known.units),
    ...cycles(units, "parent", (unit) => known.units.get(unit)?.parent),
    ...reversedDays(
      units,
      (unit) => unit.valid_from,
      (unit) => unit.valid_to,
      "valid_to",
    ),
    ...units.rows
      .filter((unit) => kinds.has(unit.code))
      .map((unit) => faultAt(units.file, unit, "code", "code_is_kind", { text: unit.code })),
  ];
}
