/** The rows of one sheet as its part comes in, element by element. */
import { AppError } from "../server/error.ts";
import { attributesOf, type XmlReader } from "../server/xmlRead.ts";
import type { CellWritten } from "./excelCell.ts";
import type { Merge, Sheet, SheetCell } from "./workbook.ts";

/**
 * How much the sheets of a workbook may come to, whatever little the file is: places from the first column to the last filled
 * one in all rows (a cell at the end of each row would make a billion of them), and letters of all cells (a thousand of them
 * may be one text of the file).
 */
export type Room = { places: number; letters: number };
export const wholeRoom: Readonly<Room> = { places: 3_000_000, letters: 10_000_000 };

/** A reader of the part, which takes of the room that is left, and what it read once it is through. */
export function sheetRead(
  cellOf: (cell: CellWritten) => SheetCell | undefined,
  room: Room,
): XmlReader & { read(): Omit<Sheet, "name" | "hidden"> } {
  const rows = new Map<number, (SheetCell | undefined)[]>();
  const merges: Merge[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns: { first: number; last: number }[] = [];
  let row = 0;
  let column = 0;
  let cell: CellWritten | undefined;
  let into: "value" | "formula" | "text" | undefined;
  let isSpoken = false;

  function opened(name: string, written: string): void {
    if (name === "row") {
      const attributes = attributesOf(written);
      row = numbered(attributes.get("r")) ?? row + 1;
      column = 0;
      if (isTrue(attributes.get("hidden"))) hiddenRows.add(row);
    } else if (name === "c") {
      const attributes = attributesOf(written);
      column = columnOf(attributes.get("r")) ?? column + 1;
      cell = { type: attributes.get("t") ?? "n", style: Number(attributes.get("s") ?? 0) };
    } else if (name === "v") into = "value";
    else if (name === "f") into = "formula";
    else if (name === "rPh") isSpoken = true;
    else if (name === "t" && !isSpoken) into = "text";
    else if (name === "mergeCell") {
      const merge = blockOf(attributesOf(written).get("ref"));
      if (merge) merges.push(merge);
    } else if (name === "col") {
      const attributes = attributesOf(written);
      const [first, last] = [numbered(attributes.get("min")), numbered(attributes.get("max"))];
      if (first && last && isTrue(attributes.get("hidden"))) hiddenColumns.push({ first, last });
    }
    if (cell && into) cell[into] ??= "";
  }

  function put(filled: SheetCell): void {
    const cells = rows.get(row) ?? [];
    room.places -= Math.max(0, column - cells.length);
    if ("text" in filled) room.letters -= filled.text.length;
    if (room.places < 0) throw new AppError("workbook_too_many_cells", 422, { most: wholeRoom.places });
    if (room.letters < 0) throw new AppError("workbook_too_many_letters", 422, { most: wholeRoom.letters });
    while (cells.length < column) cells.push(undefined);
    cells[column - 1] = filled;
    rows.set(row, cells);
  }

  return {
    open: opened,
    text(text) {
      if (cell && into) cell[into] += text;
    },
    close(name) {
      if (name === "rPh") isSpoken = false;
      if (name === "v" || name === "f" || name === "t") into = undefined;
      if (name !== "c" || cell === undefined) return;
      const filled = cellOf(cell);
      if (filled) put(filled);
      cell = undefined;
    },
    read() {
      const numbers = [...rows.keys()].sort((a, b) => a - b);
      const widest = Math.max(0, ...[...rows.values()].map((cells) => cells.length));
      const joined = merges.flatMap((merge) => withinUsed(merge, numbers.at(-1) ?? 0, widest));
      leaveFirstOnly(rows, numbers, joined);
      const used = new Set<number>();
      const filled = numbers.flatMap((number) => {
        const cells = rows.get(number) ?? [];
        for (const [index, each] of cells.entries()) if (each) used.add(index + 1);
        return cells.some((each) => each !== undefined) ? [{ number, cells }] : [];
      });
      return {
        rows: filled,
        merges: joined,
        hiddenRows: filled.map(({ number }) => number).filter((number) => hiddenRows.has(number)),
        hiddenColumns: [...used]
          .filter((each) => hiddenColumns.some(({ first, last }) => first <= each && each <= last))
          .sort((a, b) => a - b),
      };
    },
  };
}

/** A block may claim the whole sheet; what is beyond the last row and column holds nothing. */
function withinUsed({ top, left, bottom, right }: Merge, lastRow: number, widest: number): Merge[] {
  if (top > lastRow || left > widest) return [];
  return [{ top, left, bottom: Math.min(bottom, lastRow), right: Math.min(right, widest) }];
}

/** What cells held before they were joined stays in the file, and nobody sees it. */
function leaveFirstOnly(
  rows: Map<number, (SheetCell | undefined)[]>,
  numbers: number[],
  merges: readonly Merge[],
): void {
  let looked = 0;
  for (const { top, left, bottom, right } of merges) {
    for (let index = firstFrom(numbers, top); index < numbers.length; index += 1) {
      const number = numbers[index] ?? 0;
      if (number > bottom) break;
      looked += right - left + 1;
      if (looked > wholeRoom.places) throw new AppError("workbook_too_many_merges", 422, { most: wholeRoom.places });
      const cells = rows.get(number) ?? [];
      cells.fill(undefined, number === top ? left : left - 1, right);
    }
  }
}

/** Where the first of the ascending numbers is that is no smaller. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

function blockOf(written: string | undefined): Merge | undefined {
  const [first, last = first] = (written ?? "").split(":");
  const [left, right] = [columnOf(first), columnOf(last)];
  const [top, bottom] = [first, last].map((corner) => numbered(/\d+$/.exec(corner ?? "")?.[0]));
  if (!left || !right || !top || !bottom) return undefined;
  return { top, left, bottom, right };
}

const mostColumns = 16_384;
const mostRows = 1_048_576;

/** Of `AB12` 28. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?\d+$/i.exec(place ?? "")?.[1]?.toUpperCase();
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return column <= mostColumns ? column : undefined;
}

function numbered(written: string | undefined): number | undefined {
  const number = Number(written);
  return Number.isInteger(number) && number >= 1 && number <= mostRows ? number : undefined;
}

function isTrue(written: string | undefined): boolean {
  return written === "1" || written === "true";
}
