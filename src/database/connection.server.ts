/** The way to PostgreSQL: one pool, and transactions whose type says whether they may write. */
import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { AppError } from "../server/error.ts";
import type { Tables } from "./tables.ts";

declare const writes: unique symbol;

/** A read-only transaction on one snapshot: a stray write does not compile, and the database would refuse it. */
export type ReadTransaction = Pick<
  Transaction<Tables>,
  "selectFrom" | "with" | "withRecursive" | "fn" | "getExecutor" | "executeQuery"
>;
export type WriteTransaction = Transaction<Tables> & { readonly [writes]: true };

export type Database = {
  /** Runs on one snapshot (repeatable read, read only). */
  read<Result>(work: (tx: ReadTransaction) => Promise<Result>): Promise<Result>;
  /** Commits when `work` resolves, rolls everything back when it throws. */
  write<Result>(work: (tx: WriteTransaction) => Promise<Result>): Promise<Result>;
  /** Runs `work` on one connection outside any transaction of ours: for COPY and advisory locks. */
  connection<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result>;
  pool: pg.Pool;
  close(): Promise<void>;
};

const NUMERIC_ARRAY = 1231;
const DATE = 1082;
const INT8 = 20;

/**
 * pg reads numeric[] as floats, which would round amounts, and date as a moment in the local zone: both stay text.
 * int8 (counts) fits a number in every use here.
 */
function typesOfOurs(): pg.CustomTypesConfig {
  const textArray = pg.types.getTypeParser(1009 as number);
  return {
    getTypeParser(oid: number, format?: "text" | "binary") {
      if (oid === NUMERIC_ARRAY) return textArray;
      if (oid === DATE) return (text: string) => text;
      if (oid === INT8) return Number;
      return pg.types.getTypeParser(oid, format);
    },
  } as pg.CustomTypesConfig;
}

export type DatabaseOptions = { connections?: number };

/** Opens a pool on a PostgreSQL of version 15 or later; statements and idle transactions have time limits. */
export function openDatabase(url: string, { connections = 10 }: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: typesOfOurs(),
    connectionTimeoutMillis: 2_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: "quyet",
  });
  // A cut idle connection is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  // The same for one cut in the middle of a transaction: its statement fails, which is told to whoever waits for it.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  return {
    read: (work) =>
      translated(
        kysely
          .transaction()
          .setIsolationLevel("repeatable read")
          .setAccessMode("read only")
          .execute((tx) => work(tx)),
      ),
    write: (work) => translated(kysely.transaction().execute((tx) => work(tx as WriteTransaction))),
    async connection(work) {
      const client = await translated(pool.connect());
      try {
        return await translated(work(client));
      } finally {
        client.release();
      }
    },
    pool,
    close: () => kysely.destroy(),
  };
}

const connectionLost = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08003",
  "08001",
  "53300",
]);

/** A database out of reach becomes an error that says so; everything else passes unchanged. */
async function translated<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (isConnectionLoss(error)) throw new AppError("database_unavailable", 503, {}, [], error);
    throw error;
  }
}

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    connectionLost.has(code) || /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}
