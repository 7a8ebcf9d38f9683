/** Amounts: decimals until they are shown, and written the Vietnamese way. How they are read stands in `words/number.ts`. */
import { Decimal } from "decimal.js";
import type { Language } from "./text.ts";

// Sums of national amounts keep every digit, and halves go away from zero, wherever decimals are computed.
Decimal.set({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 });

export { Decimal };
export type Amount = Decimal;

/** So many digits, added up so many times, stay whole numbers in a float. */
const [MOST_DIGITS, MOST_ADDENDS] = [13, 900];

/**
 * The exact sum of amounts as the database writes them. Those of few digits, which is most, are added up as whole numbers
 * of their last decimal: no decimal is made of each, which is several times quicker.
 */
export function sumOfDigits(amounts: readonly string[]): Amount {
  const decimals = amounts.reduce((most, digits) => Math.max(most, decimalsOf(digits)), 0);
  let sum = 0;
  for (const digits of amounts) {
    const whole = decimals === 0 ? digits : digits.replace(".", "") + "0".repeat(decimals - decimalsOf(digits));
    if (whole.length > MOST_DIGITS || amounts.length > MOST_ADDENDS) return Decimal.sum(0, ...amounts);
    sum += Number(whole);
  }
  return new Decimal(decimals === 0 ? sum : `${sum}e-${decimals}`);
}

function decimalsOf(digits: string): number {
  const point = digits.indexOf(".");
  return point === -1 ? 0 : digits.length - point - 1;
}

/** What stands between thousands and before decimals. */
export const separators: Record<Language, { thousand: string; decimal: string }> = {
  vi: { thousand: ".", decimal: "," },
  en: { thousand: ",", decimal: "." },
};

/** 1.234.567,89; with at most so many decimals, trailing zeros cut. */
export function formatNumber(amount: Decimal, decimals?: number, language: Language = "vi"): string {
  const { thousand, decimal } = separators[language];
  const rounded = decimals === undefined ? amount : amount.toDecimalPlaces(decimals);
  const [whole = "0", fraction] = rounded.abs().toFixed().split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousand);
  const sign = rounded.isNegative() && !rounded.isZero() ? "-" : "";
  return sign + grouped + (fraction === undefined ? "" : decimal + fraction);
}

/** A fraction as a percentage with two decimals at most: 0,446153… is 44,62%. */
export function formatShare(fraction: Decimal, language: Language = "vi"): string {
  return `${formatNumber(fraction.times(100), 2, language)}%`;
}

/** A count as reports write it: under ten with a leading zero, 05. */
export function formatCount(count: Decimal, language: Language = "vi"): string {
  const written = formatNumber(count, undefined, language);
  return count.isInteger() && count.greaterThan(0) && count.lessThan(10) ? `0${written}` : written;
}

/** The form of the public interface: a decimal point, six decimals half away from zero, no trailing zeros. */
export function contractText(amount: Decimal): string {
  const rounded = amount.decimalPlaces() <= 6 ? amount : amount.toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
  return rounded.isZero() ? "0" : rounded.toFixed();
}
