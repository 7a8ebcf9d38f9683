/** Stores what a folder defines; forms in their own way, since their lines keep the positions of their figures. */
import { sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { Known, Tables } from "../definitions/known.ts";
import type { Stamp } from "../definitions/store.server.ts";
import { type FileCounts, type Order, storeTables } from "../definitions/storeTables.server.ts";
import type { FormDefinition } from "../indicators/formsSheet.ts";
import { storeForms } from "./forms.server.ts";
import { sheets } from "./sheets.ts";

type Definitions = { tables: Tables; known: Known; forms: readonly FormDefinition[] };

export function storeDefinitions(
  tx: WriteTransaction,
  { tables, known, forms }: Definitions,
  stamp: Stamp,
  order?: Order,
): Promise<FileCounts> {
  return storeTables(tx, sheets, {
    ...{ tables, known, stamp, order },
    own: {
      forms: async (idsOf) => storeForms(tx, forms, await idsOf("units"), await idsOf("indicators"), stamp),
    },
  });
}

/** The order in which definitions stand already; new ones come last. */
export async function keptOrder(tx: WriteTransaction): Promise<Order> {
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
