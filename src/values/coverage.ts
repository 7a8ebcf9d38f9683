/** How much of what is owed behind a figure has come. */
import type { UnitId } from "../database/ids.ts";
import type { UnitSet } from "../indicators/owing.ts";

/** Of the units that owe reports, how many sent all of theirs; of the single reports (units × periods), how many came. */
export type Coverage = { reported: number; expected: number; come: number; owed: number };

export const nothingOwed: Coverage = { reported: 0, expected: 0, come: 0, owed: 0 };

/** One owed line and period: who owes it, and how many of them reported it. */
export type Due = { owing: UnitSet; count: number };

/**
 * The coverage where counts alone settle it, or nothing where the units must be looked at one by one: the same units
 * owe everything, and at most one line was left unreported by some, so that its count is the count of the complete.
 */
export function coverageByCounts(dues: readonly Due[]): Coverage | undefined {
  const [first] = dues;
  if (!first) return nothingOwed;
  const expected = first.owing.size;
  if (dues.some((due) => due.owing !== first.owing)) return undefined;
  const incomplete = dues.filter((due) => due.count !== expected);
  const come = dues.reduce((sum, { count }) => sum + count, 0);
  const owed = expected * dues.length;
  if (incomplete.some((due) => due.count === 0)) return { reported: 0, expected, come, owed };
  if (incomplete.length > 1) return undefined;
  return { reported: incomplete[0]?.count ?? expected, expected, come, owed };
}

/** Who owes any of the reports, who sent all of those that they owe, and how many came of how many. */
export function completeUnits(dues: readonly { owing: UnitSet; reported: ReadonlySet<UnitId> }[]): {
  owing: ReadonlySet<UnitId>;
  complete: ReadonlySet<UnitId>;
  come: number;
  owed: number;
} {
  const owing = new Set<UnitId>();
  const short = new Set<UnitId>();
  let [come, owed] = [0, 0];
  for (const due of dues) {
    owed += due.owing.size;
    for (const unit of due.owing) {
      owing.add(unit);
      if (due.reported.has(unit)) come += 1;
      else short.add(unit);
    }
  }
  return { owing, complete: owing.difference(short), come, owed };
}
