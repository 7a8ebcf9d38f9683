/** What stands in a Word file. Runs in a thread of its own; what no honest letter has is refused before the library sees it. */
import { AppError } from "../server/error.ts";
import { checkOfficeFile, type OfficeFault, type OfficeGuard, type OfficeLimits } from "../server/officeFile.server.ts";
import { entriesOf } from "../server/zip.server.ts";
import type { WordFile, WordTask } from "./wordFile.server.ts";
import { blocksOf, type WordBlock } from "./wordTables.ts";

const mebibyte = 1024 * 1024;
const texts = /^word\/[^/]+\.xml$/i;

/** A year's review with its annex has some hundreds of paragraphs and a few thousand cells. */
const letter: OfficeLimits = {
  unpacked: 40 * mebibyte,
  entries: 400,
  depth: 100,
  elements: 300_000,
  text: 4 * mebibyte,
};
/** A province's annex of targets by commune has hundreds of pages of tables. */
const annex: OfficeLimits = { ...letter, unpacked: 200 * mebibyte, elements: 6_000_000, text: 24 * mebibyte };

function guardOf(limits: OfficeLimits, mostCells: number): OfficeGuard {
  return {
    limits,
    counted: [
      { what: "paragraphs", elements: ["p"], parts: texts, most: mostCells },
      { what: "tables", elements: ["tbl"], parts: texts, most: 1_000 },
    ],
    needed: ["[Content_Types].xml", "word/document.xml"],
    refuse,
  };
}

const told: readonly OfficeFault[] = ["too_large", "too_deep"];

function refuse(fault: OfficeFault, details: Record<string, string | number> = {}): AppError {
  const isTold = told.includes(fault) || fault.startsWith("too_many_");
  if (!isTold) return damaged();
  return new AppError(`word_file_${fault}`, 422, { most: letter.text / mebibyte, ...details });
}

/** Beyond tables, in which the annex stands; more are no review. */
const mostParagraphs = 3_000;

export async function readWord({ kind, bytes, isLarge }: WordTask): Promise<WordFile | WordBlock[]> {
  const html = await htmlOf(bytes, isLarge ? guardOf(annex, 400_000) : guardOf(letter, 30_000));
  if (kind === "blocks") return blocksOf(html, decoded);
  const paragraphs = paragraphsOf(html);
  if (paragraphs.length > mostParagraphs) throw refuse("too_many_paragraphs", { most: mostParagraphs });
  const properties = await textOfPart(bytes, "docProps/core.xml");
  return { paragraphs, description: decoded(/<dc:description[^<>]*>([^<]*)</.exec(properties)?.[1] ?? "") };
}

async function htmlOf(bytes: Uint8Array, guard: OfficeGuard): Promise<string> {
  await checkOfficeFile(bytes, guard);
  // The library takes a while to load, and what is refused never needs it.
  const { default: mammoth } = await import("mammoth");
  const { value } = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
    )
    .catch((error: unknown) => {
      throw damaged(error);
    });
  return value;
}

async function textOfPart(bytes: Uint8Array, name: string): Promise<string> {
  for await (const entry of entriesOf(bytes, damaged)) {
    if (entry.name === name) return Buffer.concat(await Array.fromAsync(entry.pieces())).toString("utf8");
  }
  return "";
}

function paragraphsOf(html: string): string[] {
  return outsideTables(html)
    .split(/<\/(?:p|h[1-6]|li)>/)
    .map((paragraph) =>
      decoded(paragraph.replace(/<br ?\/?>/g, " ").replace(/<[^>]*>/g, ""))
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((paragraph) => paragraph !== "");
}

/** Tables are the head, the signature and the annex: none of the text. */
function outsideTables(html: string): string {
  const kept: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: tag, index } of html.matchAll(/<\/?table>/g)) {
    if (depth === 0) kept.push(html.slice(from, index));
    depth += tag === "<table>" ? 1 : -1;
    from = index + tag.length;
  }
  return [...kept, html.slice(from)].join("");
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
