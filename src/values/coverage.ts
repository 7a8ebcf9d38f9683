/** Of the units that owe reports, how many sent all of theirs. */
import type { UnitId } from "../database/ids.ts";
import type { UnitSet } from "../indicators/owing.ts";

export type Coverage = { reported: number; expected: number };

/** Fewer than half of the units that owe it have reported: what is judged by such a figure says little. */
export function isMostlyMissing({ reported, expected }: Coverage): boolean {
  return 2 * reported < expected;
}

/** One owed line and period: who owes it, and how many of them reported it. */
export type Due = { owing: UnitSet; count: number };

/**
 * The coverage where counts alone settle it, or nothing where the units must be looked at one by one: the same units
 * owe everything, and at most one line was left unreported by some, so that its count is the count of the complete.
 */
export function coverageByCounts(dues: readonly Due[]): Coverage | undefined {
  const [first] = dues;
  if (!first) return { reported: 0, expected: 0 };
  const expected = first.owing.size;
  if (dues.some((due) => due.owing !== first.owing)) return undefined;
  const incomplete = dues.filter((due) => due.count !== expected);
  if (incomplete.some((due) => due.count === 0)) return { reported: 0, expected };
  if (incomplete.length > 1) return undefined;
  return { reported: incomplete[0]?.count ?? expected, expected };
}

/** Who owes any of the reports, and who sent all of those that they owe. */
export function completeUnits(dues: readonly { owing: UnitSet; reported: ReadonlySet<UnitId> }[]): {
  owing: ReadonlySet<UnitId>;
  complete: ReadonlySet<UnitId>;
} {
  const owing = new Set<UnitId>();
  const short = new Set<UnitId>();
  for (const due of dues) {
    for (const unit of due.owing) {
      owing.add(unit);
      if (!due.reported.has(unit)) short.add(unit);
    }
  }
  return { owing, complete: new Set([...owing].filter((unit) => !short.has(unit))) };
}
