import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { definitionsChanged, markStale } from "../ledger/marks.server.ts";
import { foldRollups, readRollups } from "./rollup.server.ts";

const database = await testDatabase();
const period = "2024-Q1" as PeriodCode;
const form = 1 as FormId;
const province = 1 as UnitId;
const district = 2 as UnitId;
const [first, second, third] = [3, 4, 5] as [UnitId, UnitId, UnitId];

beforeAll(async () => {
  await database.write(async (tx) => {
    await sql`
      INSERT INTO unit (code, name, kind, parent_id, valid_to, sort) VALUES
        ('tinh', 'Tỉnh', 'province', NULL, NULL, 1),
        ('huyen', 'Huyện', 'district', 1, NULL, 2),
        ('xa-a', 'Xã A', 'commune', 2, NULL, 3),
        ('xa-b', 'Xã B', 'commune', 2, NULL, 4),
        ('xa-c', 'Xã C', 'commune', 2, '2023-12-31', 5)`.execute(tx);
    await sql`
      INSERT INTO indicator (code, name, direction, timing, rollup, sort) VALUES
        ('viec-lam', 'Việc làm', 'more', 'flow', 'sum', 1),
        ('do-man', 'Độ mặn', 'less', 'peak', 'max', 2),
        ('ghi-nhan', 'Ghi nhận', 'more', 'stock', 'none', 3)`.execute(tx);
    await sql`INSERT INTO form (code, name, frequency) VALUES ('quy', 'Quý', 'quarter')`.execute(tx);
    await sql`
      INSERT INTO form_line (form_id, position, indicator_id, owed_by, sort)
      SELECT 1, id, id, '{commune}', id FROM indicator`.execute(tx);
    await definitionsChanged(tx);
  });
});

/** A report that counts on both bases, as after its approval. */
async function approved(unit: UnitId, amounts: (string | null)[], flags: number[] | null = null) {
  await database.write(async (tx) => {
    const { tree } = await readDefinitions(tx);
    await sql`
      INSERT INTO report (unit_id, form_id, period, version, state, by, at, amounts, flags, submitted_version, approved_version)
      VALUES (${unit}, 1, ${period}, 1, 'approved', 'test', now(), ${amounts}::numeric[], ${flags}::smallint[], 1, 1)
      ON CONFLICT (unit_id, form_id, period) DO UPDATE SET amounts = excluded.amounts, flags = excluded.flags`.execute(
      tx,
    );
    await markStale(tx, tree, [{ unit, form, period }]);
  });
}

const rollupOf = async (unit: UnitId) =>
  (await database.read((tx) => readRollups(tx, "approved", [{ units: [unit], reports: [{ form, period }] }])))[0];

test("a stale roll-up is computed on the fly, level by level, and is what the fold then stores", async () => {
  await approved(first, ["10", "1.5", "7"]);
  await approved(second, ["5.25", "4", null], [1, 0, 0]);
  const onTheFly = await rollupOf(province);
  expect(onTheFly?.totals).toEqual(["15.25", "4", null]);
  expect(onTheFly?.counts).toEqual([2, 2, 1]);
  expect(onTheFly?.flags).toEqual([1, 0, 0]);
  expect(await foldRollups(database)).toBe(2);
  expect(await rollupOf(province)).toEqual(onTheFly);
});

test("a unit that had ended by the period's last day is not part of it", async () => {
  await approved(third, ["100", "100", "100"]);
  expect((await rollupOf(district))?.totals).toEqual(["15.25", "4", null]);
});

test("a figure reported on a unit itself overrides what stands below it, position by position", async () => {
  await approved(district, ["20", null, null]);
  expect((await rollupOf(province))?.totals).toEqual(["20", "4", null]);
  expect((await rollupOf(province))?.counts).toEqual([2, 2, 1]);
});

test("a correction downwards lowers the maximum: nothing is incremented", async () => {
  await approved(second, ["5.25", "0.5", null]);
  expect((await rollupOf(province))?.totals).toEqual(["20", "1.5", null]);
  await foldRollups(database);
  expect((await rollupOf(province))?.totals).toEqual(["20", "1.5", null]);
});
