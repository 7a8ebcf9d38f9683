/** Puts a backup in the place of what a database holds: all of it or nothing, in one transaction. */
import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { Client } from "pg";
import { from } from "pg-copy-streams";
import { applyMigration, knownMigrations, withMigrationLock } from "../database/migrate.server.ts";
import { AppError } from "../server/error.ts";
import { tablesOf } from "./backup.server.ts";
import { copyStatement, quoted, type SequencePosition } from "./backupFormat.ts";
import { connectForCopy } from "./copyConnection.server.ts";
import { type ReadBackup, readBackup, verifyBackup } from "./readBackup.server.ts";

/** `upgraded`: the migrations applied on top, where the backup is of an older schema. */
export type Restored = ReadBackup & { upgraded: string[] };

/** What a file holds, after reading all of it; refuses what is damaged and what this program cannot restore. */
export async function restorable(path: string): Promise<ReadBackup> {
  const backup = await verifyBackup(path);
  const known = await knownMigrations();
  const newer = backup.header.schema.find((name) => !known.includes(name));
  if (newer !== undefined) throw new AppError("backup_newer", 409, { file: path, migration: newer });
  return backup;
}

/** Whether a database has anything that somebody would miss: a unit, a person, a paper. */
export async function holdsData(url: string): Promise<boolean> {
  const client = await connectForCopy(url);
  try {
    const there = new Set((await tablesOf(client)).map(({ name }) => name));
    for (const table of ["unit", "person", "document", "article"].filter((name) => there.has(name))) {
      const { rowCount } = await client.query(`SELECT FROM ${quoted(table)} LIMIT 1`);
      if (rowCount) return true;
    }
    return false;
  } finally {
    await client.end();
  }
}

/**
 * Replaces everything by the backup and brings it to this program's schema. Until the end nothing of it can be seen; an
 * error anywhere, and a file that no longer is what was read before, leaves the database as it was.
 */
export async function restoreBackup(url: string, path: string, stop?: AbortSignal): Promise<Restored> {
  const expected = await restorable(path);
  const client = await connectForCopy(url, stop);
  try {
    return await withMigrationLock(client, async () => {
      await client.query("BEGIN");
      try {
        const restored = await replaceAll(client, path, expected);
        await client.query("COMMIT");
        return restored;
      } catch (error) {
        await client.query("ROLLBACK").catch(() => undefined);
        throw error;
      }
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function replaceAll(client: Client, path: string, expected: ReadBackup): Promise<Restored> {
  await refuseForeignTables(client);
  for (const { name } of await tablesOf(client)) await client.query(`DROP TABLE ${quoted(name)} CASCADE`);
  for (const name of expected.header.schema) await applyMigration(client, name);
  const tables = await tablesOf(client);
  // What a trigger would write stands in the backup already.
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  // Some migrations bring rows of their own.
  await client.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(", ")}`);
  const references = await dropReferences(client);
  const { backup, counts } = await copyTables(client, path, tables);
  if (JSON.stringify(backup) !== JSON.stringify(expected)) throw new AppError("backup_changed", 409, { file: path });
  for (const { name, rows } of backup.manifest.tables) {
    if (counts.get(name) !== rows) throw new AppError("backup_changed", 409, { file: path });
  }
  for (const statement of references) await client.query(statement);
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
  for (const position of backup.manifest.sequences) await setSequence(client, position);
  const upgraded = (await knownMigrations()).filter((name) => !expected.header.schema.includes(name));
  for (const name of upgraded) await applyMigration(client, name);
  for (const statement of endEntrances) await client.query(statement);
  return { ...backup, upgraded };
}

/** What let somebody in when the backup was made may have been ended since: nothing of it lives again (TRUST S12). */
const endEntrances = [
  "DELETE FROM session",
  "DELETE FROM sign_in_step",
  "DELETE FROM calendar_link",
  "UPDATE one_time_link SET used_at = now() WHERE used_at IS NULL",
  "UPDATE api_token SET revoked_at = now() WHERE revoked_at IS NULL",
  // One that was used since would work once more.
  "UPDATE recovery_code SET used_at = now() WHERE used_at IS NULL",
];

/** Everything in the schema is replaced, so that it must be ours. */
async function refuseForeignTables(client: Client): Promise<void> {
  const names = (await tablesOf(client)).map(({ name }) => name);
  if (names.length > 0 && !names.includes("schema_migration")) throw new AppError("restore_foreign_tables", 409);
}

async function copyTables(client: Client, path: string, tables: readonly { name: string; columns: string[] }[]) {
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, columns]));
  const counts = new Map<string, number>();
  let open: { table: string; rows: ReturnType<typeof from>; ended: Promise<void> } | undefined;
  const backup = await readBackup(path, {
    async onTable(table, columns) {
      const known = columnsOf.get(table);
      if (!known || columns.some((column) => !known.includes(column)))
        throw new AppError("backup_other_tables", 409, { file: path, table });
      const rows = from(copyStatement(table, columns, "FROM stdin"));
      client.query(rows);
      const ended = finished(rows);
      // It is awaited at the table's end; until then a failure must not end the process.
      ended.catch(() => undefined);
      open = { table, rows, ended };
    },
    async onRows(bytes) {
      if (open && !open.rows.write(bytes)) await Promise.race([once(open.rows, "drain"), open.ended]);
    },
    async onTableEnd() {
      if (!open) return;
      open.rows.end();
      await open.ended;
      counts.set(open.table, open.rows.rowCount);
      open = undefined;
    },
  });
  return { backup, counts };
}

/** Tables come in the order of their names: what refers to what is checked when all are there. */
async function dropReferences(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT relname AS table, conname AS name, pg_get_constraintdef(pg_constraint.oid) AS definition
    FROM pg_constraint
    JOIN pg_class ON pg_class.oid = conrelid
    WHERE contype = 'f' AND relnamespace = current_schema()::regnamespace
    ORDER BY relname, conname`);
  for (const { table, name } of rows)
    await client.query(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
  return rows.map(
    ({ table, name, definition }) => `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`,
  );
}

async function setSequence(client: Client, { table, column, last, called }: SequencePosition): Promise<void> {
  await client.query("SELECT setval(pg_get_serial_sequence(quote_ident($1), $2), $3::bigint, $4)", [
    table,
    column,
    last,
    called,
  ]);
}
