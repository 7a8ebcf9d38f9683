/** How a cited figure came about, in words with its numbers. */
import { signOf } from "../indicators/measure.ts";
import { type Amount, Decimal, formatNumber, formatShare } from "../prose/number.ts";
import { unrounded } from "../resolutions/standing.ts";
import { writeAmount } from "../values/figureWords.ts";
import { isToldAsShare, risesBy } from "./figure.ts";
import type { Subject } from "./subject.ts";

/**
 * "58 ÷ 130 = 44,62%; (7 − 5) ÷ 5 = tăng 40%": the share of a target, then the change, each where there is one. Numbers
 * with which one computes have no leading zero; those in running text have.
 */
export function ruleInWords(subject: Subject): string {
  const { indicator, actual, prior, target } = subject;
  if (actual === null) return "";
  const written = (amount: string) => `${writeAmount(indicator, amount, "vi")}${signOf(indicator.measure)}`;
  const { share, changeRate } = unrounded(subject);
  return [
    share === null || !isToldAsShare(subject)
      ? []
      : `${written(actual)} ÷ ${written(target ?? "0")} = ${formatShare(share)}`,
    prior === null ? [] : changeInWords({ actual, prior, rate: changeRate }, written),
  ]
    .flat()
    .join("; ");
}

type Compared = { actual: string; prior: string; rate: Amount | null };

function changeInWords({ actual, prior, rate }: Compared, written: (amount: string) => string): string {
  const subtraction = `${written(actual)} − ${written(prior)}`;
  if (rate === null) {
    const why = new Decimal(prior).isZero() ? "cùng kỳ bằng 0" : "cùng kỳ dưới 0";
    return `${subtraction} = ${formatNumber(new Decimal(actual).minus(prior))} (${why}, không tính tỷ lệ)`;
  }
  const course = rate.isZero() ? "không đổi" : risesBy(rate, formatShare(rate.abs()));
  return `(${subtraction}) ÷ ${written(prior)} = ${course}`;
}
