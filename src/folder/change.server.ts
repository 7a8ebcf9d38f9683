/**
 * Changes of definitions from the screen or the API: the rows of a folder's files, checked, stored and logged as a load does,
 * so that there is one rule for both.
 */

import { sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { Stamp } from "../definitions/store.server.ts";
import { definitionsChanged } from "../ledger/marks.server.ts";
import { AppError } from "../server/error.ts";
import { type FileCounts, type Order, storeDefinitions } from "./definitions.server.ts";
import { checkFolder, folderOf, knownWith, type Records } from "./folder.ts";
import { formsOf } from "./formsFile.ts";
import { readKnown } from "./stored.server.ts";
import { keepingWhole } from "./whole.server.ts";

/** Only one change at a time: each is checked against what the one before it left. */
export async function lockDefinitions(tx: WriteTransaction): Promise<void> {
  await sql`SELECT FROM setting WHERE name = 'definitions_version' FOR UPDATE`.execute(tx);
}

/** All or nothing; throws an error with every fault, each with its row and column. New rows come after those there are. */
export async function changeDefinitions(tx: WriteTransaction, records: Records, stamp: Stamp): Promise<FileCounts> {
  await lockDefinitions(tx);
  const folder = folderOf(records);
  const known = knownWith(await readKnown(tx), folder);
  const faults = checkFolder(folder, known);
  if (faults.length > 0) throw new AppError("definition_faulty", 422, { count: faults.length }, faults);
  const order = await keptOrder(tx);
  return keepingWhole(tx, folder, "definition_faulty", async () => {
    const counts = await storeDefinitions(tx, folder, known, formsOf(folder.forms), stamp, order);
    await definitionsChanged(tx);
    return counts;
  });
}

async function keptOrder(tx: WriteTransaction): Promise<Order> {
  const { rows } = await sql<{ kind: string; code: string; sort: number }>`
    SELECT 'unit' AS kind, code, sort FROM unit
    UNION ALL SELECT 'indicator', code, sort FROM indicator
    UNION ALL SELECT 'resolution', code, sort FROM resolution
    UNION ALL SELECT 'target', code, sort FROM target`.execute(tx);
  const kept = new Map(rows.map(({ kind, code, sort }) => [`${kind} ${code}`, sort]));
  const last = new Map<string, number>();
  for (const { kind, sort } of rows) last.set(kind, Math.max(last.get(kind) ?? -1, sort));
  return (kind, code, index) => kept.get(`${kind} ${code}`) ?? (last.get(kind) ?? -1) + 1 + index;
}
