/** The figure of a unit over some months: CONTRACT, "Figures of a unit U at a period P". From the reports, one by one. */
import { worked } from "./formula.ts";
import { Fraction } from "./fraction.ts";
import { isIn, lastDayOf, lengthOf, type Months, meet, monthsOf } from "./months.ts";
import type { Field } from "./owed.ts";

export type Figure = { amount: Fraction; estimated: boolean; illustrative: boolean };
type Entry = Figure & { period: string; months: Months };

/** Of a set of units the reports alone, where only theirs are to count. */
export type Among = (unit: string) => boolean;
export const everybody: Among = () => true;

export function figureOf(
  field: Field,
  code: string,
  unit: string,
  months: Months,
  among = everybody,
): Figure | undefined {
  const indicator = field.indicator(code);
  const parts = field.partsOf(code);
  if (parts.length === 0) return reportedFigure(field, code, unit, months, among);
  const figures = new Map(parts.map((part) => [part, figureOf(field, part, unit, months, among)]));
  const known = (part: string) => figures.get(part)?.amount;
  const amount =
    indicator.formula === ""
      ? ratio(known(indicator.numerator), known(indicator.denominator))
      : worked(indicator.formula, known);
  const all = [...figures.values()].filter((figure) => figure !== undefined);
  if (!amount || all.length < figures.size) return undefined;
  return { amount, ...flagsOf(all) };

  function ratio(over: Fraction | undefined, under: Fraction | undefined): Fraction | undefined {
    const sign = indicator.measure[0] ?? "";
    const times = { "%": 100, "‰": 1000 }[sign] ?? 1;
    return over && under && over.times(Fraction.of(times)).by(under);
  }
}

/** The same months a year earlier, where they can be set beside this year's. */
export function priorOf(
  field: Field,
  code: string,
  unit: string,
  months: Months,
  among = everybody,
): Figure | undefined {
  const before = { from: months.from - 12, to: months.to - 12 };
  const reaches = (base: string, over: Months) =>
    entriesOf(field, base, unit, over, among).some((entry) => entry.months.to === over.to);
  const stopsShort = field.basesOf(code).some((base) => reaches(base, months) && !reaches(base, before));
  return stopsShort ? undefined : figureOf(field, code, unit, before, among);
}

function reportedFigure(field: Field, code: string, unit: string, months: Months, among: Among): Figure | undefined {
  const { timing, rollup } = field.indicator(code);
  const entries = entriesOf(field, code, unit, months, among);
  if (entries.length === 0) return undefined;
  const together = (all: readonly Entry[]) => {
    const amounts = all.map(({ amount }) => amount);
    return rollup === "max" ? Fraction.max(amounts) : Fraction.sum(amounts);
  };
  const byPeriod = [...Map.groupBy(entries, ({ period }) => period).values()].map(together);
  const amount =
    timing === "stock" ? together(entries) : timing === "peak" ? Fraction.max(byPeriod) : Fraction.sum(byPeriod);
  return { amount, ...flagsOf(entries) };
}

function flagsOf(all: readonly Omit<Figure, "amount">[]): Omit<Figure, "amount"> {
  return {
    estimated: all.some(({ estimated }) => estimated),
    illustrative: all.some(({ illustrative }) => illustrative),
  };
}

/**
 * The reports that make up a unit's figure: its own, and for the months that they do not touch those below it, in turn. What
 * is above overrides in all the months that it covers; a unit stands below another for the periods on whose last day it
 * exists, and counts no month of a flow twice.
 */
function entriesOf(
  field: Field,
  code: string,
  unit: string,
  months: Months,
  among: Among,
  overridden: readonly Months[] = [],
): Entry[] {
  const { timing, rollup } = field.indicator(code);
  const isState = timing === "stock";
  const periods = field
    .periodsOf(code)
    .map((period) => ({ period, months: monthsOf(period) }))
    .filter((each) => (isState ? each.months.to === months.to : isIn(each.months, months)))
    .filter((each) => field.exists(unit, lastDayOf(each.months.to)))
    .filter((each) => !overridden.some((above) => meet(above, each.months)));
  const own = periods.flatMap(({ period, months: covered }): Entry[] => {
    const value = among(unit) ? field.own(code, unit, period) : undefined;
    if (!value) return [];
    const flags = { estimated: value.estimated === "yes", illustrative: value.illustrative === "yes" };
    return [{ period, months: covered, amount: Fraction.of(value.amount), ...flags }];
  });
  const counted = timing === "flow" ? bestSet(own) : isState ? shortest(own) : own;
  if (rollup === "none") return counted;
  const hidden = [...overridden, ...own.map((entry) => entry.months)];
  const below = field.childrenOf(unit).flatMap((child) => entriesOf(field, code, child, months, among, hidden));
  return [...counted, ...below];
}

function shortest(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => lengthOf(a.months) - lengthOf(b.months)).slice(0, 1);
}

/** The set without overlap that covers most months, among equals the finest, among those the most even in length. */
function bestSet(entries: readonly Entry[]): Entry[] {
  const known = new Map<number, Entry[]>();
  const last = Math.max(...entries.map((entry) => entry.months.to));
  const bestFrom = (month: number): Entry[] => {
    if (month > last) return [];
    const remembered = known.get(month);
    if (remembered) return remembered;
    const taken = entries
      .filter((entry) => entry.months.from === month)
      .map((entry) => [entry, ...bestFrom(entry.months.to + 1)]);
    const best = taken.reduce((one, other) => (isHigher(rank(other), rank(one)) ? other : one), bestFrom(month + 1));
    known.set(month, best);
    return best;
  };
  return bestFrom(Math.min(...entries.map((entry) => entry.months.from)));
}

function rank(set: readonly Entry[]): number[] {
  const lengths = set.map((entry) => lengthOf(entry.months));
  return [lengths.reduce((sum, each) => sum + each, 0), set.length, -lengths.reduce((sum, each) => sum + each ** 2, 0)];
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((each, index) => each !== other[index]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}
