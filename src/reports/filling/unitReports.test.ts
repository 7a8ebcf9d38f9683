import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../../database/connection.server.ts";
import { askAlone, planAhead } from "../../database/planned.server.ts";
import { testDatabaseUrl } from "../../database/testDatabase.ts";
import { testField } from "../testField.ts";
import { readUnitReports, unitReports } from "./unitReports.server.ts";

const database = openDatabase(await testDatabaseUrl(), { connections: 1 });
afterAll(() => database.close());

test("planned ahead, a form's reports are looked up by their keys among many, and nothing is planned again", async () => {
  const { key, district } = await testField(database);
  await database.pool.query(`
    INSERT INTO unit (code, name, kind, sort)
    SELECT 'xa-' || count, 'Xã ' || count, 'commune', 10 + count
    FROM generate_series(1, 60) AS count`);
  await database.pool.query(
    `INSERT INTO report (unit_id, form_id, period, version, state, by, at, amounts)
    SELECT unit.id, $1, year || '-Q' || quarter, 1, 'draft', 'lan', now(), '{1,2}'
    FROM unit, generate_series(2010, 2024) AS year, generate_series(1, 4) AS quarter
    WHERE kind = 'commune'`,
    [key.form],
  );
  await database.pool.query("ANALYZE");
  await planAhead(database, 1, [unitReports]);
  const planned = await plansMade();
  expect(planned).toHaveLength(1);
  for (let time = 0; time < 10; time++) {
    const asked = [{ units: [key.unit, district], reports: [{ form: key.form, period: key.period }] }];
    const read = await readUnitReports(askAlone(database), asked, [key]);
    expect(read).toMatchObject([{ unit_id: key.unit, period: key.period, amounts: ["1", "2"] }]);
  }
  expect(await plansMade()).toEqual(planned);
  const { rows } = await database.pool.query("EXPLAIN EXECUTE unit_reports('[]')");
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toMatch(/Index Scan using report_pkey/);
  expect(plan).not.toMatch(/Seq Scan on report\b/);
});

async function plansMade(): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    "SELECT custom_plans FROM pg_prepared_statements WHERE name = 'unit_reports'",
  );
  return rows;
}
