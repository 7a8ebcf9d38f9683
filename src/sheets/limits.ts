/** How much of a workbook is taken in. What is beyond is refused before anything of it is understood (TRUST S6). */

export type SheetLimits = {
  /** Of the file as it comes. */
  bytes: number;
  /** Of everything in it once unpacked, counted while unpacking. */
  unpacked: number;
  /** Files in the archive. */
  entries: number;
  /** Elements of XML, and how many may stand one within the other. */
  elements: number;
  depth: number;
  rows: number;
  cells: number;
  /** Descriptions of columns, blocks of joined cells, names of ranges, and formats of all kinds. */
  columns: number;
  merges: number;
  names: number;
  styles: number;
  /** Until the answer; then the reading is ended from outside. */
  milliseconds: number;
  /** Megabytes of objects that the reading may hold. */
  heap: number;
};

const mebibyte = 1024 * 1024;

/** What people send through the browser or the API: a form, last year's table, a district's folder. */
export const uploadLimits: SheetLimits = {
  bytes: 10 * mebibyte,
  unpacked: 48 * mebibyte,
  entries: 500,
  elements: 2_000_000,
  depth: 60,
  rows: 30_000,
  cells: 300_000,
  columns: 20_000,
  merges: 20_000,
  names: 5_000,
  styles: 100_000,
  milliseconds: 9_000,
  heap: 160,
};

/** What the operator of the machine loads by command. */
export const commandLimits: SheetLimits = {
  bytes: 64 * mebibyte,
  unpacked: 400 * mebibyte,
  entries: 500,
  elements: 20_000_000,
  depth: 60,
  rows: 300_000,
  cells: 3_000_000,
  columns: 200_000,
  merges: 200_000,
  names: 50_000,
  styles: 1_000_000,
  milliseconds: 180_000,
  heap: 2_000,
};
