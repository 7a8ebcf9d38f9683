/** One version stands for all definitions (units to targets): what was read under it can be kept in memory. */
import { sql } from "kysely";
import { type Database, isSnapshot, type ReadTransaction, type WriteTransaction } from "./connection.server.ts";

const ofSnapshot = new WeakMap<object, string>();

export async function definitionsVersion(tx: ReadTransaction): Promise<string> {
  const known = ofSnapshot.get(tx);
  if (known !== undefined) return known;
  const row = await tx
    .selectFrom("setting")
    .select("value")
    .where("name", "=", "definitions_version")
    .executeTakeFirstOrThrow();
  const version = String(row.value);
  if (isSnapshot(tx)) ofSnapshot.set(tx, version);
  return version;
}

/** A random version, not a counter: a transaction that is rolled back must not share its version with a later one. */
export async function raiseDefinitionsVersion(tx: WriteTransaction): Promise<void> {
  await sql`
    UPDATE setting
    SET value = to_jsonb(gen_random_uuid()::text)
    WHERE name = 'definitions_version'`.execute(tx);
}

/** Remembers what `read` gave for the latest versions, so that a request costs one small query instead of many. */
export function keptByVersion<Kept>(read: (tx: ReadTransaction, version: string) => Promise<Kept>) {
  const kept = new Map<string, Kept>();
  const readKept = async (tx: ReadTransaction): Promise<Kept> => {
    const version = await definitionsVersion(tx);
    const known = kept.get(version);
    if (known !== undefined) return known;
    const fresh = await read(tx, version);
    if (kept.size >= 4) kept.delete([...kept.keys()][0] ?? "");
    // The first version is that of every empty installation, which changes when anything is loaded.
    if (version !== "1") kept.set(version, fresh);
    return fresh;
  };
  /** What is kept for a version that was just seen, without a transaction; reads it where it is not kept yet. */
  const ofVersion = async (database: Database, version: string | undefined): Promise<Kept> =>
    (version === undefined ? undefined : kept.get(version)) ?? (await database.read(readKept));
  return Object.assign(readKept, { ofVersion });
}
