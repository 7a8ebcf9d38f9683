/** The units of a folder, through time. */
import { code, day, text } from "../definitions/cells.ts";
import { faultAt, reversedDays } from "../definitions/checks.ts";
import type { Known } from "../definitions/known.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";

const columns = {
  code: { cell: code, name: { vi: "Mã", en: "Code" }, input: { isFixed: true } },
  name: { cell: text, name: { vi: "Tên", en: "Name" } },
  kind: {
    cell: code,
    name: { vi: "Loại", en: "Kind" },
    meaning: "province, district, commune, ward, town, village, agency, bloc, cell hoặc loại khác",
    input: { kind: "kind", usual: "commune" },
  },
  parent: { cell: code.optional(), refersTo: "units", isUnder: true, name: { vi: "Trực thuộc", en: "Below" } },
  valid_from: { cell: day.optional(), name: { vi: "Từ ngày", en: "From" } },
  valid_to: {
    cell: day.optional(),
    name: { vi: "Đến hết ngày", en: "To" },
    hint: {
      vi: "Ngày cuối cùng đơn vị còn tồn tại; để trống nếu chưa biết.",
      en: "The last day on which it exists; empty if not known.",
    },
  },
} satisfies Columns;
export type UnitRow = RowOf<typeof columns>;

export const unitsSheet = sheet({
  name: "units",
  title: { vi: "Đơn vị", en: "Units" },
  table: "unit",
  columns,
  key: ["code"],
  isNeeded: true,
  check: checkUnits,
});

/** A code that is also a kind could not be told apart where a form says who owes it. */
function checkUnits(units: Table<UnitRow>, known: Known): Fault[] {
  const kinds = kindsIn(known);
  return [
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

/** The kinds that some unit is of. */
export function kindsIn(known: Known): Set<string> {
  return new Set([...known.of(unitsSheet).values()].map((unit) => unit.kind));
}
