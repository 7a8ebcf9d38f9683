/** Flows, stocks and peaks over months, from what was reported period by period. Missing is not zero. */
import { firstMonth, lastMonth, periodOf } from "../calendar/period.ts";
import type { PeriodCode, UnitId } from "../database/ids.ts";
import type { Rollup, Timing } from "../indicators/indicator.ts";
import { type Amount, Decimal, sumOfDigits } from "../prose/number.ts";

/** What counts for a unit at one period: its own figure, or else what its children add up to. */
export type Reported = {
  readonly amount: Amount;
  /** The same as the database wrote it, where it did. */
  digits?: string;
  estimated: boolean;
  illustrative: boolean;
  own?: boolean;
  /** The single reports that it adds up, where they must be told apart: see `overlapBelow`. */
  reports?: readonly UnitReport[];
};

/** What one unit reported for a period, and the units between it and the one whose figure is told. */
export type UnitReport = { unit: UnitId; above: readonly UnitId[]; reported: Reported };

/** What was reported for a period, beside its first and last month. */
export type ReportedPeriod = {
  readonly code: PeriodCode;
  readonly first: number;
  readonly last: number;
  readonly reported: Reported;
};

/** Each period once, in any order. */
export type ReportedPeriods = readonly ReportedPeriod[];

export function reportedFor(code: PeriodCode, reported: Reported): ReportedPeriod {
  const { first, last } = monthsOf(code);
  return { code, first, last, reported };
}

/** A figure and the periods it was made from, in order. */
export type Figure = Omit<Reported, "own" | "digits" | "reports"> & { periods: PeriodCode[] };

type UnitEntry = ReportedPeriod & { unit: UnitId; above: readonly UnitId[] };

/**
 * The reported periods that lie wholly within a span, in reading order, a shorter one before a longer. What the unit
 * itself reported overrides what its children add up to in all the months that it covers.
 */
function entriesWithin(reported: ReportedPeriods, from: number, to: number): ReportedPeriods {
  const entries = reported.filter(({ first, last }) => first >= from && last <= to).sort(inReadingOrder);
  const own = entries.filter((entry) => entry.reported.own);
  if (own.length === 0 || own.length === entries.length) return entries;
  return entries.filter((entry) => entry.reported.own || !own.some((each) => areOverlapping(each, entry)));
}

function inReadingOrder(one: ReportedPeriod, other: ReportedPeriod): number {
  return one.first - other.first || one.last - other.last;
}

function areOverlapping(one: ReportedPeriod, other: ReportedPeriod): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/**
 * Whether what stands below was reported for periods that overlap, by units that report at different frequencies or at several.
 * One unit's quarter says nothing of another's months: then the figure is made of each unit's own reports.
 */
export function overlapBelow(reported: ReportedPeriods, timing: Timing, span: { from: number; to: number }): boolean {
  return !areApart(entriesOf(reported, timing, span).filter((entry) => !entry.reported.own));
}

function entriesOf(reported: ReportedPeriods, timing: Timing, { from, to }: { from: number; to: number }) {
  return timing === "stock" ? entriesEndingWith(reported, to) : entriesWithin(reported, from, to);
}

function entriesEndingWith(reported: ReportedPeriods, month: number): ReportedPeriods {
  const ending = reported.filter(({ last }) => last === month);
  return entriesWithin(ending, Number.NEGATIVE_INFINITY, month);
}

/**
 * Entries by those who reported them: the unit's own, and those of each unit below it that none of the units between
 * overrides. Together where they do not overlap, or nothing is known of the single reports.
 */
function byUnit(entries: ReportedPeriods): ReportedPeriods[] {
  if (areApart(entries)) return [entries];
  const [own, below] = [entries.filter(isUndivided), entries.filter((entry) => !isUndivided(entry))];
  const single = below.flatMap(({ reported, ...entry }) =>
    (reported.reports ?? []).map((each): UnitEntry => ({ ...entry, ...each })),
  );
  const counted = new Map<UnitId, UnitEntry[]>();
  const isOverridden = (entry: UnitEntry) =>
    entry.above.some((unit) => counted.get(unit)?.some((above) => areOverlapping(above, entry)));
  const fromAbove = [...Map.groupBy(single, ({ unit }) => unit)].sort(([, [a]], [, [b]]) => depthOf(a) - depthOf(b));
  for (const [unit, all] of fromAbove)
    counted.set(
      unit,
      all.filter((entry) => !isOverridden(entry)),
    );
  return [own, ...counted.values()].filter((all) => all.length > 0);
}

function depthOf(entry: UnitEntry | undefined): number {
  return entry?.above.length ?? 0;
}

function isUndivided({ reported }: ReportedPeriod): boolean {
  return reported.reports === undefined;
}

/** Amounts of single reports rolled up period by period, as those of units that report alike are. */
function rolledUp(entries: ReportedPeriods, rollup: Rollup): Amount[] {
  return [...Map.groupBy(entries, ({ code }) => code).values()].map((all) =>
    rollup === "max" ? Decimal.max(...all.map(({ reported }) => reported.amount)) : sumOf(all),
  );
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

/** Whether any of the periods, in order, have a month in common, as those of units that report at different frequencies. */
export function overlap(periods: readonly PeriodCode[]): boolean {
  return periods.some((code, index) => {
    const before = periods[index - 1];
    return before !== undefined && monthsOf(code).first <= monthsOf(before).last;
  });
}

type Choice = {
  months: number;
  count: number;
  squares: number;
  chosen: ReportedPeriod | undefined;
  before: Choice | undefined;
};

/** More months covered; among equals more periods; among those the more even lengths (two halves before 9 + 3 months). */
function isBetter(one: Choice, other: Choice): boolean {
  if (one.months !== other.months) return one.months > other.months;
  if (one.count !== other.count) return one.count > other.count;
  return one.squares < other.squares;
}

/**
 * A flow from one month to another, both included: the sum over those reported periods, none overlapping, that cover
 * the most months, among equals the finest. No month of a unit is ever counted twice.
 */
export function flowOver(
  reported: ReportedPeriods,
  fromMonth: number,
  toMonth: number,
  rollup: Rollup = "sum",
): Figure | undefined {
  const units = byUnit(entriesWithin(reported, fromMonth, toMonth));
  const chosen = units.flatMap((entries) => (areApart(entries) ? entries : chosenAmong(entries, fromMonth, toMonth)));
  if (chosen.length === 0) return undefined;
  const amount = units.length === 1 ? sumOf(chosen) : Decimal.sum(...rolledUp(chosen, rollup));
  return { ...gathered(chosen), amount };
}

function sumOf(entries: ReportedPeriods): Amount {
  return sumOfDigits(entries.map(({ reported }) => reported.digits ?? reported.amount.toFixed()));
}

/** Whether no month is reported twice: then all of them are counted. */
function areApart(inOrder: ReportedPeriods): boolean {
  return inOrder.every((entry, index) => index === 0 || entry.first > (inOrder[index - 1]?.last ?? 0));
}

function chosenAmong(entries: ReportedPeriods, fromMonth: number, toMonth: number): ReportedPeriod[] {
  const endingIn = Map.groupBy(entries, (entry) => entry.last);
  const nothing: Choice = { months: 0, count: 0, squares: 0, chosen: undefined, before: undefined };
  // The best choice over the months up to and including each.
  const best = new Map<number, Choice>();
  for (let month = fromMonth; month <= toMonth; month++) {
    let choice = best.get(month - 1) ?? nothing;
    for (const entry of endingIn.get(month) ?? []) {
      const before = best.get(entry.first - 1) ?? nothing;
      const months = entry.last - entry.first + 1;
      const longer: Choice = {
        months: before.months + months,
        count: before.count + 1,
        squares: before.squares + months ** 2,
        chosen: entry,
        before,
      };
      if (isBetter(longer, choice)) choice = longer;
    }
    best.set(month, choice);
  }
  const chosen: ReportedPeriod[] = [];
  for (let choice = best.get(toMonth); choice?.chosen; choice = choice.before) chosen.unshift(choice.chosen);
  return chosen;
}

/** The state at the end of a month, from the shortest period that ends with it; nothing is carried forward. */
export function stockAt(reported: ReportedPeriods, month: number, rollup: Rollup = "sum"): Figure | undefined {
  const chosen = byUnit(entriesEndingWith(reported, month)).flatMap((entries) =>
    entries.toSorted((a, b) => b.first - a.first).slice(0, 1),
  );
  const [only, ...others] = chosen;
  if (!only) return undefined;
  if (others.length === 0) return { ...gathered(chosen), amount: only.reported.amount };
  const amounts = chosen.map((entry) => entry.reported.amount);
  return { ...gathered(chosen), amount: rollup === "max" ? Decimal.max(...amounts) : Decimal.sum(...amounts) };
}

/** The highest of all that was reported for periods within the months. Each of those periods had its part in it. */
export function peakOver(
  reported: ReportedPeriods,
  fromMonth: number,
  toMonth: number,
  rollup: Rollup = "max",
): Figure | undefined {
  const units = byUnit(entriesWithin(reported, fromMonth, toMonth));
  const entries = units.flat();
  if (entries.length === 0) return undefined;
  const amounts = units.length === 1 ? entries.map(({ reported }) => reported.amount) : rolledUp(entries, rollup);
  return { ...gathered(entries), amount: Decimal.max(...amounts) };
}

function gathered(entries: ReportedPeriods): Omit<Figure, "amount"> {
  const inOrder = areApart(entries) ? entries : entries.toSorted(inReadingOrder);
  return {
    estimated: entries.some((entry) => entry.reported.estimated),
    illustrative: entries.some((entry) => entry.reported.illustrative),
    periods: [...new Set(inOrder.map((entry) => entry.code))],
  };
}
