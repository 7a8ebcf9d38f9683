/** A unit's report as a Word file in its layout. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Layout } from "../../documents/layout.ts";
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
  wordOf,
} from "../../documents/wordParts.server.ts";
import type { PaperRow, ReportPaper } from "./paper.ts";

export function toWord(paper: ReportPaper): Promise<Buffer> {
  return wordOf(paper, documentOf);
}

function documentOf(paper: ReportPaper): Document {
  const { layout } = paper.frame;
  return new Document({
    title: [paper.title, ...paper.subject].join(" "),
    creator: paper.frame.issuerName,
    styles: {
      default: {
        document: { run: { font: layout.font, size: halfPoints(layout.size.body), language: { value: "vi-VN" } } },
      },
    },
    sections: [
      {
        properties: { titlePage: true, page: uprightPage(layout) },
        headers: { default: pageNumberHeader(), first: new Header({ children: [] }) },
        footers: { first: new Footer({ children: [] }) },
        children: [
          headTable(paper.frame),
          centred(paper.title, { bold: true, size: layout.size.title, before: 18 }),
          ...paper.subject.map((line) => centred(line, { bold: true, size: layout.size.body })),
          layout.kind === "party" ? centred("-----", { size: layout.size.body, after: 12 }) : rule(0.35, layout, 12),
          heading(paper.tableTitle, layout),
          figureTable(paper, layout),
          ...paper.words.flatMap(({ title, paragraphs }) => [
            heading(title, layout),
            ...paragraphs.map((text) => written(text, layout)),
          ]),
          written(paper.closing, layout, { before: 12, keepNext: true }),
          signatureTable(paper.frame),
        ],
      },
    ],
  });
}

function spacing(layout: Layout, before: number) {
  const line = Math.round(layout.spacing.line * 240);
  return { before: points(before), after: points(layout.spacing.after), line, lineRule: LineRuleType.AUTO };
}

function heading(text: string, layout: Layout): Paragraph {
  const children = [new TextRun({ text, bold: true })];
  return new Paragraph({
    spacing: spacing(layout, 8),
    indent: { firstLine: twips(layout.indent) },
    keepNext: true,
    children,
  });
}

function written(text: string, layout: Layout, { before = 0, keepNext = false } = {}): Paragraph {
  return new Paragraph({
    keepNext,
    spacing: spacing(layout, before),
    indent: { firstLine: twips(layout.indent) },
    alignment: AlignmentType.JUSTIFIED,
    children: [new TextRun({ text })],
  });
}

/** Shares of the line: number, name, measure, the year before, now, notes. */
const shares = [0.06, 0.32, 0.12, 0.12, 0.12, 0.26];

/** The head repeats on every page and no row is torn apart. */
function figureTable({ columns, rows }: ReportPaper, layout: Layout): Table {
  const whole = twips(textWidth(layout));
  const widths = shares.map((share) => Math.round(share * whole));
  const heads = [columns.number, columns.name, columns.measure, columns.before, columns.now, columns.note];
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map((text, index) => cell(text, AlignmentType.CENTER, widths[index] ?? 0, { bold: true })),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: whole, type: WidthType.DXA },
    columnWidths: widths,
    rows: [head, ...rows.map((row) => rowOf(row, widths, whole))],
  });
}

function rowOf(row: PaperRow, widths: readonly number[], whole: number): TableRow {
  if (row.kind === "section") {
    const only = cell(row.title, AlignmentType.LEFT, whole, { bold: true, columnSpan: widths.length });
    return new TableRow({ cantSplit: true, children: [only] });
  }
  const { CENTER, LEFT, RIGHT } = AlignmentType;
  const cells = [
    [row.number, CENTER],
    [row.name, LEFT],
    [row.measure, CENTER],
    [row.before, RIGHT],
    [row.now, RIGHT],
    [row.note, LEFT],
  ] as const;
  return new TableRow({
    cantSplit: true,
    children: cells.map(([text, alignment], index) => cell(text, alignment, widths[index] ?? 0)),
  });
}

const TABLE_SIZE = 12;

function cell(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  width: number,
  { bold = false, columnSpan = 1 } = {},
): TableCell {
  return new TableCell({
    columnSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    width: { size: width, type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 60, right: 60 },
    children: [new Paragraph({ alignment, children: [new TextRun({ text, bold, size: halfPoints(TABLE_SIZE) })] })],
  });
}
