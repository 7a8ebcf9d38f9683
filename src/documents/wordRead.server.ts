/** What stands in a Word file. Runs in a thread of its own; what no honest letter has is refused before anything is read of it. */
import { AppError } from "../server/error.ts";
import { checkOfficeFile, type OfficeFault, type OfficeGuard, type OfficeLimits } from "../server/officeFile.server.ts";
import { entriesOf } from "../server/zip.server.ts";
import { readBody } from "./wordBody.ts";
import type { WordFile, WordTask } from "./wordFile.server.ts";
import { listMarks } from "./wordLists.ts";
import { readXml, within, type XmlElement } from "./wordXml.ts";

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

export async function readWord({ kind, bytes, isLarge }: WordTask): Promise<WordFile> {
  await checkOfficeFile(bytes, isLarge ? guardOf(annex, 400_000) : guardOf(letter, 30_000));
  const parts = await partsOf(bytes);
  const document = parts.get("word/document.xml");
  if (within(document, "body") === undefined || document === undefined) throw damaged();
  const read = readBody(
    {
      document,
      comments: parts.get("word/comments.xml"),
      footnotes: parts.get("word/footnotes.xml"),
      endnotes: parts.get("word/endnotes.xml"),
      onEveryPage: [...parts].filter(([name]) => onEveryPage.test(name)).map(([, part]) => part),
    },
    listMarks(parts.get("word/numbering.xml"), parts.get("word/styles.xml")),
  );
  const paragraphs = read.blocks.filter((block) => block.kind === "paragraph").length;
  if (kind === "letter" && paragraphs > mostParagraphs) throw refuse("too_many_paragraphs", { most: mostParagraphs });
  const description = within(parts.get("docProps/core.xml"), "description")?.children[0];
  return { ...read, description: typeof description === "string" ? description : "" };
}

const onEveryPage = /^word\/(?:header|footer)\d*\.xml$/;
const read =
  /^(?:word\/(?:document|numbering|styles|comments|footnotes|endnotes|(?:header|footer)\d*)|docProps\/core)\.xml$/;

async function partsOf(bytes: Uint8Array): Promise<Map<string, XmlElement>> {
  const parts = new Map<string, XmlElement>();
  for await (const entry of entriesOf(bytes, damaged)) {
    if (!read.test(entry.name)) continue;
    const part = readXml(Buffer.concat(await Array.fromAsync(entry.pieces())).toString("utf8"));
    if (part) parts.set(entry.name, part);
  }
  return parts;
}

function damaged(cause?: unknown): AppError {
  return new AppError("word_file_damaged", 422, {}, [], cause);
}
