/** The tables of papers in Word: the head repeats on every page and no row is torn apart. */
import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { halfPoints } from "./wordParts.server.ts";

/** `width` is its share of the table, beside those of the others. */
export type WordColumn = { title: string; align: "left" | "right" | "center"; width: number };

/** A title across all columns, or a cell for each; `mark` stands raised behind the second, which is the row's name. */
export type WordRow = { title: string } | { cells: readonly string[]; mark?: string };

/** `size` in points; the width and what is left free at the sides of a cell in twentieths of a point. */
type Measures = { size: number; width: number; side: number };

export function wordTable(
  columns: readonly WordColumn[],
  rows: readonly WordRow[],
  { size, width, side }: Measures,
): Table {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.round((column.width / whole) * width));
  const run = (text: string, bold = false) => new TextRun({ text, bold, size: halfPoints(size) });
  const cell = (children: TextRun[], align: WordColumn["align"], width = 0, columnSpan = 1) =>
    new TableCell({
      columnSpan,
      verticalAlign: VerticalAlignTable.CENTER,
      width: { size: width, type: WidthType.DXA },
      margins: { top: 30, bottom: 30, left: side, right: side },
      children: [new Paragraph({ alignment: alignments[align], children })],
    });
  const head = columns.map(({ title }, index) => cell([run(title, true)], "center", widths[index]));
  const cellsOf = (row: WordRow) => {
    if ("title" in row) return [cell([run(row.title, true)], "left", width, columns.length)];
    return row.cells.map((text, index) => {
      const mark = index === 1 && row.mark ? [raised(row.mark, size)] : [];
      return cell([run(text), ...mark], columns[index]?.align ?? "left", widths[index]);
    });
  };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cellsOf(row) })),
    ],
  });
}

const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

/** Never alone on a line. */
function raised(mark: string, size: number): TextRun {
  return new TextRun({ text: `\u00a0${mark}`, size: halfPoints(size), superScript: true });
}
