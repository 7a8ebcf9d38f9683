/** How a target's figures come about, in sentences with their numbers: "58 ÷ 130 = 44,615…, làm tròn 44,62%". */
import { nameOf, periodOf } from "../calendar/period.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { isPercentage } from "../indicators/measure.ts";
import { type Amount, Decimal, formatShare } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import { divisionInWords, formulaInNumbers, nameOfIndicator, withMinus, writeAmount } from "../values/figureWords.ts";
import type { Figure } from "../values/overMonths.ts";
import { writeChangeDemanded, writeDemandReckoned } from "./demandWords.ts";
import type { Pace } from "./pace.ts";
import type { Target } from "./resolution.ts";
import { reportsInWords } from "./shown.ts";
import { type Standing, unrounded } from "./standing.ts";
import { baselineOf, isRelative } from "./target.ts";
import { resolutionTexts } from "./texts.ts";

export type RuleOf = {
  target: Target;
  indicator: Indicator;
  standing: Standing;
  /** The part of the reports owed that must have come. */
  least: Amount;
  parts: readonly { indicator: Indicator; figure: Figure | undefined }[];
  periods: readonly { period: string; figure: Figure }[];
};

/** The sentences in the order of the computation; `paceName` is the pace's word on the screen. */
export function ruleInWords(rule: RuleOf, paceName: (pace: Pace) => string, language: Language): string[] {
  const { standing } = rule;
  if (standing.asOf === null || standing.actual === null) {
    const period = nameOf(standing.asOf === null ? rule.target.period : periodOf(standing.asOf), language);
    return [say(resolutionTexts.rule_no_figure, language, { period })];
  }
  return [
    actualInWords(rule, standing.actual, standing.asOf, language),
    demandInWords(rule, language),
    shareInWords(rule, language),
    paceInWords(rule, paceName, language),
    changeInWords(rule, language),
  ].filter((sentence) => sentence !== undefined);
}

function actualInWords(
  { indicator, parts, periods }: RuleOf,
  actual: string,
  asOf: string,
  language: Language,
): string {
  const amount = writeAmount(indicator, actual, language);
  if (indicator.timing === "peak") return say(resolutionTexts.rule_peak, language, { amount });
  if (indicator.formula !== undefined && indicator.numerator === undefined) {
    return say(resolutionTexts.rule_formula, language, {
      name: nameOfIndicator(indicator, language),
      formula: formulaInNumbers(indicator.formula, parts, language),
      amount,
    });
  }
  const [numerator, denominator] = parts;
  if (numerator?.figure && denominator?.figure) {
    const quotient = numerator.figure.amount.div(denominator.figure.amount);
    const [above, below] = [numerator, denominator].map(
      (part) => part.figure && writeAmount(part.indicator, part.figure.amount, language),
    );
    return say(resolutionTexts.rule_ratio, language, {
      numerator: nameOfIndicator(numerator.indicator, language),
      denominator: nameOfIndicator(denominator.indicator, language),
      division: isPercentage(indicator.measure)
        ? divisionInWords(above ?? "", below ?? "", quotient, language)
        : `${above} ÷ ${below} = ${amount}`,
    });
  }
  if (periods.length > 1) {
    const terms = periods.map(
      ({ period, figure }) =>
        `${writeAmount(indicator, figure.amount, language)} (${nameOf(periodOf(period), language)})`,
    );
    return say(resolutionTexts.rule_sum, language, { terms: terms.join(" + "), sum: amount });
  }
  return say(resolutionTexts.rule_single, language, { amount, period: nameOf(periodOf(asOf), language) });
}

function demandInWords({ target, indicator, standing }: RuleOf, language: Language): string | undefined {
  if (!isRelative(target.comparator) || standing.prior === null || standing.target === null) return undefined;
  return say(resolutionTexts.rule_demand, language, {
    prior: writeAmount(indicator, standing.prior, language),
    change: writeChangeDemanded(target, indicator, language),
    amount: writeDemandReckoned(target, indicator, standing.target, language),
  });
}

function shareInWords({ target, indicator, standing }: RuleOf, language: Language): string | undefined {
  const { share } = unrounded(standing);
  if (share === null || standing.actual === null || standing.target === null) return undefined;
  const division = divisionInWords(
    writeAmount(indicator, standing.actual, language),
    writeDemandReckoned(target, indicator, standing.target, language),
    share,
    language,
  );
  return say(resolutionTexts.rule_share, language, { division });
}

function paceInWords(
  { target, indicator, standing, least }: RuleOf,
  paceName: (pace: Pace) => string,
  language: Language,
): string | undefined {
  const { actual, expectedShare, asOf } = standing;
  const { share } = unrounded(standing);
  if (standing.reviewClass === "year_end") return say(resolutionTexts.rule_later, language);
  const reports = reportsInWords(target, standing, language);
  if (reports !== undefined) {
    return say(resolutionTexts.rule_not_judged, language, { reports, least: formatShare(least, language) });
  }
  if (share === null || actual === null || expectedShare === null || asOf === null) return undefined;
  const period = nameOf(periodOf(asOf), language);
  const baseline = baselineOf(target);
  if (baseline) {
    return say(resolutionTexts.rule_baseline, language, {
      baseline: writeAmount(indicator, baseline, language),
      target: writeAmount(indicator, target.amount, language),
      period,
      expected: writeAmount(indicator, new Decimal(expectedShare).times(target.amount), language),
      actual: writeAmount(indicator, actual, language),
      pace: paceName(standing.pace),
    });
  }
  const expected = new Decimal(expectedShare);
  if (expected.isZero()) return undefined;
  return say(resolutionTexts.rule_pace, language, {
    period,
    expected: formatShare(expected, language),
    share: formatShare(share, language),
    ratio: formatShare(share.div(expected), language),
    pace: paceName(standing.pace),
  });
}

function changeInWords({ indicator, standing }: RuleOf, language: Language): string | undefined {
  const { changeRate } = unrounded(standing);
  if (changeRate === null || standing.actual === null || standing.prior === null) return undefined;
  if (isPercentage(indicator.measure)) return undefined;
  const rate = withMinus(formatShare(changeRate, language));
  return say(resolutionTexts.rule_change, language, {
    actual: writeAmount(indicator, standing.actual, language),
    prior: writeAmount(indicator, standing.prior, language),
    rate: changeRate.greaterThan(0) ? `+${rate}` : rate,
  });
}
