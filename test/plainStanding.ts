/**
 * Standings the plain way: from the rows of a folder, unit by unit and month by month, after the page of figures. It
 * shares only the calendar's periods and the decimals with the program.
 */
import {
  codeOf,
  firstMonth,
  lastDay,
  lastMonth,
  type Period,
  periodOf,
  periodsWithin,
} from "../src/calendar/period.ts";
import { Decimal } from "../src/prose/number.ts";

type Frequency = "month" | "quarter" | "half" | "year";
const frequencies: Frequency[] = ["month", "quarter", "half", "year"];
const lengthOf: Record<Frequency, number> = { month: 1, quarter: 3, half: 6, year: 12 };

export type World = {
  units: { code: string; kind: string; parent: string; from: string; to: string }[];
  indicators: {
    code: string;
    timing: "flow" | "stock" | "peak" | "ratio";
    rollup: "sum" | "max" | "none";
    parts?: [string, string];
  }[];
  /** One form a frequency. */
  forms: { frequency: Frequency; owedBy: string; indicators: string[] }[];
  targets: {
    code: string;
    indicator: string;
    unit: string;
    comparator: string;
    amount: string;
    by: string;
    period: string;
    due: string;
    baseline: string;
    trajectory: string;
  }[];
  values: { indicator: string; unit: string; period: string; amount: string }[];
};

type Span = { from: number; to: number };
const yearBefore = ({ from, to }: Span): Span => ({ from: from - 12, to: to - 12 });
const monthsOf = (code: string): Span => ({ from: firstMonth(periodOf(code)), to: lastMonth(periodOf(code)) });
const isIn = (inner: Span, outer: Span) => inner.from >= outer.from && inner.to <= outer.to;
const meets = (one: Span, other: Span) => one.from <= other.to && other.from <= one.to;
const length = ({ from, to }: Span) => to - from + 1;

export function plainStandings(world: World, unitCode: string, at: string) {
  const { units, indicators, forms, values } = world;
  const amounts = new Map(values.map((row) => [`${row.indicator} ${row.unit} ${row.period}`, new Decimal(row.amount)]));

  const exists = (code: string, day: string) => {
    const unit = units.find((each) => each.code === code);
    return unit !== undefined && (unit.from === "" || unit.from <= day) && (unit.to === "" || unit.to >= day);
  };
  const below = (code: string): string[] => [
    code,
    ...units.filter((each) => each.parent === code).flatMap((child) => below(child.code)),
  ];
  const own = (indicator: string, unit: string, period: string) => amounts.get(`${indicator} ${unit} ${period}`);

  function amountOf(indicator: string, unit: string, period: string): Decimal | undefined {
    const itself = own(indicator, unit, period);
    const { rollup } = one(indicators, indicator);
    if (itself || rollup === "none") return itself;
    const parts = units
      .filter((each) => each.parent === unit && exists(each.code, lastDay(periodOf(period))))
      .flatMap((child) => amountOf(indicator, child.code, period) ?? []);
    if (parts.length === 0) return undefined;
    return rollup === "sum" ? Decimal.sum(...parts) : Decimal.max(...parts);
  }

  /** The reported periods that count for a unit within some months. */
  function reported(indicator: string, unit: string, span: Span) {
    const codes = [...new Set(values.filter((row) => row.indicator === indicator).map((row) => row.period))];
    const isStock = one(indicators, indicator).timing === "stock";
    const all = codes
      .map((code) => ({ code, months: monthsOf(code) }))
      .filter(({ months }) => (isStock ? months.to === span.to : isIn(months, span)));
    const mine = all.filter(({ code }) => own(indicator, unit, code));
    return all.flatMap(({ code, months }) => {
      const isMine = mine.some((each) => each.code === code);
      if (!isMine && mine.some((each) => meets(each.months, months))) return [];
      const amount = amountOf(indicator, unit, code);
      return amount ? [{ months, amount }] : [];
    });
  }

  function figure(indicator: string, unit: string, span: Span): Decimal | undefined {
    const { timing, parts } = one(indicators, indicator);
    if (parts) {
      const [first, second] = parts.map((part) => figure(part, unit, span));
      if (!first || !second) return undefined;
      if (timing !== "ratio") return first.minus(second);
      return second.isZero() ? undefined : first.times(100).div(second);
    }
    const entries = reported(indicator, unit, span);
    if (entries.length === 0) return undefined;
    if (timing === "stock") return entries.toSorted((a, b) => length(a.months) - length(b.months))[0]?.amount;
    if (timing === "peak") return Decimal.max(...entries.map(({ amount }) => amount));
    let best: { score: [number, number, number]; sum: Decimal } | undefined;
    for (let mask = 1; mask < 2 ** entries.length; mask++) {
      const chosen = entries.filter((_, index) => mask & (1 << index));
      if (chosen.some((a, index) => chosen.slice(index + 1).some((b) => meets(a.months, b.months)))) continue;
      const lengths = chosen.map(({ months }) => length(months));
      const score: [number, number, number] = [
        lengths.reduce((sum, each) => sum + each, 0),
        lengths.length,
        -lengths.reduce((sum, each) => sum + each ** 2, 0),
      ];
      if (!best || isMore(score, best.score)) best = { score, sum: Decimal.sum(...chosen.map(({ amount }) => amount)) };
    }
    return best?.sum;
  }

  const basesOf = (indicator: string): string[] => {
    const { parts } = one(indicators, indicator);
    return parts ? [...new Set(parts.flatMap(basesOf))] : [indicator];
  };

  const owes = (unit: string, indicator: string, frequency: Frequency, day: string) =>
    exists(unit, day) &&
    forms.some(
      (form) =>
        form.frequency === frequency &&
        form.indicators.includes(indicator) &&
        form.owedBy.split("|").some((each) => each === unit || each === one(units, unit).kind),
    );

  /** Periods of a frequency within some months; of a stock the one that ends with them. */
  function periodsOf(indicator: string, frequency: Frequency, span: Span): Period[] {
    if (one(indicators, indicator).timing !== "stock") return periodsWithin(frequency, span.from, span.to);
    return periodsWithin(frequency, span.to - lengthOf[frequency] + 1, span.to);
  }

  function coverage(indicator: string, unit: string, span: Span) {
    const reports = basesOf(indicator).flatMap((base) =>
      below(unit).flatMap((each) => {
        const owed = frequencies.flatMap((frequency) =>
          periodsOf(base, frequency, span)
            .filter((period) => owes(each, base, frequency, lastDay(period)))
            .map((period) => ({ unit: each, base, code: codeOf(period), months: monthsOf(codeOf(period)) })),
        );
        const finest = owed.filter(
          (long) =>
            !owed.some((short) => length(short.months) < length(long.months) && isIn(short.months, long.months)),
        );
        return [...finest, ...(each === unit && owed.length === 0 ? unasked(base, unit, span) : [])];
      }),
    );
    const came = (report: (typeof reports)[number]) => own(report.base, report.unit, report.code) !== undefined;
    const expected = new Set(reports.map((report) => report.unit));
    const short = new Set(reports.filter((report) => !came(report)).map((report) => report.unit));
    return {
      reported: expected.size - short.size,
      expected: expected.size,
      come: reports.filter(came).length,
      owed: reports.length,
    };
  }

  /** What the unit itself reported although it does not owe it counts it, at that frequency. */
  function unasked(base: string, unit: string, span: Span) {
    return frequencies.flatMap((frequency) => {
      const periods = periodsOf(base, frequency, span).filter((period) => exists(unit, lastDay(period)));
      if (!periods.some((period) => own(base, unit, codeOf(period)))) return [];
      return periods.map((period) => ({ unit, base, code: codeOf(period), months: monthsOf(codeOf(period)) }));
    });
  }

  function frequencyOf(indicator: string, unit: string, within: Period): Frequency | undefined {
    const ranks = basesOf(indicator).map((base) => {
      const isOwed = (frequency: Frequency) =>
        periodsWithin(frequency, firstMonth(within), lastMonth(within)).some((period) =>
          below(unit).some((each) => owes(each, base, frequency, lastDay(period))),
        );
      const isEver = (frequency: Frequency) =>
        below(unit).some((each) => owes(each, base, frequency, one(units, each).from || one(units, each).to));
      const first = frequencies.findIndex(isOwed);
      return first >= 0 ? first : frequencies.findIndex(isEver);
    });
    return ranks.includes(-1) ? undefined : frequencies[Math.max(...ranks)];
  }

  return world.targets
    .filter((target) => target.unit === unitCode)
    .map((target) => {
      const within = periodOf(target.period);
      const end = lastMonth(periodOf(at));
      const frequency = frequencyOf(target.indicator, target.unit, within);
      const asOf =
        frequency &&
        periodsWithin(frequency, firstMonth(within), lastMonth(within))
          .filter((period) => lastMonth(period) <= end)
          .at(-1);
      const span = asOf && { from: firstMonth(within), to: lastMonth(asOf) };
      const actual = (span && figure(target.indicator, target.unit, span)) ?? null;
      const isBeside =
        span &&
        basesOf(target.indicator).every((base) => {
          const reaches = (months: Span) =>
            reported(base, target.unit, months).some((each) => each.months.to === months.to);
          return !reaches(span) || reaches(yearBefore(span));
        });
      const prior = (span && isBeside && figure(target.indicator, target.unit, yearBefore(span))) || null;
      const nothing = { reported: 0, expected: 0, come: 0, owed: 0 };
      const now = span ? coverage(target.indicator, target.unit, span) : nothing;
      const before = span ? coverage(target.indicator, target.unit, yearBefore(span)) : nothing;
      return {
        code: target.code,
        indicator: target.indicator,
        asOf: asOf ? codeOf(asOf) : null,
        ...{ actual: told(actual), prior: told(prior) },
        priorCoverage: { reported: before.reported, expected: before.expected },
        change: told(actual && prior && actual.minus(prior)),
        changeRate: told(actual && prior?.greaterThan(0) ? actual.minus(prior).div(prior) : null),
        coverage: now,
        ...judgement({ ...target, timing: one(indicators, target.indicator).timing }, at, {
          ...{ actual, prior, now, before, endOfAsOf: span?.to ?? end },
        }),
      };
    });
}

type Judged = World["targets"][number] & { timing: World["indicators"][number]["timing"] };
type Known = {
  actual: Decimal | null;
  prior: Decimal | null;
  now: { come: number; owed: number };
  before: { come: number; owed: number };
  endOfAsOf: number;
};

function judgement(target: Judged, at: string, { actual, prior, now, before, endOfAsOf }: Known) {
  const { comparator, timing, by } = target;
  const x = new Decimal(target.amount);
  const isChange = comparator === "rise_at_least" || comparator === "fall_at_least";
  const sign = comparator === "fall_at_least" ? -1 : 1;
  let goal: Decimal | null = x;
  if (isChange) {
    if (!prior || (by !== "amount" && prior.lessThan(0))) goal = null;
    else goal = by === "amount" ? prior.plus(x.times(sign)) : prior.times(x.times(sign).div(100).plus(1));
  }
  const share = actual && goal && !goal.isZero() ? actual.div(goal) : null;

  const whole = monthsOf(target.period);
  const elapsed = endOfAsOf - whole.from + 1;
  const points = target.trajectory
    .split("|")
    .filter(Boolean)
    .map((point) => point.split(":"))
    .map(([code = "", percent = ""]) => ({
      to: monthsOf(code).to - whole.from + 1,
      share: new Decimal(percent).div(100),
    }));
  const isLater = points.length === 1 && (points[0]?.to ?? 0) + whole.from - 1 > lastMonth(periodOf(at));
  let way = new Decimal(Math.min(Math.max(elapsed, 0), length(whole))).div(length(whole));
  if (points.length > 0) {
    const before = [{ to: 0, share: new Decimal(0) }, ...points.filter(({ to }) => to > 0)].findLast(
      ({ to }) => to <= Math.max(elapsed, 0),
    );
    const after = points.find(({ to }) => to > Math.max(elapsed, 0));
    way = before?.share ?? new Decimal(0);
    if (before && after)
      way = before.share.plus(
        after.share
          .minus(before.share)
          .times(Math.max(elapsed, 0) - before.to)
          .div(after.to - before.to),
      );
  }
  const hasBaseline = target.baseline !== "" && timing !== "flow" && !isChange && comparator !== "done_by";
  const b = new Decimal(target.baseline || 0);
  const level = b.plus((goal ?? x).minus(b).times(way));
  let expectedShare: Decimal | null = null;
  if (!isLater && comparator !== "done_by" && goal && !goal.isZero()) {
    if (isChange) expectedShare = new Decimal(1);
    else if (timing === "flow") expectedShare = way;
    else if (hasBaseline) expectedShare = level.div(goal);
    else expectedShare = points.length > 0 ? way : new Decimal(1);
  }

  const adds = timing === "flow" || timing === "peak";
  const s = (amount: Decimal) => amount.toDecimalPlaces(20);
  const over =
    adds && actual && goal
      ? (comparator === "at_most" && s(actual).gt(s(goal))) || (comparator === "less_than" && s(actual).gte(s(goal)))
      : false;
  const reachedIt =
    adds && share
      ? (comparator === "at_least" && s(share).gte(1)) || (comparator === "more_than" && s(share).gt(1))
      : false;
  const enough = ({ come, owed }: { come: number; owed: number }) => come * 10 >= owed * 9;
  const judged =
    isLater || comparator === "done_by" || over || reachedIt || (enough(now) && (!isChange || enough(before)));

  const answer = (pace: string, reviewClass: string) => ({
    ...{ target: told(goal), share: told(share), expectedShare: told(expectedShare), judged, pace, reviewClass },
  });
  if (isLater) return answer("later", "year_end");
  if (comparator === "done_by") {
    if (actual?.gte(x)) return answer("on_pace", "met");
    const due = target.due || lastDay(periodOf(target.period));
    return due < lastDay(periodOf(at)) ? answer("at_risk", "not_begun") : answer("later", "year_end");
  }
  if (!actual || !goal || !judged) return answer("no_data", "no_data");

  const against = s(actual).comparedTo(s(goal));
  const lessIsAsked = comparator === "at_most" || comparator === "less_than" || comparator === "fall_at_least";
  let isFulfilled = lessIsAsked ? against <= 0 : against >= 0;
  if (comparator === "more_than") isFulfilled = against > 0;
  if (comparator === "less_than") isFulfilled = against < 0;
  if (comparator === "rise_at_least" && x.gt(0) && prior?.isZero() && !actual.gt(0)) isFulfilled = false;
  const met = isFulfilled ? "met" : "not_met";

  let reviewClass = met;
  if ((comparator === "at_least" || comparator === "more_than") && !goal.lessThan(0)) {
    if (goal.isZero()) reviewClass = comparator === "at_least" ? "met" : met;
    else {
      const r = s(share ?? new Decimal(0));
      if (r.gt(1)) reviewClass = "exceeded";
      else if (r.eq(1)) reviewClass = comparator === "at_least" ? "met" : "basically_met";
      else if (r.gte("0.9")) reviewClass = "basically_met";
      else if (r.gte("0.5")) reviewClass = "half";
      else reviewClass = r.gt(0) ? "below_half" : "not_begun";
    }
  }
  return answer(paceOf(), reviewClass);

  function paceOf(): string {
    if (!actual || !goal) return "no_data";
    if (over) return "at_risk";
    if (hasBaseline) {
      if (s(level).eq(s(b))) return (lessIsAsked ? s(actual).lte(b) : s(actual).gte(b)) ? "on_pace" : "at_risk";
      return more(actual.minus(b).div(level.minus(b)));
    }
    const isStrict = comparator === "more_than" || comparator === "less_than";
    if (goal.lessThan(0) || (goal.isZero() && (isStrict || (isChange && by === "amount"))))
      return isFulfilled ? "on_pace" : "at_risk";
    if (goal.isZero()) {
      if (comparator === "at_least") return "on_pace";
      if (lessIsAsked) return actual.lte(0) ? "ahead" : "at_risk";
      return actual.gt(0) || (x.isZero() && actual.isZero()) ? "on_pace" : "at_risk";
    }
    if (!expectedShare || expectedShare.isZero()) return "on_pace";
    const r = actual.div(goal).div(expectedShare);
    return lessIsAsked ? less(r) : more(r);
  }
  function more(r: Decimal): string {
    if (s(r).gte("1.15")) return "ahead";
    if (s(r).gte("0.9")) return "on_pace";
    return s(r).gte("0.7") ? "behind" : "at_risk";
  }
  function less(r: Decimal): string {
    if (s(r).lte("0.85")) return "ahead";
    if (s(r).lte("1.1")) return "on_pace";
    return s(r).lte("1.3") ? "behind" : "at_risk";
  }
}

function told(amount: Decimal | null | undefined): string | null {
  if (!amount) return null;
  const rounded = amount.toDecimalPlaces(30).toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
  return rounded.isZero() ? "0" : rounded.toFixed();
}

function one<Item extends { code: string }>(items: readonly Item[], code: string): Item {
  const found = items.find((item) => item.code === code);
  if (!found) throw new Error(code);
  return found;
}

function isMore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
