/** The form by which a person looks over what a wide table means: what is proposed, and what was chosen. */
import { codeOf } from "../calendar/period.ts";
import type { PeriodCode } from "../database/ids.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { plain } from "../prose/plain.ts";
import { AppError, type Fault } from "../server/error.ts";
import { columnName } from "../sheets/workbook.ts";
import type { Unit } from "../units/tree.ts";
import { periodWithYear } from "../words/period.ts";
import type { KeptMeaning } from "./wide.server.ts";
import { indicatorNamed, type Meaning, periodNamed, unitNamed, type WideTable } from "./wide.ts";

export const inputOf = {
  indicator: (column: number) => `c${column}`,
  period: (column: number) => `p${column}`,
  unit: (row: number) => `d${row}`,
};

export const mostRows = 600;
export const mostColumns = 120;

/** What each column and row is taken for: as it was kept, else by its name. */
export function proposed(
  table: WideTable,
  { units, indicators }: { units: readonly Unit[]; indicators: readonly Indicator[] },
  { year, period }: { year: string; period: string },
  kept: KeptMeaning | undefined,
): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { column, label } of table.columns) {
    const indicator = kept?.columns[plain(label)] ?? indicatorNamed(label, indicators)?.code ?? "";
    fields[inputOf.indicator(column)] = indicators.some(({ code }) => code === indicator) ? indicator : "";
    fields[inputOf.period(column)] = periodNamed(label, year) ?? period;
  }
  for (const { row, label } of table.rows) {
    const unit = kept?.units[plain(label)] ?? unitNamed(label, units)?.code ?? "";
    fields[inputOf.unit(row)] = units.some(({ code }) => code === unit) ? unit : "";
  }
  return fields;
}

/** The meaning that was chosen; throws where it says something twice or names no period. */
export function chosenMeaning(
  table: WideTable,
  field: (name: string) => string,
): { meaning: Meaning; kept: KeptMeaning } {
  const faults: Fault[] = [];
  const columns = new Map<number, { indicator: string; period: PeriodCode }>();
  const kept: KeptMeaning = { columns: {}, units: {} };
  const seen = new Map<string, number>();
  for (const { column, label } of table.columns) {
    const indicator = field(inputOf.indicator(column));
    kept.columns[plain(label)] = indicator;
    if (indicator === "") continue;
    const typed = field(inputOf.period(column)).trim();
    const period = periodWithYear(typed);
    const at = { column: columnName(column) };
    if (period === undefined) {
      faults.push({ code: "wide_period_wrong", place: at, details: { text: typed.slice(0, 30) } });
      continue;
    }
    const key = `${indicator} ${codeOf(period)}`;
    const other = seen.get(key);
    if (other !== undefined)
      faults.push({ code: "wide_column_twice", place: at, details: { other: columnName(other) } });
    seen.set(key, column);
    columns.set(column, { indicator, period: codeOf(period) });
  }
  const rows = new Map<number, string>();
  const rowOf = new Map<string, number>();
  for (const { row, label } of table.rows) {
    const unit = field(inputOf.unit(row));
    kept.units[plain(label)] = unit;
    if (unit === "") continue;
    const other = rowOf.get(unit);
    if (other !== undefined) faults.push({ code: "wide_row_twice", place: { row }, details: { other } });
    rowOf.set(unit, row);
    rows.set(row, unit);
  }
  if (faults.length > 0) throw new AppError("wide_faulty", 422, { count: faults.length }, faults);
  if (columns.size === 0 || rows.size === 0) throw new AppError("wide_nothing", 422);
  return { meaning: { columns, rows }, kept };
}
