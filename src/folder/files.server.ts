/** The folder on the disk: its names, its small files as text, its figures piece by piece. */
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "../server/error.ts";
import { csvReader, type OnRecord, separatorOf } from "./csv.ts";

const largestTable = 32 * 1_048_576;

/** The names of the files in a folder, not those of folders in it. */
export async function namesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The text of a file, or why it cannot be read as text. */
export async function readText(folder: string, file: string): Promise<string | Fault> {
  const path = join(folder, file);
  const { size } = await stat(path);
  if (size > largestTable)
    return { code: "data_file_too_large", place: { file }, details: { megabytes: largestTable / 1_048_576 } };
  const bytes = await readFile(path);
  return encodingFault(file, bytes) ?? new TextDecoder().decode(bytes);
}

/** Reads a file's records as they come, however long it is. */
export async function readRecords(folder: string, file: string, onRecord: OnRecord): Promise<Fault | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let reader: ReturnType<typeof csvReader> | undefined;
  let row = 0;
  const counted: OnRecord = (cells, at) => {
    row = at;
    onRecord(cells, at);
  };
  try {
    for await (const bytes of createReadStream(join(folder, file), { highWaterMark: 1_048_576 })) {
      const otherKind = reader ? undefined : kindFault(file, bytes);
      if (otherKind) return otherKind;
      const text = decoder.decode(bytes, { stream: true });
      reader ??= csvReader(separatorOf(text), counted);
      reader.push(text);
    }
    reader?.push(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return { code: "file_not_utf8", place: { file, row: row + 1 } };
    throw error;
  }
  if (!reader) return { code: "data_file_empty", place: { file } };
  const broken = reader.end();
  return broken && { code: broken.code, place: { file, row: broken.row } };
}

function encodingFault(file: string, bytes: Buffer): Fault | undefined {
  const otherKind = kindFault(file, bytes);
  if (otherKind || isUtf8(bytes)) return otherKind;
  return { code: "file_not_utf8", place: { file, row: firstBrokenRow(bytes) } };
}

/** What a file's first bytes give away: UTF-16 has a mark, a workbook is a ZIP archive. */
export function kindFault(file: string, bytes: Buffer): Fault | undefined {
  const start = bytes.subarray(0, 4).toString("hex");
  if (start.startsWith("fffe") || start.startsWith("feff")) return { code: "file_utf16", place: { file } };
  if (start === "504b0304" || start === "d0cf11e0") return { code: "file_is_workbook", place: { file } };
  return undefined;
}

function firstBrokenRow(bytes: Buffer): number {
  let row = 1;
  for (let from = 0; from < bytes.length; row += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end === -1 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(from, to))) return row;
    from = to;
  }
  return row;
}
