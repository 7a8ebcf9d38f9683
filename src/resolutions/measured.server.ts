/** Indicators measured at periods, whether or not a target is set on them: every figure in a few statements. */
import { codeOf, type Frequency, lastEnded, type Period } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IndicatorId, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { AppError } from "../server/error.ts";
import { type Covered, coveragesByCounts, readCoverages } from "../values/coverage.server.ts";
import { type Coverage, nothingOwed } from "../values/coverage.ts";
import {
  basesOf,
  figureOf,
  type IndicatorRule,
  ownFrequency,
  priorFigureOf,
  type Span,
  spanOf,
  yearEarlier,
} from "../values/figure.ts";
import { type Figures, readFigures } from "../values/figures.server.ts";
import { type Alike, type Compared, readAlike } from "../values/likeForLike.server.ts";
import { frequencyOwed, Owed } from "../values/obligation.ts";
import { type Wanted, wantedFor } from "../values/wanted.ts";
import type { Demands } from "./resolutions.server.ts";
import type { LikeForLike, TargetFigures } from "./standing.ts";

/** An indicator of a unit over a period, seen at another: a target's, or for what is told without one the year's. */
export type Measure = {
  unit: UnitId;
  indicator: IndicatorId;
  within: Period;
  at: Period;
  likeForLike?: LikeForLikeAsked | undefined;
};

/** The same units in both years: it reads every unit's reports, so only where asked for, or where some reports are missing. */
export type LikeForLikeAsked = "always" | "where_partial";

/** A measure with the months over which it has figures, and those before; none where no period of its frequency has ended. */
export type Measuring = {
  unit: UnitId;
  rule: IndicatorRule;
  over: { asOf: Period; now: Owed; before: Owed | undefined } | undefined;
  likeForLike: LikeForLikeAsked | undefined;
};

/** A figure is judged at the last period of its own frequency that ended by the end of `at` and lies within the target's. */
export function measuring(demands: Demands, { unit, indicator, within, at, likeForLike }: Measure): Measuring {
  const rule = demands.rules.ofId(indicator);
  if (!rule) throw new AppError("indicator_unknown", 500, { indicator });
  const frequency = frequencyOf(demands, rule, unit, within);
  const asOf = frequency && lastEnded(frequency, within, at);
  if (!asOf) return { unit, rule, over: undefined, likeForLike };
  const { definitions, rules } = demands;
  const bases = basesOf(rule, rules).flatMap((base) => definitions.indicatorById.get(base.id) ?? []);
  const owedOver = (span: Span) => new Owed(definitions, unit, bases, span);
  const span = spanOf(within, asOf);
  const before = within.kind === "term" ? undefined : owedOver(yearEarlier(span));
  return { unit, rule, over: { asOf, now: owedOver(span), before }, likeForLike };
}

/** The frequency of an indicator's figures of a unit: see `frequencyOwed`. */
export function frequencyOf(
  { definitions, rules }: Demands,
  rule: IndicatorRule,
  unit: UnitId,
  within: Period,
): Frequency | undefined {
  return ownFrequency(rule, rules, (base) => frequencyOwed(definitions, unit, base, within));
}

/** What must be read before it can be measured. */
export function wantedToMeasure({ rules }: Demands, { unit, rule, over }: Measuring): Wanted[] {
  const spans = [over?.now, over?.before].flatMap((owed) => owed?.span ?? []);
  return wantedFor(rules, rule, unit, spans);
}

/** Reads what is wanted and measures: what is known of each, in the order given. */
export async function readMeasured(
  tx: ReadTransaction,
  demands: Demands,
  asked: readonly Measure[],
  basis: Basis,
): Promise<TargetFigures[]> {
  const measures = asked.map((each) => measuring(demands, each));
  const wanted = measures.flatMap((each) => wantedToMeasure(demands, each));
  return measured(tx, demands, await readFigures(tx, basis, wanted), measures);
}

/** What is known of each, in the order given. Coverage and like-for-like take a statement each, where they take any. */
export async function measured(
  tx: ReadTransaction,
  demands: Demands,
  figures: Figures,
  asked: readonly Measuring[],
): Promise<TargetFigures[]> {
  const cases = asked.map((each) => caseOf(figures, each));
  const known = cases.filter((each) => each !== undefined);
  const coverages = await readCoverages(tx, coveredIn(cases));
  const alike = await readAlike(
    tx,
    known.flatMap(({ compared, isAsked, now, before }) =>
      compared && (isAsked || [now, before].some((each) => each && isPartial(coverages.get(each)))) ? [compared] : [],
    ),
  );
  return cases.map((each) => knownOf(demands, each, coverages, alike));
}

/** The same where the counts of roll-ups say of all how much has come, so that nothing more is asked; undefined elsewhere. */
export function measuredByCounts(
  demands: Demands,
  figures: Figures,
  asked: readonly Measuring[],
): TargetFigures[] | undefined {
  const cases = asked.map((each) => caseOf(figures, each));
  const coverages = coveragesByCounts(coveredIn(cases));
  return coverages && cases.map((each) => knownOf(demands, each, coverages, new Map()));
}

type Case = ReturnType<typeof caseOf>;

function coveredIn(cases: readonly Case[]): Covered[] {
  return cases.flatMap((each) => (each ? [each.now, ...(each.before ? [each.before] : [])] : []));
}

function knownOf(
  demands: Demands,
  each: Case,
  coverages: ReadonlyMap<Covered, Coverage>,
  alike: ReadonlyMap<Compared, Alike>,
): TargetFigures {
  if (!each) return nothingKnown;
  const { rule, asOf, now, before, compared } = each;
  const { reportedOf } = now.figures;
  const { span } = now.owed;
  const actual = figureOf(rule, demands.rules, reportedOf, span);
  const prior = before && priorFigureOf(rule, demands.rules, reportedOf, span, actual);
  const over = compared && alike.get(compared);
  return {
    asOf: { code: codeOf(asOf), period: asOf },
    actual: actual?.amount ?? null,
    prior: prior?.amount ?? null,
    coverage: coverages.get(now) ?? nothingOwed,
    priorCoverage: (before && coverages.get(before)) ?? nothingOwed,
    likeForLike: over ? figuresAlike(demands, rule, span, over) : null,
    estimated: actual?.estimated ?? false,
    illustrative: actual?.illustrative ?? false,
  };
}

function caseOf(read: Figures, { unit, rule, over, likeForLike }: Measuring) {
  if (!over) return undefined;
  const figures = read.of(unit);
  const { asOf, now, before } = over;
  const isCompared = likeForLike !== undefined && rule.rollup === "sum";
  const compared: Compared | undefined = isCompared && before ? { figures, now, before } : undefined;
  return {
    ...{ rule, asOf, compared },
    now: { figures, owed: now },
    before: before && { figures, owed: before },
    isAsked: likeForLike === "always",
  };
}

function isPartial(coverage: Coverage | undefined): boolean {
  return coverage !== undefined && coverage.reported < coverage.expected;
}

/** The figure and its prior over the units that sent all they owed in both. */
function figuresAlike({ rules }: Demands, rule: IndicatorRule, span: Span, { units, reportedOf }: Alike): LikeForLike {
  const actual = figureOf(rule, rules, reportedOf, span);
  return {
    actual: actual?.amount ?? null,
    prior: priorFigureOf(rule, rules, reportedOf, span, actual)?.amount ?? null,
    units: units.size,
  };
}

const nothingKnown: TargetFigures = {
  asOf: null,
  actual: null,
  prior: null,
  coverage: nothingOwed,
  priorCoverage: nothingOwed,
  likeForLike: null,
  estimated: false,
  illustrative: false,
};
