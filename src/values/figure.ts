/**
 * The figure of one unit over a span of months, from what its reports and its roll-ups hold period by period:
 * CONTRACT, "Figures of a unit U at a period P". Missing is not zero: where there is no figure, there is nothing.
 */

import type { Frequency, Period } from "../calendar/period.ts";
import { firstMonth, frequencies, lastMonth, periodOf } from "../calendar/period.ts";
import type { IndicatorCode, IndicatorId, PeriodCode } from "../database/ids.ts";
import type { Formula } from "../indicators/formula.ts";
import { codesIn, evaluate, isFormulaFault, parseFormula } from "../indicators/formula.ts";
import type { Indicator, Rollup, Timing } from "../indicators/indicator.ts";
import type { Amount } from "../prose/number.ts";
import { type Figure, flowOver, monthsOf, peakOver, type ReportedPeriods, stockAt } from "./overMonths.ts";

/** Months as year × 12 + month − 1, both ends included. */
export type Span = { from: number; to: number };

/** Of an indicator, what its figures depend on. */
export type IndicatorRule = {
  id: IndicatorId;
  code: IndicatorCode;
  timing: Timing;
  rollup: Rollup;
  measure: string;
  formula?: Formula;
  numerator?: IndicatorId;
  denominator?: IndicatorId;
};

export type IndicatorRules = {
  ofId(id: IndicatorId): IndicatorRule | undefined;
  ofCode(code: string): IndicatorRule | undefined;
};

/** The rules of all indicators, with their formulas read once. A formula that cannot be read gives no figures. */
export function indicatorRules(
  indicators: readonly Pick<
    Indicator,
    "id" | "code" | "timing" | "rollup" | "measure" | "formula" | "numerator" | "denominator"
  >[],
): IndicatorRules {
  const byId = new Map<IndicatorId, IndicatorRule>();
  const byCode = new Map<string, IndicatorRule>();
  for (const { id, code, timing, rollup, measure, formula: text, numerator, denominator } of indicators) {
    const formula = text === undefined ? undefined : parseFormula(text);
    const rule: IndicatorRule = {
      id,
      code,
      timing,
      rollup,
      measure,
      formula: formula && !isFormulaFault(formula) ? formula : undefined,
      numerator,
      denominator,
    };
    byId.set(id, rule);
    byCode.set(code, rule);
  }
  return { ofId: (id) => byId.get(id), ofCode: (code) => byCode.get(code) };
}

/**
 * The base indicators whose reports make up an indicator's figure, each once: itself, or the parts of a ratio or
 * formula down to what is reported. A circle of formulas has no base and ends here.
 */
export function basesOf(rule: IndicatorRule, rules: IndicatorRules): IndicatorRule[] {
  const bases = new Set<IndicatorRule>();
  const seen = new Set<IndicatorId>();
  const visit = (part: IndicatorRule) => {
    if (seen.has(part.id)) return;
    seen.add(part.id);
    if (isComposed(part)) partsOf(part, rules).forEach(visit);
    else bases.add(part);
  };
  visit(rule);
  return [...bases];
}

/** An indicator's own frequency: that of what is reported, of a ratio or formula the longest among its parts. */
export function ownFrequency(
  rule: IndicatorRule,
  rules: IndicatorRules,
  reportedAt: (base: IndicatorId) => Frequency | undefined,
): Frequency | undefined {
  const ranks = basesOf(rule, rules).map((base) => {
    const frequency = reportedAt(base.id);
    return frequency === undefined ? -1 : frequencies.indexOf(frequency);
  });
  if (ranks.length === 0 || ranks.includes(-1)) return undefined;
  return frequencies[Math.max(...ranks)];
}

/** From the start of the target's period to the end of `asOf`. */
export function spanOf(within: Period, asOf: Period): Span {
  return { from: firstMonth(within), to: lastMonth(asOf) };
}

/** The same months a year earlier. */
export function yearEarlier(span: Span): Span {
  return { from: span.from - 12, to: span.to - 12 };
}

/**
 * The unit's figure of an indicator over a span: by its timing, or from the figures of its parts, each by its own
 * timing. A ratio is shown × its measure. No figure when a part has none or where it would divide by zero.
 */
export function figureOf(
  rule: IndicatorRule,
  rules: IndicatorRules,
  reportedOf: (indicator: IndicatorId) => ReportedPeriods | undefined,
  span: Span,
): Figure | undefined {
  return figureWithin(rule, rules, reportedOf, span, new Set());
}

/**
 * The figure of the same months a year earlier, beside `actual`. None where this year's reports reach the last of the
 * months and last year's did not: five months cannot be set beside one quarter.
 */
export function priorFigureOf(
  rule: IndicatorRule,
  rules: IndicatorRules,
  reportedOf: (indicator: IndicatorId) => ReportedPeriods | undefined,
  span: Span,
  actual: Figure | undefined,
): Figure | undefined {
  const before = yearEarlier(span);
  const prior = figureOf(rule, rules, reportedOf, before);
  const isComparable = isComposed(rule)
    ? basesOf(rule, rules).every((base) =>
        areComparable(figureOf(base, rules, reportedOf, span), figureOf(base, rules, reportedOf, before), span),
      )
    : areComparable(actual, prior, span);
  return isComparable ? prior : undefined;
}

function areComparable(actual: Figure | undefined, prior: Figure | undefined, span: Span): boolean {
  return reaches(prior, yearEarlier(span)) || !reaches(actual, span);
}

function reaches(figure: Figure | undefined, { to }: Span): boolean {
  return figure?.periods.some((code) => monthsOf(code).last === to) ?? false;
}

function figureWithin(
  rule: IndicatorRule,
  rules: IndicatorRules,
  reportedOf: (indicator: IndicatorId) => ReportedPeriods | undefined,
  span: Span,
  above: ReadonlySet<IndicatorId>,
): Figure | undefined {
  if (above.has(rule.id)) return undefined;
  if (!isComposed(rule)) {
    const reported = reportedOf(rule.id);
    return reported && reportedFigure(rule, reported, span);
  }
  const parts = new Map<IndicatorId, Figure>();
  for (const part of partsOf(rule, rules)) {
    const figure = figureWithin(part, rules, reportedOf, span, new Set([...above, rule.id]));
    if (!figure) return undefined;
    parts.set(part.id, figure);
  }
  const amount = composedAmount(rule, rules, parts);
  return amount && { ...merged([...parts.values()]), amount: amount.toDecimalPlaces(composedDecimals) };
}

/** A ratio or formula keeps 40 decimals of its 60 digits, so that the noise of division is gone: 1 ÷ 3 × 3 is 1. */
const composedDecimals = 40;

function reportedFigure({ timing, rollup }: IndicatorRule, reported: ReportedPeriods, span: Span): Figure | undefined {
  switch (timing) {
    case "flow":
      return flowOver(reported, span.from, span.to, rollup);
    case "stock":
      return stockAt(reported, span.to, rollup);
    case "peak":
      return peakOver(reported, span.from, span.to, rollup);
    case "ratio":
      return undefined;
    default:
      return timing satisfies never;
  }
}

function composedAmount(
  rule: IndicatorRule,
  rules: IndicatorRules,
  parts: ReadonlyMap<IndicatorId, Figure>,
): Amount | undefined {
  if (rule.formula) {
    return evaluate(rule.formula, (code) => {
      const part = rules.ofCode(code);
      return part && parts.get(part.id)?.amount;
    });
  }
  const numerator = rule.numerator && parts.get(rule.numerator)?.amount;
  const denominator = rule.denominator && parts.get(rule.denominator)?.amount;
  if (!numerator || !denominator || denominator.isZero()) return undefined;
  return numerator.times(shownTimes(rule.measure)).div(denominator);
}

/** By how much a ratio is multiplied to be shown in its measure: 93,8 %, 12 ‰. */
function shownTimes(measure: string): number {
  const sign = measure.trim()[0];
  return sign === "%" ? 100 : sign === "‰" ? 1000 : 1;
}

/** Whether an indicator's figures come from the figures of others. */
export function isComposed(rule: IndicatorRule): boolean {
  return rule.formula !== undefined || (rule.numerator !== undefined && rule.denominator !== undefined);
}

function partsOf(rule: IndicatorRule, rules: IndicatorRules): IndicatorRule[] {
  const parts = rule.formula
    ? codesIn(rule.formula).map((code) => rules.ofCode(code))
    : [rule.numerator, rule.denominator].map((id) => (id === undefined ? undefined : rules.ofId(id)));
  return parts.filter((part) => part !== undefined);
}

function merged(figures: readonly Figure[]): Omit<Figure, "amount"> {
  const inOrder = (a: PeriodCode, b: PeriodCode) =>
    firstMonth(periodOf(a)) - firstMonth(periodOf(b)) || lastMonth(periodOf(a)) - lastMonth(periodOf(b));
  return {
    estimated: figures.some((figure) => figure.estimated),
    illustrative: figures.some((figure) => figure.illustrative),
    periods: [...new Set(figures.flatMap((figure) => figure.periods))].sort(inOrder),
  };
}
