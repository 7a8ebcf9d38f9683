/**
 * "This parent's roll-up is stale." A mark is appended whenever another version of a report counts, by the statement that
 * writes it; after a fold, for the level above; and for all when definitions change. The fold takes them away.
 */
import { sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";
import { raiseDefinitionsVersion } from "../database/definitionsVersion.server.ts";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import { renewOwed } from "../indicators/definitions.server.ts";
import type { UnitTree } from "../units/tree.ts";

/** Says that units' figures for a form and period changed: the roll-ups of their parents are stale. */
export async function markStale(
  tx: WriteTransaction,
  tree: UnitTree,
  changed: readonly { unit: UnitId; form: FormId; period: PeriodCode }[],
): Promise<void> {
  const marks = changed.flatMap(({ unit, form, period }) => {
    const parent = tree.byId.get(unit)?.parent;
    return parent === undefined ? [] : [{ parent, form, period }];
  });
  if (marks.length === 0) return;
  await sql`
    INSERT INTO rollup_mark (unit_id, form_id, period)
    SELECT DISTINCT *
    FROM unnest(
      ${marks.map(({ parent }) => parent)}::int[],
      ${marks.map(({ form }) => form)}::int[],
      ${marks.map(({ period }) => period)}::text[]
    )`.execute(tx);
}

/**
 * To be called in the transaction of any change of definitions: works out anew who owes what, marks every roll-up stale,
 * so that reads stay exact, and raises the version.
 */
export async function definitionsChanged(tx: WriteTransaction): Promise<void> {
  await renewOwed(tx);
  await markAllStale(tx);
  await raiseDefinitionsVersion(tx);
}

/** Every roll-up: a change of units, owners of duties or rules can change any of them. */
async function markAllStale(tx: WriteTransaction): Promise<void> {
  await sql`
    INSERT INTO rollup_mark (unit_id, form_id, period)
    SELECT unit_id, form_id, period
    FROM rollup
    UNION
    SELECT unit.parent_id, report.form_id, report.period
    FROM report
    JOIN unit ON unit.id = report.unit_id
    WHERE unit.parent_id IS NOT NULL`.execute(tx);
}
