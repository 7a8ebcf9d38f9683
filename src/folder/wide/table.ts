/**
 * Where the table of some office's workbook lies, in whatever layout: the column of its units, the rows of its heads, and what
 * of the sheet is none of it, each part told with its place. What the heads mean stands in `columns.ts`.
 */
import { plain } from "../../prose/plain.ts";
import type { Merge, Sheet, SheetRow } from "../../sheets/workbook.ts";
import type { Unit } from "../../units/tree.ts";
import { sortOfHead } from "../../words/head.ts";
import type { UnitNames } from "../../words/unitName.ts";
import {
  isBlank,
  isFigure,
  type Layout,
  type LeftOut,
  type LeftOutKind,
  leftOutRow,
  mergeAt,
  mergedText,
  nameIn,
  shownRows,
  textOf,
  widthOf,
} from "./cells.ts";
import type { Question } from "./meaning.ts";
import { type PlacedSheet, placeIn } from "./place.ts";
import { Body, isHeadOfUnits, type Reach, type WideRow } from "./rows.ts";

export type WideColumn = {
  column: number;
  /** The rows of its head, from the top down. */
  parts: readonly string[];
  label: string;
  /** How many of its cells hold a number. */
  figures: number;
  /** Part of the head stands over a neighbour and was not joined over this column. */
  isSpilt: boolean;
};

export type WideTable = {
  layout: Layout;
  /** Texts above the heads. */
  titles: readonly string[];
  unitHead: string;
  columns: readonly WideColumn[];
  rows: readonly WideRow[];
  leftOut: readonly LeftOut[];
  /** What of the sheet is another table, or belongs to other units, so that it wants to be read apart. */
  elsewhere: readonly Question[];
};

/** Deeper heads than this are no heads. */
const mostHeads = 8;
const mostMerges = 1_000;

/** The likeliest layout: the column in which most cells name units, and the first row in which it does. */
export function likelyLayout(sheet: Sheet, unitsNamed: UnitNames<Unit>): Layout {
  const found = new Map<number, { rows: number[]; names: Set<string>; weight: number }>();
  for (const { number, cells } of shownRows(sheet)) {
    cells.forEach((cell, index) => {
      const name = nameIn(cell);
      if (name === "" || sheet.hiddenColumns.includes(index + 1) || !unitsNamed(name)) return;
      const { rows, names, weight } = found.get(index + 1) ?? { rows: [], names: new Set<string>(), weight: 0 };
      // A number may be a unit's code, but is a row's number or a figure more often.
      const counts = names.has(plain(name)) ? 0 : cell?.kind === "number" ? 0.4 : 1;
      found.set(index + 1, { rows: [...rows, number], names: names.add(plain(name)), weight: weight + counts });
    });
  }
  const [best] = [...found].sort(([, one], [, other]) => other.weight - one.weight);
  return best ? { unitColumn: best[0], firstRow: Math.min(...best[1].rows) } : { unitColumn: 1, firstRow: 2 };
}

/** The table at a layout. Rows with figures above the first unit, most often sums, are no heads. */
export function tableAt(whole: PlacedSheet, layout: Layout, unitsNamed: UnitNames<Unit>): WideTable {
  const sheet = withMergesOfTable(whole, layout);
  const shown = shownRows(sheet);
  const body = new Body(sheet, layout, unitsNamed);
  const above = shown.filter(({ number }) => number < layout.firstRow);
  const begin = above.findLastIndex((row) => !body.isOfTable(row)) + 1;
  const heads = headsIn(above.slice(0, begin), sheet, layout, body);
  const titleRows = above.slice(0, begin).filter((row) => !heads.includes(row));
  const below = [...above.slice(begin), ...shown.filter(({ number }) => number >= layout.firstRow)];
  const end = body.endOfTable(below, heads);
  const data = below.slice(0, end);
  const reach = body.reachOf(data);
  const { columns, leftOut } = columnsOf(sheet, layout, { heads, data, reach });
  const unitHead = partsOver(sheet, heads, layout.unitColumn, layout.unitColumn).parts.join(" · ");
  const sorted = body.sorted(data, { heads, figureColumns: columns.map(({ column }) => column) });
  return {
    layout,
    titles: titleRows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [textOf(cell)] : []))),
    unitHead,
    columns,
    rows: sorted.rows,
    leftOut: [
      ...hiddenIn(sheet),
      ...titleRows.map((row) => leftOutRow(sheet, "title", row)),
      ...leftOut,
      ...sorted.leftOut,
      ...below.slice(end).map((row) => leftOutRow(sheet, "other_table", row)),
    ],
    elsewhere: [
      ...reach.others.map((column): Question => {
        const { parts } = partsOver(sheet, heads, column, layout.unitColumn);
        return { kind: "other_units", text: parts.at(-1) ?? "", where: placeIn(sheet, undefined, column) };
      }),
      ...below.slice(end, end + 1).map((row): Question => {
        const { text, where } = leftOutRow(sheet, "other_table", row);
        return { kind: "other_table", text, where };
      }),
    ],
  };
}

/** Only joined cells over heads or names matter; an attacker's sheet may have thousands of others. */
function withMergesOfTable(sheet: PlacedSheet, { unitColumn, firstRow }: Layout): PlacedSheet {
  const lowest = Math.max(1, firstRow - 30);
  const isOfHeads = ({ top, bottom }: Merge) => bottom >= lowest && top < firstRow;
  const isOfNames = ({ left, right }: Merge) => left < unitColumn && unitColumn <= right;
  return { ...sheet, merges: sheet.merges.filter((each) => isOfHeads(each) || isOfNames(each)).slice(0, mostMerges) };
}

function hiddenIn(sheet: PlacedSheet): LeftOut[] {
  const hidden = new Set(sheet.hiddenRows);
  const rows = sheet.rows.filter(({ number }) => hidden.has(number));
  const firstIn = (column: number) =>
    sheet.rows.map(({ cells }) => cells[column - 1]).find((cell) => cell !== undefined);
  return [
    ...rows.map((row) => leftOutRow(sheet, "hidden_row", row)),
    ...sheet.hiddenColumns.map((column) => ({
      kind: "hidden_column" as const,
      text: textOf(firstIn(column)),
      where: placeIn(sheet, undefined, column),
    })),
  ];
}

/** The rows of heads: those right above the table, up to an empty row or a title. */
function headsIn(above: readonly SheetRow[], sheet: Sheet, layout: Layout, body: Body): SheetRow[] {
  const heads: SheetRow[] = [];
  for (const row of above.toReversed()) {
    const next = heads[0];
    const reach = next === undefined ? row.number : lastRowOver(sheet, row.number);
    const isApart = next !== undefined && reach < next.number - 1;
    if (heads.length === mostHeads || isApart || isTitle(row, sheet, layout) || body.isOfUnit(row)) break;
    heads.unshift(row);
  }
  return heads;
}

/** How far down a row's joined cells reach. */
function lastRowOver({ merges }: Sheet, row: number): number {
  return Math.max(row, ...merges.filter(({ top, bottom }) => top <= row && row <= bottom).map(({ bottom }) => bottom));
}

const stateHeads = /doc lap - tu do|cong hoa xa hoi chu nghia|dang cong san viet nam|^(?:don vi tinh|dvt)\s*:|kem theo/;

/** What stands over the whole table: its name, the office, the measure of all figures. */
function isTitle({ number, cells }: SheetRow, sheet: Sheet, { unitColumn }: Layout): boolean {
  const filled = cells.flatMap((cell, index) =>
    cell === undefined ? [] : [{ column: index + 1, text: textOf(cell) }],
  );
  if (filled.some(({ text }) => stateHeads.test(plain(text).trim()))) return true;
  const width = widthOf(sheet);
  const [only, ...others] = filled;
  if (only === undefined) return true;
  const merge = mergeAt(sheet, number, only.column);
  if (
    merge &&
    merge.left <= unitColumn &&
    merge.right > unitColumn &&
    merge.right - merge.left + 1 >= Math.min(3, width)
  ) {
    return others.length === 0 || merge.right - merge.left + 1 >= width - 1;
  }
  if (others.length > 0 || only.column > unitColumn) return false;
  const isJoinedDown = merge !== undefined && merge.bottom > merge.top;
  return !isJoinedDown && !isHeadOfUnits(only.text);
}

/** The texts over a column from the top down, also where they are joined over several, or only stand at the left of them. */
function partsOver(
  sheet: Sheet,
  heads: readonly SheetRow[],
  column: number,
  unitColumn: number,
): { parts: string[]; isSpilt: boolean } {
  const own = heads.map(({ number, cells }) => textOf(cells[column - 1]) || mergedText(sheet, number, column));
  let isSpilt = false;
  const parts = own.map((text, index) => {
    const row = heads[index];
    const hasBelow = own.slice(index + 1).some((each) => each !== "");
    if (text !== "" || !row || !hasBelow || own.slice(0, index).some((each) => each !== "")) return text;
    const left = spillingOver(sheet, row, column, unitColumn);
    isSpilt ||= left !== "";
    return left;
  });
  return { parts: parts.filter((text, index) => text !== "" && text !== parts[index - 1]), isSpilt };
}

/** The text at the left whose cell was meant to stand over this column too, but was not joined over it. */
function spillingOver(sheet: Sheet, { number, cells }: SheetRow, column: number, unitColumn: number): string {
  for (let at = column - 1; at > unitColumn; at -= 1) {
    if (mergeAt(sheet, number, at)) return "";
    const text = textOf(cells[at - 1]);
    if (text !== "") return text;
  }
  return "";
}

function columnsOf(
  sheet: PlacedSheet,
  { unitColumn }: Layout,
  { heads, data, reach }: { heads: readonly SheetRow[]; data: readonly SheetRow[]; reach: Reach },
): { columns: WideColumn[]; leftOut: LeftOut[] } {
  const columns: WideColumn[] = [];
  const leftOut: LeftOut[] = [];
  for (let column = 1; column <= widthOf(sheet); column += 1) {
    if (column === unitColumn || sheet.hiddenColumns.includes(column)) continue;
    const { parts, isSpilt } = partsOver(sheet, heads, column, unitColumn);
    const cells = data.map((row) => row.cells[column - 1]);
    const figures = cells.filter(isFigure).length;
    const isFilled = cells.some((cell) => cell !== undefined);
    const label = parts.join(" · ");
    const leave = (kind: LeftOutKind) => leftOut.push({ kind, text: label, where: placeIn(sheet, undefined, column) });
    const isOrdinal = sortOfHead(parts) === "ordinal" || (parts.length === 0 && column < unitColumn);
    if (figures > 0 && (column < reach.from || column > reach.to)) leave("column_of_others");
    else if (isOrdinal && figures > 0) leave("column_ordinal");
    else if (figures > 0) columns.push({ column, parts, label, figures, isSpilt });
    else if (isFilled && label !== "" && cells.some((cell) => cell && !isBlank(cell))) leave("column_words");
    else if (label !== "") leave("column_empty");
  }
  return { columns, leftOut };
}
