/** Brings a database to this program's schema: the files of `migrations/` in name order, each once, each whole. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { projectFolder } from "../server/build.server.ts";
import { AppError } from "../server/error.ts";

/** From the project, not beside this module: the built program lies elsewhere. */
const folder = join(projectFolder, "src/database/migrations");
const lock = 190302024103;

export type MigrateOptions = {
  /** Called before an older schema that holds something is upgraded; when it throws, nothing is. */
  beforeUpgrade?: (latest: string) => Promise<void>;
};

/** Applies what is missing and answers the names applied. A schema newer than the program is left alone and refused. */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: "quyet" });
  await client.connect();
  try {
    return await withMigrationLock(client, () => applyMissing(client, options));
  } finally {
    await client.end();
  }
}

/** One process at a time changes the schema. */
export async function withMigrationLock<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  await client.query("SELECT pg_advisory_lock($1)", [lock]);
  try {
    return await work();
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [lock]).catch(() => undefined);
  }
}

/** The migrations that this program brings, in order. */
export async function knownMigrations(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
}

/** The migrations that a database has had, in order; none where it is empty. */
export async function appliedMigrations(client: Pick<Client, "query">): Promise<string[]> {
  const { rows: there } = await client.query("SELECT WHERE to_regclass('schema_migration') IS NOT NULL");
  if (there.length === 0) return [];
  const { rows } = await client.query<{ name: string }>("SELECT name FROM schema_migration");
  return rows.map((row) => row.name).sort();
}

/** Applies one, within the transaction of the caller. */
export async function applyMigration(client: Pick<Client, "query">, name: string): Promise<void> {
  await makeMigrationTable(client);
  await client.query(await readFile(join(folder, name), "utf8"));
  await client.query("INSERT INTO schema_migration (name) VALUES ($1)", [name]);
}

async function applyMissing(client: Client, { beforeUpgrade }: MigrateOptions): Promise<string[]> {
  const applied = await appliedMigrations(client);
  const known = await knownMigrations();

  const newer = applied.find((name) => !known.includes(name));
  if (newer !== undefined) throw new AppError("schema_newer", 500, { migration: newer });

  const missing = known.filter((name) => !applied.includes(name));
  const latest = applied.at(-1);
  if (missing.length > 0 && latest !== undefined) await beforeUpgrade?.(latest);
  for (const name of missing) await applyWhole(client, name);
  return missing;
}

async function applyWhole(client: Client, name: string): Promise<void> {
  await client.query("BEGIN");
  try {
    await applyMigration(client, name);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function makeMigrationTable(client: Pick<Client, "query">): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS schema_migration (
      name  text PRIMARY KEY,
      at    timestamptz NOT NULL DEFAULT now()
    )`);
}
