/** What becomes of a report into which somebody loads figures: the one rule, whichever way they come in. */
import { type Doer, doerMay, refuseUnlessDoerMay } from "../access/doer.ts";
import type { Place } from "../access/may.ts";
import type { IsoDate } from "../database/ids.ts";
import type { UnitTree } from "../units/tree.ts";

/** They count at once, or they are sent in and wait for whoever may accept them. */
export type Loaded = "approved" | "sent";

/** Throws 403 where the doer may bring in no figures there at all. */
export function loadedBy(doer: Doer, place: Place, tree: UnitTree, today: IsoDate): Loaded {
  refuseUnlessDoerMay(doer, "value.load", place, tree, today);
  return doerMay(doer, "value.approve", place, tree, today) ? "approved" : "sent";
}
