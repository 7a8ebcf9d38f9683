/** What a target demands, written for a screen or a paper. */
import { writeDay } from "../calendar/day.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { nounOfDifference } from "../indicators/measure.ts";
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
  indicator: Pick<Indicator, "measure" | "changeMeasure">,
  language: Language,
): string {
  const isRise = comparator === "rise_at_least";
  if (amount.isZero()) return say(isRise ? resolutionTexts.no_fall : resolutionTexts.no_rise, language);
  const change = sizeOfChange({ amount, by }, nounOfDifference(indicator, language), language);
  return say(isRise ? resolutionTexts.rise : resolutionTexts.fall, language, { change });
}

/** 10%, 2 vụ, 0,3 điểm %: in per cent, or of what the noun counts. */
export function sizeOfChange({ amount, by }: Pick<Target, "amount" | "by">, noun: string, language: Language): string {
  if (by === "percent") return formatShare(amount.div(100), language);
  return `${formatNumber(amount, undefined, language)} ${noun}`.trim();
}

type Counted = Pick<Indicator, "decimals" | "timing">;

/** The amount that is demanded, as it is shown. */
export function writeDemanded(
  { comparator }: Pick<Target, "comparator">,
  indicator: Counted,
  demanded: string | Amount,
  language: Language,
): string {
  return withMinus(formatNumber(roundedDemand(comparator, indicator, demanded), undefined, language));
}

/**
 * A demand is rounded to the side on which what fulfils it stays the same. What last year's figure makes of a rise or fall
 * is told in wholes where the measure counts in wholes: 5% less than 5 accidents is 4 at most, for there is no 4,75th.
 */
export function roundedDemand(
  comparator: Comparator,
  { decimals, timing }: Counted,
  demanded: string | Amount,
): Amount {
  const isCounted = isRelative(comparator) && decimals === 0 && timing !== "ratio";
  return roundedToSide(comparator, isCounted ? 0 : Math.max(decimals, 2), demanded);
}

/** The amount with which one computes: what last year's figure makes of a rise or fall keeps two decimals. */
export function writeDemandReckoned(
  { comparator }: Pick<Target, "comparator">,
  { decimals }: Counted,
  demanded: string | Amount,
  language: Language,
): string {
  return withMinus(formatNumber(roundedToSide(comparator, Math.max(decimals, 2), demanded), undefined, language));
}

function roundedToSide(comparator: Comparator, decimals: number, demanded: string | Amount): Amount {
  return new Decimal(demanded).toDecimalPlaces(
    decimals,
    isAtMost(comparator) ? Decimal.ROUND_FLOOR : Decimal.ROUND_CEIL,
  );
}
