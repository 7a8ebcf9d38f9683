/** Text files that should harm: each of about so many characters as are asked for (TRUST S6). */

/** What each is, its text, and the code with which it is refused; none where it is only long. */
export const hostileCsv: [string, (characters: number) => string, string | undefined][] = [
  [
    "a stray quotation mark that a later one seems to close",
    (length) => `${filled("code,name\nxa-1,Xã 1\n", length / 2)}xa-2,"Xã 2\n${filled('xa-3,"Xã 3"\n', length / 2)}`,
    "csv_quote_misplaced",
  ],
  [
    "a quotation mark in the middle of a cell",
    (length) => `code,name\nxa-1,Xã "1\n${filled("xa-2,Xã 2\n", length)}`,
    "csv_quote_misplaced",
  ],
  [
    "a quotation mark that is never closed",
    (length) => `code,name\nxa-1,"Xã 1\n${filled("xa-2,Xã 2\n", length)}`,
    "csv_quote_unclosed",
  ],
  ["quotation marks and nothing else", (length) => `code,name\n${'"'.repeat(length | 1)}`, "csv_row_too_large"],
  ["all in one cell", (length) => `code,name\nxa-1,${"x".repeat(length)}`, "csv_row_too_large"],
  ["all in one quoted cell", (length) => `code,name\nxa-1,"${"x".repeat(length)}"`, "csv_row_too_large"],
  ["nothing but columns", (length) => ",".repeat(length), "csv_row_too_large"],
  ["columns with names", (length) => `${filled("code,", length)}\nx\n`, "csv_row_too_large"],
  [
    "a row of more cells than there may be",
    (length) => `code,name\n${",".repeat(2_000)}\n${filled("xa-1,Xã 1\n", length)}`,
    "csv_row_too_large",
  ],
  ["columns in quotes", (length) => `code,name\n${filled('"",', length)}`, "csv_row_too_large"],
  ["empty lines", (length) => `code,name\n${"\n".repeat(length)}`, undefined],
  ["empty lines after a quotation mark", (length) => `code,"name"\n${"\r\n".repeat(length / 2)}`, undefined],
  ["carriage returns alone", (length) => `code,name\r${"\r".repeat(length)}`, undefined],
  ["rows of empty cells", (length) => filled(",,,,\n", length), undefined],
];

function filled(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length));
}
