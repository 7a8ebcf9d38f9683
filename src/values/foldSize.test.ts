/**
 * A fold comes to an end however many units stand below each: one statement adds up only so many reports, and one that the
 * database cuts off is asked again for fewer. The database is made to cut off what writes too many roll-ups at once.
 */
import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { definitionsChanged, markStale } from "../ledger/marks.server.ts";
import { foldOnce, foldRollups, readRollups } from "./rollup.server.ts";

const database = await testDatabase();
const form = 1 as FormId;
const [wide, narrow] = [1, 2] as [UnitId, UnitId];
const below = new Map([
  [wide, 333],
  [narrow, 10],
]);
const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, "0")}` as PeriodCode);

beforeAll(async () => {
  await database.write(async (tx) => {
    await sql`
      INSERT INTO unit (code, name, kind, parent_id, sort) VALUES
        ('rong', 'Tỉnh rộng', 'province', NULL, 1),
        ('hep', 'Tỉnh hẹp', 'province', NULL, 2)`.execute(tx);
    for (const [unit, count] of below)
      await sql`
        INSERT INTO unit (code, name, kind, parent_id, sort)
        SELECT ${`xa-${unit}-`} || number, 'Xã ' || number, 'commune', ${unit}::int, number
        FROM generate_series(1, ${count}::int) AS number`.execute(tx);
    await sql`
      INSERT INTO indicator (code, name, direction, timing, rollup, sort)
      VALUES ('viec-lam', 'Việc làm', 'more', 'flow', 'sum', 1)`.execute(tx);
    await sql`INSERT INTO form (code, name, frequency) VALUES ('thang', 'Tháng', 'month')`.execute(tx);
    await sql`
      INSERT INTO form_line (form_id, position, indicator_id, owed_by, sort)
      VALUES (1, 1, 1, '{commune}', 1)`.execute(tx);
    await sql`
      INSERT INTO report (unit_id, form_id, period, version, state, by, at, amounts, submitted_version, approved_version)
      SELECT unit.id, 1, month, 1, 'approved', 'test', now(), '{2}', 1, 1
      FROM unit, unnest(${months}::text[]) AS month
      WHERE kind = 'commune'`.execute(tx);
    await sql`CREATE TABLE most_at_once (roll_ups int NOT NULL)`.execute(tx);
    await sql`
      CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT count(DISTINCT (unit_id, period)) FROM written) > (SELECT roll_ups FROM most_at_once) THEN
          RAISE 'canceling statement due to statement timeout' USING ERRCODE = 'query_canceled';
        END IF;
        RETURN NULL;
      END $$`.execute(tx);
    await sql`
      CREATE TRIGGER cut_off AFTER INSERT ON rollup REFERENCING NEW TABLE AS written
      FOR EACH STATEMENT EXECUTE FUNCTION cut_off()`.execute(tx);
    await definitionsChanged(tx);
  });
});

beforeEach(async () => {
  await cutOffAbove(undefined);
  await foldRollups(database);
  await database.pool.query("TRUNCATE rollup");
});

async function markAllMonths(unit: UnitId): Promise<void> {
  await database.write(async (tx) => {
    const { tree } = await readDefinitions(tx);
    const [child] = tree.children.get(unit) ?? [];
    if (child)
      await markStale(
        tx,
        tree,
        months.map((period) => ({ unit: child.id, form, period })),
      );
  });
}

/** Of each statement of a fold, how many roll-ups it wrote. */
async function statementsOfFold(): Promise<number[]> {
  const count = await database.write((tx) => foldOnce(tx));
  return count === 0 ? [] : [count, ...(await statementsOfFold())];
}

/** From now on; undefined: nothing is cut off. */
async function cutOffAbove(rollUps: number | undefined): Promise<void> {
  await database.pool.query("DELETE FROM most_at_once");
  if (rollUps !== undefined) await database.pool.query("INSERT INTO most_at_once VALUES ($1)", [rollUps]);
}

/** What the months came to, as they are stored. */
async function stored(unit: UnitId): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    "SELECT totals FROM rollup WHERE unit_id = $1 AND basis = 'approved' AND NOT EXISTS (SELECT FROM rollup_mark)",
    [unit],
  );
  return rows.map(({ totals }) => totals[0]);
}

test("one statement adds up no more than 2,000 reports, and takes all that are fewer together", async () => {
  await markAllMonths(narrow);
  expect(await statementsOfFold()).toEqual([12]);
  await markAllMonths(wide);
  const statements = await statementsOfFold();
  expect(statements.reduce((sum, count) => sum + count, 0)).toBe(12);
  expect(Math.max(...statements) * (below.get(wide) ?? Number.NaN)).toBeLessThanOrEqual(2_000);
  expect(await stored(wide)).toEqual(months.map(() => "666"));
});

test("a fold whose statement is cut off asks for half as much, down to one roll-up, and comes to its end", async () => {
  await markAllMonths(wide);
  await cutOffAbove(1);
  expect(await foldRollups(database)).toBe(12);
  expect(await stored(wide)).toEqual(months.map(() => "666"));
});

test("where even one roll-up is cut off the fold says so, and what was marked is folded later", async () => {
  await markAllMonths(narrow);
  await cutOffAbove(0);
  await expect(foldRollups(database)).rejects.toMatchObject({ code: "database_busy" });
  expect(await stored(narrow)).toEqual([]);
  // Reads do not wait for it.
  const read = await database.read((tx) =>
    readRollups(tx, "approved", [{ units: [narrow], reports: months.map((period) => ({ form, period })) }]),
  );
  expect(read.map(({ totals }) => totals[0])).toEqual(months.map(() => "20"));
  await cutOffAbove(undefined);
  expect(await foldRollups(database)).toBe(12);
  expect(await stored(narrow)).toEqual(months.map(() => "20"));
});
