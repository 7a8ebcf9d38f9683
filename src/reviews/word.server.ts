/** A review's paper as a Word file in its layout: portrait text with head and signature, the table of targets as a landscape annex. */

import { type Document, type ISectionOptions, Paragraph, type Table, TextRun } from "docx";
import type { Layout } from "../documents/layout.ts";
import { heading, paperDocument, textParagraph, textSection, wordOf } from "../documents/wordPaper.server.ts";
import {
  annexMargin,
  annexPage,
  centred,
  halfPoints,
  pageHeight,
  pageNumberHeader,
  points,
  twips,
} from "../documents/wordParts.server.ts";
import { wordTable } from "../documents/wordTable.server.ts";
import type { Span } from "../telling/span.ts";
import { illustrativeMark, markedSpans, type Paper, type PaperBlock } from "./paper.ts";

/** What a Word file remembers of where it comes from, so that it can be laid back in. */
export type WordOrigin = { review: number; version: number };

export function originText({ review, version }: WordOrigin): string {
  return `quyet:${review}:${version}`;
}

export function originOf(description: string): WordOrigin | undefined {
  const match = /^quyet:(\d{1,9}):(\d{1,9})$/.exec(description.trim());
  return match ? { review: Number(match[1]), version: Number(match[2]) } : undefined;
}

export function toWord(paper: Paper, origin?: WordOrigin): Promise<Buffer> {
  return wordOf(paper, (held) => documentOf(held, origin));
}

function documentOf(paper: Paper, origin: WordOrigin | undefined): Document {
  const titled = { frame: paper, title: paper.title, subject: paper.subject.split("\n") };
  const text = paper.blocks.map((block) => blockParagraph(block, paper.layout));
  return paperDocument(titled, { creator: paper.issuer, description: origin && originText(origin) }, [
    textSection(titled, [...text, ...noteParagraphs(paper)]),
    annexSection(paper),
  ]);
}

function annexSection(paper: Paper): ISectionOptions {
  const { size } = paper.layout;
  return {
    properties: { page: annexPage() },
    headers: { default: pageNumberHeader() },
    children: [
      centred("PHỤ LỤC", { bold: true, size: size.body }),
      centred(paper.annexTitle, { bold: true, size: size.body }),
      centred(paper.annexOf, { italics: true, size: size.body, after: 8 }),
      // Above the table: below, it might be all that stands on a page of its own.
      ...noteParagraphs(paper),
      annexTable(paper),
      ...correctionParagraphs(paper),
    ],
  };
}

function annexTable({ annex, layout }: Paper): Table {
  return wordTable(
    annex.columns,
    annex.rows.map((row) =>
      row.kind === "section"
        ? row
        : { cells: [row.number, row.name, ...row.cells], mark: row.illustrative ? illustrativeMark : "" },
    ),
    { size: layout.size.annex, width: twips(pageHeight - 2 * annexMargin), side: 70 },
  );
}

function blockParagraph(block: PaperBlock, layout: Layout): Paragraph {
  if (block.kind === "heading") return heading(block.text, layout, 6);
  const runs = markedSpans(block.spans).flatMap((marked) => runsOf(marked, block.isPrompt));
  return textParagraph(runs, layout);
}

function runsOf({ span, isMarked }: { span: Span; isMarked: boolean }, isPrompt: boolean): TextRun[] {
  const run = new TextRun({ text: span.text, italics: isPrompt, color: isPrompt ? "5B6875" : undefined });
  return isMarked ? [run, new TextRun({ text: illustrativeMark, superScript: true })] : [run];
}

/** Behind everything that was signed. */
function correctionParagraphs({ corrections, layout }: Paper): Paragraph[] {
  if (corrections.length === 0) return [];
  const { body } = layout.size;
  return [
    centred("ĐÍNH CHÍNH", { bold: true, size: body, before: 18, after: 6 }),
    ...corrections.map((line) => new Paragraph({ spacing: { after: points(6) }, children: [new TextRun(line)] })),
  ];
}

function noteParagraphs(paper: Paper): Paragraph[] {
  return paper.notes.map(
    (note) =>
      new Paragraph({
        spacing: { before: points(6), after: points(8) },
        children: [new TextRun({ text: note, italics: true, size: halfPoints(paper.layout.size.recipients) })],
      }),
  );
}
