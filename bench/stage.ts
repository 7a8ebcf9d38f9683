/**
 * Where everything is measured: the real server as a process of its own on a throw-away data folder, its embedded
 * PostgreSQL with durable settings, and in the same PostgreSQL another database that holds a row for every value.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { signInRules } from "../src/access/signInRules.server.ts";
import { type Database, openDatabase } from "../src/database/connection.server.ts";
import { rememberSetting } from "../src/database/setting.server.ts";
import { type EmbeddedDatabase, openEmbedded } from "../src/server/embedded.server.ts";
import { type RunningServer, startServer } from "../test/server.ts";
import { temporaryFolder } from "../test/temporary.ts";

export type Stage = {
  server: RunningServer;
  /** Another server on the same database, which nobody has asked anything yet; whoever starts it removes it. */
  startAnother(): Promise<RunningServer>;
  /** The program's own database, to prepare and to look at what was written. */
  database: Database;
  /** The one-row-per-value table, with as many connections as there are writers. */
  baseline: pg.Pool;
  /** A folder for files, removed with everything else. */
  folder: string;
  /** Returns when nothing is left to fold and what was written lies in the tables' own files. */
  rest(): Promise<void>;
  /** The same, with all tables tidied and counted. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

export const writersAtOnce = 32;

/** Starts everything; whatever fails on the way leaves nothing behind. */
export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(temporaryFolder(), "quyet-bench-"));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const end of closing.reverse()) await end();
  };
  try {
    const data = join(folder, "data");
    const embedded = await openEmbedded(data, { as: "visit" });
    closing.push(() => embedded.close());
    const server = await startServer({ folder: data });
    closing.push(() => server.stop());
    const database = openDatabase(embedded.url, { connections: 4 });
    closing.push(() => database.close());
    // Programs ask here with tokens of people who type no codes.
    await database.write((tx) => rememberSetting(tx, signInRules, signInRules.usual));
    const baseline = await openBaseline(embedded);
    closing.push(() => baseline.end());
    const administrator = new pg.Pool({ connectionString: embedded.administratorUrl, max: 1 });
    closing.push(() => administrator.end());
    const rest = async () => {
      await untilFolded(database);
      await administrator.query("CHECKPOINT");
    };
    const settle = async () => {
      await database.pool.query("VACUUM (ANALYZE)");
      await baseline.query("VACUUM (ANALYZE)");
      await rest();
    };
    const startAnother = () => startServer({ environment: { DATABASE_URL: embedded.url } });
    return { server, startAnother, database, baseline, folder, rest, settle, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function untilFolded(database: Database): Promise<void> {
  for (;;) {
    const { rows } = await database.pool.query("SELECT FROM rollup_mark LIMIT 1");
    if (rows.length === 0) return;
    await pause(50);
  }
}

async function openBaseline({ administratorUrl }: EmbeddedDatabase): Promise<pg.Pool> {
  const administrator = new pg.Client({ connectionString: administratorUrl });
  await administrator.connect();
  await administrator.query("CREATE DATABASE baseline");
  await administrator.end();
  const url = new URL(administratorUrl);
  url.pathname = "/baseline";
  const pool = new pg.Pool({ connectionString: url.href, max: writersAtOnce });
  await pool.query(`
    CREATE TABLE value (
      unit_id       int NOT NULL,
      indicator_id  int NOT NULL,
      period        text NOT NULL,
      amount        numeric NOT NULL,
      by            text NOT NULL,
      at            timestamptz NOT NULL,
      PRIMARY KEY (unit_id, indicator_id, period)
    )`);
  await pool.query("CREATE INDEX value_indicator ON value (indicator_id, period)");
  return pool;
}
