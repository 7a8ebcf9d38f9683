/** Which acts a piece has for whoever looks at it, those that are most likely meant first. */
import { type EventKind, isToldByDoer } from "./event.ts";
import { refusalOf } from "./happening.ts";
import type { Facts } from "./piece.ts";

export type Offering = {
  rules: Parameters<typeof refusalOf>[2];
  /** Whether the doer has told anything of it yet. */
  isReceived: boolean;
  /** Whether the unit leads it; what a co-operating unit does is taken over by nobody. */
  isLead: boolean;
};

const inOrder: readonly EventKind[] = [
  ...(["received", "progress", "done", "extension_asked", "declined"] as const),
  ...(["accepted", "returned", "extension_granted", "extension_refused"] as const),
  ...(["decline_accepted", "decline_rejected", "outside_cause", "transferred", "withdrawn"] as const),
];

/** What who has the piece can tell of it. */
export function offeredToDoer(facts: Facts, offering: Offering): EventKind[] {
  const { isReceived } = offering;
  // A request that waits is not made again.
  const isAsked = (event: EventKind) =>
    (event === "extension_asked" && facts.wished !== undefined) || (event === "declined" && facts.isDeclined === true);
  const isSaid = (event: EventKind) => event === "received" && (isReceived || facts.finishedOn !== undefined);
  return allowed(facts, offering).filter((event) => isToldByDoer(event) && !isAsked(event) && !isSaid(event));
}

/** What who assigned the task can answer, or decide by themselves. */
export function offeredToAssigner(facts: Facts, offering: Offering): EventKind[] {
  return allowed(facts, offering).filter(
    (event) => !isToldByDoer(event) && (event !== "transferred" || offering.isLead),
  );
}

/** Judged without what is to be typed yet: a grant as it was wished. */
function allowed(facts: Facts, { rules }: Offering): EventKind[] {
  return inOrder.filter((event) => {
    // Without a deadline there is nothing to be put off or excused.
    if (facts.due === undefined && (event === "extension_asked" || event === "outside_cause")) return false;
    const amount = event === "extension_granted" ? facts.wished : undefined;
    return refusalOf(facts, { event, amount, date: rules.began }, rules) === undefined;
  });
}

/** Whether who assigned is waited for. */
export function waitsForAnswer(facts: Facts, { accept }: { accept: boolean }): boolean {
  if (facts.goneOn !== undefined) return false;
  if (facts.finishedOn !== undefined) return accept && facts.quality === undefined;
  return facts.wished !== undefined || facts.isDeclined === true;
}
