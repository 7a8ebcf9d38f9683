/** A unit's report as a Word file in its layout. */
import { type Document, type Table, TextRun } from "docx";
import type { Layout } from "../../documents/layout.ts";
import { heading, paperDocument, textParagraph, textSection, wordOf } from "../../documents/wordPaper.server.ts";
import { textWidth, twips } from "../../documents/wordParts.server.ts";
import { wordTable } from "../../documents/wordTable.server.ts";
import type { ReportPaper } from "./paper.ts";

export function toWord(paper: ReportPaper): Promise<Buffer> {
  return wordOf(paper, documentOf);
}

function documentOf(paper: ReportPaper): Document {
  const { layout, issuerName } = paper.frame;
  const text = textSection(paper, [
    heading(paper.tableTitle, layout, 8),
    figureTable(paper, layout),
    ...paper.words.flatMap(({ title, paragraphs }) => [
      heading(title, layout, 8),
      ...paragraphs.map((text) => textParagraph([new TextRun(text)], layout)),
    ]),
    textParagraph([new TextRun(paper.closing)], layout, { before: 12, keepNext: true }),
  ]);
  return paperDocument(paper, { creator: issuerName }, [text]);
}

const TABLE_SIZE = 12;

function figureTable({ columns, rows }: ReportPaper, layout: Layout): Table {
  const { number, name, measure, before, now, note } = columns;
  return wordTable(
    [
      { title: number, align: "center", width: 6 },
      { title: name, align: "left", width: 32 },
      { title: measure, align: "center", width: 12 },
      { title: before, align: "right", width: 12 },
      { title: now, align: "right", width: 12 },
      { title: note, align: "left", width: 26 },
    ],
    rows.map((row) =>
      row.kind === "section" ? row : { cells: [row.number, row.name, row.measure, row.before, row.now, row.note] },
    ),
    { size: TABLE_SIZE, width: twips(textWidth(layout)), side: 60 },
  );
}
