/**
 * Tables whose units stand side by side and whose indicators stand one below the other are turned, so that they are read as
 * all others are. Where a cell of the turned table lies in the sheet that people see is kept for whatever is told of it.
 */
import { plain } from "../../prose/plain.ts";
import type { Sheet, SheetCell, SheetRow } from "../../sheets/workbook.ts";
import type { Unit } from "../../units/tree.ts";
import { type UnitNames, unitNames } from "../../words/unitName.ts";
import { isBlank, isFigure, mergeAt, shownRows, textOf } from "./cells.ts";
import type { Origin, PlacedSheet } from "./place.ts";

/** The sheet as units down and indicators across; itself where it lies so already. */
export function unitsDown(sheet: Sheet, units: readonly Unit[]): PlacedSheet {
  const named = unitNames(units);
  const rows = shownRows(sheet);
  const head = likeliestHead(sheet, rows, named);
  if (head === undefined) return sheet;
  const lying = lyingOf(sheet, rows, head, named);
  return lying === undefined ? sheet : turned(sheet, lying);
}

/** The row in which more units are named than in any column, and at least two. */
function likeliestHead(sheet: Sheet, rows: readonly SheetRow[], named: UnitNames<Unit>): SheetRow | undefined {
  const down = new Map<number, Set<string>>();
  let best: { row: SheetRow; count: number } | undefined;
  for (const row of rows) {
    const across = new Set<string>();
    for (const [column, text] of textsIn(sheet, row)) {
      if (!named(text)) continue;
      across.add(plain(text));
      down.set(column, (down.get(column) ?? new Set()).add(plain(text)));
    }
    if (across.size > (best?.count ?? 1)) best = { row, count: across.size };
  }
  const mostDown = Math.max(0, ...[...down.values()].map(({ size }) => size));
  return best && best.count > mostDown ? best.row : undefined;
}

function textsIn(sheet: Sheet, { cells }: SheetRow): [column: number, text: string][] {
  return cells.flatMap((cell, index): [number, string][] => {
    const isShown = cell?.kind === "text" && !sheet.hiddenColumns.includes(index + 1);
    return isShown ? [[index + 1, textOf(cell)]] : [];
  });
}

/** Where the parts of such a table lie. */
type Lying = {
  head: SheetRow;
  titles: readonly SheetRow[];
  data: readonly SheetRow[];
  name: number;
  measure: number | undefined;
  /** What stands in the row of the units, with the columns that belong to it. */
  spans: readonly { text: string; from: number; width: number }[];
  /** What the columns below each unit hold, where they are several. */
  below: readonly string[];
};

const measureHead = /^(?:don vi tinh|dvt|don vi do|don vi)(?![a-z])/;

function lyingOf(sheet: Sheet, rows: readonly SheetRow[], head: SheetRow, named: UnitNames<Unit>): Lying | undefined {
  const heads = textsIn(sheet, head);
  const firstUnit = heads.find(([, text]) => named(text))?.[0] ?? 1;
  const under = rows.filter(({ number }) => number > head.number);
  const isOfFigures = ({ cells }: SheetRow) =>
    cells.slice(firstUnit - 1).some((cell) => isFigure(cell) || isBlank(cell));
  const begin = under.findIndex(isOfFigures);
  if (begin === -1) return undefined;
  const measure = heads.find(([column, text]) => column < firstUnit && measureHead.test(plain(text)))?.[0];
  const lengthOf = (column: number) =>
    under.reduce((sum, { cells }) => {
      const cell = cells[column - 1];
      return sum + (cell?.kind === "text" && !isFigure(cell) ? cell.text.length : 0);
    }, 0);
  const left = Array.from({ length: firstUnit - 1 }, (_, index) => index + 1).filter(
    (column) => column !== measure && !sheet.hiddenColumns.includes(column),
  );
  const name = left.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0];
  if (name === undefined || lengthOf(name) === 0) return undefined;
  const units = heads.filter(([column]) => column > name && column !== measure);
  const last = Math.max(...under.map(({ cells }) => cells.length), head.cells.length);
  const spans = units.map(([from, text], index) => {
    const merge = mergeAt(sheet, head.number, from);
    const next = units[index + 1]?.[0] ?? last + 1;
    return { text, from, width: Math.min(next, Math.max(merge?.right ?? from, from) + 1) - from };
  });
  const lower = under.slice(0, begin).at(-1);
  const labels = spans.map(({ from, width }) =>
    Array.from({ length: width }, (_, index) => textOf(lower?.cells[from - 1 + index])),
  );
  const below = labels[0] ?? [];
  // What differs from unit to unit nobody can turn.
  if (labels.some((each) => each.length > 1 && plain(each.join("|")) !== plain(below.join("|")))) return undefined;
  return {
    ...{ head, name, measure, spans, below: below.length > 1 ? below : [""] },
    titles: rows.filter(({ number }) => number < head.number),
    data: under.slice(begin).filter(({ cells }) => textOf(cells[name - 1]) !== ""),
  };
}

function turned(sheet: Sheet, { head, titles, data, name, measure, spans, below }: Lying): PlacedSheet {
  const columns = data.flatMap((row) => below.map((label, offset) => ({ row, label, offset })));
  const rows: SheetRow[] = titles.map(({ cells }, index) => ({
    number: index + 1,
    cells: [cells.find((cell) => cell !== undefined)],
  }));
  const add = (cells: (SheetCell | undefined)[]) => rows.push({ number: rows.length + 1, cells });
  add([text("Đơn vị"), ...columns.map(({ row }) => text(nameOf(row, name, measure)))]);
  if (below.length > 1) add([undefined, ...columns.map(({ label }) => text(label))]);
  const firstUnit = rows.length + 1;
  for (const span of spans)
    add([
      text(span.text),
      ...columns.map(({ row, offset }) => row.cells[span.from - 1 + Math.min(offset, span.width - 1)]),
    ]);
  const origin: Origin = (row, column) => {
    const span = row === undefined ? undefined : spans[row - firstUnit];
    const of = column === undefined ? undefined : columns[column - 2];
    const title = row === undefined ? undefined : titles[row - 1];
    return {
      row: of?.row.number ?? (column === undefined && span ? undefined : (title?.number ?? head.number)),
      column: span ? span.from + (of?.offset ?? 0) : of || row === undefined ? undefined : name,
    };
  };
  return { ...sheet, rows, merges: [], hiddenRows: [], hiddenColumns: [], origin };
}

/** "Kết nạp đảng viên (đảng viên)": with what it is counted in, as heads of columns have it. */
function nameOf({ cells }: SheetRow, name: number, measure: number | undefined): string {
  const counted = measure === undefined ? "" : textOf(cells[measure - 1]);
  const own = textOf(cells[name - 1]).replace(/^[-+–•*]\s*/u, "");
  return counted === "" ? own : `${own} (${counted})`;
}

function text(value: string): SheetCell | undefined {
  return value === "" ? undefined : { kind: "text", text: value };
}
