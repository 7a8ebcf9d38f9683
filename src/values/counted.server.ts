/** The reports that count on a basis: of each, the version that was submitted or approved last, not the draft above it. */
import type { ReadTransaction } from "../database/connection.server.ts";
import { askWithin } from "../database/planned.server.ts";
import type { Basis } from "../database/tables.ts";
import type { Asked } from "./asked.server.ts";
import { type CountedReport, type Line, readStored } from "./stored.server.ts";

/**
 * What the units themselves reported, on the basis, of what is asked. Where only some lines of a form are wanted, those
 * from the first to the last of them are read: a page of one indicator over many units would else read whole reports.
 */
export async function readCounted(
  tx: ReadTransaction,
  basis: Basis,
  asked: readonly Asked[],
  lines: readonly Line[] = [],
): Promise<CountedReport[]> {
  return (await readStored(askWithin(tx), { basis, own: asked, lines })).own;
}
