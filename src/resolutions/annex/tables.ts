/** The tables of a file as one annex: broken over pages they go on under the headings of the first, others are none of it. */
import type { Period } from "../../calendar/period.ts";
import { plain } from "../../prose/plain.ts";
import { type Annex, readAnnex } from "./annex.ts";
import { type AnnexColumns, columnsOf, isNumbering } from "./columns.ts";

/** A file has its annex in some of its tables; which they are their headings tell, or how much is demanded in them. */
export function readTables(tables: readonly (readonly (readonly string[])[])[], within: Period): Annex[] {
  const parts: { rows: (readonly string[])[]; columns: AnnexColumns; heads: string; isKnown: boolean }[] = [];
  for (const table of tables) {
    const own = columnsOf(table, within);
    const heads = textOf(table.slice(0, own.firstRow).filter((row) => !isNumbering(row)));
    const last = parts.findLast(({ isKnown }) => isKnown);
    const isHeaded = own.firstRow > 0;
    const goesOn = last?.columns.uses.length === widthOf(table) && (isHeaded ? heads === last.heads : true);
    if (goesOn && last) last.rows.push(...table.slice(own.firstRow));
    else parts.push({ rows: [...table], columns: own, heads, isKnown: isHeaded });
  }
  const read = parts.map(({ rows, columns, isKnown }) => ({ annex: readAnnex(rows, within, columns), isKnown }));
  const known = read.filter(({ isKnown, annex }) => isKnown && annex.targets.length > 0);
  if (known.length > 0) return known.map(({ annex }) => annex);
  const most = read.reduce<Annex | undefined>(
    (best, { annex }) => (annex.targets.length > (best?.targets.length ?? 0) ? annex : best),
    undefined,
  );
  return most ? [most] : [];
}

function textOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => plain(cell)).join("|")).join("||");
}

function widthOf(table: readonly (readonly string[])[]): number {
  return Math.max(0, ...table.map((row) => row.length));
}
