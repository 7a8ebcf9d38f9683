/** The official form as a Word file: the paper's head and signature, the table across the page. */
import { type Document, TextRun } from "docx";
import type { PaperFrame } from "../../documents/paperFrame.ts";
import { paperDocument, textParagraph, textSection, wordOf } from "../../documents/wordPaper.server.ts";
import { annexMargin, annexPage, pageHeight, twips } from "../../documents/wordParts.server.ts";
import { wordTable } from "../../documents/wordTable.server.ts";
import type { FormTable } from "./formTable.ts";

export type TaskFormPaper = {
  frame: PaperFrame;
  title: string;
  subject: string[];
  heads: { number: string; unit: string; note: string };
  table: FormTable;
  denominators: string;
};

export function taskFormWord(paper: TaskFormPaper): Promise<Buffer> {
  return wordOf(paper, documentOf);
}

const TABLE_SIZE = 10;

function documentOf(paper: TaskFormPaper): Document {
  const { frame, heads, table } = paper;
  const width = pageHeight - 2 * annexMargin;
  const text = [
    wordTable(
      [
        { title: heads.number, align: "center", width: 4 },
        { title: heads.unit, align: "left", width: 18 },
        ...table.heads.map(({ name }) => ({ title: name, align: "right" as const, width: 8 })),
        { title: heads.note, align: "left" as const, width: 18 },
      ],
      table.lines.map(({ number, name, cells, note }) => ({
        cells: [number, name, ...cells.map(({ text }) => text), note],
      })),
      { size: TABLE_SIZE, width: twips(width), side: 40 },
    ),
    textParagraph([new TextRun(paper.denominators)], frame.layout, { before: 8, keepNext: true }),
  ];
  const section = textSection(paper, text, { page: annexPage(), width });
  return paperDocument(paper, { creator: frame.issuerName }, [section]);
}
