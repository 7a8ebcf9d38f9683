/** Which column of a pasted annex holds what: told by its heading, and where there is none by what stands in it. */
import { plain } from "../../prose/plain.ts";

export const columnUses = ["order", "name", "measure", "prior", "demand", "lead", "note"] as const;
export type ColumnUse = (typeof columnUses)[number];

export type AnnexColumns = {
  /** By column from the left; undefined: not used. */
  uses: readonly (ColumnUse | undefined)[];
  /** The first row below the headings. */
  firstRow: number;
};

/** The first that matches, in this order: "chỉ tiêu năm 2024" is a demand, "tên chỉ tiêu" a name. */
const headings: [ColumnUse, RegExp][] = [
  ["order", /^(stt|tt|so tt|so thu tu)$/],
  ["measure", /^(don vi tinh|dvt|don vi do|don vi)$/],
  ["note", /^ghi chu|^chu thich/],
  ["lead", /(chu tri|phu trach|co quan|theo doi|tham muu|phan cong|don vi thuc hien)/],
  ["prior", /(thuc hien|uoc|ket qua|^th)\b.*|nam truoc|cung ky/],
  [
    "demand",
    /(chi tieu|ke hoach|kh|muc tieu|phan dau|nghi quyet|nq|giao|muc|nam)\b.*\d{4}|^(ke hoach|muc tieu|phan dau|chi tieu giao|ke hoach giao|muc phan dau|nghi quyet giao)/,
  ],
  ["name", /(chi tieu|noi dung|nhiem vu|danh muc|muc tieu)/],
];

const headingRows = 6;

/** Finds headings among the first rows, over two rows where cells are joined; else judges by the content. */
export function columnsOf(table: readonly (readonly string[])[]): AnnexColumns {
  const width = Math.max(0, ...table.map((row) => row.length));
  for (const count of [1, 2])
    for (let from = 0; from < Math.min(headingRows, table.length); from++) {
      const uses = usesOf(table.slice(from, from + count), width);
      if (!isHeading(table.slice(from, from + count), uses)) continue;
      const belongs = count === 1 && isRestOfHeading(table[from + 1], uses);
      const end = from + count + (belongs ? 1 : 0);
      return { uses: belongs ? usesOf(table.slice(from, end), width) : uses, firstRow: afterNumbering(table, end) };
    }
  return { uses: usesByContent(table, width), firstRow: 0 };
}

/** It names the targets and at least one column more, and no cell is an order number. */
function isHeading(rows: readonly (readonly string[])[], uses: readonly (ColumnUse | undefined)[]): boolean {
  const hasOrder = rows.some((row) => row.some((cell) => /^\s*(\d{1,3}|[IVX]+)\s*$/.test(cell)));
  return uses.includes("name") && uses.filter(Boolean).length >= 2 && !hasOrder;
}

/** The row below has nothing under the name and the order: it goes on with joined headings, "Năm 2024", "Năm 2025". */
function isRestOfHeading(row: readonly string[] | undefined, uses: readonly (ColumnUse | undefined)[]): boolean {
  if (!row?.some((cell) => cell.trim() !== "")) return false;
  return uses.every((use, column) => (use !== "name" && use !== "order") || (row[column] ?? "").trim() === "");
}

/** Under the headings some number their columns: 1, 2, 3 or A, B, 1. */
function afterNumbering(table: readonly (readonly string[])[], row: number): number {
  const cells = (table[row] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== "");
  const isNumbering = cells.length > 2 && cells.every((cell) => /^\(?(\d{1,2}|[A-Za-z])\)?$/.test(cell));
  return isNumbering ? row + 1 : row;
}

function usesOf(rows: readonly (readonly string[])[], width: number): (ColumnUse | undefined)[] {
  const taken = new Set<ColumnUse>();
  const uses = Array.from({ length: width }, (_, column): ColumnUse | undefined => {
    const heading = plain(rows.map((row) => row[column] ?? "").join(" "));
    if (heading === "") return undefined;
    const use = headings.find(([, pattern]) => pattern.test(heading))?.[0];
    if (use === undefined || (taken.has(use) && use !== "demand")) return undefined;
    taken.add(use);
    return use;
  });
  return lastDemandOnly(uses);
}

/** Where several years stand side by side the last is the one that is set. */
function lastDemandOnly(uses: (ColumnUse | undefined)[]): (ColumnUse | undefined)[] {
  const last = uses.lastIndexOf("demand");
  return uses.map((use, column) => (use === "demand" && column !== last ? undefined : use));
}

function usesByContent(table: readonly (readonly string[])[], width: number): (ColumnUse | undefined)[] {
  const cellsOf = (column: number) => table.map((row) => (row[column] ?? "").trim()).filter((cell) => cell !== "");
  const uses: (ColumnUse | undefined)[] = Array.from({ length: width }, () => undefined);
  const columns = uses.map((_, column) => ({ column, cells: cellsOf(column) })).filter(({ cells }) => cells.length > 0);
  const length = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length;
  const share = (cells: readonly string[], pattern: RegExp) =>
    cells.filter((cell) => pattern.test(cell)).length / cells.length;
  const name = columns.toSorted((a, b) => length(b.cells) - length(a.cells))[0];
  if (!name) return uses;
  uses[name.column] = "name";
  const order = columns.find(
    ({ column, cells }) => column < name.column && share(cells, /^(\d{1,3}|[IVX]+|[a-zđ])[.)]?$/) > 0.6,
  );
  if (order) uses[order.column] = "order";
  const right = columns.filter(({ column }) => column > name.column);
  const demand = right.findLast(({ cells }) => share(cells, /\d/) > 0.5);
  if (demand) uses[demand.column] = "demand";
  const measure = right.find(({ column, cells }) => column !== demand?.column && share(cells, /^[^\d]{1,24}$/) > 0.6);
  if (measure) uses[measure.column] = "measure";
  return uses;
}
