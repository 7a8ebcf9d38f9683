/** A Word file that somebody sends, as plain words. It is read beside the server, within bounds (TRUST S6). */
import { type Asker, beside } from "../server/beside.server.ts";
import { AppError } from "../server/error.ts";
import { fileTypeOf, largestFile } from "./file.ts";
import type { WordAside, WordBlock } from "./wordBody.ts";

export type WordFile = {
  /** Its tables and the paragraphs between them, without empty ones. */
  blocks: WordBlock[];
  aside: WordAside;
  /** What its writer, or the program that made it, noted in its properties. */
  description: string;
};

/** A letter, or the tables and paragraphs of an annex, which may be large where an operator reads it. */
export type WordTask = { kind: "letter" | "blocks"; bytes: Uint8Array; isLarge: boolean };

const refusals = { tooSlow: "word_file_damaged", damaged: "word_file_damaged" };
const read = beside<WordTask, WordFile>("documents", refusals);
const reading = { milliseconds: 9_000, heap: 160 };
const readingLarge = { milliseconds: 180_000, heap: 2_000 };

export async function readWordFile(bytes: Uint8Array, by?: Asker): Promise<WordFile> {
  requireWord(bytes);
  return read({ kind: "letter", bytes, isLarge: false }, { ...reading, by });
}

/** The tables of an annex, and the paragraphs between them. */
export async function readWordBlocks(
  bytes: Uint8Array,
  { by, isLarge = false }: { by?: Asker; isLarge?: boolean } = {},
): Promise<WordBlock[]> {
  if (!isLarge) requireWord(bytes);
  return (await read({ kind: "blocks", bytes, isLarge }, { ...(isLarge ? readingLarge : reading), by })).blocks;
}

function requireWord(bytes: Uint8Array): void {
  if (bytes.length > largestFile) throw new AppError("file_too_large", 422, { most: largestFile / 1024 / 1024 });
  if (fileTypeOf(bytes) !== "docx") throw new AppError("file_type_unknown", 422, { types: "DOCX" });
}
