/** The form by which a person looks over what a wide table means: what is proposed, and what was chosen. */
import { codeOf } from "../../calendar/period.ts";
import { plain } from "../../prose/plain.ts";
import { AppError, type Fault } from "../../server/error.ts";
import { columnName } from "../../sheets/workbook.ts";
import type { Unit } from "../../units/tree.ts";
import { sortOfHead } from "../../words/head.ts";
import { periodWithYear } from "../../words/period.ts";
import { staysOf } from "./columns.ts";
import type { ColumnMeant, RowMeant, WideMeaning } from "./meaning.ts";
import type { WideKnown } from "./read.ts";
import { scaleOf } from "./scale.ts";
import type { WideTable } from "./table.ts";

export const inputOf = {
  indicator: (column: number) => `c${column}`,
  period: (column: number) => `p${column}`,
  unit: (row: number) => `d${row}`,
};
/** How numbers kept as text are written, where the table cannot tell it. */
export const formatInput = "so";

export const mostRows = 600;
export const mostColumns = 120;

export type KeptMeaning = { columns: Record<string, string>; units: Record<string, string> };

/** Units of one name are chosen together: the period tells which is meant. */
export function unitsChosen(units: readonly Unit[]): string {
  return units.map(({ code }) => code).join("+");
}

/** What each column and row is taken for. */
export function proposed({ table, columns, rows }: WideMeaning): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { column } of table.columns) {
    const meant = columns.find((each) => each.column === column);
    fields[inputOf.indicator(column)] = meant?.indicator?.code ?? "";
    fields[inputOf.period(column)] = meant?.period ?? "";
  }
  for (const { row } of table.rows) {
    const meant = rows.find((each) => each.row === row);
    const isOfOneName = new Set(meant?.units.map(({ name }) => name)).size === 1;
    fields[inputOf.unit(row)] = meant && isOfOneName ? unitsChosen(meant.units) : "";
  }
  return fields;
}

/** The meaning that was chosen; throws where it says something twice or names no period. What was left as proposed stays a guess. */
export function chosenMeaning(
  reading: WideMeaning,
  known: Pick<WideKnown, "tree" | "indicators">,
  field: (name: string) => string,
): { meaning: WideMeaning; kept: KeptMeaning } {
  const faults: Fault[] = [];
  const columns = chosenColumns(reading, known, field, faults);
  const rows = chosenRows(reading, known, field, faults);
  if (faults.length > 0) throw new AppError("wide_faulty", 422, { count: faults.length }, faults);
  if (columns.length === 0 || rows.length === 0) throw new AppError("wide_nothing", 422);
  const chosen = new Set(rows.map(({ row }) => row));
  const table: WideTable = {
    ...reading.table,
    rows: reading.table.rows.map((row) => (chosen.has(row.row) ? { ...row, sort: "unit" } : row)),
  };
  return { meaning: { table, columns, rows }, kept: keptOf(reading.table, field) };
}

function chosenColumns(
  { table, columns }: WideMeaning,
  { indicators }: Pick<WideKnown, "indicators">,
  field: (name: string) => string,
  faults: Fault[],
): ColumnMeant[] {
  const seen = new Map<string, number>();
  return table.columns.flatMap(({ column, label, parts }): ColumnMeant[] => {
    const indicator = indicators.find(({ code }) => code === field(inputOf.indicator(column)));
    if (!indicator) return [];
    const typed = field(inputOf.period(column)).trim();
    const named = periodWithYear(typed);
    const place = { column: columnName(column) };
    if (named === undefined) {
      faults.push({ code: "wide_period_wrong", place, details: { text: typed.slice(0, 30) } });
      return [];
    }
    const period = codeOf(named);
    const key = `${indicator.code} ${period}`;
    const other = seen.get(key);
    if (other !== undefined) faults.push({ code: "wide_column_twice", place, details: { other: columnName(other) } });
    seen.set(key, column);
    const meant = columns.find((each) => each.column === column);
    const isSame = meant?.indicator === indicator && meant.period === period;
    const scale = scaleOf({ parts, titles: table.titles }, indicator);
    const scaled = scale === 1 ? [] : (["measure_scaled"] as const);
    const fresh = { column, head: label, isEstimate: sortOfHead(parts) === "estimates", scale };
    return [{ ...fresh, indicator, period, guesses: isSame ? meant.guesses : scaled }];
  });
}

function chosenRows(
  { table, rows }: WideMeaning,
  { tree }: Pick<WideKnown, "tree">,
  field: (name: string) => string,
  faults: Fault[],
): RowMeant[] {
  const rowOf = new Map<string, number>();
  return table.rows.flatMap(({ row, label }): RowMeant[] => {
    const chosen = field(inputOf.unit(row));
    const units = chosen.split("+").flatMap((code) => tree.byCode.get(code) ?? []);
    if (units.length === 0) return [];
    const other = rowOf.get(chosen);
    if (other !== undefined) faults.push({ code: "wide_row_twice", place: { row }, details: { other } });
    rowOf.set(chosen, row);
    const meant = rows.find((each) => each.row === row);
    const isSame = meant !== undefined && unitsChosen(meant.units) === chosen;
    const unit = units.length === 1 ? units[0] : meant?.unit;
    return [{ row, head: label, units, unit, guesses: isSame ? meant.guesses : [] }];
  });
}

/** What is remembered: of columns that stay the same, one that is taken counts. */
function keptOf(table: WideTable, field: (name: string) => string): KeptMeaning {
  const kept: KeptMeaning = { columns: {}, units: {} };
  for (const { column, parts } of table.columns) {
    const stays = staysOf(parts);
    kept.columns[stays] = field(inputOf.indicator(column)) || (kept.columns[stays] ?? "");
  }
  for (const { row, label, sort } of table.rows) {
    const unit = field(inputOf.unit(row));
    if (unit !== "" || sort === "unit") kept.units[plain(label)] = unit;
  }
  return kept;
}

/** By which a mapping is found again: what of the heads stays, and of the titles where heads alone do not say what is counted. */
export function signatureOf({ columns, titles }: Pick<WideTable, "columns" | "titles">): string {
  const stays = [...new Set(columns.map(({ parts }) => staysOf(parts)))];
  const named = stays.includes("") ? titles.map((title) => staysOf([title])).filter((title) => title !== "") : [];
  return [...named, ...stays].join("|");
}
