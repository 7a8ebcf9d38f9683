/** The pace of a target: does it stand where it should by now? CONTRACT's table of `pace`. */

import type { Period } from "../calendar/period.ts";
import { type Amount, Decimal } from "../prose/number.ts";
import type { TargetRule } from "./target.ts";
import {
  baselineOf,
  compare,
  holds,
  isAtMost,
  isBelowZero,
  isDone,
  isExceeded,
  isJudgedOnlyLater,
  isOverdue,
  isRelative,
  levelExpected,
  settled,
} from "./target.ts";

export const paces = ["ahead", "on_pace", "behind", "at_risk", "no_data", "later"] as const;
export type Pace = (typeof paces)[number];

export function isLagging(pace: Pace): boolean {
  return pace === "behind" || pace === "at_risk";
}

export function isGood(pace: Pace): boolean {
  return pace === "ahead" || pace === "on_pace";
}

/**
 * The least r at which more is ahead, on pace, behind; the greatest at which less is. Beyond: at risk. `come` is the
 * least part of the reports owed that must have come before anything is judged by them.
 */
export type Limits = { more: PaceLimits; less: PaceLimits; come: Amount };
export type PaceLimits = { ahead: Amount; onPace: Amount; behind: Amount };

export const defaultLimits: Limits = {
  more: { ahead: new Decimal("1.15"), onPace: new Decimal("0.9"), behind: new Decimal("0.7") },
  less: { ahead: new Decimal("0.85"), onPace: new Decimal("1.1"), behind: new Decimal("1.3") },
  come: new Decimal("0.9"),
};

/** A target beside what was reached; `way` is the share of its way that is gone. */
export type Reached = {
  target: TargetRule;
  at: Period;
  way: Amount;
  actual: Amount | null;
  prior: Amount | null;
  demanded: Amount | null;
  share: Amount | null;
  expectedShare: Amount | null;
  /** Whether enough reports came to judge by: see `judged.ts`. */
  judged: boolean;
};

/** The table row by row; the first that matches. */
export function paceOf(reached: Reached, limits: Limits = defaultLimits): Pace {
  const { target, at, way, actual, demanded, share, expectedShare } = reached;
  const { comparator, timing } = target;
  if (isJudgedOnlyLater(target, at)) return "later";
  if (comparator === "done_by") {
    if (isDone(target, actual)) return "on_pace";
    return isOverdue(target, at) ? "at_risk" : "later";
  }
  if (!actual || !demanded || !reached.judged) return "no_data";
  if (isExceeded({ comparator, timing }, actual, demanded)) return "at_risk";
  const baseline = baselineOf(target);
  if (baseline) return paceFrom(baseline, levelExpected(target, baseline, way), actual, isAtMost(comparator), limits);
  if (saysNoMoreThanWhether(target, demanded))
    return holds(target, { actual, prior: reached.prior, demanded }) ? "on_pace" : "at_risk";
  if (!share) return paceAtZero(target, actual);
  if (!expectedShare || expectedShare.isZero()) return "on_pace";
  const r = share.div(expectedShare);
  return isAtMost(comparator) ? paceOfLess(r, limits.less) : paceOfMore(r, limits.more);
}

/** By the way made from the baseline towards the target, in whichever direction that lies. */
function paceFrom(baseline: Amount, level: Amount, actual: Amount, lessIsBetter: boolean, limits: Limits): Pace {
  const expected = level.minus(baseline);
  if (!expected.isZero()) return paceOfMore(actual.minus(baseline).div(expected), limits.more);
  const against = compare(actual, baseline);
  const isNoWorse = lessIsBetter ? against <= 0 : against >= 0;
  return isNoWorse ? "on_pace" : "at_risk";
}

/** Below zero, and at zero where it is strict or set by amount, a share says nothing: only whether the demand holds. */
function saysNoMoreThanWhether({ comparator, by }: TargetRule, demanded: Amount): boolean {
  if (!demanded.isZero()) return isBelowZero(demanded);
  return comparator === "more_than" || comparator === "less_than" || (isRelative(comparator) && by === "amount");
}

/** A target of zero has no share. A rise of 0 from 0 asks only that it stay so. */
function paceAtZero({ comparator, amount }: TargetRule, actual: Amount): Pace {
  if (comparator === "at_least") return "on_pace";
  if (comparator === "rise_at_least") {
    const isKept = amount.isZero() && !actual.isNegative();
    return actual.greaterThan(0) || isKept ? "on_pace" : "at_risk";
  }
  return actual.greaterThan(0) ? "at_risk" : "ahead";
}

function paceOfMore(ratio: Amount, limits: PaceLimits): Pace {
  const r = settled(ratio);
  if (compare(r, limits.ahead) >= 0) return "ahead";
  if (compare(r, limits.onPace) >= 0) return "on_pace";
  return compare(r, limits.behind) >= 0 ? "behind" : "at_risk";
}

function paceOfLess(ratio: Amount, limits: PaceLimits): Pace {
  const r = settled(ratio);
  if (compare(r, limits.ahead) <= 0) return "ahead";
  if (compare(r, limits.onPace) <= 0) return "on_pace";
  return compare(r, limits.behind) <= 0 ? "behind" : "at_risk";
}

export function countByPace(standings: readonly { pace: Pace }[]): Record<Pace, number> {
  const counts = { ahead: 0, on_pace: 0, behind: 0, at_risk: 0, no_data: 0, later: 0 };
  for (const { pace } of standings) counts[pace] += 1;
  return counts;
}
