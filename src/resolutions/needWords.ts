/** What each remaining year needs, in words with its numbers. */
import type { Indicator } from "../indicators/indicator.ts";
import { type Amount, formatShare } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import { withMinus, writeAmount } from "../values/figureWords.ts";
import type { Need } from "./term.ts";
import { resolutionTexts } from "./texts.ts";

/** "2.750 mỗi năm", "tăng thêm 2,5 mỗi năm", "tăng 10% mỗi năm". */
export function needInWords(need: Need, indicator: Indicator, atMost: boolean, language: Language): string {
  const fine = { ...indicator, decimals: Math.max(indicator.decimals, 1) };
  const write = (amount: Amount) => writeAmount(fine, amount, language);
  switch (need.kind) {
    case "each_year": {
      const text = atMost ? "need_at_most" : need.missing.length > 0 ? "need_no_more_than" : "need_each_year";
      return say(resolutionTexts[text], language, { amount: write(need.amount) });
    }
    case "step": {
      const text = need.amount.isNegative() ? resolutionTexts.need_step_down : resolutionTexts.need_step_up;
      return say(text, language, { amount: write(need.amount.abs()) });
    }
    case "growth": {
      const text = need.rate.isNegative() ? resolutionTexts.need_fall : resolutionTexts.need_growth;
      return say(text, language, { rate: withMinus(formatShare(need.rate.abs(), language)) });
    }
    case "reached":
    case "exceeded":
    case "over":
    case "unknown":
    case "not_by_years":
      return say(resolutionTexts[`need_${need.kind}`], language);
    default:
      return need satisfies never;
  }
}

/** From what it was counted, and what of it is not known. */
export function needReason(need: Need, indicator: Indicator, year: number, language: Language): string | undefined {
  const write = (amount: Amount) => writeAmount(indicator, amount, language);
  if (need.kind === "each_year" && need.missing.length > 0)
    return say(resolutionTexts.need_missing_years, language, { years: need.missing.join(", ") });
  if (need.kind === "step" || need.kind === "growth")
    return say(resolutionTexts.need_from, language, { amount: write(need.from), year: year - 1 });
  return undefined;
}
