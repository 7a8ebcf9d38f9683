/** How loaded figures differ from the reports that are there, worked out where the reports lie. */
import { type RawBuilder, sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";

/**
 * Makes the table `differing` out of `loaded`: for every report that is there and would differ, what would count as
 * approved, and what the report at work would hold.
 */
export async function compareWithReports(tx: WriteTransaction): Promise<void> {
  await sql`
    CREATE TEMPORARY TABLE differing ON COMMIT DROP AS
    WITH counted AS (
      SELECT
        loaded.*, report.version, report.state,
        CASE WHEN report.approved_version = report.version THEN report.amounts ELSE approved.amounts END AS old_amounts,
        CASE WHEN report.approved_version = report.version THEN report.flags ELSE approved.flags END AS old_flags,
        CASE WHEN report.approved_version = report.version THEN report.notes ELSE approved.notes END AS old_notes,
        report.amounts AS work_amounts, report.flags AS work_flags, report.notes AS work_notes
      FROM loaded
      JOIN report USING (unit_id, form_id, period)
      LEFT JOIN report_version AS approved
        ON approved.unit_id = report.unit_id AND approved.form_id = report.form_id AND approved.period = report.period
        AND approved.version = report.approved_version AND approved.version <> report.version
    )
    SELECT
      unit_id, form_id, period, version, state,
      merged.*,
      work.amounts AS work_amounts, work.flags AS work_flags, work.notes AS work_notes
    FROM counted
    CROSS JOIN LATERAL ${merged("old")} AS merged
    CROSS JOIN LATERAL ${merged("work")} AS work
    WHERE NOT (
        counted.amounts = coalesce(counted.old_amounts, '{}')
        AND counted.flags IS NOT DISTINCT FROM counted.old_flags
        AND counted.notes IS NULL
      )
      AND merged.added + merged.changed > 0`.execute(tx);
}

/** What stands there with the loaded cells over it, and how many of them are new or other than what stood there. */
function merged(over: "old" | "work"): RawBuilder<unknown> {
  const old = (column: string) => sql.ref(`counted.${over}_${column}`);
  return sql`(
    SELECT
      array_agg(coalesce(cell.amount, cell.old_amount) ORDER BY place) AS amounts,
      CASE WHEN bit_or(kept.flag) <> 0 THEN array_agg(kept.flag ORDER BY place) END AS flags,
      CASE
        WHEN counted.notes IS NULL THEN ${old("notes")}
        ELSE coalesce(${old("notes")}, '{}')
          || jsonb_build_object('cells', coalesce(${old("notes")} -> 'cells', '{}') || counted.notes)
      END AS notes,
      count(*) FILTER (WHERE cell.amount IS NOT NULL AND cell.old_amount IS NULL) AS added,
      count(*) FILTER (WHERE cell.old_amount IS NOT NULL AND told.differs) AS changed,
      min(place) FILTER (WHERE told.differs) AS first_place
    FROM unnest(counted.amounts, counted.flags, ${old("amounts")}, ${old("flags")})
      WITH ORDINALITY AS cell (amount, flag, old_amount, old_flag, place)
    CROSS JOIN LATERAL (
      SELECT coalesce(CASE WHEN cell.amount IS NULL THEN cell.old_flag ELSE cell.flag END, 0)::smallint AS flag
    ) AS kept
    CROSS JOIN LATERAL (
      SELECT cell.amount IS NOT NULL
        AND (
          cell.amount IS DISTINCT FROM cell.old_amount
          OR kept.flag <> coalesce(cell.old_flag, 0)
          OR coalesce(counted.notes ->> place::text <> coalesce(${old("notes")} -> 'cells' ->> place::text, ''), false)
        ) AS differs
    ) AS told
  )`;
}
