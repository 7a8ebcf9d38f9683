/** A target as its judging needs it: what it demands in the end, and how much of that is expected by when. */

import { firstMonth, lastDay, lastMonth, monthsIn, type Period } from "../calendar/period.ts";
import type { IndicatorCode, IsoDate, TargetCode } from "../database/ids.ts";
import type { Timing } from "../indicators/indicator.ts";
import { type Amount, Decimal } from "../prose/number.ts";

export const comparators = [
  "at_least",
  "at_most",
  "more_than",
  "less_than",
  "rise_at_least",
  "fall_at_least",
  "done_by",
] as const;
export type Comparator = (typeof comparators)[number];

/** What a rise or fall is set in: "giảm 10%", "giảm 02 vụ". Elsewhere it says nothing. */
export const ways = ["percent", "amount"] as const;
export type By = (typeof ways)[number];

/** The share of the way (1 is the whole) expected by the end of a period, cumulative. */
type TrajectoryPoint = { period: Period; share: Amount };

/** Of a target, what judging it depends on; `timing` is its indicator's, amounts are as shown (93,8 for 93,8%). */
export type TargetRule = {
  code: TargetCode;
  indicator: IndicatorCode;
  timing: Timing;
  comparator: Comparator;
  /** For `rise` and `fall` against the same period last year, in per cent or in the indicator's own measure. */
  amount: Amount;
  by: By;
  period: Period;
  due?: IsoDate;
  baseline?: Amount;
  trajectory?: readonly TrajectoryPoint[];
  illustrative: boolean;
};

/** What a target demands in the end; of `rise` and `fall` last year's figure ± x, nothing where there is none. */
export function demandedOf(
  { comparator, amount, by }: Pick<TargetRule, "comparator" | "amount" | "by">,
  prior: Amount | null,
): Amount | null {
  if (!isRelative(comparator)) return amount;
  if (!prior) return null;
  const change = comparator === "rise_at_least" ? amount : amount.negated();
  if (by === "amount") return prior.plus(change);
  // Per cent of less than nothing say nothing: 10% more than −8 would be −8,8.
  return isBelowZero(prior) ? null : prior.times(change.div(100).plus(1));
}

export function isBelowZero(amount: Amount): boolean {
  return amount.lessThan(0);
}

/**
 * The share of the way that is expected at the end of a period (CONTRACT's e): whole months elapsed ÷ months of the
 * target's period, never below none nor above all; with a trajectory, linear between its points from 0 at the start,
 * constant after the last.
 */
export function wayExpected(target: Pick<TargetRule, "period" | "trajectory">, end: Period): Amount {
  const start = firstMonth(target.period);
  const elapsed = lastMonth(end) - start + 1;
  const whole = monthsIn(target.period.kind);
  if (!target.trajectory?.length) return new Decimal(Math.min(Math.max(elapsed, 0), whole)).div(whole);
  const points = target.trajectory
    .map(({ period, share }) => ({ months: lastMonth(period) - start + 1, share }))
    .filter((point) => point.months > 0)
    .sort((a, b) => a.months - b.months);
  let from = { months: 0, share: new Decimal(0) };
  for (const to of points) {
    if (elapsed < to.months) return between(from, to, Math.max(elapsed, 0));
    from = to;
  }
  return from.share;
}

type Point = { months: number; share: Amount };

function between(from: Point, to: Point, months: number): Amount {
  const part = new Decimal(months - from.months).div(to.months - from.months);
  return from.share.plus(to.share.minus(from.share).times(part));
}

/** A single trajectory point that ends after the period: nothing is to be said before it. */
export function isJudgedOnlyLater(target: Pick<TargetRule, "trajectory">, at: Period): boolean {
  const [point, ...others] = target.trajectory ?? [];
  return point !== undefined && others.length === 0 && lastMonth(point.period) > lastMonth(at);
}

/** The baseline from which a state, ratio or peak moves to what is demanded; elsewhere it is ignored. */
export function baselineOf(target: TargetRule): Amount | undefined {
  const moves = target.timing !== "flow" && target.comparator !== "done_by" && !isRelative(target.comparator);
  return moves ? target.baseline : undefined;
}

/** Where a figure with a baseline should stand when `way` of the way is gone (CONTRACT's L). */
export function levelExpected(target: TargetRule, baseline: Amount, way: Amount): Amount {
  return baseline.plus(target.amount.minus(baseline).times(way));
}

/** The share of the target expected when `way` of the way is gone; null where nothing is to be said of it. */
export function expectedShareOf(target: TargetRule, demanded: Amount | null, way: Amount, at: Period): Amount | null {
  if (isJudgedOnlyLater(target, at) || target.comparator === "done_by") return null;
  if (!demanded || demanded.isZero()) return null;
  const whole = new Decimal(1);
  if (isRelative(target.comparator)) return whole;
  if (target.timing === "flow") return way;
  const baseline = baselineOf(target);
  if (baseline) return levelExpected(target, baseline, way).div(demanded);
  return target.trajectory?.length ? way : whole;
}

/** Whether the demand is set against the same period last year. */
export function isRelative(comparator: Comparator): boolean {
  return comparator === "rise_at_least" || comparator === "fall_at_least";
}

/** Whether the demand holds by what was reached; a rise of more than 0 from 0 wants more than 0. */
export function holds(
  { comparator, amount }: Pick<TargetRule, "comparator" | "amount">,
  { actual, prior, demanded }: { actual: Amount; prior: Amount | null; demanded: Amount },
): boolean {
  const against = compare(actual, demanded);
  switch (comparator) {
    case "at_most":
    case "fall_at_least":
      return against <= 0;
    case "rise_at_least":
      return against >= 0 && (actual.greaterThan(0) || !prior?.isZero() || !amount.greaterThan(0));
    case "at_least":
    case "done_by":
      return against >= 0;
    case "more_than":
      return against > 0;
    case "less_than":
      return against < 0;
    default:
      return comparator satisfies never;
  }
}

/** What a flow or peak has beyond its limit cannot come back. */
export function isExceeded(
  { comparator, timing }: Pick<TargetRule, "comparator" | "timing">,
  actual: Amount,
  demanded: Amount,
): boolean {
  if (timing !== "flow" && timing !== "peak") return false;
  const against = compare(actual, demanded);
  return (comparator === "at_most" && against > 0) || (comparator === "less_than" && against >= 0);
}

/** Whether less is what is demanded. */
export function isAtMost(comparator: Comparator): boolean {
  return comparator === "at_most" || comparator === "less_than" || comparator === "fall_at_least";
}

/** Whether what was to be done is done. */
export function isDone(target: Pick<TargetRule, "amount">, actual: Amount | null): boolean {
  return actual !== null && compare(actual, target.amount) >= 0;
}

/** When what is to be done is due: on its day, or else by the end of the target's period. */
export function dueDay({ due, period }: Pick<TargetRule, "due" | "period">): IsoDate {
  return due ?? lastDay(period);
}

/** The day on which it is due lies before the last day of the period at which it is judged. */
export function isOverdue(target: Pick<TargetRule, "due" | "period">, at: Period): boolean {
  return dueDay(target) < lastDay(at);
}

/** Compares what divisions made: beyond the thirtieth decimal there is only their noise. */
export function compare(a: Amount, b: Amount): number {
  return settled(a).comparedTo(settled(b));
}

/** An amount without the noise of division, which could tip an exact half. */
export function settled(amount: Amount): Amount {
  return amount.decimalPlaces() <= 30 ? amount : amount.toDecimalPlaces(30);
}
