/**
 * A wide workbook of some office: units down, indicators across, in any layout. Finds the units' column, the rows of heads and
 * what each column and row means, by names without accents and synonyms; a person looks it over and corrects it.
 */
import type { PeriodCode } from "../database/ids.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { Decimal } from "../prose/number.ts";
import { plain } from "../prose/plain.ts";
import { plainText, type Sheet, type SheetCell, type SheetRow, shownText } from "../sheets/workbook.ts";
import type { Unit } from "../units/tree.ts";
import { type AmountFault, isAmountFault, parseAmount } from "../words/number.ts";

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
  if (name === "") return undefined;
  const short = name.replace(unitPrefix, "");
  return (
    units.find((unit) => unit.code === text.trim() || plain(unit.name) === name) ??
    units.find((unit) => plain(unit.name).replace(unitPrefix, "") === short)
  );
}

/** The indicator whose name or synonym is nearest to a head; nothing where none is near. */
export function indicatorNamed(label: string, indicators: readonly Indicator[]): Indicator | undefined {
  const parts = [label, ...label.split(" · ")].map(tidied).filter((part) => part !== "");
  let best: { indicator: Indicator; likeness: number } | undefined;
  for (const indicator of indicators) {
    for (const name of [indicator.code, indicator.name, ...indicator.synonyms].map(tidied)) {
      const likeness = Math.max(...parts.map((part) => likenessOf(part, name)));
      if (likeness >= 0.6 && likeness > (best?.likeness ?? 0)) best = { indicator, likeness };
    }
  }
  return best?.indicator;
}

/** Without accents, without the measure in brackets and without a period. */
function tidied(text: string): string {
  return plain(text)
    .replace(/\([^)]*\)/g, " ")
    .replace(
      /\b(quy (i{1,3}|iv|[1-4])|6 thang( dau nam)?|9 thang|thang \d{1,2}|ca nam|nam)\b(\s*[/-]?\s*(nam )?\d{4})?/g,
      " ",
    )
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** 1 for the same words, else the share of words that both have. */
function likenessOf(one: string, other: string): number {
  if (one === "" || other === "") return 0;
  if (one === other) return 1;
  const [a, b] = [new Set(one.split(" ")), new Set(other.split(" "))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return (0.98 * 2 * shared) / (a.size + b.size);
}

const quarters: Record<string, string> = { i: "1", ii: "2", iii: "3", iv: "4" };

/** The period that a head names: "Quý II/2023", "6 tháng đầu năm", "tháng 3", "cả năm"; the year is told where it does not say. */
export function periodNamed(label: string, year: string): PeriodCode | undefined {
  const text = plain(label);
  const named = /(?:^|\D)((?:19|20)\d{2})(?!\d)/.exec(text)?.[1] ?? year;
  const quarter = /\bquy (i{1,3}|iv|[1-4])\b/.exec(text)?.[1];
  if (quarter !== undefined) return `${named}-Q${quarters[quarter] ?? quarter}` as PeriodCode;
  if (/\b6 thang\b/.test(text)) return `${named}-H${/cuoi/.test(text) ? 2 : 1}` as PeriodCode;
  if (/\b9 thang\b/.test(text)) return `${named}-9M` as PeriodCode;
  const month = /\bthang (\d{1,2})\b/.exec(text)?.[1];
  if (month !== undefined && Number(month) >= 1 && Number(month) <= 12) {
    return `${named}-${month.padStart(2, "0")}` as PeriodCode;
  }
  return /\bnam\b/.test(text) ? (named as PeriodCode) : undefined;
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
