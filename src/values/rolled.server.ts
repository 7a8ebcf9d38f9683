/** The statement that adds up what the parts of units come to, whether it is then read or stored. */
import { type RawBuilder, sql } from "kysely";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { partOn, parts } from "../units/structure.server.ts";

/** A parent's roll-up of one form for one period. */
export type RollupNode = { unit: UnitId; form: FormId; period: PeriodCode };

/** Totals, counts of reporting units and flags by position; a missing total is null, never zero. */
export type Rollup = RollupNode & {
  basis: Basis;
  totals: (string | null)[];
  counts: number[];
  flags: number[] | null;
};

export type RollupRow = {
  unit_id: UnitId;
  form_id: FormId;
  period: PeriodCode;
  basis: Basis;
  totals: (string | null)[];
  counts: number[];
  flags: number[] | null;
};

/**
 * The roll-up rows of the nodes: for every position the sum or the maximum over the units that make it up on the period's
 * last day, a unit's own figure overriding what stands below it. `below` replaces the stored roll-ups of these units.
 */
export function rolled(nodes: RollupNode[], bases: readonly Basis[], below: Rollup[]): RawBuilder<unknown> {
  return sql`
    WITH child AS (
      SELECT
        node.unit_id AS parent_id, node.form_id, node.period, node.ends, basis.basis, part.unit_id, part.share
      FROM ${nodesOf(nodes)}
      CROSS JOIN unnest(${[...bases]}::text[]) AS basis (basis)
      LEFT JOIN ${parts} ON ${partOn(sql`node.unit_id`, sql`node.ends`)}
    ),
    counted AS (
      -- what each child reported itself, in the version that counts on the basis
      SELECT
        child.parent_id, child.form_id, child.period, child.basis, child.unit_id, child.share,
        CASE WHEN standing.version = report.version THEN report.amounts ELSE earlier.amounts END AS amounts,
        CASE WHEN standing.version = report.version THEN report.flags ELSE earlier.flags END AS flags,
        owed.positions
      FROM child
      JOIN report
        ON report.unit_id = child.unit_id AND report.form_id = child.form_id AND report.period = child.period
      CROSS JOIN LATERAL (
        SELECT CASE child.basis WHEN 'submitted' THEN report.submitted_version ELSE report.approved_version END
      ) AS standing (version)
      LEFT JOIN report_version AS earlier
        ON earlier.unit_id = report.unit_id AND earlier.form_id = report.form_id AND earlier.period = report.period
        AND earlier.version = standing.version AND standing.version <> report.version
      LEFT JOIN owed
        ON owed.unit_id = child.unit_id AND owed.form_id = child.form_id
        AND (owed.valid_from IS NULL OR owed.valid_from <= child.ends)
        AND (owed.valid_to IS NULL OR owed.valid_to >= child.ends)
      WHERE standing.version IS NOT NULL
    ),
    override AS (
      SELECT *
      FROM jsonb_to_recordset(${JSON.stringify(below.map(rowOf))}::jsonb)
        AS row (unit_id int, form_id int, period text, basis text, totals numeric[], counts int[], flags smallint[])
    ),
    lower_level AS (
      SELECT
        child.parent_id, child.form_id, child.period, child.basis, child.unit_id, child.share,
        coalesce(override.totals, rollup.totals) AS totals,
        coalesce(override.counts, rollup.counts) AS counts,
        CASE WHEN override.totals IS NULL THEN rollup.flags ELSE override.flags END AS flags
      FROM child
      LEFT JOIN override
        ON override.unit_id = child.unit_id AND override.form_id = child.form_id
        AND override.period = child.period AND override.basis = child.basis
      LEFT JOIN rollup
        ON rollup.unit_id = child.unit_id AND rollup.form_id = child.form_id AND rollup.period = child.period
        AND rollup.basis = child.basis AND rollup.structure_id = 0
      WHERE coalesce(override.totals, rollup.totals) IS NOT NULL
    ),
    cell AS (
      SELECT
        parent_id, form_id, period, basis, share, place.position,
        coalesce(place.own, place.total) AS amount,
        coalesce(place.count, 0)
          + (place.own IS NOT NULL AND coalesce(place.position = ANY (counted.positions), false))::int AS count,
        CASE WHEN place.own IS NULL THEN place.lower_flags ELSE place.own_flags END AS flags
      FROM counted
      FULL JOIN lower_level USING (parent_id, form_id, period, basis, unit_id, share)
      CROSS JOIN LATERAL unnest(
        counted.amounts, counted.flags, lower_level.totals, lower_level.counts, lower_level.flags
      ) WITH ORDINALITY AS place (own, own_flags, total, count, lower_flags, position)
    ),
    added AS (
      -- before the lines are looked up: joined first, they would unnest every report once for each line
      SELECT
        parent_id, form_id, period, basis, position,
        sum(amount * share) AS sum,
        max(amount) AS max,
        sum(count)::int AS count,
        coalesce(bit_or(flags), 0)::smallint AS flags
      FROM cell
      GROUP BY parent_id, form_id, period, basis, position
    ),
    position AS (
      SELECT
        parent_id, form_id, period, basis, position, count, flags,
        CASE indicator.rollup
          WHEN 'sum' THEN sum
          WHEN 'max' THEN max
        END AS total
      FROM added
      JOIN form_line USING (form_id, position)
      JOIN indicator ON indicator.id = form_line.indicator_id
    )
    SELECT
      child.parent_id AS unit_id, child.form_id, child.period, child.basis,
      coalesce(array_agg(total ORDER BY position) FILTER (WHERE position IS NOT NULL), '{}') AS totals,
      coalesce(array_agg(count ORDER BY position) FILTER (WHERE position IS NOT NULL), '{}') AS counts,
      CASE WHEN bit_or(flags) <> 0 THEN array_agg(flags ORDER BY position) END AS flags
    FROM (SELECT DISTINCT parent_id, form_id, period, basis FROM child) AS child
    LEFT JOIN position USING (parent_id, form_id, period, basis)
    GROUP BY child.parent_id, child.form_id, child.period, child.basis`;
}

/** The nodes as a table `node (unit_id, form_id, period, ends)`. */
export function nodesOf(nodes: RollupNode[]): RawBuilder<unknown> {
  return sql`unnest(
    ${nodes.map((node) => node.unit)}::int[],
    ${nodes.map((node) => node.form)}::int[],
    ${nodes.map((node) => node.period)}::text[],
    ${nodes.map((node) => lastDay(periodOf(node.period)))}::date[]
  ) AS node (unit_id, form_id, period, ends)`;
}

export function rollupOf(row: RollupRow): Rollup {
  const { unit_id, form_id, ...rest } = row;
  return { unit: unit_id, form: form_id, ...rest };
}

function rowOf(rollup: Rollup): RollupRow {
  const { unit, form, ...rest } = rollup;
  return { unit_id: unit, form_id: form, ...rest };
}
