/** Report rows as they stand and as they stood: every change keeps the row it replaces in report_version. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import { isWritten, keyColumns, type Report, type ReportKey, type WrittenReport } from "./report.ts";
import { reportOf, type StoredReport } from "./stored.ts";

/** The report as it stands; `unwritten` where nobody saved anything yet. */
export async function readReport(tx: ReadTransaction, key: ReportKey): Promise<Report> {
  const row = await tx
    .selectFrom("report")
    .selectAll()
    .where((row) => row.and(keyColumns(key)))
    .executeTakeFirst();
  return row === undefined ? { state: "unwritten", key, version: 0 } : reportOf(row);
}

/** Many reports as they stand, each asked for once; those that nobody saved yet are left out. */
export async function readReports(tx: ReadTransaction, keys: readonly ReportKey[]): Promise<WrittenReport[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<StoredReport>`
    SELECT report.*
    FROM unnest(
      ${keys.map(({ unit }) => unit)}::int[],
      ${keys.map(({ form }) => form)}::int[],
      ${keys.map(({ period }) => period)}::text[]
    ) AS asked (unit_id, form_id, period)
    JOIN report USING (unit_id, form_id, period)`.execute(tx);
  return rows.map(reportOf);
}

/** Every state that the report ever had, the first first, the present one last. */
export async function historyOf(tx: ReadTransaction, key: ReportKey): Promise<WrittenReport[]> {
  const earlier = await tx
    .selectFrom("report_version")
    .selectAll()
    .where((row) => row.and(keyColumns(key)))
    .orderBy("version")
    .execute();
  const now = await readReport(tx, key);
  return isWritten(now) ? [...earlier.map(reportOf), now] : [];
}
