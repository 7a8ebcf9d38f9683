/** The rows of an annex as they are meant: broken over pages joined again, repeated headings and joined cells left out. */
import { plain } from "../../prose/plain.ts";
import { type AnnexColumns, type ColumnUse, isNumbering } from "./columns.ts";

export type AnnexLine = {
  /** The row of the table, from 0. */
  row: number;
  cells: Record<ColumnUse, string>;
  /** "I. KINH TẾ" and the like: it names what follows. */
  isHeading: boolean;
};

/** Reads the table's rows below its headings, each with its cells by their use. */
export function linesOf(table: readonly (readonly string[])[], { uses, firstRow }: AnnexColumns): AnnexLine[] {
  const heads = new Set(table.slice(0, firstRow).map(textOf));
  const lines: AnnexLine[] = [];
  table.forEach((row, index) => {
    if (index < firstRow || isNumbering(row) || heads.has(textOf(row)) || isPageNumber(row)) return;
    const line = { row: index, cells: cellsOf(row, uses), isHeading: false };
    if (Object.values(line.cells).every((cell) => cell === "")) return;
    line.isHeading = isHeading(line.cells, row);
    const last = lines.at(-1);
    if (last && !last.isHeading && !line.isHeading && goesOn(line.cells, last.cells)) join(last.cells, line.cells);
    else if (!last || !isSame(last.cells, line.cells)) lines.push(line);
  });
  return lines;
}

function cellsOf(row: readonly string[], uses: AnnexColumns["uses"]): Record<ColumnUse, string> {
  const read = (use: ColumnUse) => tidied(row[uses.indexOf(use)] ?? "");
  const name = read("name");
  // A cell joined over the whole row comes as the same text in each.
  const other = (use: ColumnUse) => (read(use) === name ? "" : read(use));
  return {
    order: other("order"),
    name,
    field: other("field"),
    measure: other("measure").replace(/^[-–.]+$/, ""),
    prior: other("prior"),
    demand: other("demand"),
    lead: other("lead"),
    note: other("note"),
  };
}

/** A roman number or a capital letter in the order, capitals alone, or "Về …" without any demand. */
function isHeading(cells: Record<ColumnUse, string>, row: readonly string[]): boolean {
  const { order, demand, measure, lead } = cells;
  // "1. Về kinh tế:" in a list of sentences.
  const name = cells.name.replace(/^\d{1,2}[.)]\s*(?=\p{Lu}[^:\d]*:$)/u, "");
  if (demand !== "" || measure !== "" || (name === "" && order === "")) return false;
  if (/^([IVX]+|[A-ZĐ])[.)]?$/.test(order) || /^([IVX]+|[A-ZĐ])[-.)]+\s/.test(name)) return true;
  if (/\d/.test(name.replace(/(?:19|20)\d\d/g, "")) || lead !== "") return false;
  if (
    /^[-+*•–]?\s*\p{Lu}[^:]*:$/u.test(name) ||
    /^(phu luc|bieu|(cac )?(chi tieu|muc tieu)( cu the| chu yeu)?)(?! .*(dat|hoan thanh))/.test(plain(name))
  )
    return isAlone(row, cells.name);
  const letters = name.replace(/[^\p{L}]/gu, "");
  if (letters !== "" && letters === letters.toUpperCase()) return true;
  return /^[-+*•–]? ?(ve |nhom chi tieu|linh vuc)/.test(plain(name)) && isAlone(row, cells.name);
}

/** Nothing else stands in its row but an order. */
function isAlone(row: readonly string[], name: string): boolean {
  const others = new Set(row.map(tidied).filter((cell) => cell !== "" && cell !== name));
  return others.size <= 1;
}

/** What has no number of its own and begins in small letters, or only fills what the row above left open. */
function goesOn(cells: Record<ColumnUse, string>, before: Record<ColumnUse, string>): boolean {
  if (cells.order !== "" || isPart(cells)) return false;
  const isOpen = (use: ColumnUse) => cells[use] === "" || before[use] === "" || /^[\p{Ll}(]/u.test(cells[use]);
  if (cells.name === "") return cells.measure === "" || (isOpen("measure") && cells.demand === "");
  const isSmall = /^[\p{Ll}(,;]/u.test(cells.name);
  const isEnded = /[.;:]$/.test(before.name) || before.name === "";
  return (
    isSmall &&
    !isEnded &&
    (cells.demand === "" || before.demand === "") &&
    (cells.measure === "" || before.measure === "")
  );
}

function join(before: Record<ColumnUse, string>, cells: Record<ColumnUse, string>): void {
  for (const use of Object.keys(cells) as ColumnUse[]) {
    if (cells[use] !== "" && cells[use] !== before[use])
      before[use] =
        `${before[use]}${use === "demand" && isClosed(before[use], cells[use]) ? ";" : ""} ${cells[use]}`.trim();
  }
}

/** What was demanded so far is said to its end, and what follows is another demand of the same target. */
function isClosed(before: string, cell: string): boolean {
  return /[\d%‰)]$/.test(before) && /^(?:[\d≥≤<>]|\p{Lu})/u.test(cell);
}

/** A part of the row above: "Trong đó: nữ", "- Lúa", "a) …". */
export function isPart({ order, name }: Pick<Record<ColumnUse, string>, "order" | "name">): boolean {
  return /^(trong do|-|\+|–|•|\*)/.test(plain(name)) || /^[a-zđ][.)]?$|^[-+–•]$|^\d+\.\d+\.?$/.test(order);
}

function isSame(one: Record<ColumnUse, string>, other: Record<ColumnUse, string>): boolean {
  return one.name === other.name && one.demand === other.demand && one.measure === other.measure && one.demand !== "";
}

/** Where text was copied from a page, its number came along. */
function isPageNumber(row: readonly string[]): boolean {
  const [only, ...others] = row.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return others.length === 0 && /^(?:[-–] ?)?\d{1,3}(?: ?[-–])?$/.test(only ?? "x");
}

function textOf(row: readonly string[]): string {
  return row.map((cell) => plain(cell)).join("|");
}

function tidied(cell: string): string {
  return cell.replace(/\s+/g, " ").trim().normalize("NFC");
}
