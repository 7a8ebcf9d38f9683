/** The folder on the disk: its names, its articles as text, its tables record by record. */
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "../server/error.ts";
import { type OnRecord, readCsv } from "../sheets/csv.ts";

/** Of a file that is kept in memory as a whole. */
const largestFile = 32 * 1_048_576;

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
  const tooLarge = await sizeFault(folder, file);
  if (tooLarge) return tooLarge;
  const bytes = await readFile(join(folder, file));
  return encodingFault(file, bytes) ?? new TextDecoder().decode(bytes);
}

/** What is too large to be kept in memory. */
export async function sizeFault(folder: string, file: string): Promise<Fault | undefined> {
  const { size } = await stat(join(folder, file));
  if (size <= largestFile) return undefined;
  return { code: "data_file_too_large", place: { file }, details: { megabytes: largestFile / 1_048_576 } };
}

/** Reads a file's records as they come, however long it is. */
export async function readRecords(folder: string, file: string, onRecord: OnRecord): Promise<Fault | undefined> {
  try {
    return await readCsv(file, textOf(folder, file), onRecord);
  } catch (error) {
    if (error instanceof NotText) return error.fault;
    throw error;
  }
}

class NotText extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

async function* textOf(folder: string, file: string): AsyncGenerator<string> {
  const path = join(folder, file);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let read = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: 262_144 })) {
    const otherKind = read === 0 ? kindFault(file, bytes) : undefined;
    if (otherKind) throw new NotText(otherKind);
    const text = decoded(decoder, bytes);
    if (text === undefined) throw new NotText(await brokenAfter(path, file, read));
    yield text;
    read += bytes.length;
  }
  if (read === 0) throw new NotText({ code: "data_file_empty", place: { file } });
  if (decoded(decoder) === undefined) throw new NotText({ code: "file_not_utf8", place: { file } });
}

/** The next piece of a text; without bytes, its end. */
function decoded(decoder: TextDecoder, bytes?: Buffer): string | undefined {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The line that is no text, somewhere after so many bytes that are. */
async function brokenAfter(path: string, file: string, good: number): Promise<Fault> {
  let row = 1;
  let at = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: 262_144 })) {
    if (at >= good) {
      // Continuing bytes at the start belong to a character of the piece before.
      const start = bytes.findIndex((byte: number) => (byte & 0xc0) !== 0x80);
      return {
        code: "file_not_utf8",
        place: { file, row: row - 1 + firstBrokenRow(bytes.subarray(Math.max(start, 0))) },
      };
    }
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, end + 1)) row += 1;
    at += bytes.length;
  }
  return { code: "file_not_utf8", place: { file } };
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
