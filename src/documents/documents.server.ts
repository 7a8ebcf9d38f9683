/** The register of papers and recognitions in the database. */

import { contains, firstDay, lastDay, type Period, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { named } from "../database/named.ts";
import type { PaperDocument, Recognition } from "./document.ts";

/** All papers, the latest first, those without a date last; with a day, those that were out by it. */
export async function readDocuments(tx: ReadTransaction, outBy?: IsoDate): Promise<PaperDocument[]> {
  let query = tx.selectFrom("document").selectAll();
  if (outBy !== undefined) query = query.where((is) => is.or([is("date", "is", null), is("date", "<=", outBy)]));
  const rows = await query
    .orderBy("date", (order) => order.desc().nullsLast())
    .orderBy("sort")
    .execute();
  return rows.map((row) => ({ ...named(row), public: row.public ?? true }));
}

/** The papers dated within a period, in the order of their dates. */
export async function documentsIn(tx: ReadTransaction, period: Period): Promise<PaperDocument[]> {
  const [from, to] = [firstDay(period), lastDay(period)];
  const all = await readDocuments(tx);
  return all.filter(({ date }) => date !== undefined && from <= date && date <= to).reverse();
}

/** What some units were recognised for within a period, in file order. */
export async function recognitionsIn(
  tx: ReadTransaction,
  units: readonly UnitId[],
  period: Period,
): Promise<Recognition[]> {
  if (units.length === 0) return [];
  const rows = await tx.selectFrom("recognition").selectAll().where("unit_id", "in", units).orderBy("sort").execute();
  return rows.filter((row) => contains(period, periodOf(row.period))).map(named);
}
