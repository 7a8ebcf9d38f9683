/** The history as people remember it: cells saved one by one are one sitting, not forty versions. */
import type { WrittenReport } from "../../ledger/report.ts";

/** A sitting ends after so long without a save. */
const BREAK = 60 * 60_000;

export type Sitting = { readonly first: number; readonly last: WrittenReport };

/** Saves of one person that follow each other while the report is being filled; every other step stands alone. */
export function sittings(history: readonly WrittenReport[]): Sitting[] {
  const found: Sitting[] = [];
  for (const report of history) {
    const open = found.at(-1);
    if (open !== undefined && goesOn(open.last, report)) found[found.length - 1] = { first: open.first, last: report };
    else found.push({ first: report.version, last: report });
  }
  return found;
}

function goesOn(before: WrittenReport, after: WrittenReport): boolean {
  const isFilling = after.state === "draft" || after.state === "returned";
  const isSame = before.state === after.state && before.by === after.by;
  return isFilling && isSame && after.at.getTime() - before.at.getTime() < BREAK;
}
