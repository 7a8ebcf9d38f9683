/** The targets of a unit judged at a period, after the words of the contract and from the rows of a folder alone. */
import { type Among, everybody, figureOf, priorOf } from "./figures.ts";
import { Fraction } from "./fraction.ts";
import { judge } from "./judgement.ts";
import { codesWithin, isIn, lengthOf, type Months, monthsOf, yearBefore } from "./months.ts";
import { coverageOf, Field, type Report } from "./owed.ts";
import { type Basis, countedIn, type Target, type World } from "./world.ts";

export type Question = {
  unit: string;
  period: string;
  basis: Basis;
  resolution?: string | undefined;
  likeForLike?: boolean;
};

export function plainField(world: World, basis: Basis): Field {
  return new Field(world, countedIn(world, basis));
}

/** The answer of `standing --format json`; nothing where no resolution bears on the period. */
export function plainStandings(field: Field, question: Question) {
  const { unit, period, basis } = question;
  const resolution = question.resolution ?? resolutionFor(field.world, unit, period);
  if (resolution === undefined) return undefined;
  const targets = field.world.targets.filter((target) => target.resolution === resolution && target.unit === unit);
  return {
    unit,
    period,
    resolution,
    basis,
    targets: targets.map((target) => standing(field, target, question)),
  };
}

/** The shortest that contains the period, of those that set the unit targets; among equals its own, then by the file. */
function resolutionFor({ resolutions, targets }: World, unit: string, period: string): string | undefined {
  const setsTargets = (code: string) => targets.some((target) => target.resolution === code && target.unit === unit);
  return resolutions
    .filter((each) => isIn(monthsOf(period), monthsOf(each.period)) && (setsTargets(each.code) || each.unit === unit))
    .map(({ code, unit: adopter, period: own }) => ({
      code,
      rank: [lengthOf(monthsOf(own)), setsTargets(code) ? 0 : 1, adopter === unit ? 0 : 1] as const,
    }))
    .toSorted((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2])[0]?.code;
}

function standing(field: Field, target: Target, { period, likeForLike }: Question) {
  const { indicator, unit } = target;
  const within = monthsOf(target.period);
  const at = monthsOf(period).to;
  const asOf = lastEnded(field, target, within, at);
  const span = asOf === undefined ? undefined : { from: within.from, to: monthsOf(asOf).to };
  const earlier = span && !target.period.includes("/") ? yearBefore(span) : undefined;
  const behind = (months: Months | undefined) => (months ? field.owedBehind(indicator, unit, months) : []);
  const [now, before] = [behind(span), behind(earlier)];
  const figures = (among: Among) => ({
    actual: span && figureOf(field, indicator, unit, span, among),
    prior: span && earlier && priorOf(field, indicator, unit, span, among),
  });
  const { actual, prior } = figures(everybody);
  const { reported, expected, ...counts } = coverageOf(before);
  const judgement = judge(target, field.indicator(indicator).timing, {
    ...{ actual: actual?.amount, prior: prior?.amount, now: coverageOf(now), before: counts },
    ...{ end: span?.to ?? at, at, limits: field.world.limits },
  });
  return {
    ...{ code: target.code, indicator, asOf: asOf ?? null },
    ...compared(actual?.amount, prior?.amount),
    ...judgement,
    priorCoverage: { reported, expected },
    likeForLike: likeForLike && earlier ? alike() : null,
    coverage: coverageOf(now),
    estimated: actual?.estimated ?? false,
    illustrative: (actual?.illustrative ?? false) || target.illustrative === "yes",
  };

  /** Over the units that reported all they owed in both, where those are not the same in each. */
  function alike() {
    if (field.indicator(indicator).rollup !== "sum") return null;
    const [complete, completeBefore] = [completeIn(now), completeIn(before)];
    const both = complete.intersection(completeBefore);
    if (both.size === complete.size && both.size === completeBefore.size) return null;
    const over = figures((each) => both.has(each));
    return { ...compared(over.actual?.amount, over.prior?.amount), units: both.size };
  }
}

function completeIn(reports: readonly Report[]): Set<string> {
  const short = new Set(reports.filter(({ hasCome }) => !hasCome).map(({ unit }) => unit));
  return new Set(reports.map(({ unit }) => unit).filter((unit) => !short.has(unit)));
}

/** The last period of the figure's own frequency that ended by then and lies within the target's period. */
function lastEnded(field: Field, target: Target, within: Months, at: number): string | undefined {
  const frequency = field.frequencyOf(target.indicator, target.unit, target.period);
  return frequency && codesWithin(frequency, within).findLast((code) => monthsOf(code).to <= at);
}

function compared(actual: Fraction | undefined, prior: Fraction | undefined) {
  const change = actual && prior && actual.minus(prior);
  const rate = change && prior?.isOver(Fraction.zero) ? change.by(prior) : undefined;
  return {
    ...{ actual: actual?.told() ?? null, prior: prior?.told() ?? null },
    ...{ change: change?.told() ?? null, changeRate: rate?.told() ?? null },
  };
}
