import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDatabase } from "./connection.server.ts";
import { migrate } from "./migrate.server.ts";
import { testDatabaseUrl } from "./testDatabase.ts";

test("every migration is applied once, and a second time changes nothing", async () => {
  const url = await testDatabaseUrl();
  expect(await migrate(url)).toEqual([]);
});

test("F11 a program older than the schema refuses to touch it", async () => {
  const url = await testDatabaseUrl();
  const database = openDatabase(url);
  await database.write((tx) => sql`INSERT INTO schema_migration (name) VALUES ('9999_later.sql')`.execute(tx));
  await database.close();
  await expect(migrate(url)).rejects.toMatchObject({ code: "schema_newer", details: { migration: "9999_later.sql" } });
});
