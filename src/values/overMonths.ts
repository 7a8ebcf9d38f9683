/** Flows, stocks and peaks over months, from what was reported period by period. Missing is not zero. */
import { firstMonth, lastMonth, periodOf } from "../calendar/period.ts";
import type { PeriodCode } from "../database/ids.ts";
import { type Amount, sumOfDigits } from "../prose/number.ts";

/** What counts for a unit at one period: its own figure, or else what its children add up to. */
export type Reported = {
  readonly amount: Amount;
  /** The same as the database wrote it, where it did. */
  digits?: string;
  estimated: boolean;
  illustrative: boolean;
  own?: boolean;
};
export type ReportedPeriods = ReadonlyMap<PeriodCode, Reported>;

/** A figure and the periods it was made from, in order. */
export type Figure = Omit<Reported, "own" | "digits"> & { periods: PeriodCode[] };

type Entry = { code: PeriodCode; first: number; last: number; months: number; reported: Reported };

/**
 * The reported periods that lie wholly within a span, in reading order, a shorter one before a longer. What the unit
 * itself reported overrides what its children add up to in all the months that it covers.
 */
function entriesWithin(reported: ReportedPeriods, from: number, to: number): Entry[] {
  const entries: Entry[] = [];
  for (const [code, value] of reported) {
    const { first, last } = monthsOf(code);
    if (first >= from && last <= to) entries.push({ code, first, last, months: last - first + 1, reported: value });
  }
  entries.sort((a, b) => a.first - b.first || a.months - b.months);
  const own = entries.filter((entry) => entry.reported.own);
  if (own.length === 0 || own.length === entries.length) return entries;
  const overridden = (entry: Entry) =>
    !entry.reported.own && own.some(({ first, last }) => first <= entry.last && entry.first <= last);
  return entries.filter((entry) => !overridden(entry));
}

const monthsByCode = new Map<PeriodCode, { first: number; last: number }>();

/** The first and last month of a period. Each code is read once: there are some thousand of them at most. */
export function monthsOf(code: PeriodCode): { first: number; last: number } {
  const known = monthsByCode.get(code);
  if (known) return known;
  const period = periodOf(code);
  const months = { first: firstMonth(period), last: lastMonth(period) };
  monthsByCode.set(code, months);
  return months;
}

type Choice = { months: number; count: number; squares: number; chosen: Entry | undefined; before: Choice | undefined };

/** More months covered; among equals more periods; among those the more even lengths (two halves before 9 + 3 months). */
function isBetter(one: Choice, other: Choice): boolean {
  if (one.months !== other.months) return one.months > other.months;
  if (one.count !== other.count) return one.count > other.count;
  return one.squares < other.squares;
}

/**
 * A flow from one month to another, both included: the sum over those reported periods, none overlapping, that cover
 * the most months, among equals the finest. No month is ever counted twice.
 */
export function flowOver(reported: ReportedPeriods, fromMonth: number, toMonth: number): Figure | undefined {
  const entries = entriesWithin(reported, fromMonth, toMonth);
  const chosen = areApart(entries) ? entries : chosenAmong(entries, fromMonth, toMonth);
  return chosen.length === 0 ? undefined : { ...gathered(chosen), amount: sumOf(chosen) };
}

function sumOf(entries: readonly Entry[]): Amount {
  return sumOfDigits(entries.map(({ reported }) => reported.digits ?? reported.amount.toFixed()));
}

/** Whether no month is reported twice: then all of them are counted. */
function areApart(inOrder: readonly Entry[]): boolean {
  return inOrder.every((entry, index) => index === 0 || entry.first > (inOrder[index - 1]?.last ?? 0));
}

function chosenAmong(entries: readonly Entry[], fromMonth: number, toMonth: number): Entry[] {
  const endingIn = Map.groupBy(entries, (entry) => entry.last);
  const nothing: Choice = { months: 0, count: 0, squares: 0, chosen: undefined, before: undefined };
  // The best choice over the months up to and including each.
  const best = new Map<number, Choice>();
  for (let month = fromMonth; month <= toMonth; month++) {
    let choice = best.get(month - 1) ?? nothing;
    for (const entry of endingIn.get(month) ?? []) {
      const before = best.get(entry.first - 1) ?? nothing;
      const longer: Choice = {
        months: before.months + entry.months,
        count: before.count + 1,
        squares: before.squares + entry.months ** 2,
        chosen: entry,
        before,
      };
      if (isBetter(longer, choice)) choice = longer;
    }
    best.set(month, choice);
  }
  const chosen: Entry[] = [];
  for (let choice = best.get(toMonth); choice?.chosen; choice = choice.before) chosen.unshift(choice.chosen);
  return chosen;
}

/** The state at the end of a month, from the shortest period that ends with it; nothing is carried forward. */
export function stockAt(reported: ReportedPeriods, month: number): Figure | undefined {
  const ending = new Map([...reported].filter(([code]) => monthsOf(code).last === month));
  const [shortest] = entriesWithin(ending, Number.NEGATIVE_INFINITY, month).sort((a, b) => a.months - b.months);
  return shortest && { ...gathered([shortest]), amount: shortest.reported.amount };
}

/** The highest of all that was reported for periods within the months. Each of those periods had its part in it. */
export function peakOver(reported: ReportedPeriods, fromMonth: number, toMonth: number): Figure | undefined {
  const entries = entriesWithin(reported, fromMonth, toMonth);
  const [first, ...others] = entries.map((entry) => entry.reported.amount);
  return (
    first && {
      ...gathered(entries),
      amount: others.reduce((highest, amount) => (amount.greaterThan(highest) ? amount : highest), first),
    }
  );
}

function gathered(entries: readonly Entry[]): Omit<Figure, "amount"> {
  return {
    estimated: entries.some((entry) => entry.reported.estimated),
    illustrative: entries.some((entry) => entry.reported.illustrative),
    periods: entries.map((entry) => entry.code),
  };
}
