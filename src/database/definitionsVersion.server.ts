/** One version stands for all definitions (units to targets): what was read under it can be kept in memory. */
import { sql } from "kysely";
import type { Database, ReadTransaction, WriteTransaction } from "./connection.server.ts";
import { keptBy, versionsOf } from "./versions.server.ts";

export async function definitionsVersion(tx: ReadTransaction): Promise<string> {
  return (await versionsOf(tx)).definitions;
}

/** A random version, not a counter: a transaction that is rolled back must not share its version with a later one. */
export async function raiseDefinitionsVersion(tx: WriteTransaction): Promise<void> {
  await sql`
    UPDATE setting
    SET value = to_jsonb(gen_random_uuid()::text)
    WHERE name = 'definitions_version'`.execute(tx);
}

/** What `read` gave is kept until a definition changes. */
export function keptByVersion<Kept>(read: (tx: ReadTransaction, version: string) => Promise<Kept>) {
  const readKept = keptBy(({ definitions }) => definitions, read);
  /** What is kept for a version that was just seen, without a transaction; reads it where it is not kept yet. */
  const ofVersion = async (database: Database, version: string | undefined): Promise<Kept> =>
    (version === undefined ? undefined : readKept.known(version)) ?? (await database.read(readKept));
  return Object.assign((tx: ReadTransaction) => readKept(tx), { ofVersion });
}
