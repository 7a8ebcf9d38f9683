/** A fresh migrated database for one test file, copied from the run's template. */

import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { type Database, openDatabase } from "./connection.server.ts";

/** Called at the top of a test file; the database is dropped at the file's end. */
export async function testDatabase(): Promise<Database> {
  const url = await testDatabaseUrl();
  const database = openDatabase(url);
  afterAll(() => database.close());
  return database;
}

/** The same for a test that opens it itself, perhaps more than once. */
export async function testDatabaseUrl(): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  // Copied file by file: half the work of writing all of it into the log, which a throw-away database never reads.
  await onServer(`CREATE DATABASE ${name} TEMPLATE quyet_template STRATEGY FILE_COPY`);
  afterAll(() => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const url = new URL(inject("databaseServer"));
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject("databaseServer") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Everything but what an installation is born with. */
export async function emptied(one: Database): Promise<void> {
  await one.pool.query(`
    DO $$ BEGIN EXECUTE (
      SELECT 'TRUNCATE ' || string_agg(quote_ident(table_name), ', ') || ' RESTART IDENTITY CASCADE'
      FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        AND table_name NOT IN ('setting', 'schema_migration', 'migration')
    ); END $$`);
  await one.pool.query(
    "UPDATE setting SET value = to_jsonb(gen_random_uuid()::text) WHERE name = 'definitions_version'",
  );
}
