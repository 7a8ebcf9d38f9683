/** What a target demands, written for a screen or a paper. */
import { writeDay } from "../calendar/day.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { type Amount, Decimal, formatNumber, formatShare } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import { withMinus } from "../values/figureWords.ts";
import type { Target } from "./resolution.ts";
import { type Comparator, dueDay, isAtMost, isRelative } from "./target.ts";
import { resolutionTexts } from "./texts.ts";

/** 130, ≤ 12, > 95, giảm 10%, giảm 2 vụ, xong 31/12/2024. A demand keeps the decimals in which it was set. */
export function writeDemand(
  target: Pick<Target, "comparator" | "amount" | "by" | "due" | "period">,
  indicator: Indicator,
  language: Language,
): string {
  const { comparator } = target;
  if (isRelative(comparator)) return writeChangeDemanded(target, indicator, language);
  if (comparator === "done_by")
    return say(resolutionTexts.done_by, language, { date: writeDay(dueDay(target)), name: indicator.name });
  return withLimit(comparator, withMinus(formatNumber(target.amount, undefined, language)));
}

const signs: Partial<Record<Comparator, string>> = { at_most: "≤ ", more_than: "> ", less_than: "< " };

/** ≤ 12, > 95; of other demands the amount alone. */
export function withLimit(comparator: Comparator, amount: string): string {
  return `${signs[comparator] ?? ""}${amount}`;
}

/** "giảm 10%", "giảm 2 vụ", "tăng 0,3 điểm %"; none at all is to be kept, or not to rise. */
export function writeChangeDemanded(
  { comparator, amount, by }: Pick<Target, "comparator" | "amount" | "by">,
  { measure, changeMeasure }: Pick<Indicator, "measure" | "changeMeasure">,
  language: Language,
): string {
  const isRise = comparator === "rise_at_least";
  if (amount.isZero()) return say(isRise ? resolutionTexts.no_fall : resolutionTexts.no_rise, language);
  const change = sizeOfChange({ amount, by }, changeMeasure || measure, measure.trim() === "%", language);
  return say(isRise ? resolutionTexts.rise : resolutionTexts.fall, language, { change });
}

/** 10%, 2 vụ, 0,3 điểm %. */
export function sizeOfChange(
  { amount, by }: Pick<Target, "amount" | "by">,
  noun: string,
  isPercentage: boolean,
  language: Language,
): string {
  if (by === "percent") return formatShare(amount.div(100), language);
  const measure = isPercentage ? say(resolutionTexts.points, language) : noun;
  return `${formatNumber(amount, undefined, language)} ${measure}`.trim();
}

/**
 * The amount that is demanded, which of a rise or fall last year's figure makes: 4,75 accidents, with two decimals at
 * least where it has them. It is rounded to the side on which what fulfils it stays the same.
 */
export function writeDemanded(
  { comparator }: Pick<Target, "comparator">,
  { decimals }: Pick<Indicator, "decimals">,
  demanded: string | Amount,
  language: Language,
): string {
  return withMinus(formatNumber(roundedDemand(comparator, decimals, demanded), undefined, language));
}

/** A demand as it is shown. */
export function roundedDemand(comparator: Comparator, decimals: number, demanded: string | Amount): Amount {
  const side = isAtMost(comparator) ? Decimal.ROUND_FLOOR : Decimal.ROUND_CEIL;
  return new Decimal(demanded).toDecimalPlaces(Math.max(decimals, 2), side);
}
