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

const snapshots = new WeakSet<object>();

/** Whether every statement of the transaction sees the same: what was asked once need not be asked again. */
export function isSnapshot(tx: ReadTransaction): boolean {
  return snapshots.has(tx);
}

const INT2_ARRAY = 1005;
const INT4_ARRAY = 1007;
const NUMERIC_ARRAY = 1231;
const DATE = 1082;
const INT8 = 20;

/**
 * pg reads numeric[] as floats, which would round amounts, and date as a moment in the local zone: both stay text.
 * int8 (counts) fits a number in every use here. Arrays of numbers are read by splitting, several times quicker.
 */
function typesOfOurs(): pg.CustomTypesConfig {
  return {
    getTypeParser(oid: number, format?: "text" | "binary") {
      if (oid === NUMERIC_ARRAY) return textsOf;
      if (oid === INT4_ARRAY || oid === INT2_ARRAY) return (text: string) => textsOf(text).map(numberOrNull);
      if (oid === DATE) return (text: string) => text;
      if (oid === INT8) return Number;
      return pg.types.getTypeParser(oid, format);
    },
  } as pg.CustomTypesConfig;
}

/** The elements of an array of numbers, of which none is quoted; all of ours have one dimension. */
function textsOf(text: string): (string | null)[] {
  if (text === "{}") return [];
  return text
    .slice(1, -1)
    .split(",")
    .map((element) => (element === "NULL" ? null : element));
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}

export type DatabaseOptions = {
  connections?: number;
  /** So many stay open while nobody asks, with what they have prepared: whoever comes next need not wait for one. */
  kept?: number;
  /** Asked before every writing transaction: throws while there is no room for it. */
  room?: (() => Promise<void>) | undefined;
};

/** Opens a pool on a PostgreSQL of version 15 or later; statements and idle transactions have time limits. */
export function openDatabase(url: string, { connections = 10, kept = 0, room }: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    min: kept,
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
    read: (work) => translated(onSnapshot(kysely, work)),
    async write(work) {
      await room?.();
      return translated(kysely.transaction().execute((tx) => work(tx as WriteTransaction)));
    },
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

async function onSnapshot<Result>(
  kysely: Kysely<Tables>,
  work: (tx: ReadTransaction) => Promise<Result>,
): Promise<Result> {
  const tx = await kysely.startTransaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute();
  snapshots.add(tx);
  try {
    return await work(tx);
  } finally {
    // Nothing was written that could fail to be kept: nobody waits for its end, which takes a way to the database.
    tx.rollback()
      .execute()
      .catch(() => undefined);
  }
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

/** A statement or a lock took longer than a caller should wait, or would have for ever. */
const tookTooLong = new Set(["57014", "55P03", "25P03", "40P01"]);

/** The disk of the database, or what it may use of it, is full. */
const diskFull = "53100";

/** A character that PostgreSQL cannot keep in text: NUL, or half of a pair. */
const textRefused = new Set(["22021", "22P05"]);

/** A database out of reach or without room, and text that it cannot keep become errors that say so; everything else passes unchanged. */
async function translated<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (isConnectionLoss(error)) throw new AppError("database_unavailable", 503, {}, [], error);
    if (tookTooLong.has(codeOf(error))) throw new AppError("database_busy", 503, {}, [], error);
    if (codeOf(error) === diskFull) throw new AppError("no_room", 507, {}, [], error);
    if (textRefused.has(codeOf(error)) || isJsonRefused(error))
      throw new AppError("text_not_storable", 400, {}, [], error);
    throw error;
  }
}

/** Half of a pair within JSON: what we send is else always JSON. */
function isJsonRefused(error: unknown): boolean {
  return codeOf(error) === "22P02" && error instanceof Error && error.message.includes("type json");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** What the driver says without a code, and the database when it lets nobody in. */
const lostWords =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|not currently accepting connections/;

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // The socket of a server that is not there; other files may be missing without that.
  if (codeOf(error) === "ENOENT" && "syscall" in error && error.syscall === "connect") return true;
  return connectionLost.has(codeOf(error)) || lostWords.test(error.message);
}
