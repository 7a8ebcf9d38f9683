/** How a cited figure came about, in words with its numbers. */
import { Decimal, formatNumber, formatShare } from "../prose/number.ts";
import { writeAmount } from "../values/figureWords.ts";
import { isPercentage } from "./figure.ts";
import type { Subject } from "./subject.ts";

/**
 * "58 ÷ 130 = 44,62%; (7 − 5) ÷ 5 = tăng 40%": the share of a target, then the change, each where there is one. Numbers
 * with which one computes have no leading zero; those in running text have.
 */
export function ruleInWords(subject: Subject): string {
  const { indicator, actual, prior, target } = subject;
  if (actual === null) return "";
  const written = (amount: string) => `${writeAmount(indicator, amount, "vi")}${isPercentage(indicator) ? "%" : ""}`;
  const parts: string[] = [];
  if (target !== null && !subject.relative && !new Decimal(target).isZero()) {
    const share = new Decimal(actual).div(target);
    parts.push(`${written(actual)} ÷ ${written(target)} = ${formatShare(share)}`);
  }
  if (prior !== null) parts.push(changeInWords(new Decimal(actual), new Decimal(prior), written));
  return parts.join("; ");
}

function changeInWords(actual: Decimal, prior: Decimal, written: (amount: string) => string): string {
  const difference = actual.minus(prior);
  const subtraction = `${written(actual.toFixed())} − ${written(prior.toFixed())}`;
  if (!prior.greaterThan(0)) {
    const why = prior.isZero() ? "cùng kỳ bằng 0" : "cùng kỳ dưới 0";
    return `${subtraction} = ${formatNumber(difference)} (${why}, không tính tỷ lệ)`;
  }
  const rate = difference.div(prior);
  const course = rate.isZero() ? "không đổi" : `${rate.isPositive() ? "tăng" : "giảm"} ${formatShare(rate.abs())}`;
  return `(${subtraction}) ÷ ${written(prior.toFixed())} = ${course}`;
}
