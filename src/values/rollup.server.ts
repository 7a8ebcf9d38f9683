/**
 * What the units below a unit add up to, recomputed and never incremented, so that maxima, corrections, reopening and
 * merges come out right. A change of a report marks its parent stale; the fold takes marks away and recomputes, level by
 * level; a read computes what is still stale on the fly, in its own snapshot, and so is always exact.
 */
import { type RawBuilder, sql } from "kysely";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { Database, ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { ancestorsOf, type UnitTree } from "../units/tree.ts";

/** A parent's roll-up of one form for one period. */
export type RollupNode = { unit: UnitId; form: FormId; period: PeriodCode };

/** Totals, counts of reporting units and flags by position; a missing total is null, never zero. */
export type Rollup = RollupNode & {
  basis: Basis;
  totals: (string | null)[];
  counts: number[];
  flags: number[] | null;
};

type RollupRow = {
  unit_id: UnitId;
  form_id: FormId;
  period: PeriodCode;
  basis: Basis;
  totals: (string | null)[];
  counts: number[];
  flags: number[] | null;
};

const bothBases: readonly Basis[] = ["submitted", "approved"];
/** Nodes recomputed in one statement: enough to be quick, few enough that a fold never holds a snapshot for long. */
const foldSize = 400;
const foldLock = 7_202_401;

/** Says that a unit's figures for a form and period changed: the roll-up of its parent on the period's last day is stale. */
export async function markStale(
  tx: WriteTransaction,
  tree: UnitTree,
  changed: { unit: UnitId; form: FormId; period: PeriodCode }[],
): Promise<void> {
  const marks = changed.flatMap(({ unit, form, period }) => {
    const parent = parentOf(tree, unit);
    return parent === undefined ? [] : [{ unit: parent, form, period }];
  });
  if (marks.length === 0) return;
  await sql`
    INSERT INTO rollup_mark (unit_id, form_id, period)
    SELECT DISTINCT unit_id, form_id, period
    FROM ${nodesOf(marks)}`.execute(tx);
}

/** The unit above, whose roll-up this unit's figures enter; none for the root. */
export function parentOf(tree: UnitTree, unit: UnitId): UnitId | undefined {
  return tree.byId.get(unit)?.parent;
}

/** The roll-ups of a unit, exact in this snapshot: stored where they are clean, computed on the fly where stale. */
export async function readRollups(
  tx: ReadTransaction,
  unit: UnitId,
  basis: Basis,
  asked: { form: FormId; period: PeriodCode }[],
): Promise<Rollup[]> {
  if (asked.length === 0) return [];
  const { tree } = await readDefinitions(tx);
  const stored = await storedRollups(tx, unit, basis, asked);
  const fresh = await recomputed(tx, tree, staleWithin(tree, unit, stored), basis);
  const freshKeys = new Set(fresh.map(keyOf));
  const clean = stored.flatMap(({ rollup }) => (rollup && !freshKeys.has(keyOf(rollup)) ? [rollup] : []));
  return [...clean, ...fresh.filter((rollup) => rollup.unit === unit)];
}

/** A unit's roll-up as stored, with all units, here or elsewhere, whose roll-up of the same form and period is stale. */
type Stored = { form: FormId; period: PeriodCode; rollup: Rollup | undefined; staleUnits: UnitId[] };

async function storedRollups(
  tx: ReadTransaction,
  unit: UnitId,
  basis: Basis,
  asked: { form: FormId; period: PeriodCode }[],
): Promise<Stored[]> {
  const { rows } = await sql<Omit<Rollup, "totals"> & { totals: Rollup["totals"] | null; stale: UnitId[] | null }>`
    WITH node AS (
      SELECT *
      FROM ${nodesOf(asked.map((each) => ({ unit, ...each })))}
    ),
    stale AS (
      SELECT form_id, period, array_agg(DISTINCT rollup_mark.unit_id) AS units
      FROM rollup_mark
      JOIN node USING (form_id, period)
      GROUP BY form_id, period
    )
    SELECT
      node.unit_id AS unit, form_id AS form, period, rollup.basis, rollup.totals, rollup.counts, rollup.flags,
      stale.units AS stale
    FROM node
    LEFT JOIN stale USING (form_id, period)
    LEFT JOIN (SELECT * FROM rollup WHERE basis = ${basis} AND structure_id = 0) AS rollup
      USING (unit_id, form_id, period)`.execute(tx);
  return rows.map(({ totals, stale, ...row }) => ({
    form: row.form,
    period: row.period,
    rollup: totals === null ? undefined : { ...row, totals },
    staleUnits: stale ?? [],
  }));
}

/** The stale nodes at or below the unit, with every node between them and the unit. */
function staleWithin(tree: UnitTree, unit: UnitId, stored: readonly Stored[]): RollupNode[] {
  const stale = new Map<string, RollupNode>();
  for (const { form, period, staleUnits } of stored)
    for (const marked of staleUnits) {
      const path = [marked, ...ancestorsOf(tree, marked).map((above) => above.id)];
      const top = path.indexOf(unit);
      for (const each of path.slice(0, top + 1)) {
        const node = { unit: each, form, period };
        stale.set(keyOf(node), node);
      }
    }
  return [...stale.values()];
}

/** Computes nodes from the deepest level up, each level from what the level below came to. */
async function recomputed(tx: ReadTransaction, tree: UnitTree, nodes: RollupNode[], basis: Basis): Promise<Rollup[]> {
  const done: Rollup[] = [];
  for (const level of levelsOf(tree, nodes)) {
    const { rows } = await sql<RollupRow>`${rolled(level, [basis], done)}`.execute(tx);
    done.push(...rows.map(rollupOf));
  }
  return done;
}

/** The nodes grouped by depth, deepest first. */
function levelsOf(tree: UnitTree, nodes: RollupNode[]): RollupNode[][] {
  const levels = new Map<number, RollupNode[]>();
  for (const node of nodes) {
    const depth = ancestorsOf(tree, node.unit).length;
    levels.set(depth, [...(levels.get(depth) ?? []), node]);
  }
  return [...levels].sort(([a], [b]) => b - a).map(([, level]) => level);
}

/**
 * Recomputes what is marked, deepest level first, until nothing is left; returns how many roll-ups were written.
 * Only one fold runs at a time: two that took each other's marks crosswise would wait for each other without end.
 */
export async function foldRollups(database: Database): Promise<number> {
  let written = 0;
  for (;;) {
    if (!(await database.read(isAnythingStale))) return written;
    const count = await database.write(foldOnce);
    if (count === 0) return written;
    written += count;
  }
}

async function isAnythingStale(tx: ReadTransaction): Promise<boolean> {
  const mark = await tx.selectFrom("rollup_mark").select("id").limit(1).executeTakeFirst();
  return mark !== undefined;
}

/** One round of the fold in the caller's transaction. */
export async function foldOnce(tx: WriteTransaction): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(${foldLock})`.execute(tx);
  const { tree } = await readDefinitions(tx);
  const marked = await sql<{ unit_id: UnitId; form_id: FormId; period: PeriodCode }>`
    SELECT DISTINCT unit_id, form_id, period
    FROM rollup_mark`.execute(tx);
  const [deepest] = levelsOf(
    tree,
    marked.rows.map((row) => ({ unit: row.unit_id, form: row.form_id, period: row.period })),
  );
  if (!deepest) return 0;
  const nodes = deepest.slice(0, foldSize);
  // Taken away before the recomputing statement, whose snapshot then holds every change these marks spoke of.
  await sql`
    DELETE FROM rollup_mark
    USING ${nodesOf(nodes)}
    WHERE rollup_mark.unit_id = node.unit_id
      AND rollup_mark.form_id = node.form_id
      AND rollup_mark.period = node.period`.execute(tx);
  await sql`
    INSERT INTO rollup (unit_id, form_id, period, basis, totals, counts, flags)
    ${rolled(nodes, bothBases, [])}
    ON CONFLICT (unit_id, form_id, period, basis, structure_id)
    DO UPDATE SET totals = excluded.totals, counts = excluded.counts, flags = excluded.flags`.execute(tx);
  await markStale(tx, tree, nodes);
  return nodes.length;
}

/**
 * The roll-up rows of the nodes: for every position the sum or the maximum over the children that exist on the period's
 * last day, a child's own figure overriding what stands below it. `below` replaces the stored roll-ups of children.
 */
function rolled(nodes: RollupNode[], bases: readonly Basis[], below: Rollup[]): RawBuilder<unknown> {
  return sql`
    WITH child AS (
      SELECT node.unit_id AS parent_id, node.form_id, node.period, node.ends, basis.basis, unit.id AS unit_id
      FROM ${nodesOf(nodes)}
      CROSS JOIN unnest(${[...bases]}::text[]) AS basis (basis)
      LEFT JOIN unit
        ON unit.parent_id = node.unit_id
        AND (unit.valid_from IS NULL OR unit.valid_from <= node.ends)
        AND (unit.valid_to IS NULL OR unit.valid_to >= node.ends)
    ),
    counted AS (
      -- what each child reported itself, in the version that counts on the basis
      SELECT
        child.parent_id, child.form_id, child.period, child.basis, child.unit_id,
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
        child.parent_id, child.form_id, child.period, child.basis, child.unit_id,
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
        parent_id, form_id, period, basis, place.position,
        coalesce(place.own, place.total) AS amount,
        coalesce(place.count, 0)
          + (place.own IS NOT NULL AND coalesce(place.position = ANY (counted.positions), false))::int AS count,
        CASE WHEN place.own IS NULL THEN place.lower_flags ELSE place.own_flags END AS flags
      FROM counted
      FULL JOIN lower_level USING (parent_id, form_id, period, basis, unit_id)
      CROSS JOIN LATERAL unnest(
        counted.amounts, counted.flags, lower_level.totals, lower_level.counts, lower_level.flags
      ) WITH ORDINALITY AS place (own, own_flags, total, count, lower_flags, position)
    ),
    added AS (
      -- before the lines are looked up: joined first, they would unnest every report once for each line
      SELECT
        parent_id, form_id, period, basis, position,
        sum(amount) AS sum,
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
function nodesOf(nodes: RollupNode[]): RawBuilder<unknown> {
  return sql`unnest(
    ${nodes.map((node) => node.unit)}::int[],
    ${nodes.map((node) => node.form)}::int[],
    ${nodes.map((node) => node.period)}::text[],
    ${nodes.map((node) => lastDay(periodOf(node.period)))}::date[]
  ) AS node (unit_id, form_id, period, ends)`;
}

function keyOf(node: RollupNode): string {
  return `${node.unit} ${node.form} ${node.period}`;
}

function rollupOf(row: RollupRow): Rollup {
  const { unit_id, form_id, ...rest } = row;
  return { unit: unit_id, form: form_id, ...rest };
}

function rowOf(rollup: Rollup): RollupRow {
  const { unit, form, ...rest } = rollup;
  return { unit_id: unit, form_id: form, ...rest };
}
