/**
 * What the units below a unit add up to, recomputed and never incremented, so that maxima, corrections, reopening and
 * merges come out right. A change of a report marks its parent stale; the fold takes marks away and recomputes, level by
 * level; a read computes what is still stale on the fly, in its own snapshot, and so is always exact.
 */
import { sql } from "kysely";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { Database, ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { FormId, IsoDate, PeriodCode, UnitId } from "../database/ids.ts";
import { askWithin } from "../database/planned.server.ts";
import type { Basis } from "../database/tables.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { markStale } from "../ledger/marks.server.ts";
import { isAppError } from "../server/error.ts";
import { hasParts, partsOn, wholesOn } from "../units/structure.ts";
import type { UnitTree } from "../units/tree.ts";
import { type Asked, askedAmong } from "./asked.server.ts";
import { nodesOf, type Rollup, type RollupNode, type RollupRow, rolled, rollupOf } from "./rolled.server.ts";
import { readStored, type Stored } from "./stored.server.ts";

const bothBases: readonly Basis[] = ["submitted", "approved"];
/**
 * Reports and roll-ups added up in one statement: enough to be quick, few enough that a fold neither holds a snapshot for
 * long nor is cut off as too slow, whether ten units or hundreds stand below each node.
 */
const foldSize = 2_000;
const foldLock = 7_202_401;

/** The roll-ups asked for, exact in this snapshot: stored where they are clean, computed on the fly where stale. */
export async function readRollups(tx: ReadTransaction, basis: Basis, asked: readonly Asked[]): Promise<Rollup[]> {
  const { tree } = await readDefinitions(tx);
  const ofWholes = askedOfWholes(tree, asked);
  return exactRollups(tx, tree, basis, ofWholes, await readStored(askWithin(tx), { basis, below: ofWholes }));
}

/** Of what is asked that of units which others make up: nothing stands below the others. */
export function askedOfWholes(tree: UnitTree, asked: readonly Asked[]): Asked[] {
  return asked.map(({ units, reports }) => ({ units: units.filter((unit) => hasParts(tree, unit)), reports }));
}

type Below = Pick<Stored, "below" | "marked">;

/** What was read of them in the snapshot, with whatever of it is stale computed anew. */
export async function exactRollups(
  tx: ReadTransaction,
  tree: UnitTree,
  basis: Basis,
  asked: readonly Asked[],
  { below, marked }: Below,
): Promise<Rollup[]> {
  if (marked.length === 0) return below;
  const isAsked = askedAmong(asked);
  const fresh = await recomputed(tx, tree, staleWithin(tree, marked, isAsked), basis);
  const freshKeys = new Set(fresh.map(keyOf));
  return [...below.filter((rollup) => !freshKeys.has(keyOf(rollup))), ...fresh.filter(isAsked)];
}

/** What is marked at or below a unit asked for, with everything between them. */
function staleWithin(
  tree: UnitTree,
  marked: readonly RollupNode[],
  isAsked: (node: RollupNode) => boolean,
): RollupNode[] {
  const stale = new Map<string, RollupNode>();
  for (const { unit, form, period } of marked) {
    const path = [unit, ...wholesOn(tree, unit, dayOf(period))].map((each) => ({ unit: each, form, period }));
    for (const node of path.slice(0, path.findLastIndex(isAsked) + 1)) stale.set(keyOf(node), node);
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
    const depth = wholesOn(tree, node.unit, dayOf(node.period)).length;
    levels.set(depth, [...(levels.get(depth) ?? []), node]);
  }
  return [...levels].sort(([a], [b]) => b - a).map(([, level]) => level);
}

/**
 * Recomputes what is marked, deepest level first, until nothing is left; returns how many roll-ups were written.
 * Only one fold runs at a time: two that took each other's marks crosswise would wait for each other without end.
 * A statement that is cut off as too slow is asked again for half as much, down to a single roll-up.
 */
export async function foldRollups(database: Database): Promise<number> {
  let written = 0;
  let size = foldSize;
  for (;;) {
    if (!(await database.read(isAnythingStale))) return written;
    try {
      const count = await database.write((tx) => foldOnce(tx, size));
      if (count === 0) return written;
      written += count;
    } catch (error) {
      if (!isCutOff(error) || size <= 1) throw error;
      size = Math.floor(size / 2);
    }
  }
}

function isCutOff(error: unknown): boolean {
  return isAppError(error) && error.code === "database_busy";
}

async function isAnythingStale(tx: ReadTransaction): Promise<boolean> {
  const mark = await tx.selectFrom("rollup_mark").select("id").limit(1).executeTakeFirst();
  return mark !== undefined;
}

/** One round of the fold in the caller's transaction; `size`: so many reports and roll-ups are added up. */
export async function foldOnce(tx: WriteTransaction, size = foldSize): Promise<number> {
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
  const nodes = firstOf(deepest, tree, size);
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

/** As many of the nodes as one statement of that size adds up; at least one. */
function firstOf(nodes: RollupNode[], tree: UnitTree, size: number): RollupNode[] {
  let added = 0;
  const end = nodes.findIndex((node) => {
    added += 1 + partsOn(tree, node.unit, dayOf(node.period)).length;
    return added > size;
  });
  return end === -1 ? nodes : nodes.slice(0, Math.max(end, 1));
}

function keyOf(node: RollupNode): string {
  return `${node.unit} ${node.form} ${node.period}`;
}

function dayOf(period: PeriodCode): IsoDate {
  return lastDay(periodOf(period));
}
