/** Brings a database to this program's schema: the files of `migrations/` in name order, each once, each whole. */

import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { AppError } from "../server/error.ts";

const folder = fileURLToPath(new URL("./migrations/", import.meta.url));
const lock = 190302024103;

/** Applies what is missing and answers the names applied. A schema newer than the program is left alone and refused. */
export async function migrate(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: "quyet" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lock]);
    return await applyMissing(client);
  } finally {
    await client.end();
  }
}

async function applyMissing(client: Client): Promise<string[]> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS schema_migration (
      name  text PRIMARY KEY,
      at    timestamptz NOT NULL DEFAULT now()
    )`);
  const { rows } = await client.query<{ name: string }>("SELECT name FROM schema_migration");
  const applied = new Set(rows.map((row) => row.name));
  const known = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();

  const newer = [...applied].sort().find((name) => !known.includes(name));
  if (newer !== undefined) throw new AppError("schema_newer", 500, { migration: newer });

  const missing = known.filter((name) => !applied.has(name));
  for (const name of missing) await apply(client, name);
  return missing;
}

async function apply(client: Client, name: string): Promise<void> {
  const statements = await readFile(`${folder}/${name}`, "utf8");
  await client.query("BEGIN");
  try {
    await client.query(statements);
    await client.query("INSERT INTO schema_migration (name) VALUES ($1)", [name]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
