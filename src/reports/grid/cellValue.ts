/** What stands in one place of the grid: a line's cell, or the words under a heading. */

export type CellValue = { readonly typed: string | null; readonly estimated: boolean; readonly note: string };
export type GridValue = CellValue | string;

/** Fields always in one order, so that equal values are written equally. */
export function cellValue(typed: string | null, estimated: boolean, note: string): CellValue {
  return { typed, estimated: typed !== null && estimated, note: note.normalize("NFC").trim() };
}

export function wordsValue(words: string): string {
  return words.replace(/\r\n?/g, "\n").normalize("NFC").trim();
}
