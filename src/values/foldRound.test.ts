/** What is stale is folded once nothing more comes in, and while more comes in without end all the same. */
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { definitionsChanged, markStale } from "../ledger/marks.server.ts";
import { foldRound } from "./foldRound.server.ts";

const database = await testDatabase();

beforeAll(async () => {
  await database.write(async (tx) => {
    await sql`
      INSERT INTO unit (code, name, kind, parent_id, sort) VALUES
        ('huyen', 'Huyện', 'district', NULL, 1),
        ('xa', 'Xã', 'commune', 1, 2)`.execute(tx);
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

/** A report of the commune came in. */
function comesIn(): Promise<void> {
  return database.write(async (tx) => {
    const { tree } = await readDefinitions(tx);
    await markStale(tx, tree, [{ unit: 2 as UnitId, form: 1 as FormId, period: "2024-Q1" as PeriodCode }]);
  });
}

async function isStale(): Promise<boolean> {
  const { rows } = await database.pool.query("SELECT FROM rollup_mark LIMIT 1");
  return rows.length > 0;
}

test("what came in is folded at the next round, once nothing more came", async () => {
  const { work } = foldRound(database);
  await work();
  await comesIn();
  await work();
  expect(await isStale()).toBe(true);
  await work();
  expect(await isStale()).toBe(false);
});

test("while more comes in with every round, each ninth folds", async () => {
  const { work } = foldRound(database);
  const rounds: boolean[] = [];
  for (let round = 1; round <= 18; round++) {
    await comesIn();
    await work();
    rounds.push(await isStale());
  }
  const eight = Array.from({ length: 8 }, () => true);
  expect(rounds).toEqual([...eight, false, ...eight, false]);
});
