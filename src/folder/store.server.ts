/** Stores what a folder defines; forms in their own way, since their lines keep the positions of their figures. */
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
