/** A target's standing as a screen shows it: numbers written out, the change with its tone. */
import type { Direction, Indicator } from "../indicators/indicator.ts";
import { isPercentage, nounOfDifference, pointsOf, signOf } from "../indicators/measure.ts";
import { type Amount, Decimal, formatShare } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import type { Coverage } from "../values/coverage.ts";
import { writeAmount } from "../values/figureWords.ts";
import { type Attainment, attainmentInWords, attainmentOf } from "./attainment.ts";
import { roundedDemand, writeDemand, writeDemanded } from "./demandWords.ts";
import type { CoursePoint } from "./explained.ts";
import { isComparable } from "./judged.ts";
import type { Limits, Pace } from "./pace.ts";
import type { Target } from "./resolution.ts";
import type { ReviewClass } from "./reviewClass.ts";
import { type Standing, unrounded } from "./standing.ts";
import { isRelative as isSetAgainstPrior } from "./target.ts";
import { resolutionTexts } from "./texts.ts";

export type Tone = "good" | "bad" | "even";

/** A difference from the same period and its rate, in the colour of what is good for the people. */
export type ShownChange = { difference: string; rate: string | undefined; tone: Tone };

/** Reached and expected shares: as lengths of a bar, and in words. */
export type ShownShare = {
  share: number;
  expected: number | undefined;
  written: { attained: string; expected: string | undefined };
};

export type ShownStanding = {
  demand: string;
  /** For a rise or fall, what last year's figure makes of it. */
  demandIs: string | undefined;
  actual: string | undefined;
  /** Undefined where a share says nothing: for a rise or fall, whose change says all. */
  share: ShownShare | undefined;
  /** What was reached of the demand: "44,62%", of a ceiling or a percentage "cao hơn 0,17 điểm %", "còn thiếu 1,7 điểm %". */
  attained: string | undefined;
  /** Whether that is a part of the whole. */
  isShare: boolean;
  prior: string | undefined;
  change: ShownChange | undefined;
  pace: Pace;
  reviewClass: ReviewClass;
  coverage: Coverage;
  judged: boolean;
  /** "mới có 3/21 báo cáo; chưa đánh giá", of a figure that stands but is not judged. */
  notJudged: string | undefined;
  /** Whose reports a comparison rests on, where some are missing a year earlier. */
  priorPartial: string | undefined;
  /** The same over the units that reported in both years, where it was read. */
  alike: string | undefined;
  estimated: boolean;
  illustrative: boolean;
};

export function shownStanding(
  target: Pick<Target, "comparator" | "amount" | "by" | "due" | "period">,
  indicator: Indicator,
  standing: Standing,
  { language, limits }: { language: Language; limits: Limits },
): ShownStanding {
  const isRelative = isSetAgainstPrior(target.comparator);
  const demandIs =
    isRelative && standing.target !== null
      ? say(resolutionTexts.that_is, language, { amount: writeDemanded(target, indicator, standing.target, language) })
      : undefined;
  const attainment = isRelative ? undefined : attainmentIn(target, indicator, standing);
  const attained = attainment && attainedInWords(attainment, indicator, standing, language);
  return {
    demand: writeDemand(target, indicator, language),
    demandIs,
    actual: standing.actual === null ? undefined : writeAmount(indicator, standing.actual, language),
    share: attained === undefined ? undefined : shownShare(target, indicator, standing, attained, language),
    attained,
    isShare: attainment?.kind === "share",
    prior: standing.prior === null ? undefined : writeAmount(indicator, standing.prior, language),
    change: shownChange(indicator, standing, limits, language),
    notJudged: notJudgedInWords(target, standing, language),
    priorPartial: priorInWords(standing, language),
    alike: likeForLikeInWords(indicator, standing, language),
    pace: standing.pace,
    reviewClass: standing.reviewClass,
    coverage: standing.coverage,
    judged: standing.judged,
    estimated: standing.estimated,
    illustrative: standing.illustrative,
  };
}

/** Why a figure that stands is not judged: "mới có 3/21 báo cáo; chưa đánh giá". */
export function notJudgedInWords(
  target: Pick<Target, "comparator">,
  standing: Standing,
  language: Language,
): string | undefined {
  if (standing.pace !== "no_data" || standing.actual === null) return undefined;
  const reports = reportsInWords(target, standing, language);
  return reports === undefined
    ? say(resolutionTexts.no_basis, language)
    : say(resolutionTexts.not_judged, language, { reports });
}

/** Of a figure that is not judged which reports have come: "mới có 3/21 báo cáo", for a rise or fall last year's too. */
export function reportsInWords(
  { comparator }: Pick<Target, "comparator">,
  standing: Standing,
  language: Language,
): string | undefined {
  if (standing.judged || standing.actual === null) return undefined;
  const { come, owed } = standing.coverage;
  const now = come < owed ? [say(resolutionTexts.reports_come, language, { come, owed })] : [];
  const before = isSetAgainstPrior(comparator) ? (priorInWords(standing, language) ?? []) : [];
  return now.concat(before).join("; ");
}

function priorInWords({ prior, priorCoverage }: Standing, language: Language): string | undefined {
  return prior === null ? undefined : partialInWords(priorCoverage, language);
}

/** "cùng kỳ có 3/21 đơn vị đủ số liệu", where last year's figure is not whole. */
export function partialInWords(prior: Standing["priorCoverage"], language: Language): string | undefined {
  return prior.reported < prior.expected ? say(resolutionTexts.prior_partial, language, prior) : undefined;
}

/** The target's own name; in English, which resolutions do not have, that of its indicator. */
export function nameOfTarget(target: Pick<Target, "name">, indicator: Indicator, language: Language): string {
  return language === "en" && indicator.nameEnglish !== "" ? indicator.nameEnglish : target.name;
}

/** What is expected at a point of a course, as it is drawn and written: all that is demanded, or the part due by then. */
export function shownExpected(
  { comparator }: Pick<Target, "comparator">,
  indicator: Pick<Indicator, "decimals" | "timing">,
  { expected, standing }: Pick<CoursePoint, "expected" | "standing">,
): Amount | undefined {
  if (!expected) return undefined;
  if (standing.expectedShare === "1") return roundedDemand(comparator, indicator, expected);
  return expected.toDecimalPlaces(Math.max(indicator.decimals, 2));
}

/** Nothing is said to be missing or too much by reports that have not come. */
function attainmentIn(
  target: Pick<Target, "comparator">,
  indicator: Indicator,
  { actual, target: demanded, judged }: Standing,
): Attainment | undefined {
  if (actual === null || demanded === null) return undefined;
  const attainment = attainmentOf(target, indicator, { actual: new Decimal(actual), target: new Decimal(demanded) });
  return judged || attainment.kind === "share" ? attainment : undefined;
}

function attainedInWords(
  attainment: Attainment,
  indicator: Indicator,
  standing: Standing,
  language: Language,
): string | undefined {
  if (attainment.kind === "share") {
    const { share } = unrounded(standing);
    return share === null ? undefined : formatShare(share, language);
  }
  return attainmentInWords(attainment, nounOfDifference(indicator, language), language);
}

function shownShare(
  { comparator, amount }: Pick<Target, "comparator" | "amount">,
  indicator: Indicator,
  standing: Standing,
  attained: string,
  language: Language,
): ShownShare | undefined {
  const { share } = unrounded(standing);
  if (share === null) return undefined;
  const expected = standing.expectedShare === null ? undefined : new Decimal(standing.expectedShare);
  // Of a ceiling nothing is wanted by now.
  const isCeiling = comparator === "at_most" || comparator === "less_than";
  const written = (part: Amount) =>
    isPercentage(indicator.measure)
      ? `${writeAmount(indicator, part.times(amount), language)}${signOf(indicator.measure)}`
      : formatShare(part, language);
  return {
    share: share.toNumber(),
    expected: expected?.toNumber(),
    written: { attained, expected: isCeiling || !expected ? undefined : written(expected) },
  };
}

export function shownChange(
  indicator: Pick<Indicator, "decimals" | "timing" | "direction" | "measure">,
  standing: Pick<Standing, "actual" | "target" | "prior" | "change" | "coverage" | "priorCoverage">,
  limits: Limits,
  language: Language,
): ShownChange | undefined {
  if (standing.change === null) return undefined;
  const change = new Decimal(standing.change);
  const { changeRate } = unrounded(standing);
  const written = writeAmount(indicator, change, language);
  return {
    difference: change.greaterThan(0) ? `+${written}` : written,
    rate: writeRate(indicator, change, changeRate, standing.prior, language),
    // Nobody is praised or blamed by what has not come, this year or the year before.
    tone: isComparable(standing, limits) ? toneOf(indicator.direction, change) : "even",
  };
}

/** "cùng 18 đơn vị: +3 (21/18)": over the units that reported in both periods, where those are not the same as all. */
export function likeForLikeInWords(
  indicator: Indicator,
  { likeForLike }: Pick<Standing, "likeForLike">,
  language: Language,
): string | undefined {
  if (!likeForLike || likeForLike.change === null || likeForLike.actual === null || likeForLike.prior === null)
    return undefined;
  const write = (amount: string) => writeAmount(indicator, amount, language);
  const change = new Decimal(likeForLike.change);
  return say(resolutionTexts.same_units, language, {
    units: likeForLike.units,
    difference: change.greaterThan(0) ? `+${write(likeForLike.change)}` : write(likeForLike.change),
    actual: write(likeForLike.actual),
    prior: write(likeForLike.prior),
  });
}

/** A rate of a percentage would be misread: it changes by points. From zero or below there is no rate. */
function writeRate(
  indicator: Pick<Indicator, "timing" | "measure">,
  change: Amount,
  rate: Amount | null,
  prior: string | null,
  language: Language,
): string {
  if (change.isZero()) return say(resolutionTexts.unchanged, language);
  if (isPercentage(indicator.measure)) return pointsOf(indicator.measure, language);
  if (rate === null)
    return say(prior?.startsWith("-") ? resolutionTexts.from_below_zero : resolutionTexts.from_zero, language);
  const text = rate.isNegative() ? resolutionTexts.fell : resolutionTexts.rose;
  return say(text, language, { rate: formatShare(rate.abs(), language) });
}

function toneOf(direction: Direction, change: Amount): Tone {
  if (change.isZero() || direction === "neutral") return "even";
  return change.greaterThan(0) === (direction === "more") ? "good" : "bad";
}
