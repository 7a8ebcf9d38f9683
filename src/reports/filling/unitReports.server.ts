/** The reports that a form is drawn from: as they stand, and as they count where an earlier version does. */
import { sql } from "kysely";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { ReportKey } from "../../ledger/report.ts";
import type { StoredReport } from "../../ledger/stored.ts";
import { type Asked, askedTable, isNothing } from "../../values/asked.server.ts";
import type { CountedReport } from "../../values/counted.server.ts";

/** A row as it stands; its words and notes only where it is one of those that are drawn. */
export type UnitReport = StoredReport & {
  /** Of the version that was submitted last, where that is another one than the row's. */
  submitted_amounts: CountedReport["amounts"] | null;
  submitted_flags: CountedReport["flags"];
};

/** Of what is asked the reports that somebody has begun, in one statement; `drawn` are among them. */
export async function readUnitReports(
  tx: ReadTransaction,
  asked: readonly Asked[],
  drawn: readonly ReportKey[],
): Promise<UnitReport[]> {
  if (isNothing(asked)) return [];
  const { rows } = await sql<UnitReport>`
    SELECT
      report.unit_id, report.form_id, report.period, report.version, report.state, report.amounts, report.flags,
      CASE WHEN drawn.period IS NOT NULL THEN report.notes END AS notes,
      report.why, report.by, report.at, report.submitted_version, report.approved_version,
      earlier.amounts AS submitted_amounts, earlier.flags AS submitted_flags
    FROM ${askedTable(asked)}
    JOIN report USING (unit_id, form_id, period)
    LEFT JOIN unnest(
      ${drawn.map(({ unit }) => unit)}::int[],
      ${drawn.map(({ form }) => form)}::int[],
      ${drawn.map(({ period }) => period)}::text[]
    ) AS drawn (unit_id, form_id, period) USING (unit_id, form_id, period)
    LEFT JOIN report_version AS earlier
      ON earlier.unit_id = report.unit_id AND earlier.form_id = report.form_id AND earlier.period = report.period
      AND earlier.version = report.submitted_version AND report.submitted_version <> report.version`.execute(tx);
  return rows;
}

/** What counts as submitted of the reports. */
export function submittedOf(reports: readonly UnitReport[]): CountedReport[] {
  return reports.flatMap((row) => {
    if (row.submitted_version === null) return [];
    const isAsItStands = row.submitted_version === row.version;
    return [
      {
        unit: row.unit_id,
        form: row.form_id,
        period: row.period,
        amounts: isAsItStands ? row.amounts : (row.submitted_amounts ?? []),
        flags: isAsItStands ? row.flags : row.submitted_flags,
      },
    ];
  });
}
