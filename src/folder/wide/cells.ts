/** What stands in single cells and rows of some office's table, whatever its layout. */
import { Decimal } from "../../prose/number.ts";
import { type Merge, type Sheet, type SheetCell, type SheetRow, shownText } from "../../sheets/workbook.ts";
import { type PlacedSheet, placeIn } from "./place.ts";

/** Where the table lies; rows and columns from 1. */
export type Layout = { unitColumn: number; firstRow: number };

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
  | "column_of_others"
  | "other_table"
  | "other_sheet";

export function shownRows({ rows, hiddenRows }: Sheet): SheetRow[] {
  const hidden = new Set(hiddenRows);
  return rows.filter(({ number }) => !hidden.has(number));
}

/** A unit's name or code as it stands in a cell; a code that is kept as a number has the zeros that are shown. */
export function nameIn(cell: SheetCell | undefined): string {
  if (cell?.kind === "number") return cell.code ?? cell.amount;
  return cell?.kind === "text" ? cell.text : "";
}

export function leftOutRow(sheet: PlacedSheet, kind: LeftOutKind, { number, cells }: SheetRow): LeftOut {
  const first = cells.findIndex((cell) => cell?.kind === "text");
  const at = first === -1 ? cells.findIndex((cell) => cell !== undefined) : first;
  return { kind, text: textOf(cells[at]).slice(0, 80), where: placeIn(sheet, number, at + 1) };
}

/** A year that is kept as a number is one still. */
export function textOf(cell: SheetCell | undefined): string {
  if (cell?.kind === "number" && /^(?:19|20|21)\d\d$/.test(cell.amount)) return cell.amount;
  return shownText(cell).replace(/\s+/g, " ").trim();
}

export function widthOf({ rows }: Sheet): number {
  return Math.max(0, ...rows.map(({ cells }) => cells.length));
}

export function mergeAt({ merges }: Sheet, row: number, column: number): Merge | undefined {
  return merges.find((each) => each.top <= row && row <= each.bottom && each.left <= column && column <= each.right);
}

export function mergedText(sheet: Sheet, row: number, column: number): string {
  const merge = mergeAt(sheet, row, column);
  if (!merge) return "";
  return textOf(sheet.rows.find(({ number }) => number === merge.top)?.cells[merge.left - 1]);
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

export function isYear(cell: SheetCell | undefined): boolean {
  const text = textOf(cell).replace(".", "");
  return isFigure(cell) && /^(?:19|20|21)\d\d$/.test(text) && new Decimal(text).isInteger();
}
