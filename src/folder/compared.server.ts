/** How loaded figures differ from the reports that are there, worked out where the reports lie. */
import { type RawBuilder, sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";

/**
 * Makes the table `compared` out of `loaded`: every report that is not there yet (`seen` 0, no figures of its own), and every
 * one that is there and would differ, with the version seen, what would count as approved, and what the report at work would
 * hold. What is only sent in differs from what was sent before, where that is so, not from what was approved. All of it is
 * one snapshot's.
 */
export async function compareWithReports(tx: WriteTransaction): Promise<void> {
  await sql`DROP TABLE IF EXISTS compared`.execute(tx);
  await sql`
    CREATE TEMPORARY TABLE compared ON COMMIT DROP AS
    WITH counted AS (
      SELECT
        loaded.*, report.version, report.state, report.why,
        CASE WHEN standing.version = report.version THEN report.amounts ELSE before.amounts END AS old_amounts,
        CASE WHEN standing.version = report.version THEN report.flags ELSE before.flags END AS old_flags,
        CASE WHEN standing.version = report.version THEN report.notes ELSE before.notes END AS old_notes,
        report.amounts AS work_amounts, report.flags AS work_flags, report.notes AS work_notes
      FROM loaded
      JOIN report USING (unit_id, form_id, period)
      CROSS JOIN LATERAL (
        SELECT CASE
          WHEN loaded.becomes = 'approved' THEN report.approved_version
          WHEN report.state IN ('filled', 'submitted', 'approved') THEN report.version
          ELSE report.submitted_version
        END AS version
      ) AS standing
      LEFT JOIN report_version AS before
        ON before.unit_id = report.unit_id AND before.form_id = report.form_id AND before.period = report.period
        AND before.version = standing.version AND before.version <> report.version
    )
    SELECT
      unit_id, form_id, period, last_day, becomes, version AS seen, state, why AS work_why,
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
      AND merged.added + merged.changed > 0
    UNION ALL
    SELECT
      unit_id, form_id, period, last_day, becomes, 0, NULL, NULL,
      NULL, NULL, NULL, cardinality(amounts) - cardinality(array_positions(amounts, NULL)), 0, NULL,
      NULL, NULL, NULL
    FROM loaded
    WHERE NOT EXISTS (
      SELECT FROM report
      WHERE report.unit_id = loaded.unit_id AND report.form_id = loaded.form_id AND report.period = loaded.period
    )`.execute(tx);
  await sql`ANALYZE compared`.execute(tx);
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
