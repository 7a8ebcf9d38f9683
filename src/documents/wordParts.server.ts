/** The parts of which every official paper in Word is made: page, head, signature, lines. */

import {
  AlignmentType,
  BorderStyle,
  Header,
  type ISectionPropertiesOptions,
  LineRuleType,
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
import type { Layout } from "./layout.ts";
import type { PaperFrame } from "./paperFrame.ts";

export const pageWidth = 210;
export const pageHeight = 297;
export const annexMargin = 15;

/** A4 upright with the margins of the layout. */
export function uprightPage({ margins }: Layout): ISectionPropertiesOptions["page"] {
  return {
    size: { width: twips(pageWidth), height: twips(pageHeight) },
    margin: {
      top: twips(margins.top),
      bottom: twips(margins.bottom),
      left: twips(margins.left),
      right: twips(margins.right),
      header: twips(margins.top / 2),
    },
  };
}

/** A4 across, for tables wider than a page. */
export function annexPage(): ISectionPropertiesOptions["page"] {
  return {
    size: { width: twips(pageWidth), height: twips(pageHeight), orientation: PageOrientation.LANDSCAPE },
    margin: {
      top: twips(annexMargin),
      bottom: twips(annexMargin),
      left: twips(annexMargin),
      right: twips(annexMargin),
      header: twips(10),
    },
  };
}

/** Who writes and under whom at the left, the layout's own lines at the right; over so many millimetres. */
export function headTable(paper: PaperFrame, width: number): Table {
  const { layout } = paper;
  const size = layout.size.head;
  const leftWords = textWidth(layout) * layout.leftShare;
  const rightWords = textWidth(layout) * (1 - layout.leftShare);
  const left = [
    ...(paper.superior === "" ? [] : [centred(unbroken(paper.superior), { size })]),
    centred(unbroken(paper.issuer), { bold: true, size }),
    ...(layout.issuerRule ? [rule(0.4 * leftWords, width * layout.leftShare, 0)] : []),
    ...(layout.underIssuer === "" ? [] : [centred(layout.underIssuer, { size })]),
    centred(paper.number, { size: layout.size.line }),
  ];
  const right = [
    ...layout.right.flatMap(({ text, bold, size, rule: ruled }) => [
      centred(text, { bold, size }),
      ...(ruled ? [rule((layout.kind === "party" ? 0.78 : 0.62) * rightWords, width * (1 - layout.leftShare), 0)] : []),
    ]),
    centred(paper.placeAndDate, { italics: true, size: layout.size.line, before: 4 }),
  ];
  return sideBySide(width, [left, right], layout.leftShare);
}

/** "ỦY BAN NHÂN DÂN" breaks before the name of its place, and never within either. */
function unbroken(name: string): string {
  const joined = (words: string) => words.replaceAll(" ", "\u00a0");
  const body = /^(ỦY BAN NHÂN DÂN) (.+)$/u.exec(name);
  return body ? `${joined(body[1] ?? "")} ${joined(body[2] ?? "")}` : name;
}

/** Recipients at the left, the signature at the right. */
export function signatureTable(paper: PaperFrame, width: number): Table {
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
    // "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" are two lines.
    ...[paper.onBehalf, ...paper.signerTitle.split(/\s*[/\n]\s*/)]
      .filter((line) => line !== "")
      .map((line, index) => centred(line, { bold: index === 0 || layout.kind === "state", size: size.body })),
    centred("", { size: size.body, before: 60 }),
    centred(paper.signer, { bold: true, size: size.body }),
  ];
  return sideBySide(width, [recipients, signature], 0.5);
}

type Line = { size: number; bold?: boolean; italics?: boolean; before?: number; after?: number };

export function centred(text: string, { size, bold, italics, before = 0, after = 0 }: Line): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: points(before), after: points(after) },
    children: [new TextRun({ text, bold, italics, size: halfPoints(size) })],
  });
}

/** A line across the middle of its column, both in millimetres: as long as the words above it, however wide the page. */
export function rule(length: number, column: number, after: number): Paragraph {
  const side = twips((column - length) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { after: points(after), line: 40, lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } },
    children: [],
  });
}

function sideBySide(millimetres: number, columns: Paragraph[][], firstShare: number): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };
  const width = twips(millimetres);
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

export function pageNumberHeader(): Header {
  return new Header({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
    ],
  });
}

export function textWidth({ margins }: Layout): number {
  return pageWidth - margins.left - margins.right;
}

export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}

export function points(size: number): number {
  return size * 20;
}

export function halfPoints(size: number): number {
  return size * 2;
}
