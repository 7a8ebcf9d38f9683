/**
 * A term's target beside the year's: what each remaining year must bring, this year among them, counted from what the
 * years before this one brought. So a year's target can be held against it.
 */
import type { Timing } from "../indicators/indicator.ts";
import { type Amount, Decimal } from "../prose/number.ts";
import { type Comparator, holds, isAtMost, isRelative } from "./target.ts";

export type TermTarget = {
  comparator: Comparator;
  timing: Timing;
  amount: Amount;
  /** The last year of its period. */
  lastYear: number;
  /** `sum` is reached by adding up the years of the term; `year` is demanded of one year alone. */
  over: "sum" | "year";
};

/** What is known when a year begins. */
export type Before = {
  year: number;
  /** Of a sum: what each earlier year of the term brought; a year without all its figures brought nothing known. */
  brought: readonly { year: number; amount: Amount | undefined }[];
  /** Of a state or one year's target: the whole figure of the year before. */
  last: Amount | undefined;
  /** What stands by now of the term's own figure, this year's among it; of one year's target that is yet to begin nothing. */
  now?: Amount | undefined;
};

/** What each of the remaining years needs. `thisYear` is what this year's target must at least (or may at most) be. */
export type Need =
  /** The same amount every year; at most so much where years without figures may have brought some of it. */
  | { kind: "each_year"; amount: Amount; years: number; thisYear: Amount; missing: readonly number[] }
  /** A state moves by as much every year. */
  | { kind: "step"; amount: Amount; years: number; thisYear: Amount; from: Amount }
  /** One year's figure grows at the same rate every year. */
  | { kind: "growth"; rate: Amount; years: number; thisYear: Amount; from: Amount }
  /** All that was demanded is reached already, this year's figures among it, or more than was allowed. */
  | { kind: "reached" | "exceeded" }
  /** The term is over; nothing is known from which to count; of a rise, a fall or a thing to do there is no share of a year. */
  | { kind: "over" | "unknown" | "not_by_years" };

export function needOf(target: TermTarget, before: Before): Need {
  const years = target.lastYear - before.year + 1;
  if (years <= 0) return { kind: "over" };
  if (isRelative(target.comparator) || target.comparator === "done_by") return { kind: "not_by_years" };
  if (target.timing === "peak") return { kind: "not_by_years" };
  if (isReached(target, before.now)) return { kind: "reached" };
  if (target.timing !== "flow") return step(target, before, years);
  return target.over === "sum" ? eachYear(target, before, years) : growth(target, before, years);
}

/** Of a sum only what is to be had at least can be reached before the term ends. */
function isReached({ comparator, timing, amount }: TermTarget, now: Amount | undefined): boolean {
  if (now === undefined || (timing === "flow" && isAtMost(comparator))) return false;
  return isThere({ comparator, amount }, now);
}

function isThere(target: Pick<TermTarget, "comparator" | "amount">, stands: Amount): boolean {
  return holds(target, { actual: stands, prior: null, demanded: target.amount });
}

function eachYear({ amount, comparator }: TermTarget, { brought }: Before, years: number): Need {
  const missing = brought.flatMap((each) => (each.amount === undefined ? [each.year] : []));
  const sum = brought.reduce((total, each) => total.plus(each.amount ?? 0), new Decimal(0));
  const left = amount.minus(sum);
  if (!isAtMost(comparator) && isThere({ comparator, amount }, sum)) return { kind: "reached" };
  if (isAtMost(comparator) && left.isNegative()) return { kind: "exceeded" };
  // What is not known to have come may use up any part of what was allowed.
  if (isAtMost(comparator) && missing.length > 0) return { kind: "unknown" };
  const each = left.div(years);
  return { kind: "each_year", amount: each, years, thisYear: each, missing };
}

function step({ amount, comparator }: TermTarget, { last }: Before, years: number): Need {
  if (last === undefined) return { kind: "unknown" };
  if (isThere({ comparator, amount }, last)) return { kind: "reached" };
  const each = amount.minus(last).div(years);
  return { kind: "step", amount: each, years, thisYear: last.plus(each), from: last };
}

function growth({ amount, comparator }: TermTarget, { last }: Before, years: number): Need {
  if (last === undefined || !last.greaterThan(0) || !amount.greaterThan(0)) return { kind: "unknown" };
  if (isThere({ comparator, amount }, last)) return { kind: "reached" };
  const factor = amount.div(last).pow(new Decimal(1).div(years));
  return { kind: "growth", rate: factor.minus(1), years, thisYear: last.times(factor), from: last };
}

/** Targets are set in round numbers: what differs by less is the same. */
const tolerance = new Decimal("0.001");

/** Whether a year's target asks for what the term needs of that year; undefined where that is not known. */
export function asksEnough(need: Need, comparator: Comparator, annual: Amount | undefined): boolean | undefined {
  if (!("thisYear" in need) || annual === undefined) return undefined;
  const tolerated = need.thisYear.abs().times(tolerance);
  const above = annual.minus(need.thisYear);
  const isEnough = isAtMost(comparator)
    ? above.lessThanOrEqualTo(tolerated)
    : above.plus(tolerated).greaterThanOrEqualTo(0);
  const isTheMost = need.kind === "each_year" && need.missing.length > 0;
  return isTheMost && !isEnough ? undefined : isEnough;
}

/** What the years after this one need once this year comes to `annual`; undefined in the last year. */
export function needAfter(target: TermTarget, before: Before, annual: Amount): Need | undefined {
  if (target.lastYear <= before.year) return undefined;
  return needOf(target, {
    year: before.year + 1,
    brought: [...before.brought, { year: before.year, amount: annual }],
    last: annual,
  });
}
