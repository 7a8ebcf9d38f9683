/**
 * A wide workbook of some office: units down, indicators across, in any layout. Finds the units' column, the rows of heads and
 * what each column and row means, by names without accents and synonyms; a person looks it over and corrects it.
 */
import { codeOf } from "../calendar/period.ts";
import type { PeriodCode } from "../database/ids.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { Decimal } from "../prose/number.ts";
import { plain } from "../prose/plain.ts";
import { plainText, type Sheet, type SheetCell, type SheetRow, shownText } from "../sheets/workbook.ts";
import type { Unit } from "../units/tree.ts";
import { called, calledNearly } from "../words/names.ts";
import { type AmountFault, isAmountFault, parseAmount } from "../words/number.ts";
import { periodIn, withoutPeriods } from "../words/period.ts";

/** Where the table lies; rows and columns from 1. */
export type Layout = { unitColumn: number; firstRow: number };
export type WideColumn = { column: number; label: string; figures: number };
export type WideRow = { row: number; label: string };
export type WideTable = { layout: Layout; columns: WideColumn[]; rows: WideRow[] };
export type WideRecord = {
  row: number;
  column: number;
  unit: string;
  indicator: string;
  period: PeriodCode;
  amount: string;
};
export type WideFault = { row: number; column: number; code: AmountFault["fault"] | "sheet_no_number"; text: string };

/** Deeper heads than this are no heads. */
const mostHeads = 6;

/** The likeliest layout: the column in which most cells name units, and the first row in which it does. */
export function likelyLayout(sheet: Sheet, units: readonly Unit[]): Layout {
  const found = new Map<number, number[]>();
  for (const { number, cells } of sheet.rows) {
    cells.forEach((cell, index) => {
      if (cell?.kind !== "text" || unitNamed(cell.text, units) === undefined) return;
      found.set(index + 1, [...(found.get(index + 1) ?? []), number]);
    });
  }
  const [best] = [...found].sort(([, one], [, other]) => other.length - one.length);
  return best ? { unitColumn: best[0], firstRow: Math.min(...best[1]) } : { unitColumn: 1, firstRow: 2 };
}

/** The table at a layout: its columns with their heads, and its rows with the names that stand there. */
export function tableAt(sheet: Sheet, layout: Layout): WideTable {
  const heads = sheet.rows.filter((row) => row.number < layout.firstRow && !isTitle(row, layout)).slice(-mostHeads);
  const data = sheet.rows.filter(({ number }) => number >= layout.firstRow);
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length));
  const columns: WideColumn[] = [];
  for (let column = 1; column <= width; column += 1) {
    if (column === layout.unitColumn) continue;
    const texts = heads.map(({ number }) => headText(sheet, number, column, width)).filter((text) => text !== "");
    const label = [...new Set(texts)].join(" · ");
    const figures = data.filter(({ cells }) => isFigure(cells[column - 1])).length;
    if (figures > 0 && !texts.some((text) => ordinal.test(plain(text)))) columns.push({ column, label, figures });
  }
  const rows = data.flatMap(({ number, cells }) => {
    const label = shownText(cells[layout.unitColumn - 1]).trim();
    return label === "" ? [] : [{ row: number, label }];
  });
  return { layout, columns, rows };
}

const ordinal = /^(stt|tt|so tt|so thu tu|no)\.?$/;

/** One text at the left, over no figures: what the table is called. */
function isTitle({ cells }: SheetRow, { unitColumn }: Layout): boolean {
  const filled = cells.flatMap((cell, index) => (cell === undefined ? [] : [index + 1]));
  return filled.length === 1 && filled.every((column) => column <= unitColumn);
}

/** The text over a column, also where it is merged over several; a title over the whole table is no head. */
function headText(sheet: Sheet, row: number, column: number, width: number): string {
  const own = sheet.rows.find(({ number }) => number === row)?.cells[column - 1];
  const merge = sheet.merges.find(
    (each) => each.top <= row && row <= each.bottom && each.left <= column && column <= each.right,
  );
  if (merge && merge.right - merge.left + 1 >= width - 1) return "";
  if (own !== undefined) return shownText(own).replace(/\s+/g, " ").trim();
  if (!merge) return "";
  const first = sheet.rows.find(({ number }) => number === merge.top)?.cells[merge.left - 1];
  return shownText(first).replace(/\s+/g, " ").trim();
}

function isFigure(cell: SheetCell | undefined): boolean {
  return cell?.kind === "number" || (cell?.kind === "text" && /^[-+]?[\d., ]+%?$/.test(cell.text.trim()));
}

const unitPrefix = /^(xa|x\.|thi tran|tt\.?|phuong|p\.|huyen|thi xa|thanh pho|tp\.?)\s+/;

/** The unit that a text names, with or without its kind. */
export function unitNamed(text: string, units: readonly Unit[]): Unit | undefined {
  const name = plain(text).replace(/^[\d.)\s]+/, "");
  return (
    units.find(({ code }) => code === text.trim()) ??
    called(name, units, (unit) => [unit.name]) ??
    called(withoutKind(name), units, (unit) => [withoutKind(plain(unit.name))])
  );
}

function withoutKind(name: string): string {
  return name.replace(unitPrefix, "");
}

/** So much of a head and a name must be the same words for the one to be proposed for the other. */
const near = 0.61;

/** The indicator whose name or synonym is nearest to a head; nothing where none is near. */
export function indicatorNamed(label: string, indicators: readonly Indicator[]): Indicator | undefined {
  const parts = [label, ...label.split(" · ")].map(tidied);
  return calledNearly(parts, indicators, ({ code, name, synonyms }) => [code, name, ...synonyms].map(tidied), near);
}

/** Without accents, without the measure in brackets and without a period. */
function tidied(text: string): string {
  return withoutPeriods(text.replace(/\([^()]*\)/g, " ")).replace(/[^\p{L}\p{N}]+/gu, " ");
}

/** The period that a head names: "Quý II/2023", "6 tháng đầu năm", "tháng 3", "cả năm"; the year is told where it does not say. */
export function periodNamed(label: string, year: string): PeriodCode | undefined {
  const named = /(?:^|\D)((?:19|20)\d{2})(?!\d)/.exec(label)?.[1] ?? year;
  const period = periodIn(label, Number(named))?.period;
  if (period) return codeOf(period);
  return /(?<!\p{L})nam(?!\p{L})/u.test(plain(label)) ? (named as PeriodCode) : undefined;
}

/** By which a mapping is found again: the heads, in their order. */
export function signatureOf({ columns }: WideTable): string {
  return columns.map(({ label }) => plain(label)).join("|");
}

export type Meaning = {
  columns: ReadonlyMap<number, { indicator: string; period: PeriodCode }>;
  /** Codes of units by row. */
  rows: ReadonlyMap<number, string>;
};

/** The figures that the table holds under a meaning, and the cells that hold none though something stands there. */
export function recordsOf(sheet: Sheet, meaning: Meaning): { records: WideRecord[]; faults: WideFault[] } {
  const records: WideRecord[] = [];
  const faults: WideFault[] = [];
  for (const { number: row, cells } of sheet.rows) {
    const unit = meaning.rows.get(row);
    if (unit === undefined) continue;
    for (const [column, { indicator, period }] of meaning.columns) {
      const amount = amountIn(cells[column - 1]);
      if (amount === undefined) continue;
      if (typeof amount === "string") records.push({ row, column, unit, indicator, period, amount });
      else faults.push({ row, column, ...amount });
    }
  }
  return { records, faults };
}

/** Nothing where the cell is empty or holds a dash, as tables of paper do. */
function amountIn(cell: SheetCell | undefined): string | { code: WideFault["code"]; text: string } | undefined {
  if (cell === undefined) return undefined;
  const text = plainText(cell).trim();
  if (cell.kind === "number") return new Decimal(text).toDecimalPlaces(10).toFixed();
  if (cell.kind !== "text") return { code: "sheet_no_number", text };
  if (/^[-–—.x]?$/i.test(text)) return undefined;
  const amount = parseAmount(text.replace(/\s*%$/, ""), "vi");
  return isAmountFault(amount) ? { code: amount.fault, text: text.slice(0, 60) } : amount.toFixed();
}
