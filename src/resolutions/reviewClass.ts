/** The class of a target at a review, and how such reports count them: CONTRACT's `reviewClass`. */

import { type Amount, Decimal } from "../prose/number.ts";
import type { Reached } from "./pace.ts";
import { compare, holds, isBelowZero, isDone, isJudgedOnlyLater, isOverdue, settled } from "./target.ts";

export const reviewClasses = [
  "exceeded",
  "met",
  "basically_met",
  "half",
  "below_half",
  "not_met",
  "not_begun",
  "year_end",
  "no_data",
] as const;
export type ReviewClass = (typeof reviewClasses)[number];

/** The class in which a target's count falls at a review. */
export function reviewClassOf({ target, at, actual, prior, demanded, share, judged }: Reached): ReviewClass {
  if (isJudgedOnlyLater(target, at)) return "year_end";
  if (target.comparator === "done_by") {
    if (isDone(target, actual)) return "met";
    return isOverdue(target, at) ? "not_begun" : "year_end";
  }
  if (!actual || !demanded || !judged) return "no_data";
  if (target.comparator === "at_least" && demanded.isZero()) return "met";
  const isByShare = target.comparator === "at_least" || target.comparator === "more_than";
  if (isByShare && share && !isBelowZero(demanded)) return classOfShare(share, target.comparator === "more_than");
  return holds(target, { actual, prior, demanded }) ? "met" : "not_met";
}

const whole = new Decimal(1);
const basically = new Decimal("0.9");
const half = new Decimal("0.5");

/** Where more than the whole is wanted, the whole itself is basically met. */
function classOfShare(unsettled: Amount, wantsMore: boolean): ReviewClass {
  const share = settled(unsettled);
  const againstWhole = compare(share, whole);
  if (againstWhole > 0) return "exceeded";
  if (againstWhole === 0) return wantsMore ? "basically_met" : "met";
  if (compare(share, basically) >= 0) return "basically_met";
  if (compare(share, half) >= 0) return "half";
  return share.greaterThan(0) ? "below_half" : "not_begun";
}

export function countByReviewClass(standings: readonly { reviewClass: ReviewClass }[]): Record<ReviewClass, number> {
  const counts = Object.fromEntries(reviewClasses.map((name) => [name, 0])) as Record<ReviewClass, number>;
  for (const { reviewClass } of standings) counts[reviewClass] += 1;
  return counts;
}

/** The classes as a review's sentence counts them; `notBegun` are among those `below`. */
export type ReviewCount = {
  total: number;
  exceeded: number;
  met: number;
  half: number;
  below: number;
  notBegun: number;
  yearEnd: number;
  noData: number;
};

/** Met and basically met are one class in words; below half, not met and not begun another, the last named. */
export function reviewCount(standings: readonly { reviewClass: ReviewClass }[]): ReviewCount {
  const counts = countByReviewClass(standings);
  return {
    total: standings.length,
    exceeded: counts.exceeded,
    met: counts.met + counts.basically_met,
    half: counts.half,
    below: counts.below_half + counts.not_met + counts.not_begun,
    notBegun: counts.not_begun,
    yearEnd: counts.year_end,
    noData: counts.no_data,
  };
}
