/** The tables of a file as one annex: broken over pages they go on under the headings of the first, others are none of it. */
import type { Period } from "../../calendar/period.ts";
import { type Annex, readAnnex } from "./annex.ts";
import { type AnnexColumns, columnsOf } from "./columns.ts";

/** A file has its annex in some of its tables; which they are their headings tell, or how much is demanded in them. */
export function readTables(tables: readonly (readonly (readonly string[])[])[], within: Period): Annex[] {
  let last: AnnexColumns | undefined;
  const read = tables.map((table) => {
    const own = columnsOf(table, within);
    const isHeaded = own.firstRow > 0;
    const goesOn = !isHeaded && last?.uses.length === widthOf(table);
    const columns = goesOn && last ? { ...last, firstRow: 0 } : own;
    if (isHeaded) last = own;
    return { annex: readAnnex(table, within, columns), isKnown: isHeaded || goesOn };
  });
  const known = read.filter(({ isKnown, annex }) => isKnown && annex.targets.length > 0);
  if (known.length > 0) return known.map(({ annex }) => annex);
  const most = read.reduce<Annex | undefined>(
    (best, { annex }) => (annex.targets.length > (best?.targets.length ?? 0) ? annex : best),
    undefined,
  );
  return most ? [most] : [];
}

function widthOf(table: readonly (readonly string[])[]): number {
  return Math.max(0, ...table.map((row) => row.length));
}
