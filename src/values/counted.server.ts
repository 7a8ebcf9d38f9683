/** The reports that count on a basis: of each, the version that was submitted or approved last, not the draft above it. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { type Asked, askedTable, type FormPeriod, isNothing } from "./asked.server.ts";

export type CountedReport = FormPeriod & {
  unit: UnitId;
  /** By position; null where nothing was reported. */
  amounts: (string | null)[];
  flags: number[] | null;
};

/** What the units themselves reported, on the basis, of what is asked. */
export async function readCounted(
  tx: ReadTransaction,
  basis: Basis,
  asked: readonly Asked[],
): Promise<CountedReport[]> {
  if (isNothing(asked)) return [];
  const { rows } = await sql<CountedReport>`
    SELECT
      report.unit_id AS unit, report.form_id AS form, report.period,
      CASE WHEN counted.version = report.version THEN report.amounts ELSE earlier.amounts END AS amounts,
      CASE WHEN counted.version = report.version THEN report.flags ELSE earlier.flags END AS flags
    FROM ${askedTable(asked)}
    JOIN report USING (unit_id, form_id, period)
    CROSS JOIN LATERAL (
      SELECT CASE ${basis} WHEN 'submitted' THEN report.submitted_version ELSE report.approved_version END
    ) AS counted (version)
    LEFT JOIN report_version AS earlier
      ON earlier.unit_id = report.unit_id AND earlier.form_id = report.form_id AND earlier.period = report.period
      AND earlier.version = counted.version AND counted.version <> report.version
    WHERE counted.version IS NOT NULL`.execute(tx);
  return rows;
}
