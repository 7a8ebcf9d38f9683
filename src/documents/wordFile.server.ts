/**
 * A Word file that somebody sends, as paragraphs of plain words. It is looked through first: unpacked piece by piece, counted,
 * and refused where it has what no honest letter has (TRUST S6).
 */
import mammoth from "mammoth";
import { AppError } from "../server/error.ts";
import { entriesOf } from "../server/zip.server.ts";
import { fileTypeOf, largestFile } from "./file.ts";

export type WordFile = {
  /** Outside of tables, in order, without empty ones. */
  paragraphs: string[];
  /** What its writer, or the program that made it, noted in its properties. */
  description: string;
};

const mebibyte = 1024 * 1024;
const limits = { entries: 400, unpacked: 40 * mebibyte, text: 4 * mebibyte };

export async function readWordFile(bytes: Buffer): Promise<WordFile> {
  if (bytes.length > largestFile) throw new AppError("file_too_large", 422, { most: largestFile / mebibyte });
  if (fileTypeOf(bytes) !== "docx") throw new AppError("file_type_unknown", 422, { types: "DOCX" });
  const core = await lookThrough(bytes);
  const { value } = await mammoth
    .convertToHtml({ buffer: bytes }, { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) })
    .catch((error: unknown) => {
      throw damaged(error);
    });
  return {
    paragraphs: paragraphsOf(value),
    description: decoded(/<dc:description[^>]*>([^<]*)</.exec(core)?.[1] ?? ""),
  };
}

/** Throws where the file is too much or not what it seems; answers the properties of the document. */
async function lookThrough(bytes: Buffer): Promise<string> {
  let unpacked = 0;
  let count = 0;
  let core = "";
  for await (const entry of entriesOf(bytes, damaged)) {
    count += 1;
    if (count > limits.entries || entry.isEncrypted) throw damaged();
    const isText = /\.(xml|rels)$/i.test(entry.name);
    const kept: Buffer[] = [];
    let size = 0;
    for await (const piece of entry.pieces()) {
      size += piece.length;
      unpacked += piece.length;
      if (unpacked > limits.unpacked || (isText && size > limits.text)) {
        throw new AppError("word_file_too_large", 422, { most: limits.text / mebibyte });
      }
      if (isText) kept.push(piece);
    }
    const text = Buffer.concat(kept).toString("utf8");
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw damaged();
    if (entry.name === "docProps/core.xml") core = text;
  }
  return core;
}

/** Tables are the head, the signature and the annex: none of the text. */
function paragraphsOf(html: string): string[] {
  let text = html;
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(/<table>(?:(?!<table>)[\s\S])*?<\/table>/g, "");
  }
  return text
    .split(/<\/(?:p|h[1-6]|li)>/)
    .map((paragraph) =>
      decoded(paragraph.replace(/<br ?\/?>/g, " ").replace(/<[^>]*>/g, ""))
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((paragraph) => paragraph !== "");
}

const signs: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name?: string) => {
    if (code !== undefined) return String.fromCodePoint(Math.min(Number(code), 0x10ffff));
    return signs[name ?? ""] ?? whole;
  });
}

function damaged(cause?: unknown): AppError {
  return new AppError("word_file_damaged", 422, {}, [], cause);
}
