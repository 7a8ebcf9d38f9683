/** Whether the office fills a report in the unit's place, since when and why. */
import type { ReadTransaction } from "../../database/connection.server.ts";
import { keyColumns, type ReportKey } from "../../ledger/report.ts";

export type StandIn = { why: string; by: string; at: Date };

export async function readStandIn(tx: ReadTransaction, key: ReportKey): Promise<StandIn | undefined> {
  return tx
    .selectFrom("report_stand_in")
    .select(["why", "by", "at"])
    .where((row) => row.and(keyColumns(key)))
    .executeTakeFirst();
}

/** Of reports those that an office fills in place of their units. */
export async function standInsAmong(
  tx: ReadTransaction,
  keys: readonly ReportKey[],
): Promise<(key: ReportKey) => boolean> {
  if (keys.length === 0) return () => false;
  const rows = await tx
    .selectFrom("report_stand_in")
    .select(["unit_id", "form_id", "period"])
    .where("period", "in", [...new Set(keys.map(({ period }) => period))])
    .execute();
  const found = new Set(rows.map((row) => `${row.unit_id} ${row.form_id} ${row.period}`));
  return ({ unit, form, period }) => found.has(`${unit} ${form} ${period}`);
}
