/**
 * A wide table of some office, units down and indicators across, read as far as anybody could: the figures, what of them is a
 * guess, what was left out and where, whether stated sums are right, and what nobody but its writer knows.
 */
import { lastDay, parsePeriod } from "../../calendar/period.ts";
import type { IsoDate, PeriodCode } from "../../database/ids.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { plain } from "../../prose/plain.ts";
import type { Language } from "../../prose/text.ts";
import type { Sheet } from "../../sheets/workbook.ts";
import { isWithin, type Unit, type UnitTree } from "../../units/tree.ts";
import { type UnitNames, unitNames, unitsOn } from "../../words/unitName.ts";
import type { Layout, LeftOut } from "./cells.ts";
import { columnsMeant, type Heads, toldBy } from "./columns.ts";
import { figuresOf } from "./figures.ts";
import type { ColumnMeant, Question, RowMeant, WideMeaning, WideReading } from "./meaning.ts";
import { type PlacedSheet, placeIn } from "./place.ts";
import { levelOf } from "./rows.ts";
import { likelyLayout, tableAt, type WideTable } from "./table.ts";

export type WideKnown = {
  tree: UnitTree;
  units: readonly Unit[];
  indicators: readonly Indicator[];
  /** What heads and rows meant the last time. */
  kept?: { columns: Readonly<Record<string, string>>; units: Readonly<Record<string, string>> } | undefined;
};

/** What a person says of the table before it is read. */
export type WideSaid = {
  layout?: Partial<Layout>;
  told?: Heads["told"] | undefined;
  format?: Language | undefined;
  /** The names of the file, for a year that stands nowhere else. */
  file?: string;
};

/** The sheet that is meant where none is named: the first that people see and that names units. */
export function likelySheet(sheets: readonly Sheet[], units: readonly Unit[]): Sheet | undefined {
  const shown = sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  const named = unitNames(units);
  const namesUnits = ({ rows }: Sheet) =>
    rows.some(({ cells }) => cells.some((cell) => cell?.kind === "text" && named(cell.text)));
  return shown.find(namesUnits) ?? shown[0];
}

/** The sheets besides the one that is read. */
export function sheetsLeftOut(sheets: readonly Sheet[], sheet: Sheet): LeftOut[] {
  return sheets
    .filter((each) => each !== sheet && each.rows.length > 0)
    .map(({ name, hidden }) => ({ kind: hidden ? "hidden_sheet" : "other_sheet", text: name, where: name }));
}

/** The table as it lies in the sheet, before anything is said of what it means. */
export function tableOf(sheet: PlacedSheet, { units }: Pick<WideKnown, "units">, said: WideSaid = {}): WideTable {
  const named = unitNames(units);
  return tableAt(sheet, { ...likelyLayout(sheet, named), ...said.layout }, named);
}

export function readWide(sheet: PlacedSheet, known: WideKnown, said: WideSaid = {}): WideReading {
  const named = unitNames(known.units);
  const table = tableOf(sheet, known, said);
  const told = said.told ?? toldBy(table.titles, [sheet.name, ...(said.file === undefined ? [] : [said.file])]);
  const heads = {
    indicators: known.indicators,
    told,
    isTyped: said.told !== undefined,
    kept: known.kept?.columns ?? {},
  };
  const meant = columnsMeant(table, sheet, heads);
  const { rows, wholes, leftOut } = rowsMeant(table, sheet, known, named, meant.columns);
  const meaning = {
    table: {
      ...table,
      rows: table.rows.map((row) => (wholes.has(row.row) ? { ...row, sort: "total" as const } : row)),
    },
    columns: meant.columns,
    rows,
  };
  const figures = figuresOf(sheet, meaning, said.format);
  return {
    ...meaning,
    told,
    values: figures.values,
    totals: figures.totals,
    leftOut: [...table.leftOut, ...meant.leftOut, ...leftOut],
    questions: [...questionsOf(sheet, meaning), ...figures.questions],
  };
}

function rowsMeant(
  table: WideTable,
  sheet: PlacedSheet,
  { tree, kept }: WideKnown,
  named: UnitNames<Unit>,
  columns: readonly ColumnMeant[],
): { rows: RowMeant[]; wholes: ReadonlySet<number>; leftOut: LeftOut[] } {
  const last = columns
    .flatMap(({ period }) => (period === undefined ? [] : [dayOf(period)]))
    .sort()
    .at(-1);
  const unitRows = table.rows.filter(({ sort }) => sort === "unit");
  const leftOut: LeftOut[] = [];
  const found = unitRows.flatMap(({ row, label }) => {
    const code = kept?.units[plain(label)];
    if (code === "") {
      leftOut.push({ kind: "unit_left_out", text: label, where: placeIn(sheet, row) });
      return [];
    }
    const remembered = code === undefined ? [] : code.split("+").flatMap((each) => tree.byCode.get(each) ?? []);
    const read = remembered.length > 0 ? { units: remembered, isSure: true } : named(label);
    return [{ row, label, units: read?.units ?? [], isSure: read?.isSure ?? true }];
  });
  const levels = new Set(found.flatMap(({ units }) => (units.length === 1 ? units.map(levelOf) : [])));
  const ofLevel = found.map((each) => {
    const names = new Set(each.units.map(levelOf));
    const chosen = names.size > 1 ? each.units.filter((unit) => levels.has(levelOf(unit))) : each.units;
    const isChosen = names.size > 1 && new Set(chosen.map(levelOf)).size === 1;
    return isChosen ? { ...each, units: chosen, guesses: ["unit_of_level" as const] } : { ...each, guesses: [] };
  });
  const wholes = new Set(
    ofLevel
      .filter((each) =>
        isWhole(
          each.units,
          ofLevel.filter((other) => other !== each).map(({ units }) => units),
          tree,
        ),
      )
      .map(({ row }) => row),
  );
  const rows = ofLevel
    .filter(({ row }) => !wholes.has(row))
    .map(
      ({ row, label, units, isSure, guesses }): RowMeant => ({
        row,
        head: label,
        units,
        unit: unitAt(units, last),
        guesses: [...guesses, ...(isSure ? [] : (["unit_near"] as const))],
      }),
    );
  return { rows, wholes, leftOut };
}

/** The unit of which at least two others in the table are parts: its row is their sum. */
function isWhole(units: readonly Unit[], others: readonly (readonly Unit[])[], tree: UnitTree): boolean {
  return units.some((unit) => {
    const below = others.filter((each) =>
      each.some((other) => other.id !== unit.id && isWithin(tree, other.id, unit.id)),
    );
    return below.length > 1;
  });
}

function dayOf(period: PeriodCode): IsoDate {
  const parsed = parsePeriod(period);
  return parsed ? lastDay(parsed) : ("" as IsoDate);
}

/** Of units of one name the one that exists on the day; where none does, the one that ended last before. */
function unitAt(units: readonly Unit[], day: IsoDate | undefined): Unit | undefined {
  if (units.length < 2 || day === undefined) return units.length === 1 ? units[0] : undefined;
  const alive = unitsOn(units, day);
  return alive.length === 1 ? alive[0] : undefined;
}

/** What nobody can know of heads and names. */
function questionsOf(sheet: PlacedSheet, { table, columns, rows }: WideMeaning): Question[] {
  const at = (column: number) => placeIn(sheet, undefined, column);
  const questions: Question[] = [...table.elsewhere];
  const named = rows.filter(({ units }) => units.length > 0);
  if (named.length === 0) questions.push({ kind: "no_units", text: "", where: sheet.name });
  if (table.columns.length === 0) questions.push({ kind: "no_columns", text: "", where: sheet.name });
  for (const { column, head, indicator } of columns) {
    if (!indicator) questions.push({ kind: "column_unknown", text: head, where: at(column) });
  }
  const timeless = columns.filter(({ indicator, period }) => indicator && !period);
  if (timeless.length > 0) {
    const text = timeless.map(({ head }) => head).join("; ");
    questions.push({ kind: "period_unknown", text, where: timeless.map(({ column }) => at(column)).join(", ") });
  }
  if (named.length === 0) return questions;
  const rowsOf = Map.groupBy(named, ({ units }) => units.map(({ code }) => code).join("+"));
  for (const { row, head, units, unit } of rows) {
    const where = placeIn(sheet, row);
    const twins = rowsOf.get(units.map(({ code }) => code).join("+")) ?? [];
    if (units.length === 0) questions.push({ kind: "row_unknown", text: head, where });
    else if (twins.length > 1 && twins[0]?.row !== row) questions.push({ kind: "row_twice", text: head, where });
    else if (!unit && new Set(units.map(levelOf)).size > 1)
      questions.push({ kind: "row_ambiguous", text: head, where });
  }
  return questions;
}
