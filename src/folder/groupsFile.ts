import { z } from "zod";
import { code, day, text } from "../definitions/cells.ts";
import { doubledRows, faultAt, reversedDays, unknownReferences } from "../definitions/checks.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import type { Known } from "./known.ts";

const schema = z.object({
  code,
  name: text.optional(),
  kind: text.optional(),
  unit: code,
  from: day.optional(),
  to: day.optional(),
});
/** One member of a group; name and kind stand at least in the group's first row. */
export type GroupRow = z.infer<typeof schema>;
export const groupsSheet = { file: "groups.csv", schema };

export function checkGroups(groups: Table<GroupRow>, known: Known): Fault[] {
  const kinds = new Set([...known.units.values()].map((unit) => unit.kind));
  const first = new Map<string, GroupRow>();
  const faults: Fault[] = [];
  for (const row of groups.rows) {
    const opened = first.get(row.code);
    const at = (column: string, fault: string) => faultAt(groups.file, row, column, fault, { text: row.code });
    if (!opened) {
      first.set(row.code, row);
      if (row.name === undefined) faults.push(at("name", "cell_blank"));
      if (known.units.has(row.code)) faults.push(at("code", "code_is_unit"));
      if (kinds.has(row.code)) faults.push(at("code", "code_is_kind"));
    } else {
      if (row.name !== undefined && row.name !== opened.name) faults.push(at("name", "differs_from_first_row"));
      if (row.kind !== undefined && row.kind !== opened.kind) faults.push(at("kind", "differs_from_first_row"));
    }
  }
  return [
    ...faults,
    ...doubledRows(groups, "code", "unit", "from"),
    ...unknownReferences(groups, "unit", "cell_unit_unknown", known.units),
    ...reversedDays(
      groups,
      (row) => row.from,
      (row) => row.to,
      "to",
    ),
  ];
}
