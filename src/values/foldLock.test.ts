/**
 * Two folds at once: the older must never write its totals over the newer one's. The marks it has taken away hold up the
 * newer one even without the lock, which keeps them from waiting for each other's marks crosswise.
 */

import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { definitionsChanged, markStale } from "../ledger/marks.server.ts";
import { foldOnce, foldRollups, readRollups } from "./rollup.server.ts";

const database = await testDatabase();
const form = 1 as FormId;
const [district, commune] = [1, 2] as [UnitId, UnitId];
const [earlier, later] = ["2024-Q1", "2024-Q2"] as [PeriodCode, PeriodCode];

beforeAll(async () => {
  await database.write(async (tx) => {
    await sql`
      INSERT INTO unit (code, name, kind, parent_id, sort) VALUES
        ('huyen', 'Huyện', 'district', NULL, 1),
        ('xa-a', 'Xã A', 'commune', 1, 2)`.execute(tx);
    await sql`
      INSERT INTO indicator (code, name, direction, timing, rollup, sort)
      VALUES ('viec-lam', 'Việc làm', 'more', 'flow', 'sum', 1)`.execute(tx);
    await sql`INSERT INTO form (code, name, frequency) VALUES ('quy', 'Quý', 'quarter')`.execute(tx);
    await sql`INSERT INTO form_line (form_id, position, indicator_id, owed_by, sort) VALUES (1, 1, 1, '{commune}', 1)`.execute(
      tx,
    );
    await definitionsChanged(tx);
  });
});

async function report(amount: number, ...marked: PeriodCode[]): Promise<void> {
  await database.write(async (tx) => {
    const { tree } = await readDefinitions(tx);
    for (const period of [earlier, later])
      await sql`
        INSERT INTO report (unit_id, form_id, period, version, state, by, at, amounts, submitted_version, approved_version)
        VALUES (${commune}, 1, ${period}, 1, 'approved', 'test', now(), ${[String(amount)]}::numeric[], 1, 1)
        ON CONFLICT (unit_id, form_id, period) DO UPDATE SET amounts = excluded.amounts`.execute(tx);
    await markStale(
      tx,
      tree,
      marked.map((period) => ({ unit: commune, form, period })),
    );
  });
}

/** How many connections to this database wait for a lock of another. */
async function waiting(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(`
    SELECT count(*)::int AS count
    FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`);
  return rows[0]?.count ?? 0;
}

async function untilWaiting(count: number, unless: () => boolean = () => false): Promise<void> {
  while ((await waiting()) < count && !unless()) await pause(5);
}

// Whichever of its two rows the held fold writes first, in one of the cases it still has the other before it.
test.each([earlier, later])("a fold that is held up at %s does not undo one that came after it", async (held) => {
  await report(1, earlier, later);
  await foldRollups(database);
  await report(2, earlier, later);

  const holder = await database.pool.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT FROM rollup WHERE period = $1 FOR UPDATE", [held]);
  const older = database.write(foldOnce);
  await untilWaiting(1);

  // The older fold has read 2 and taken the marks away; now 3 is reported, and a newer fold comes for what it can reach.
  const other = held === earlier ? later : earlier;
  await report(3, other);
  let ended = false;
  const newer = database.write(foldOnce).finally(() => {
    ended = true;
  });
  await untilWaiting(2, () => ended);
  await holder.query("COMMIT");
  holder.release();
  await Promise.all([older, newer]);

  await foldRollups(database);
  const read = await database.read((tx) =>
    readRollups(tx, "approved", [{ units: [district], reports: [{ form, period: other }] }]),
  );
  expect(read.map(({ totals }) => totals)).toEqual([["3"]]);
});
