/** A line of CSV (RFC 4180). Text that a spreadsheet would take for a formula is kept text by a leading apostrophe; numbers stay numbers. */
export function csvLine(cells: readonly (string | null)[]): string {
  return cells.map((cell) => quoted(harmless(cell ?? ""))).join(",");
}

function harmless(cell: string): string {
  return /^[=+\-@\t\0]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
