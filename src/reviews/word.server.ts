/** A review's paper as a Word file in its layout: portrait text with head and signature, the table of targets as a landscape annex. */

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Span } from "./block.ts";
import type { Layout } from "./layout.ts";
import { illustrativeMark, markedSpans, type Paper, type PaperBlock } from "./paper.ts";
import { annexTable } from "./wordAnnex.server.ts";

const pageWidth = 210;
const pageHeight = 297;
const annexMargin = 15;
/** The share of the line that the head's left column takes. */
const leftShare = 0.43;

export async function toWord(paper: Paper): Promise<Buffer> {
  const { layout } = paper;
  const document = new Document({
    title: `${paper.title} ${paper.subject}`.replace("\n", " "),
    creator: paper.issuer,
    styles: {
      default: {
        document: {
          run: { font: layout.font, size: halfPoints(layout.size.body), language: { value: "vi-VN" } },
        },
      },
    },
    sections: [textSection(paper), annexSection(paper)],
  });
  return Packer.toBuffer(document);
}

function textSection(paper: Paper): ISectionOptions {
  const { margins } = paper.layout;
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: twips(pageWidth), height: twips(pageHeight) },
        margin: {
          top: twips(margins.top),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          right: twips(margins.right),
          header: twips(margins.top / 2),
        },
      },
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
    properties: {
      page: {
        size: { width: twips(pageWidth), height: twips(pageHeight), orientation: PageOrientation.LANDSCAPE },
        margin: {
          top: twips(annexMargin),
          bottom: twips(annexMargin),
          left: twips(annexMargin),
          right: twips(annexMargin),
          header: twips(8),
        },
      },
    },
    headers: { default: pageNumberHeader() },
    children: [
      centred("PHỤ LỤC", { bold: true, size: size.head }),
      centred(paper.annexTitle, { bold: true, size: size.head }),
      centred(paper.annexOf, { italics: true, size: size.head, after: 8 }),
      // Above the table: below, it might be all that stands on a page of its own.
      ...noteParagraphs(paper),
      annexTable(paper.annex, size.annex, twips(pageHeight - 2 * annexMargin)),
    ],
  };
}

function headTable(paper: Paper): Table {
  const { layout } = paper;
  const size = layout.size.head;
  const left = [
    ...(paper.superior === "" ? [] : [centred(paper.superior, { size })]),
    centred(paper.issuer, { bold: true, size }),
    ...(layout.issuerRule ? [rule(0.4, layout, 0)] : []),
    ...(layout.underIssuer === "" ? [] : [centred(layout.underIssuer, { size })]),
    centred(paper.number, { size }),
  ];
  const right = [
    ...layout.right.flatMap(({ text, bold, size, rule: ruled }) => [
      centred(text, { bold, size }),
      ...(ruled ? [rule(layout.kind === "party" ? 0.78 : 0.62, layout, 0)] : []),
    ]),
    centred(paper.placeAndDate, { italics: true, size, before: 4 }),
  ];
  return sideBySide(layout, [left, right], leftShare);
}

function signatureTable(paper: Paper): Table {
  const { layout } = paper;
  const { size } = layout;
  const recipients = [
    new Paragraph({
      keepNext: true,
      children: [
        new TextRun({
          text: "Nơi nhận",
          underline: layout.kind === "party" ? {} : undefined,
          bold: layout.kind === "state",
          italics: layout.kind === "state",
          size: halfPoints(layout.kind === "party" ? size.head : size.recipients + 1),
        }),
        new TextRun({ text: ":", size: halfPoints(size.head) }),
      ],
    }),
    ...paper.recipients.map(
      (recipient) =>
        new Paragraph({ children: [new TextRun({ text: `- ${recipient}`, size: halfPoints(size.recipients) })] }),
    ),
  ];
  const signature = [
    ...[paper.onBehalf, paper.signerTitle]
      .filter((line) => line !== "")
      .map((line, index) => centred(line, { bold: index === 0 || layout.kind === "state", size: size.head })),
    centred("", { size: size.head, before: 60 }),
    centred(paper.signer, { bold: true, size: size.head }),
  ];
  return sideBySide(layout, [recipients, signature], 0.5);
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

function noteParagraphs(paper: Paper): Paragraph[] {
  return paper.notes.map(
    (note) =>
      new Paragraph({
        spacing: { before: points(6), after: points(8) },
        children: [new TextRun({ text: note, italics: true, size: halfPoints(paper.layout.size.recipients) })],
      }),
  );
}

type Line = { size: number; bold?: boolean; italics?: boolean; before?: number; after?: number };

function centred(text: string, { size, bold, italics, before = 0, after = 0 }: Line): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: points(before), after: points(after) },
    children: [new TextRun({ text, bold, italics, size: halfPoints(size) })],
  });
}

/** A line across the middle of its column, as wide as the share of it. */
function rule(share: number, layout: Layout, after: number): Paragraph {
  const column = textWidth(layout) * (after > 0 ? 1 : share > 0.5 ? 1 - leftShare : leftShare);
  const side = twips((column * (1 - share)) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { after: points(after), line: 40, lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } },
    children: [],
  });
}

function sideBySide(layout: Layout, columns: Paragraph[][], firstShare: number): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };
  const width = twips(textWidth(layout));
  const widths = [Math.round(width * firstShare), Math.round(width * (1 - firstShare))];
  const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders,
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          (children, index) =>
            new TableCell({
              children,
              verticalAlign: VerticalAlignTable.TOP,
              width: { size: widths[index] ?? 0, type: WidthType.DXA },
              margins: { left: 0, right: 0 },
            }),
        ),
      }),
    ],
  });
}

function pageNumberHeader(): Header {
  return new Header({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
    ],
  });
}

function textWidth({ margins }: Layout): number {
  return pageWidth - margins.left - margins.right;
}

function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}

function points(size: number): number {
  return size * 20;
}

function halfPoints(size: number): number {
  return size * 2;
}
