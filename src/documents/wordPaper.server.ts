/** A paper in Word: under the head its title and subject, its text, and the signature below. */
import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  LineRuleType,
  Packer,
  Paragraph,
  TextRun,
} from "docx";
import { allAsXmlHolds } from "../prose/xml.ts";
import type { Layout } from "./layout.ts";
import type { PaperFrame } from "./paperFrame.ts";
import {
  centred,
  halfPoints,
  headTable,
  pageNumberHeader,
  points,
  rule,
  signatureTable,
  textWidth,
  twips,
  uprightPage,
} from "./wordParts.server.ts";

type Titled = { frame: PaperFrame; title: string; subject: readonly string[] };

/** The Word file of a paper, of which it holds every text that XML can hold. */
export function wordOf<Paper>(paper: Paper, documentOf: (paper: Paper) => Document): Promise<Buffer> {
  return Packer.toBuffer(documentOf(allAsXmlHolds(paper)));
}

export function paperDocument(
  { frame: { layout }, title, subject }: Titled,
  about: { creator: string; description?: string | undefined },
  sections: ISectionOptions[],
): Document {
  const run = { font: layout.font, size: halfPoints(layout.size.body), language: { value: "vi-VN" } };
  return new Document({
    title: [title, ...subject].join(" "),
    ...about,
    styles: { default: { document: { run } } },
    sections,
  });
}

/** The page that the text stands on, and how many millimetres of it are written on. */
type Sheet = { page: ReturnType<typeof uprightPage>; width: number };

/** Upright unless told. */
export function textSection(
  { frame, title, subject }: Titled,
  text: readonly FileChild[],
  sheet?: Sheet,
): ISectionOptions {
  const { layout } = frame;
  const { page, width } = sheet ?? { page: uprightPage(layout), width: textWidth(layout) };
  return {
    properties: { titlePage: true, page },
    headers: { default: pageNumberHeader(), first: new Header({ children: [] }) },
    footers: { first: new Footer({ children: [] }) },
    children: [
      headTable(frame, width),
      centred(title, { bold: true, size: layout.size.title, before: 18 }),
      ...subject.map((line) => centred(line, { bold: true, size: layout.size.body })),
      layout.kind === "party"
        ? centred("-----", { size: layout.size.body, after: 12 })
        : rule(0.35 * textWidth(layout), width, 12),
      ...text,
      signatureTable(frame, width),
    ],
  };
}

/** `before` in points. */
export function heading(text: string, layout: Layout, before: number): Paragraph {
  return new Paragraph({
    ...inText(layout, before),
    keepNext: true,
    children: [new TextRun({ text, bold: true })],
  });
}

export function textParagraph(children: TextRun[], layout: Layout, { before = 0, keepNext = false } = {}): Paragraph {
  return new Paragraph({ ...inText(layout, before), keepNext, alignment: AlignmentType.JUSTIFIED, children });
}

function inText({ spacing, indent }: Layout, before: number) {
  const line = Math.round(spacing.line * 240);
  return {
    spacing: { before: points(before), after: points(spacing.after), line, lineRule: LineRuleType.AUTO },
    indent: { firstLine: twips(indent) },
  };
}
