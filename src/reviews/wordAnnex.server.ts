/** The annex's table in Word: its head repeats on every page and no row is torn apart. */

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
import type { Annex, AnnexColumn, AnnexRow } from "./annex.ts";
import { illustrativeMark } from "./paper.ts";

const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

/** `size` in points, `width` in twentieths of a point. */
export function annexTable(annex: Annex, size: number, width: number): Table {
  const whole = annex.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = annex.columns.map((column) => Math.round((column.width / whole) * width));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: annex.columns.map((column, index) =>
      cell([run(column.title, size, true)], AlignmentType.CENTER, widths[index] ?? 0),
    ),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [head, ...annex.rows.map((row) => rowOf(row, annex.columns, widths, size))],
  });
}

function rowOf(row: AnnexRow, columns: AnnexColumn[], widths: number[], size: number): TableRow {
  if (row.kind === "section") {
    const whole = widths.reduce((sum, width) => sum + width, 0);
    const only = cell([run(row.title, size, true)], AlignmentType.LEFT, whole, columns.length);
    return new TableRow({ cantSplit: true, children: [only] });
  }
  const texts = [row.number, row.name, ...row.cells];
  return new TableRow({
    cantSplit: true,
    children: texts.map((text, index) => {
      const runs = [run(text, size)];
      if (index === 1 && row.illustrative) {
        runs.push(new TextRun({ text: ` ${illustrativeMark}`, size: size * 2, superScript: true }));
      }
      return cell(runs, alignments[columns[index]?.align ?? "left"], widths[index] ?? 0);
    }),
  });
}

function cell(
  children: TextRun[],
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  width: number,
  columnSpan = 1,
): TableCell {
  return new TableCell({
    columnSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    width: { size: width, type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    children: [new Paragraph({ alignment, children })],
  });
}

function run(text: string, size: number, bold = false): TextRun {
  return new TextRun({ text, size: size * 2, bold });
}
