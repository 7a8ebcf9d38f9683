/**
 * Where the table of some office's workbook lies, in whatever layout: the column of its units, the rows of its heads, and what
 * of the sheet is none of it, each part told with its place. What the heads mean stands in `columns.ts`.
 */
import { Decimal } from "../../prose/number.ts";
import { plain } from "../../prose/plain.ts";
import {
  addressOf,
  columnName,
  type Merge,
  type Sheet,
  type SheetCell,
  type SheetRow,
  shownText,
} from "../../sheets/workbook.ts";
import type { Unit } from "../../units/tree.ts";
import { sortOfHead } from "../../words/head.ts";
import type { UnitNames } from "../../words/unitName.ts";

/** Where the table lies; rows and columns from 1. */
export type Layout = { unitColumn: number; firstRow: number };

export type WideColumn = {
  column: number;
  /** The rows of its head, from the top down. */
  parts: readonly string[];
  label: string;
  /** How many of its cells hold a number. */
  figures: number;
  /** Part of the head stands over a neighbour and was not joined over this column. */
  isSpilt: boolean;
};

/** A row with figures: of a unit, or a sum over those of a group, or over all. */
export type WideRow = { row: number; label: string; sort: "unit" | "group" | "total" };

/** What of the sheet is not read, for what reason, and where. */
export type LeftOut = { kind: LeftOutKind; text: string; where: string };
export type LeftOutKind =
  | "hidden_sheet"
  | "hidden_row"
  | "hidden_column"
  | "title"
  | "note"
  | "numbering"
  | "repeated_head"
  | "group_head"
  | "total_row"
  | "unit_left_out"
  | "column_empty"
  | "column_words"
  | "column_ordinal"
  | "column_remark"
  | "column_plan"
  | "column_comparison"
  | "column_total"
  | "column_computed"
  | "column_left_out"
  | "other_sheet";

export type WideTable = {
  layout: Layout;
  /** Texts above the heads. */
  titles: readonly string[];
  unitHead: string;
  columns: readonly WideColumn[];
  rows: readonly WideRow[];
  leftOut: readonly LeftOut[];
};

/** Deeper heads than this are no heads. */
const mostHeads = 8;
const mostMerges = 1_000;

/** The likeliest layout: the column in which most cells name units, and the first row in which it does. */
export function likelyLayout(sheet: Sheet, unitsNamed: UnitNames<Unit>): Layout {
  const found = new Map<number, { rows: number[]; names: Set<string>; weight: number }>();
  for (const { number, cells } of shownRows(sheet)) {
    cells.forEach((cell, index) => {
      const name = nameIn(cell);
      if (name === "" || sheet.hiddenColumns.includes(index + 1) || !unitsNamed(name)) return;
      const { rows, names, weight } = found.get(index + 1) ?? { rows: [], names: new Set<string>(), weight: 0 };
      // A number may be a unit's code, but is a row's number or a figure more often.
      const counts = names.has(plain(name)) ? 0 : cell?.kind === "number" ? 0.4 : 1;
      found.set(index + 1, { rows: [...rows, number], names: names.add(plain(name)), weight: weight + counts });
    });
  }
  const [best] = [...found].sort(([, one], [, other]) => other.weight - one.weight);
  return best ? { unitColumn: best[0], firstRow: Math.min(...best[1].rows) } : { unitColumn: 1, firstRow: 2 };
}

/** A unit's name or code as it stands in a cell; a code that is kept as a number has the zeros that are shown. */
function nameIn(cell: SheetCell | undefined): string {
  if (cell?.kind === "number") return cell.code ?? cell.amount;
  return cell?.kind === "text" ? cell.text : "";
}

/** The table at a layout. Rows with figures above the first unit, most often sums, are no heads. */
export function tableAt(whole: Sheet, layout: Layout, unitsNamed: UnitNames<Unit>): WideTable {
  const sheet = withMergesOfTable(whole, layout);
  const shown = shownRows(sheet);
  const body = new Body(sheet, layout, unitsNamed);
  const above = shown.filter(({ number }) => number < layout.firstRow);
  const begin = above.findLastIndex((row) => !body.isOfTable(row)) + 1;
  const heads = headsIn(above.slice(0, begin), sheet, layout);
  const titleRows = above.slice(0, begin).filter((row) => !heads.includes(row));
  const data = [...above.slice(begin), ...shown.filter(({ number }) => number >= layout.firstRow)];
  const { columns, leftOut } = columnsOf(sheet, layout, heads, data);
  const unitHead = partsOver(sheet, heads, layout.unitColumn, layout.unitColumn).parts.join(" · ");
  const sorted = body.sorted(data, { heads, figureColumns: columns.map(({ column }) => column) });
  return {
    layout,
    titles: titleRows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [textOf(cell)] : []))),
    unitHead,
    columns,
    rows: sorted.rows,
    leftOut: [
      ...hiddenIn(sheet),
      ...titleRows.map((row) => leftOutRow(sheet, "title", row)),
      ...leftOut,
      ...sorted.leftOut,
    ],
  };
}

/** Only joined cells over heads or names matter; an attacker's sheet may have thousands of others. */
function withMergesOfTable(sheet: Sheet, { unitColumn, firstRow }: Layout): Sheet {
  const lowest = Math.max(1, firstRow - 30);
  const isOfHeads = ({ top, bottom }: Merge) => bottom >= lowest && top < firstRow;
  const isOfNames = ({ left, right }: Merge) => left < unitColumn && unitColumn <= right;
  return { ...sheet, merges: sheet.merges.filter((each) => isOfHeads(each) || isOfNames(each)).slice(0, mostMerges) };
}

function shownRows({ rows, hiddenRows }: Sheet): SheetRow[] {
  const hidden = new Set(hiddenRows);
  return rows.filter(({ number }) => !hidden.has(number));
}

function hiddenIn(sheet: Sheet): LeftOut[] {
  const hidden = new Set(sheet.hiddenRows);
  const rows = sheet.rows.filter(({ number }) => hidden.has(number));
  const firstIn = (column: number) =>
    sheet.rows.map(({ cells }) => cells[column - 1]).find((cell) => cell !== undefined);
  return [
    ...rows.map((row) => leftOutRow(sheet, "hidden_row", row)),
    ...sheet.hiddenColumns.map((column) => ({
      kind: "hidden_column" as const,
      text: textOf(firstIn(column)),
      where: `${sheet.name}!${columnName(column)}`,
    })),
  ];
}

function leftOutRow(sheet: Sheet, kind: LeftOutKind, { number, cells }: SheetRow): LeftOut {
  const first = cells.findIndex((cell) => cell?.kind === "text");
  const at = first === -1 ? cells.findIndex((cell) => cell !== undefined) : first;
  return { kind, text: textOf(cells[at]).slice(0, 80), where: `${sheet.name}!${addressOf(number, at + 1)}` };
}

/** A year that is kept as a number is one still. */
function textOf(cell: SheetCell | undefined): string {
  if (cell?.kind === "number" && /^(?:19|20|21)\d\d$/.test(cell.amount)) return cell.amount;
  return shownText(cell).replace(/\s+/g, " ").trim();
}

/** What the rows below the heads are. */
class Body {
  private readonly sheet: Sheet;
  private readonly layout: Layout;
  private readonly unitsNamed: UnitNames<Unit>;
  constructor(sheet: Sheet, layout: Layout, unitsNamed: UnitNames<Unit>) {
    this.sheet = sheet;
    this.layout = layout;
    this.unitsNamed = unitsNamed;
  }

  /** A row above the first unit that is none of the heads: it numbers the columns or holds figures. */
  isOfTable(row: SheetRow): boolean {
    if (isNumbering(row, this.layout)) return true;
    const label = this.labelOf(row);
    if (label === "" && isCountingUp(row)) return false;
    return (
      (isTotal(label) || label === "" || !isHeadOfUnits(label)) &&
      row.cells.some((cell, index) => {
        const isBeside = index + 1 !== this.layout.unitColumn && !this.sheet.hiddenColumns.includes(index + 1);
        return isBeside && index + 1 > this.layout.unitColumn && isFigure(cell) && !(isYear(cell) && !isTotal(label));
      })
    );
  }

  /** The name of a row: in the units' column, or joined over it, or left of it where nothing stands in it. */
  labelOf({ number, cells }: SheetRow): string {
    const cell = cells[this.layout.unitColumn - 1];
    const own = cell?.kind === "number" ? nameIn(cell) : textOf(cell);
    if (own !== "") return own;
    return (
      textOf(cells.slice(0, this.layout.unitColumn).findLast((cell) => cell?.kind === "text")) ||
      mergedText(this.sheet, number, this.layout.unitColumn)
    );
  }

  sorted(
    data: readonly SheetRow[],
    { heads, figureColumns }: { heads: readonly SheetRow[]; figureColumns: readonly number[] },
  ): { rows: WideRow[]; leftOut: LeftOut[] } {
    const rows: WideRow[] = [];
    const leftOut: LeftOut[] = [];
    const headTexts = new Set(heads.map(textsOf).filter((text) => text !== ""));
    for (const row of data) {
      const label = this.labelOf(row);
      const hasFigures = figureColumns.some(
        (column) => isFigure(row.cells[column - 1]) || isBlank(row.cells[column - 1]),
      );
      const isUnit = this.unitsNamed(label) !== undefined;
      if (isNumbering(row, this.layout)) leftOut.push(leftOutRow(this.sheet, "numbering", row));
      else if (headTexts.has(textsOf(row))) leftOut.push(leftOutRow(this.sheet, "repeated_head", row));
      else if (!isUnit && isTotal(label)) rows.push({ row: row.number, label, sort: "total" });
      else if (isUnit || (hasFigures && label !== "")) {
        rows.push({ row: row.number, label, sort: !isUnit && isGroup(label) ? "group" : "unit" });
      } else if (hasFigures) rows.push({ row: row.number, label, sort: "total" });
      else leftOut.push(leftOutRow(this.sheet, "note", row));
    }
    const last = rows.findLast(({ sort }) => sort === "unit")?.row ?? 0;
    const isBefore = new Set(data.filter(({ number }) => number < last).map(({ number }) => number));
    return {
      rows,
      leftOut: leftOut.map((each) => {
        const row = Number(/\d+$/.exec(each.where)?.[0]);
        return each.kind === "note" && isBefore.has(row) ? { ...each, kind: "group_head" } : each;
      }),
    };
  }
}

function textsOf({ cells }: SheetRow): string {
  return cells
    .map((cell) => plain(shownText(cell)))
    .filter((text) => text !== "")
    .join("|");
}

const totalWords =
  /^(?:tong(?: cong| so)?|cong(?: tong)?|t\.? ?cong|t\.c|tong hop|toan (?:huyen|tinh|thanh pho|tp|xa|quan|thi xa|dia ban|dang bo|he thong)|ca (?:huyen|tinh|nuoc)|chung)(?![a-z])/;

/** "Tổng cộng", "CỘNG", "Toàn huyện". */
export function isTotal(label: string): boolean {
  return totalWords.test(plain(label).replace(/^(?:[ivx]+|\d+)[.)]\s*/, ""));
}

function isGroup(label: string): boolean {
  return /^(?:cum|khoi|nhom|vung|khu vuc|tieu vung|cong cum|cong khoi)(?![a-z])/.test(
    plain(label).replace(/^(?:[ivx]+|\d+)[.)]\s*/, ""),
  );
}

function isHeadOfUnits(label: string): boolean {
  return /^(?:ten )?(?:don vi|dia phuong|dia ban|xa|phuong|huyen|thi tran|noi dung|danh muc|ten)(?:\s*[,/-]|\s*$|\s+(?:thi tran|xa|phuong|truc thuoc))/.test(
    plain(label),
  );
}

/** "1 | 2 | 3 | 4" under "Quý". */
function isCountingUp({ cells }: SheetRow): boolean {
  const numbers = cells.flatMap((cell) => (cell ? [textOf(cell)] : []));
  return numbers.length <= 12 && numbers.every((text, index) => text === String(index + 1));
}

/** "A | B | 1 | 2 | 3", "(1) | (2)": what numbers the columns. */
function isNumbering({ cells }: SheetRow, { unitColumn }: Layout): boolean {
  const texts = cells.map((cell) => textOf(cell)).filter((text) => text !== "");
  const own = textOf(cells[unitColumn - 1]);
  if (own === "" || texts.length < 2 || !/^\(?(?:[A-ZĐ]|\d{1,2})\)?$/.test(own)) return false;
  const numbers = texts.flatMap((text) => /^\(?(\d{1,3})\)?(?:\s*=.*)?$/.exec(text)?.[1] ?? []).map(Number);
  const isCounting = numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
  return isCounting && texts.every((text) => /^\(?(?:[A-ZĐ]|\d{1,3})\)?(?:\s*=.*)?$/.test(text));
}

/** The rows of heads: those right above the table, up to an empty row or a title. */
function headsIn(above: readonly SheetRow[], sheet: Sheet, layout: Layout): SheetRow[] {
  const heads: SheetRow[] = [];
  for (const row of above.toReversed()) {
    const next = heads[0];
    const reach = next === undefined ? row.number : lastRowOver(sheet, row.number);
    const isApart = next !== undefined && reach < next.number - 1;
    if (heads.length === mostHeads || isApart || isTitle(row, sheet, layout)) break;
    heads.unshift(row);
  }
  return heads;
}

/** How far down a row's joined cells reach. */
function lastRowOver({ merges }: Sheet, row: number): number {
  return Math.max(row, ...merges.filter(({ top, bottom }) => top <= row && row <= bottom).map(({ bottom }) => bottom));
}

const stateHeads = /doc lap - tu do|cong hoa xa hoi chu nghia|dang cong san viet nam|^(?:don vi tinh|dvt)\s*:|kem theo/;

/** What stands over the whole table: its name, the office, the measure of all figures. */
function isTitle({ number, cells }: SheetRow, sheet: Sheet, { unitColumn }: Layout): boolean {
  const filled = cells.flatMap((cell, index) =>
    cell === undefined ? [] : [{ column: index + 1, text: textOf(cell) }],
  );
  if (filled.some(({ text }) => stateHeads.test(plain(text).trim()))) return true;
  const width = widthOf(sheet);
  const [only, ...others] = filled;
  if (only === undefined) return true;
  const merge = mergeAt(sheet, number, only.column);
  if (
    merge &&
    merge.left <= unitColumn &&
    merge.right > unitColumn &&
    merge.right - merge.left + 1 >= Math.min(3, width)
  ) {
    return others.length === 0 || merge.right - merge.left + 1 >= width - 1;
  }
  if (others.length > 0 || only.column > unitColumn) return false;
  const isJoinedDown = merge !== undefined && merge.bottom > merge.top;
  return !isJoinedDown && !isHeadOfUnits(only.text);
}

function widthOf({ rows }: Sheet): number {
  return Math.max(0, ...rows.map(({ cells }) => cells.length));
}

function mergeAt({ merges }: Sheet, row: number, column: number): Merge | undefined {
  return merges.find((each) => each.top <= row && row <= each.bottom && each.left <= column && column <= each.right);
}

function mergedText(sheet: Sheet, row: number, column: number): string {
  const merge = mergeAt(sheet, row, column);
  if (!merge) return "";
  return textOf(sheet.rows.find(({ number }) => number === merge.top)?.cells[merge.left - 1]);
}

/** The texts over a column from the top down, also where they are joined over several, or only stand at the left of them. */
function partsOver(
  sheet: Sheet,
  heads: readonly SheetRow[],
  column: number,
  unitColumn: number,
): { parts: string[]; isSpilt: boolean } {
  const own = heads.map(({ number, cells }) => textOf(cells[column - 1]) || mergedText(sheet, number, column));
  let isSpilt = false;
  const parts = own.map((text, index) => {
    const row = heads[index];
    const hasBelow = own.slice(index + 1).some((each) => each !== "");
    if (text !== "" || !row || !hasBelow || own.slice(0, index).some((each) => each !== "")) return text;
    const left = spillingOver(sheet, row, column, unitColumn);
    isSpilt ||= left !== "";
    return left;
  });
  return { parts: parts.filter((text, index) => text !== "" && text !== parts[index - 1]), isSpilt };
}

/** The text at the left whose cell was meant to stand over this column too, but was not joined over it. */
function spillingOver(sheet: Sheet, { number, cells }: SheetRow, column: number, unitColumn: number): string {
  for (let at = column - 1; at > unitColumn; at -= 1) {
    if (mergeAt(sheet, number, at)) return "";
    const text = textOf(cells[at - 1]);
    if (text !== "") return text;
  }
  return "";
}

function columnsOf(
  sheet: Sheet,
  { unitColumn }: Layout,
  heads: readonly SheetRow[],
  data: readonly SheetRow[],
): { columns: WideColumn[]; leftOut: LeftOut[] } {
  const columns: WideColumn[] = [];
  const leftOut: LeftOut[] = [];
  for (let column = 1; column <= widthOf(sheet); column += 1) {
    if (column === unitColumn || sheet.hiddenColumns.includes(column)) continue;
    const { parts, isSpilt } = partsOver(sheet, heads, column, unitColumn);
    const cells = data.map((row) => row.cells[column - 1]);
    const figures = cells.filter(isFigure).length;
    const isFilled = cells.some((cell) => cell !== undefined);
    const label = parts.join(" · ");
    const leave = (kind: LeftOutKind) =>
      leftOut.push({ kind, text: label, where: `${sheet.name}!${columnName(column)}` });
    const isOrdinal = sortOfHead(parts) === "ordinal" || (parts.length === 0 && column < unitColumn);
    if (isOrdinal && figures > 0) leave("column_ordinal");
    else if (figures > 0) columns.push({ column, parts, label, figures, isSpilt });
    else if (isFilled && label !== "" && cells.some((cell) => cell && !isBlank(cell))) leave("column_words");
    else if (label !== "") leave("column_empty");
  }
  return { columns, leftOut };
}

/** A number, or a text that can be none but one. */
export function isFigure(cell: SheetCell | undefined): boolean {
  return (
    cell?.kind === "number" || (cell?.kind === "text" && /^[-+\u2212]?\d[\d.,\u00a0\u202f ]*%?$/.test(cell.text.trim()))
  );
}

/** An empty cell, or a dash as tables of paper have it: nothing is told. */
export function isBlank(cell: SheetCell | undefined): boolean {
  return cell === undefined ? false : cell.kind === "text" && /^(?:[-–—.…]+|x)$/i.test(cell.text.trim());
}

function isYear(cell: SheetCell | undefined): boolean {
  const text = textOf(cell).replace(".", "");
  return isFigure(cell) && /^(?:19|20|21)\d\d$/.test(text) && new Decimal(text).isInteger();
}
