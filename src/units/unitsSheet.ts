/** The units of a folder, through time. */
import { code } from "../definitions/cells.ts";
import { faultAt, reversedDays } from "../definitions/checks.ts";
import { codeColumn, column, dayIfKnown, nameColumn, referenceIfAny } from "../definitions/columns.ts";
import type { Known } from "../definitions/known.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";

const columns = {
  code: codeColumn,
  name: nameColumn,
  kind: column(code, "Loại", "Kind", {
    meaning: "province, district, commune, ward, town, village, agency, bloc, cell hoặc loại khác",
    input: { kind: "kind", usual: "commune" },
  }),
  parent: referenceIfAny("units", "Trực thuộc", "Below", { isUnder: true }),
  valid_from: dayIfKnown("Từ ngày", "From"),
  valid_to: dayIfKnown("Đến hết ngày", "To", {
    hint: {
      vi: "Ngày cuối cùng đơn vị còn tồn tại; để trống nếu chưa biết.",
      en: "The last day on which it exists; empty if not known.",
    },
  }),
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
  const isKind = kindLike(known);
  return [
    ...reversedDays(units, "valid_from", "valid_to"),
    ...units.rows
      .filter(({ code }) => isKind(code))
      .map((unit) => faultAt(units.file, unit, "code", "code_is_kind", { text: unit.code })),
  ];
}

/** The kinds that some unit is of. */
export function kindsIn(known: Known): Set<string> {
  return new Set([...known.of(unitsSheet).values()].map((unit) => unit.kind));
}

/** Whether a code is taken for one of these kinds: capitals tell nobody codes apart. */
export function kindLike(known: Known): (code: string) => boolean {
  const kinds = new Set([...kindsIn(known)].map((kind) => kind.toLowerCase()));
  return (code) => kinds.has(code.toLowerCase());
}
