/** A target judged at a period: CONTRACT, "standing --format json". Missing is null, never zero. */

import type { Period } from "../calendar/period.ts";
import type { IndicatorCode, PeriodCode, ResolutionCode, TargetCode, UnitCode } from "../database/ids.ts";
import { type Amount, contractText, Decimal } from "../prose/number.ts";
import type { Coverage } from "../values/coverage.ts";
import { isJudged } from "./judged.ts";
import { defaultLimits, type Limits, type Pace, paceOf, type Reached } from "./pace.ts";
import { type ReviewClass, reviewClassOf } from "./reviewClass.ts";
import { demandedOf, expectedShareOf, settled, type TargetRule, wayExpected } from "./target.ts";

/** Both figures over the units that reported all they owed in both periods. */
export type LikeForLike = { actual: Amount | null; prior: Amount | null; units: number };

/** What is known of a target's indicator: see `values/figure.ts`. */
export type TargetFigures = {
  /** The period at which the figure is judged; none where no period of its frequency has ended. */
  asOf: { code: PeriodCode; period: Period } | null;
  actual: Amount | null;
  prior: Amount | null;
  coverage: Coverage;
  priorCoverage: Coverage;
  likeForLike: LikeForLike | null;
  /** Whether any figure in `actual` is. */
  estimated: boolean;
  illustrative: boolean;
};

/** Judged in decimals, `Amount`, or told in the decimal strings of the public interface. */
type Told<Number> = {
  code: TargetCode;
  indicator: IndicatorCode;
  asOf: PeriodCode | null;
  actual: Number | null;
  /** What is demanded in the end: the amount, for `rise` and `fall` what last year's figure makes of it. */
  target: Number | null;
  share: Number | null;
  expectedShare: Number | null;
  prior: Number | null;
  /** Where it is not whole, that is said beside every comparison. */
  priorCoverage: Pick<Coverage, "reported" | "expected">;
  change: Number | null;
  changeRate: Number | null;
  likeForLike: {
    actual: Number | null;
    prior: Number | null;
    change: Number | null;
    changeRate: Number | null;
    units: number;
  } | null;
  pace: Pace;
  reviewClass: ReviewClass;
  coverage: Coverage;
  /** False where judging would rest on reports that have not come: pace and class are then `no_data`. */
  judged: boolean;
  estimated: boolean;
  illustrative: boolean;
};

/** A standing with unrounded decimals. */
export type Judgement = Told<Amount>;
/** A standing as the public interface writes it: decimal strings with six decimals at most. */
export type Standing = Told<string>;

/** The answer of `standing --format json`. */
export type Standings = {
  unit: UnitCode;
  period: PeriodCode;
  resolution: ResolutionCode | null;
  basis: "submitted" | "approved";
  targets: Standing[];
};

/** The standing of a target at a period, from what is known of its figures. */
export function standingOf(target: TargetRule, figures: TargetFigures, at: Period, limits = defaultLimits): Standing {
  return told(judge(target, figures, at, limits));
}

/** Judges a target at a period, in unrounded decimals. */
export function judge(
  target: TargetRule,
  figures: TargetFigures,
  at: Period,
  limits: Limits = defaultLimits,
): Judgement {
  const { actual, prior, coverage, priorCoverage, likeForLike } = figures;
  const demanded = demandedOf(target, prior);
  const way = wayExpected(target, figures.asOf?.period ?? at);
  const share = shareOf(actual, demanded);
  const expectedShare = expectedShareOf(target, demanded, way, at);
  const known = { target, at, way, actual, prior, demanded, share, expectedShare };
  const judged = isJudged({ ...known, coverage, priorCoverage }, limits.come);
  const reached: Reached = { ...known, judged };
  return {
    code: target.code,
    indicator: target.indicator,
    asOf: figures.asOf?.code ?? null,
    actual,
    target: demanded,
    share,
    expectedShare,
    prior,
    priorCoverage,
    ...changeOf(actual, prior),
    likeForLike: likeForLike && {
      actual: likeForLike.actual,
      prior: likeForLike.prior,
      ...changeOf(likeForLike.actual, likeForLike.prior),
      units: likeForLike.units,
    },
    pace: paceOf(reached, limits),
    reviewClass: reviewClassOf(reached),
    coverage,
    judged,
    estimated: figures.estimated,
    illustrative: figures.illustrative || target.illustrative,
  };
}

/** Actual ÷ target, unrounded: 58 of 130 is 0.446153… Null when either is missing or the target is zero. */
function shareOf(actual: Amount | null, demanded: Amount | null): Amount | null {
  return actual && demanded && !demanded.isZero() ? actual.div(demanded) : null;
}

/**
 * The difference, and the rate of change: 5 against 2 is 3 more, 1.5 times as much more. From nothing or from less than
 * nothing there is no rate: from −8 to −14 is −6 and no per cent.
 */
export function changeOf(
  actual: Amount | null,
  prior: Amount | null,
): { change: Amount | null; changeRate: Amount | null } {
  if (!actual || !prior) return { change: null, changeRate: null };
  const change = actual.minus(prior);
  return { change, changeRate: prior.greaterThan(0) ? change.div(prior) : null };
}

/**
 * A standing's share and rate of change, unrounded, for words and screens: rounding the six decimals of the interface
 * again to the two of a percentage could go wrong.
 */
export function unrounded(standing: Pick<Standing, "actual" | "target" | "prior">): {
  share: Amount | null;
  changeRate: Amount | null;
} {
  const [actual, demanded, prior] = [standing.actual, standing.target, standing.prior].map((text) =>
    text === null ? null : new Decimal(text),
  ) as [Amount | null, Amount | null, Amount | null];
  return { share: shareOf(actual, demanded), changeRate: changeOf(actual, prior).changeRate };
}

/** A judgement in the strings of the public interface, its fields in the order of the contract. */
export function told(judgement: Judgement): Standing {
  const like = judgement.likeForLike;
  return {
    code: judgement.code,
    indicator: judgement.indicator,
    asOf: judgement.asOf,
    actual: textOf(judgement.actual),
    target: textOf(judgement.target),
    share: textOf(judgement.share),
    expectedShare: textOf(judgement.expectedShare),
    prior: textOf(judgement.prior),
    priorCoverage: unitsOf(judgement.priorCoverage),
    change: textOf(judgement.change),
    changeRate: textOf(judgement.changeRate),
    likeForLike: like && {
      actual: textOf(like.actual),
      prior: textOf(like.prior),
      change: textOf(like.change),
      changeRate: textOf(like.changeRate),
      units: like.units,
    },
    pace: judgement.pace,
    reviewClass: judgement.reviewClass,
    coverage: { ...unitsOf(judgement.coverage), come: judgement.coverage.come, owed: judgement.coverage.owed },
    judged: judgement.judged,
    estimated: judgement.estimated,
    illustrative: judgement.illustrative,
  };
}

function unitsOf({ reported, expected }: Judgement["priorCoverage"]): Judgement["priorCoverage"] {
  return { reported, expected };
}

/** An amount as the public interface writes it. */
export function textOf(amount: Amount | null): string | null {
  return amount && contractText(settled(amount));
}
