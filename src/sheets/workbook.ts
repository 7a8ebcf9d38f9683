/** A workbook as it was read: sheets of cells that hold a text, a number or a day, and nothing of how they look. */
import { Decimal, formatNumber } from "../prose/number.ts";

export type SheetCell =
  | { readonly kind: "text"; readonly text: string }
  /** `amount` with a decimal point; `percent` where it is shown × 100 with a sign; `code` where it is shown as one: 00004. */
  | { readonly kind: "number"; readonly amount: string; readonly percent?: boolean; readonly code?: string }
  /** 2024-03-27; 2024-03 where the cell shows no day. */
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "yes_no"; readonly yes: boolean }
  /** What a formula could not compute, as `#DIV/0!`, or a formula that nobody computed yet. */
  | { readonly kind: "fault"; readonly text: string };

export type SheetRow = {
  /** 1 is the first row of the sheet. */
  readonly number: number;
  /** By column, the first is A; holes are empty cells. */
  readonly cells: readonly (SheetCell | undefined)[];
};

/** Rows and columns from 1, both ends within. */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** Only rows that hold something, in their order. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  /** Those that hold something and that nobody sees; from 1. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
};

export type WorkbookRead = { readonly sheets: readonly Sheet[] };

/** `D17` for row 17, column 4. */
export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** `A` for 1, `AA` for 27. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** The cell of a row; undefined where it is empty. */
export function cellAt(sheet: Sheet, row: number, column: number): SheetCell | undefined {
  return sheet.rows.find((each) => each.number === row)?.cells[column - 1];
}

/** A cell as a Vietnamese reads it: 1.234,5 · 98% · 27/03/2024. */
export function shownText(cell: SheetCell | undefined): string {
  if (cell === undefined) return "";
  switch (cell.kind) {
    case "text":
    case "fault":
      return cell.text;
    case "number":
      if (cell.code !== undefined) return cell.code;
      return cell.percent
        ? `${formatNumber(new Decimal(cell.amount).times(100))}%`
        : formatNumber(new Decimal(cell.amount));
    case "day":
      return cell.day.split("-").reverse().join("/");
    case "yes_no":
      return cell.yes ? "có" : "không";
  }
}

/** A cell as a definition folder's file has it: 1234.5 · 2024-03-27 · yes. A percentage is the number that is shown: 98% is 98. */
export function plainText(cell: SheetCell | undefined): string {
  if (cell === undefined) return "";
  switch (cell.kind) {
    case "text":
    case "fault":
      return cell.text;
    case "number":
      if (cell.code !== undefined) return cell.code;
      return cell.percent ? new Decimal(cell.amount).times(100).toFixed() : cell.amount;
    case "day":
      return cell.day;
    case "yes_no":
      return cell.yes ? "yes" : "no";
  }
}

/**
 * A sheet as a table of texts, as it would come through the clipboard: every row of the used block from its first row and
 * column on, numbers in the Vietnamese format (1.234,5), percentages with their sign, days as 27/03/2024, empty cells as "".
 * A merged cell has its text in its first cell only, unless `merged` is "repeated": then in all of them, for headings over
 * several columns and fields over several rows.
 *
 *     const { sheets } = await readWorkbook(bytes);
 *     const table = tableOf(sheets[0]);        // [["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch"], ["1", "Kết nạp đảng viên", …]]
 */
export function tableOf(sheet: Sheet, merged: "first" | "repeated" = "first"): string[][] {
  const rows = new Map(sheet.rows.map((row) => [row.number, row.cells.map(shownText)]));
  if (merged === "repeated") {
    for (const merge of sheet.merges) repeat(rows, merge);
  }
  const filled = [...rows].filter(([, cells]) => cells.some((text) => text !== ""));
  if (filled.length === 0) return [];
  const first = Math.min(...filled.map(([, cells]) => cells.findIndex((text) => text !== "")));
  const last = Math.max(...filled.map(([, cells]) => cells.findLastIndex((text) => text !== "")));
  const numbers = filled.map(([number]) => number);
  const [top, bottom] = [Math.min(...numbers), Math.max(...numbers)];
  return Array.from({ length: bottom - top + 1 }, (_, index) => {
    const cells = rows.get(top + index) ?? [];
    return Array.from({ length: last - first + 1 }, (_, column) => cells[first + column] ?? "");
  });
}

/** A merge may claim the whole sheet; nothing beyond what is filled is repeated. */
function repeat(rows: Map<number, string[]>, merge: Merge): void {
  const text = rows.get(merge.top)?.[merge.left - 1] ?? "";
  if (text === "") return;
  const lastRow = Math.max(...rows.keys());
  const widest = Math.max(...[...rows.values()].map((cells) => cells.length));
  for (let row = merge.top; row <= Math.min(merge.bottom, lastRow); row += 1) {
    const cells = rows.get(row) ?? [];
    for (let column = merge.left; column <= Math.min(merge.right, widest); column += 1) cells[column - 1] = text;
    rows.set(
      row,
      Array.from(cells, (each) => each ?? ""),
    );
  }
}
