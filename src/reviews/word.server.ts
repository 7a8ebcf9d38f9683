/** A review's paper as a Word file in its layout: portrait text with head and signature, the table of targets as a landscape annex. */

import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Paragraph,
  TextRun,
} from "docx";
import type { Layout } from "../documents/layout.ts";
import {
  annexMargin,
  annexPage,
  centred,
  halfPoints,
  headTable,
  pageHeight,
  pageNumberHeader,
  points,
  rule,
  signatureTable,
  twips,
  uprightPage,
  wordOf,
} from "../documents/wordParts.server.ts";
import type { Span } from "../telling/span.ts";
import { illustrativeMark, markedSpans, type Paper, type PaperBlock } from "./paper.ts";
import { annexTable } from "./wordAnnex.server.ts";

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
  const { layout } = paper;
  return new Document({
    title: `${paper.title} ${paper.subject}`.replace("\n", " "),
    creator: paper.issuer,
    description: origin && originText(origin),
    styles: {
      default: {
        document: {
          run: { font: layout.font, size: halfPoints(layout.size.body), language: { value: "vi-VN" } },
        },
      },
    },
    sections: [textSection(paper), annexSection(paper)],
  });
}

function textSection(paper: Paper): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: uprightPage(paper.layout),
    },
    headers: { default: pageNumberHeader(), first: new Header({ children: [] }) },
    footers: { first: new Footer({ children: [] }) },
    children: [
      headTable(paper),
      centred(paper.title, { bold: true, size: paper.layout.size.title, before: 18 }),
      ...paper.subject.split("\n").map((line) => centred(line, { bold: true, size: paper.layout.size.body })),
      paper.layout.kind === "party"
        ? centred("-----", { size: paper.layout.size.body, after: 12 })
        : rule(0.35, paper.layout, 12),
      ...paper.blocks.map((block) => blockParagraph(block, paper.layout)),
      ...noteParagraphs(paper),
      signatureTable(paper),
    ],
  };
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
      annexTable(paper.annex, size.annex, twips(pageHeight - 2 * annexMargin)),
      ...correctionParagraphs(paper),
    ],
  };
}

function blockParagraph(block: PaperBlock, layout: Layout): Paragraph {
  const spacing = {
    after: points(layout.spacing.after),
    line: Math.round(layout.spacing.line * 240),
    lineRule: LineRuleType.AUTO,
  };
  const indent = { firstLine: twips(layout.indent) };
  if (block.kind === "heading") {
    const run = new TextRun({ text: block.text, bold: true });
    return new Paragraph({ spacing: { ...spacing, before: points(6) }, indent, keepNext: true, children: [run] });
  }
  const options: IParagraphOptions = { spacing, indent, alignment: AlignmentType.JUSTIFIED };
  return new Paragraph({
    ...options,
    children: markedSpans(block.spans).flatMap((marked) => runsOf(marked, block.isPrompt)),
  });
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
