/** The reports that count on a basis: of each, the version that was submitted or approved last, not the draft above it. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";

export type FormPeriod = { form: FormId; period: PeriodCode };

export type CountedReport = FormPeriod & {
  unit: UnitId;
  /** By position; null where nothing was reported. */
  amounts: (string | null)[];
  flags: number[] | null;
};

/** What the units themselves reported, on the basis, for the forms and periods asked for. */
export async function readCounted(
  tx: ReadTransaction,
  units: readonly UnitId[],
  basis: Basis,
  asked: readonly FormPeriod[],
): Promise<CountedReport[]> {
  if (units.length === 0 || asked.length === 0) return [];
  const { rows } = await sql<CountedReport>`
    SELECT
      report.unit_id AS unit, report.form_id AS form, report.period,
      CASE WHEN counted.version = report.version THEN report.amounts ELSE earlier.amounts END AS amounts,
      CASE WHEN counted.version = report.version THEN report.flags ELSE earlier.flags END AS flags
    FROM unnest(
      ${asked.map((each) => each.form)}::int[],
      ${asked.map((each) => each.period)}::text[]
    ) AS asked (form_id, period)
    JOIN report USING (form_id, period)
    CROSS JOIN LATERAL (
      SELECT CASE ${basis} WHEN 'submitted' THEN report.submitted_version ELSE report.approved_version END
    ) AS counted (version)
    LEFT JOIN report_version AS earlier
      ON earlier.unit_id = report.unit_id AND earlier.form_id = report.form_id AND earlier.period = report.period
      AND earlier.version = counted.version AND counted.version <> report.version
    WHERE report.unit_id = ANY (${[...units]}::int[])
      AND counted.version IS NOT NULL`.execute(tx);
  return rows;
}
