/** The tables of a file in which an annex may stand: a workbook, a Word file, CSV, what was copied from a table, or plain text. */
import { fileTypeOf } from "../../documents/file.ts";
import { readWordBlocks } from "../../documents/wordFile.server.ts";
import type { Asker } from "../../server/beside.server.ts";
import { AppError } from "../../server/error.ts";
import { readCsv } from "../../sheets/csv.ts";
import { commandLimits, uploadLimits } from "../../sheets/limits.ts";
import { tableFromText } from "../../sheets/pastedTable.ts";
import { textOf } from "../../sheets/textOf.ts";
import { readWorkbook } from "../../sheets/workbook.server.ts";
import { tableOf } from "../../sheets/workbook.ts";
import { columnsOf } from "./columns.ts";

type Reading = {
  by?: Asker;
  /** Read by the operator of the machine: within wider bounds than what people send. */
  isLarge?: boolean;
};

/** Each of the tables that can be seen, joined cells with their text in each place. */
export async function tablesOf(bytes: Uint8Array, { by, isLarge = false }: Reading = {}): Promise<string[][][]> {
  const type = fileTypeOf(bytes);
  // What only looks like a workbook is refused by whoever reads workbooks, in words that say what to do.
  if (type === "xlsx" || (type === undefined && isOfOffice(bytes))) {
    const { sheets } = await readWorkbook(bytes, { by, limits: isLarge ? commandLimits : uploadLimits });
    return sheets.filter(({ hidden }) => !hidden).map((sheet) => tableOf(sheet, "repeated"));
  }
  if (type === "docx") {
    const blocks = await readWordBlocks(bytes, { by, isLarge });
    const tables = blocks.flatMap((block) => (block.kind === "table" ? [block.rows] : []));
    const paragraphs = blocks.flatMap((block) => (block.kind === "paragraph" ? [[block.text]] : []));
    return [...tables, paragraphs];
  }
  if (type !== undefined) throw new AppError("file_type_unknown", 422, { types: "XLSX, DOCX, CSV, TSV, TXT" });
  const text = textOf(bytes);
  if (text === undefined) throw new AppError("text_not_utf8", 422);
  return [await tableOfText(text)];
}

/** An archive or a file of old Office. */
function isOfOffice(bytes: Uint8Array): boolean {
  return ["504b0304", "d0cf11e0"].includes(Buffer.from(bytes.subarray(0, 4)).toString("hex"));
}

/** Text between tabs is a table, between commas where its first line is a heading; else each line is a row. */
export async function tableOfText(text: string): Promise<string[][]> {
  if (text.includes("\t")) return tableFromText(text);
  const rows: string[][] = [];
  const fault = await readCsv("", text, (cells) => rows.push(cells.map((cell) => cell.trim())));
  const isTable = fault === undefined && rows.length > 1 && (rows[0]?.length ?? 0) > 1 && columnsOf(rows).firstRow > 0;
  return isTable ? rows : text.split(/\r\n?|\n/).flatMap((line) => (line.trim() === "" ? [] : [[line.trim()]]));
}
