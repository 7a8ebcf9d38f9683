/** A live figure in words: each form of each figure is written here and nowhere else. */

import { isPercentage, signOf } from "../indicators/measure.ts";
import { type Amount, Decimal, formatCount, formatNumber, formatShare } from "../prose/number.ts";
import { attainmentInWords, attainmentOf } from "../resolutions/attainment.ts";
import { roundedDemand } from "../resolutions/demandWords.ts";
import { isKnown } from "../resolutions/headline.ts";
import { isComparable } from "../resolutions/judged.ts";
import { defaultLimits, isGood } from "../resolutions/pace.ts";
import { partialInWords } from "../resolutions/shown.ts";
import { changeOf, unrounded } from "../resolutions/standing.ts";
import { isRelative } from "../resolutions/target.ts";
import type { CountClass, FigureForm, FigureKey } from "./form.ts";
import type { FigureSpan } from "./span.ts";
import {
  type Subject,
  type Subjects,
  subjectOf,
  type ToldFigure,
  type ToldIndicator,
  type ToldTarget,
} from "./subject.ts";

/** Below this a fall is told in units: "giảm 05 trường hợp" says more than "giảm 71,43%". */
const smallNumber = 10;
/** Below this a rise is told in units too, since one accident after another is no doubling; its rate stands beside. */
const fewCases = 5;

/** The figure as it is written now, ready to stand in a sentence; nothing where the data has no such figure. */
export function figureOf(data: Subjects, key: FigureKey): FigureSpan | undefined {
  if ("count" in key) {
    return { kind: "figure", key, text: formatCount(new Decimal(countOf(data, key.count))), illustrative: false };
  }
  const subject = subjectOf(data, key.code);
  const text = subject && figureText(subject, key.form);
  return text === undefined ? undefined : { kind: "figure", key, text, illustrative: subject?.illustrative ?? false };
}

export function figureText(subject: Subject, form: FigureForm): string | undefined {
  const { indicator, actual, prior, target } = subject;
  switch (form) {
    case "actual":
      return actual === null ? undefined : amountText(indicator, actual);
    case "target":
      return demandText(subject);
    case "prior":
      return prior === null ? undefined : amountText(indicator, prior);
    case "pair":
      return actual === null || target === null ? undefined : `${amountText(indicator, actual)}/${demandText(subject)}`;
    case "priorPair":
      return pairText(indicator, actual, prior);
    case "share": {
      const { share } = unrounded(subject);
      return share === null || !isToldAsShare(subject) ? undefined : shareText(share, subject.estimated);
    }
    case "gap":
      return gapText(subject);
    case "difference": {
      const [difference, note] = [differenceText(subject), priorCoverageText(subject)];
      return difference && note ? `${difference} (${note})` : difference;
    }
    case "change":
      return changeText(subject);
    case "coverage":
      return `${subject.coverage.reported}/${subject.coverage.expected}`;
    case "reports": {
      const { come, owed } = subject.coverage;
      return come === undefined ? undefined : `${come}/${owed}`;
    }
    default:
      return form satisfies never;
  }
}

/** 05, 1.250, 4,2, 93,8%: with a leading zero under ten where it is counted in wholes. */
export function amountText(indicator: ToldIndicator, amount: string): string {
  const value = new Decimal(amount);
  const sign = signOf(indicator.measure);
  if (sign !== "") return `${formatNumber(value, 2)}${sign}`;
  const rounded = value.toDecimalPlaces(
    indicator.timing === "ratio" ? Math.max(indicator.decimals, 2) : indicator.decimals,
  );
  return indicator.decimals === 0 ? formatCount(rounded) : formatNumber(rounded);
}

/** A demand as it is set; what last year's figure makes of a rise or fall is rounded as on a screen, "04" and never "4,75". */
function demandText({ indicator, target, comparator }: Subject): string | undefined {
  if (target === null) return undefined;
  return amountText(indicator, comparator ? roundedDemand(comparator, indicator, target).toFixed() : target);
}

/** Whether a share of the target says how it stands: not of a change against last year, nor of a ceiling. */
export function isToldAsShare({ comparator }: Subject): boolean {
  return comparator === "at_least" || comparator === "more_than" || comparator === "done_by";
}

/** "cao hơn 0,17 điểm phần trăm", "còn thiếu 1,7 điểm phần trăm"; nothing where the share says it, or too few reports came. */
function gapText({ indicator, actual, target, comparator, judged = true }: Subject): string | undefined {
  if (!comparator || isRelative(comparator) || comparator === "done_by") return undefined;
  if (actual === null || target === null || !judged) return undefined;
  const amounts = { actual: new Decimal(actual), target: new Decimal(target) };
  const attainment = attainmentOf({ comparator }, indicator, amounts);
  if (attainment.kind === "over" && !isPercentage(indicator.measure))
    return `cao hơn ${[amountText(indicator, attainment.by.toFixed()), nounOf(indicator)].join(" ").trim()}`;
  return "by" in attainment ? attainmentInWords(attainment, nounOf(indicator), "vi") : undefined;
}

/** What a difference is counted in: "điểm phần trăm", "trường hợp", "vụ". */
function nounOf({ measure, changeMeasure }: ToldIndicator): string {
  if (isPercentage(measure)) return measure.includes("‰") ? "điểm phần nghìn" : "điểm phần trăm";
  return changeMeasure || measure;
}

/** Whether a change is to be told in units rather than as a rate. */
export function isToldInUnits(figure: ToldFigure): boolean {
  const { indicator, prior } = figure;
  const change = differenceOf(figure);
  if (prior === null || change === null) return false;
  if (!new Decimal(prior).greaterThan(0) || isPercentage(indicator.measure)) return true;
  if (indicator.decimals > 0) return false;
  return change.isNegative() ? new Decimal(prior).lt(smallNumber) : change.plus(prior).lt(fewCases);
}

/** Better, worse or neither, by the indicator's direction and never by the sign alone. */
export function courseOf(figure: ToldFigure): "better" | "worse" | "same" {
  const { direction } = figure.indicator;
  const change = differenceOf(figure);
  if (change === null || direction === "neutral" || change.isZero() || !canCompare(figure)) return "same";
  return change.isPositive() === (direction === "more") ? "better" : "worse";
}

/** Whether enough reports came, this year and a year earlier, for the two to be set against each other. */
export function canCompare({
  comparable,
  coverage,
  priorCoverage,
}: Pick<ToldFigure, "comparable" | "coverage" | "priorCoverage">): boolean {
  if (comparable !== undefined) return comparable;
  const { reported, expected, come = reported, owed = expected } = coverage;
  const known = { coverage: { come, owed }, priorCoverage: priorCoverage ?? { reported: 0, expected: 0 } };
  return isComparable(known, defaultLimits);
}

/**
 * "cùng kỳ có 20/21 đơn vị đủ số liệu; cùng 19 đơn vị: tăng 03 vụ (21/18)": said beside a comparison wherever a figure is not
 * whole.
 */
export function priorCoverageText(figure: ToldFigure): string | undefined {
  const { priorCoverage, alike, indicator } = figure;
  const said = priorCoverage === undefined ? [] : [partialInWords(priorCoverage, "vi") ?? []].flat();
  const over = alike && differenceText({ ...figure, actual: alike.actual, prior: alike.prior });
  const pair = alike && pairText(indicator, alike.actual, alike.prior);
  if (alike && over && pair) said.push(`cùng ${alike.units} đơn vị: ${over} (${pair})`);
  return said.length === 0 ? undefined : said.join("; ");
}

/** This year's figure less that of the same months last year; nothing where one of them is missing. */
export function differenceOf({ actual, prior }: Pick<ToldFigure, "actual" | "prior">): Amount | null {
  return changeOf(decimalOf(actual), decimalOf(prior)).change;
}

/** How many targets stand in a class of the review's scale, or go at a pace. */
export function countOf(data: Subjects, count: CountClass): number {
  return data.targets.filter(({ standing }) => isCounted[count](standing)).length;
}

type Counted = Pick<ToldTarget["standing"], "pace" | "reviewClass">;

/** Met and basically met are one class in words; below half, not met and not begun another, the last named. */
const isCounted: Record<CountClass, (standing: Counted) => boolean> = {
  all: () => true,
  exceeded: ({ reviewClass }) => reviewClass === "exceeded",
  met: ({ reviewClass }) => reviewClass === "met" || reviewClass === "basically_met",
  half: ({ reviewClass }) => reviewClass === "half",
  below: ({ reviewClass }) => reviewClass === "below_half" || reviewClass === "not_met" || reviewClass === "not_begun",
  notMet: ({ reviewClass }) => reviewClass === "not_met",
  notBegun: ({ reviewClass }) => reviewClass === "not_begun",
  yearEnd: ({ reviewClass }) => reviewClass === "year_end",
  noData: ({ reviewClass }) => reviewClass === "no_data",
  known: ({ pace, reviewClass }) => isKnown(pace) && reviewClass !== "year_end",
  good: ({ pace, reviewClass }) => isGood(pace) && reviewClass !== "year_end",
  paceAhead: ({ pace, reviewClass }) => pace === "ahead" && reviewClass !== "year_end",
  paceOn: ({ pace, reviewClass }) => pace === "on_pace" && reviewClass !== "year_end",
  paceBehind: ({ pace }) => pace === "behind",
  paceAtRisk: ({ pace }) => pace === "at_risk",
};

/** An estimate is rounded to whole per cent and says so. */
function shareText(share: Decimal, estimated: boolean): string {
  if (!estimated) return formatShare(share);
  return `khoảng ${formatNumber(share.times(100), 0)}%`;
}

function pairText(indicator: ToldIndicator, one: string | null, other: string | null): string | undefined {
  return one === null || other === null ? undefined : `${amountText(indicator, one)}/${amountText(indicator, other)}`;
}

/** "giảm 05 trường hợp", "tăng 1,2 điểm phần trăm", "bằng cùng kỳ". */
function differenceText(figure: ToldFigure): string | undefined {
  const { indicator } = figure;
  const difference = differenceOf(figure);
  if (difference === null) return undefined;
  if (difference.isZero()) return "không tăng, không giảm";
  const amount = difference.abs().toFixed();
  const written = isPercentage(indicator.measure)
    ? formatNumber(new Decimal(amount), 2)
    : amountText(indicator, amount);
  return risesBy(difference, `${written} ${nounOf(indicator)}`.trim());
}

/** "tăng 40%", "giảm 05 trường hợp": by its sign, and how much that is. */
export function risesBy(change: Amount, size: string): string {
  return `${change.isPositive() ? "tăng" : "giảm"} ${size}`;
}

/** "tăng 240% so cùng kỳ (17/05 vụ)"; of few cases in units, "tăng 03 vụ so cùng kỳ (04/01 vụ, 300%)", as from zero. */
function changeText(subject: ToldFigure): string | undefined {
  const { indicator, actual, prior } = subject;
  const difference = differenceOf(subject);
  const pair = pairText(indicator, actual, prior);
  if (pair === undefined || difference === null) return undefined;
  const measure = isPercentage(indicator.measure) || indicator.measure === "" ? "" : ` ${indicator.measure}`;
  const note = priorCoverageText(subject);
  if (!canCompare(subject) && actual !== null && prior !== null) {
    const before = note ?? "cùng kỳ";
    return `${amountText(indicator, actual)}${measure} (${before}: ${amountText(indicator, prior)}${measure})`;
  }
  const of = (rate = "") => `${pair}${measure}${rate}${note ? `; ${note}` : ""}`;
  if (difference.isZero()) return `bằng cùng kỳ (${of()})`;
  const rate = unrounded({ actual, prior, target: null }).changeRate;
  if (rate === null || isPercentage(indicator.measure)) return `${differenceText(subject)} so cùng kỳ (${of()})`;
  if (!isToldInUnits(subject)) return `${risesBy(rate, formatShare(rate.abs()))} so cùng kỳ (${of()})`;
  const beside = rate.isPositive() ? `, ${formatShare(rate)}` : "";
  return `${differenceText(subject)} so cùng kỳ (${of(beside)})`;
}

function decimalOf(amount: string | null): Amount | null {
  return amount === null ? null : new Decimal(amount);
}
