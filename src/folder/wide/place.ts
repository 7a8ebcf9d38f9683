/** Where something of a table lies in the sheet that people see, which may have been turned to be read. */
import { addressOf, columnName, type Sheet } from "../../sheets/workbook.ts";

/** Where a row, a column or a cell of a turned sheet came from. */
export type Origin = (
  row: number | undefined,
  column: number | undefined,
) => { row: number | undefined; column: number | undefined };

export type PlacedSheet = Sheet & { readonly origin?: Origin };

/** `Biểu 1!D17`, `Biểu 1!D` for a column, `Biểu 1!17` for a row. */
export function placeIn(sheet: PlacedSheet, row: number | undefined, column?: number): string {
  return `${sheet.name}!${partIn(sheet, row, column)}`;
}

/** The same without the sheet. */
export function partIn({ origin }: PlacedSheet, row: number | undefined, column?: number): string {
  const seen = origin ? origin(row, column) : { row, column };
  if (seen.column === undefined) return String(seen.row ?? "");
  return seen.row === undefined ? columnName(seen.column) : addressOf(seen.row, seen.column);
}
