/** Groups beside the tree, a member a row; name and kind stand at least in the group's first row. */
import { text } from "../definitions/cells.ts";
import { faultAt, reversedDays } from "../definitions/checks.ts";
import { codeColumn, column, dayIfKnown, nameOfRowsColumn, unitColumn } from "../definitions/columns.ts";
import type { Known } from "../definitions/known.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import { kindLike, unitsSheet } from "./unitsSheet.ts";

const columns = {
  code: codeColumn,
  name: nameOfRowsColumn,
  kind: column(text.optional(), "Loại nhóm", "Kind of group", {
    hint: { vi: "Ví dụ: cụm thi đua, khối.", en: "For example: emulation cluster, bloc." },
  }),
  unit: { ...unitColumn, input: { isLong: true } },
  from: dayIfKnown("Từ ngày", "From", { column: "valid_from" }),
  to: dayIfKnown("Đến hết ngày", "To", { column: "valid_to" }),
} satisfies Columns;
export type GroupRow = RowOf<typeof columns>;

export const groupsSheet = sheet({
  name: "groups",
  title: { vi: "Nhóm", en: "Groups" },
  table: "group_member",
  columns,
  key: ["code", "unit", "from"],
  codesBeside: "units",
  shared: { columns: ["code", "name", "kind"], apart: { table: "unit_group", link: "group_id" } },
  order: ["head.id", "unit.sort", "each.valid_from"],
  complete: (row) => ({ ...row, name: row.name ?? "", kind: row.kind ?? "" }),
  check: checkGroups,
});

function checkGroups(groups: Table<GroupRow>, known: Known): Fault[] {
  const isKind = kindLike(known);
  const first = new Map<string, GroupRow>();
  const faults: Fault[] = [];
  for (const row of groups.rows) {
    const opened = first.get(row.code);
    const at = (column: string, fault: string) => faultAt(groups.file, row, column, fault, { text: row.code });
    if (!opened) {
      first.set(row.code, row);
      if (row.name === undefined) faults.push(at("name", "cell_blank"));
      if (known.of(unitsSheet).has(row.code)) faults.push(at("code", "code_is_unit"));
      if (isKind(row.code)) faults.push(at("code", "code_is_kind"));
    } else {
      if (row.name !== undefined && row.name !== opened.name) faults.push(at("name", "differs_from_first_row"));
      if (row.kind !== undefined && row.kind !== opened.kind) faults.push(at("kind", "differs_from_first_row"));
    }
  }
  return [...faults, ...reversedDays(groups, "from", "to")];
}
