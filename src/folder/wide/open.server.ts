/** The sheets of a file that holds a wide table: a workbook, or text with commas, semicolons or tabs. */
import type { Asker } from "../../server/beside.server.ts";
import { AppError, type Fault } from "../../server/error.ts";
import { readCsv } from "../../sheets/csv.ts";
import type { SheetLimits } from "../../sheets/limits.ts";
import { tableFromText } from "../../sheets/pastedTable.ts";
import { textOf } from "../../sheets/textOf.ts";
import { readWorkbook } from "../../sheets/workbook.server.ts";
import type { Sheet, SheetRow } from "../../sheets/workbook.ts";
import { kindFault } from "../files.server.ts";

/** So many letters into a text titles are over: whether it has tabs shows before. */
const mostOfHeads = 4_000;

export type WideFile = { name: string; bytes: Uint8Array };

export async function sheetsOf(
  { name, bytes }: WideFile,
  { by, limits }: { by?: Asker; limits: SheetLimits },
): Promise<readonly Sheet[]> {
  const isText = /\.(?:csv|tsv|txt)$/i.test(name) && kindFault(name, Buffer.from(bytes))?.code !== "file_is_workbook";
  if (!isText) return (await readWorkbook(bytes, { by, limits })).sheets;
  if (bytes.length > limits.bytes) {
    throw new AppError("workbook_too_large", 422, {
      megabytes: limits.bytes / 1_048_576,
      unpacked: limits.unpacked / 1_048_576,
    });
  }
  const text = textOf(bytes);
  if (text === undefined) throw refusal({ code: "file_not_utf8", place: { file: name } });
  const rows: SheetRow[] = [];
  const take = (cells: readonly string[], number: number) => {
    if (rows.length >= limits.rows) throw new AppError("workbook_too_many_rows", 422, { most: limits.rows });
    const read = cells.map((cell) => cellOf(cell));
    if (read.some((cell) => cell !== undefined)) rows.push({ number, cells: read });
  };
  if (text.slice(0, mostOfHeads).includes("\t")) {
    // As it comes through the clipboard, a cell over several lines stands in quotes.
    const isQuoted = /(?:^|[\t\n])"/.test(text);
    const lines = isQuoted ? tableFromText(text) : text.split(/\r\n|\r|\n/).map((line) => line.split("\t"));
    for (const [index, cells] of lines.entries()) take(cells, index + 1);
  } else {
    const fault = await readCsv(name, text, take);
    if (fault) throw refusal(fault);
  }
  return [{ name: name.replace(/\.[^.]*$/, ""), hidden: false, rows, merges: [], hiddenRows: [], hiddenColumns: [] }];
}

function cellOf(text: string) {
  const composed = text.normalize("NFC").trim();
  return composed === "" ? undefined : { kind: "text" as const, text: composed };
}

function refusal(fault: Fault): AppError {
  return new AppError(fault.code, 422, fault.details, [fault]);
}
