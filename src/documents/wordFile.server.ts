/** A Word file that somebody sends, as paragraphs of plain words. It is read beside the server, within bounds (TRUST S6). */
import { type Asker, beside } from "../server/beside.server.ts";
import { AppError } from "../server/error.ts";
import { fileTypeOf, largestFile } from "./file.ts";

export type WordFile = {
  /** Outside of tables, in order, without empty ones. */
  paragraphs: string[];
  /** What its writer, or the program that made it, noted in its properties. */
  description: string;
};

const read = beside<Uint8Array, WordFile>("documents", { tooSlow: "word_file_damaged", damaged: "word_file_damaged" });
const reading = { milliseconds: 9_000, heap: 160 };

export async function readWordFile(bytes: Uint8Array, by?: Asker): Promise<WordFile> {
  if (bytes.length > largestFile) throw new AppError("file_too_large", 422, { most: largestFile / 1024 / 1024 });
  if (fileTypeOf(bytes) !== "docx") throw new AppError("file_type_unknown", 422, { types: "DOCX" });
  return read(bytes, { ...reading, by });
}
