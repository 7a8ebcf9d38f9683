/** Writes a backup: every table as it stood at one moment, beside a running server, into one file. */
import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Client } from "pg";
import { to } from "pg-copy-streams";
import { appliedMigrations } from "../database/migrate.server.ts";
import { projectFolder } from "../server/build.server.ts";
import { errorCode } from "../server/dataFolder.server.ts";
import { AppError } from "../server/error.ts";
import {
  checksumLine,
  copyStatement,
  countLines,
  FORMAT,
  type Header,
  headerLine,
  type Manifest,
  manifestLine,
  type SequencePosition,
  TABLE_END,
  type TableSummary,
  tableLine,
} from "./backupFormat.ts";
import { connectForCopy } from "./copyConnection.server.ts";

export type Backup = { path: string; bytes: number; header: Header; manifest: Manifest };

/** Writes to a neighbouring file first: what bears the name is whole and on the disk. An existing file is never replaced. */
export async function writeBackup(url: string, path: string, at: Date, stop?: AbortSignal): Promise<Backup> {
  await refuseExisting(path);
  const unfinished = `${path}.${process.pid}.part`;
  const client = await connectForCopy(url, stop);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const header = { format: FORMAT, program: await programVersion(), at: at.toISOString(), schema: [] } as Header;
    header.schema = await appliedMigrations(client);
    if (header.schema.length === 0) throw new AppError("backup_of_nothing", 409);
    const manifest: Manifest = { tables: [], sequences: [] };
    await writeDurably(unfinished, contents(client, header, manifest));
    await client.query("COMMIT");
    await refuseExisting(path);
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    return { path, bytes: (await stat(path)).size, header, manifest };
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw notWritten(error, path);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Tables of the program's schema with the columns that COPY takes, by name. */
export async function tablesOf(client: Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    SELECT relname AS name, array_agg(attname::text ORDER BY attnum) AS columns
    FROM pg_class
    JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace AND NOT relispartition
    GROUP BY relname
    ORDER BY relname`);
  return rows;
}

async function* contents(client: Client, header: Header, manifest: Manifest): AsyncGenerator<Uint8Array> {
  const whole = createHash("sha256");
  const counted = (bytes: Uint8Array) => {
    whole.update(bytes);
    return bytes;
  };
  yield counted(Buffer.from(headerLine(header)));
  for (const { name, columns } of await tablesOf(client)) {
    yield counted(Buffer.from(tableLine(name, columns)));
    const rows = createHash("sha256");
    const summary: TableSummary = { name, columns, rows: 0, bytes: 0, sha256: "" };
    for await (const chunk of client.query(to(copyStatement(name, columns, "TO stdout"))) as AsyncIterable<Buffer>) {
      rows.update(chunk);
      summary.bytes += chunk.length;
      summary.rows += countLines(chunk);
      yield counted(chunk);
    }
    manifest.tables.push({ ...summary, sha256: rows.digest("hex") });
    yield counted(Buffer.from(TABLE_END));
  }
  manifest.sequences = await sequencesOf(client);
  yield counted(Buffer.from(manifestLine(manifest)));
  yield Buffer.from(checksumLine(whole.digest("hex")));
}

/** Where every identity stands. A sequence is outside transactions: it may be ahead of the snapshot, never behind. */
async function sequencesOf(client: Client): Promise<SequencePosition[]> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    SELECT relname AS table, attname AS column,
           pg_get_serial_sequence(quote_ident(relname), attname) AS sequence
    FROM pg_class
    JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
    WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
      AND pg_get_serial_sequence(quote_ident(relname), attname) IS NOT NULL
    ORDER BY relname, attnum`);
  const positions: SequencePosition[] = [];
  for (const { table, column, sequence } of rows) {
    const found = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${sequence}`,
    );
    for (const { last, called } of found.rows) positions.push({ table, column, last, called });
  }
  return positions;
}

async function writeDurably(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "wx", 0o600);
  try {
    await pipeline(bytes, createGzip({ level: 5 }), async (packed: AsyncIterable<Buffer>) => {
      for await (const chunk of packed) await file.appendFile(chunk);
    });
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without this a power cut could take the new name away again. Windows does not know it, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function refuseExisting(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there) throw new AppError("backup_file_exists", 409, { file: path });
}

async function programVersion(): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(projectFolder, "package.json"), "utf8"));
  return version;
}

function notWritten(error: unknown, path: string): unknown {
  const code = errorCode(error) ?? "";
  const isOfTheDisk = [
    "ENOSPC",
    "EDQUOT",
    "EFBIG",
    "EACCES",
    "EPERM",
    "EROFS",
    "ENOTDIR",
    "EEXIST",
    "EIO",
    "EISDIR",
  ].includes(code);
  return isOfTheDisk ? new AppError("backup_not_written", 500, { file: path, reason: code }, [], error) : error;
}
