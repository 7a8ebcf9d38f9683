/** The sheet that a text file is: with commas, semicolons or tabs between its cells. */
import { AppError } from "../server/error.ts";
import { readCsv } from "./csv.ts";
import type { SheetLimits } from "./limits.ts";
import { tableFromText } from "./pastedTable.ts";
import { textOf } from "./textOf.ts";
import type { Sheet, SheetRow } from "./workbook.ts";

/** So many letters into a text titles are over: whether it has tabs shows before. */
const mostOfHeads = 4_000;

/** Its rows by their numbers, without what is empty; an AppError where it is no table. */
export async function sheetOfText(name: string, bytes: Uint8Array, limits: SheetLimits): Promise<Sheet> {
  const text = textOf(bytes);
  if (text === undefined)
    throw new AppError("file_not_utf8", 422, {}, [{ code: "file_not_utf8", place: { file: name } }]);
  const rows: SheetRow[] = [];
  const take = (cells: readonly string[], number: number) => {
    if (rows.length >= limits.rows) throw new AppError("workbook_too_many_rows", 422, { most: limits.rows });
    const read = cells.map(cellOf);
    if (read.some((cell) => cell !== undefined)) rows.push({ number, cells: read });
  };
  if (text.slice(0, mostOfHeads).includes("\t")) {
    // As it comes through the clipboard, a cell over several lines stands in quotes.
    const isQuoted = /(?:^|[\t\n])"/.test(text);
    const lines = isQuoted ? tableFromText(text) : text.split(/\r\n|\r|\n/).map((line) => line.split("\t"));
    for (const [index, cells] of lines.entries()) take(cells, index + 1);
  } else {
    const fault = await readCsv(name, text, take);
    if (fault) throw new AppError(fault.code, 422, fault.details, [fault]);
  }
  return { name: name.replace(/\.[^.]*$/, ""), hidden: false, rows, merges: [], hiddenRows: [], hiddenColumns: [] };
}

function cellOf(text: string) {
  const composed = text.normalize("NFC").trim();
  return composed === "" ? undefined : { kind: "text" as const, text: composed };
}
