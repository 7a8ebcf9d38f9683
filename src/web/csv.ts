/** CSV for people's spreadsheets: decimal points, UTF-8 with the mark that spreadsheets look for, CR LF between lines. */

/** A line of CSV (RFC 4180). Text that a spreadsheet would take for a formula is kept text by a leading apostrophe; numbers stay numbers. */
export function csvLine(cells: readonly (string | null)[]): string {
  return cells.map((cell) => quoted(harmless(cell ?? ""))).join(",");
}

export function csvResponse(name: string, lines: readonly string[]): Response {
  return new Response(`\uFEFF${lines.join("\r\n")}\r\n`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}

function harmless(cell: string): string {
  return /^[=+\-@\t\0]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
