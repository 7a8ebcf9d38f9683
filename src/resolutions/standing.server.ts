/** The targets of a unit judged at a period: gathers every figure they rest on in a few statements, then judges. */
import { codeOf, type Frequency, lastEnded, type Period } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IndicatorId, PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { AppError } from "../server/error.ts";
import { coverageOf, readUnitReports, unitsInBoth } from "../values/coverage.server.ts";
import { nothingOwed } from "../values/coverage.ts";
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
import { readFigures, type UnitFigures, type Wanted } from "../values/figures.server.ts";
import { frequencyOwed } from "../values/obligation.ts";
import { type Resolution, resolutionFor, standsAt, type Target } from "./resolution.ts";
import { type Demands, readDemands } from "./resolutions.server.ts";
import { type Standing, standingOf, type TargetFigures } from "./standing.ts";

export type StandingQuestion = {
  unit: UnitId;
  at: Period;
  resolution?: string;
  basis: Basis;
  /** Reads every unit's reports, so only where asked for. */
  likeForLike?: boolean;
};

export type StandingAnswer = {
  unit: UnitId;
  at: PeriodCode;
  resolution: Resolution;
  basis: Basis;
  /** In file order. */
  targets: readonly { target: Target; standing: Standing }[];
};

/** The targets that a resolution sets the unit, judged at the period. An unknown or missing resolution is an error. */
export async function standingsOf(tx: ReadTransaction, question: StandingQuestion): Promise<StandingAnswer> {
  const demands = await readDemands(tx);
  const resolution = chosenResolution(demands, question);
  const targets = demands.targets.filter(
    (target) => target.resolution === resolution.id && target.unit === question.unit && standsAt(target, question.at),
  );
  const standings = await judged(tx, demands, targets, question);
  return {
    unit: question.unit,
    at: codeOf(question.at),
    resolution,
    basis: question.basis,
    targets: targets.flatMap((target, index) => {
      const standing = standings[index];
      return standing ? [{ target, standing }] : [];
    }),
  };
}

function chosenResolution(demands: Demands, question: StandingQuestion): Resolution {
  if (question.resolution !== undefined) {
    const named = demands.resolutions.find((resolution) => resolution.code === question.resolution);
    if (!named) throw new AppError("resolution_unknown", 422, { resolution: question.resolution });
    return named;
  }
  const chosen = resolutionFor(demands.resolutions, demands.targets, question.unit, question.at);
  if (!chosen) {
    const unit = demands.definitions.tree.byId.get(question.unit);
    throw new AppError("no_resolution", 404, { unit: unit?.name ?? question.unit, period: codeOf(question.at) });
  }
  return chosen;
}

/** The targets of one unit judged at a period, in the order given. */
export async function judged(
  tx: ReadTransaction,
  demands: Demands,
  targets: readonly Target[],
  question: Pick<StandingQuestion, "unit" | "at" | "basis" | "likeForLike">,
): Promise<Standing[]> {
  const figures = await measured(
    tx,
    demands,
    targets.map((target) => ({ indicator: target.indicatorId, within: target.period })),
    question,
  );
  return targets.flatMap((target, index) => {
    const known = figures[index];
    return known ? [standingOf(target, known, question.at)] : [];
  });
}

/** An indicator over a period: a target's, or for what is told without one the year's. */
export type Measure = { indicator: IndicatorId; within: Period };

type Case = { rule: IndicatorRule; asOf: Period | undefined; span?: Span; priorSpan?: Span };

/** What is known of indicators of one unit at a period, in the order given, whether or not a target is set on them. */
export async function measured(
  tx: ReadTransaction,
  demands: Demands,
  measures: readonly Measure[],
  question: Pick<StandingQuestion, "unit" | "at" | "basis" | "likeForLike">,
): Promise<TargetFigures[]> {
  const cases = measures.map((measure) => caseOf(demands, measure, question));
  const wanted = cases.flatMap((each) => wantedOf(demands, each));
  const figures = await readFigures(tx, question.unit, question.basis, wanted);
  const known: TargetFigures[] = [];
  for (const each of cases) known.push(await figuresOf(tx, demands, figures, each, question.likeForLike ?? false));
  return known;
}

/** A figure is judged at the last period of its own frequency that ended by the end of `at` and lies within the target's. */
function caseOf(
  demands: Demands,
  { indicator, within }: Measure,
  { unit, at }: Pick<StandingQuestion, "unit" | "at">,
): Case {
  const rule = demands.rules.ofId(indicator);
  if (!rule) throw new AppError("indicator_unknown", 500, { indicator });
  const frequency = frequencyOf(demands, rule, unit, within);
  const asOf = frequency && lastEnded(frequency, within, at);
  if (!asOf) return { rule, asOf };
  const span = spanOf(within, asOf);
  return { rule, asOf, span, priorSpan: within.kind === "term" ? undefined : yearEarlier(span) };
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

function wantedOf({ rules }: Demands, { rule, span, priorSpan }: Case): Wanted[] {
  const spans = [span, priorSpan].filter((each) => each !== undefined);
  return basesOf(rule, rules).flatMap((base) => spans.map((each) => ({ indicator: base.id, span: each })));
}

async function figuresOf(
  tx: ReadTransaction,
  { rules, definitions }: Demands,
  figures: UnitFigures,
  { rule, asOf, span, priorSpan }: Case,
  likeForLike: boolean,
): Promise<TargetFigures> {
  if (!asOf || !span) {
    return {
      asOf: null,
      actual: null,
      prior: null,
      coverage: nothingOwed,
      priorCoverage: nothingOwed,
      likeForLike: null,
      estimated: false,
      illustrative: false,
    };
  }
  const bases = basesOf(rule, rules).flatMap((base) => definitions.indicatorById.get(base.id) ?? []);
  const actual = figureOf(rule, rules, figures.reportedOf, span);
  const prior = priorSpan && priorFigureOf(rule, rules, figures.reportedOf, span);
  return {
    asOf: { code: codeOf(asOf), period: asOf },
    actual: actual?.amount ?? null,
    prior: prior?.amount ?? null,
    coverage: await coverageOf(tx, figures, bases, span),
    priorCoverage: priorSpan ? await coverageOf(tx, figures, bases, priorSpan) : nothingOwed,
    likeForLike: likeForLike && priorSpan && rule.rollup === "sum" ? await comparedAlike(span, priorSpan) : null,
    estimated: actual?.estimated ?? false,
    illustrative: actual?.illustrative ?? false,
  };

  /** The figure and its prior over the units that sent all they owed in both, where those are not the same units. */
  async function comparedAlike(now: Span, before: Span) {
    const both = await unitsInBoth(tx, figures, bases, now, before);
    if (!both) return null;
    const reportedOf = await readUnitReports(tx, figures, bases, [now, before], both);
    return {
      actual: figureOf(rule, rules, reportedOf, now)?.amount ?? null,
      prior: priorFigureOf(rule, rules, reportedOf, now)?.amount ?? null,
      units: both.size,
    };
  }
}
