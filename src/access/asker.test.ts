import { afterAll, expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import { openDatabase } from "../database/connection.server.ts";
import { planAhead } from "../database/planned.server.ts";
import { testDatabaseUrl } from "../database/testDatabase.ts";
import { askers } from "./asker.server.ts";
import { authenticate } from "./authenticate.server.ts";
import { beginSession } from "./session.server.ts";
import { addTestPerson } from "./testPerson.ts";

const database = openDatabase(await testDatabaseUrl(), { connections: 1 });
afterAll(() => database.close());
const clock = stoppedClock(new Date("2024-09-23T00:30:00Z"));

async function plansMade(): Promise<unknown[]> {
  const { rows } = await database.pool.query("SELECT custom_plans FROM pg_prepared_statements WHERE name = 'askers'");
  return rows;
}

test("planned ahead, the question of who asks is not planned again for anybody", async () => {
  await planAhead(database, 1, [askers]);
  const planned = await plansMade();
  expect(planned).toHaveLength(1);
  const token = await database.write(async (tx) => beginSession(tx, await addTestPerson(tx, "nguoinhap"), clock.now()));
  const entrance = { database, clock, wall: clock, configuration: { isSecure: false } };
  const asks = () =>
    authenticate(entrance, new Request("http://localhost/app", { headers: { Cookie: `quyet=${token}` } }));
  for (let time = 0; time < 10; time++) expect((await asks())?.person.username).toBe("nguoinhap");
  expect(await plansMade()).toEqual(planned);
});

test("a person is looked up among many, not found by reading all of them", async () => {
  await database.pool.query(`
    INSERT INTO person (id, username, name, created_at)
    SELECT 'p' || count, 'nguoi' || count, 'Người ' || count, now()
    FROM generate_series(1, 3000) AS count`);
  await database.pool.query("ANALYZE");
  await planAhead(database, 1, [askers]);
  const { rows } = await database.pool.query("EXPLAIN EXECUTE askers('[]')");
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toMatch(/Index Scan using person_pkey/);
  expect(plan).not.toMatch(/Seq Scan on person\b/);
});
