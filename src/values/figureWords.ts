/** How one figure came about, in words with its numbers. */
import { nameOf, periodOf } from "../calendar/period.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { isPercentage } from "../indicators/measure.ts";
import { type Amount, Decimal, formatNumber, formatShare } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import type { MadeOf } from "./madeOf.ts";
import { valueTexts } from "./texts.ts";

/** In English where the indicator has an English name. */
export function nameOfIndicator(indicator: Pick<Indicator, "name" | "nameEnglish">, language: Language): string {
  return language === "en" && indicator.nameEnglish !== "" ? indicator.nameEnglish : indicator.name;
}

/** An amount in its indicator's decimals, with a true minus sign; its measure stands beside it or in the head. */
export function writeAmount(
  { decimals, timing }: Pick<Indicator, "decimals" | "timing">,
  amount: string | Amount,
  language: Language,
): string {
  const most = timing === "ratio" ? Math.max(decimals, 2) : decimals;
  return withMinus(formatNumber(new Decimal(amount), most, language));
}

/** A minus sign as wide as a plus. */
export function withMinus(written: string): string {
  return written.replace(/^-/, "\u2212");
}

/** 58 ÷ 130 = 44,615…, làm tròn 44,62%: where more than two decimals follow, the rounding is shown. */
export function divisionInWords(numerator: string, denominator: string, quotient: Amount, language: Language): string {
  const percent = quotient.times(100);
  const rounded = formatShare(quotient, language);
  if (percent.equals(percent.toDecimalPlaces(2))) return `${numerator} ÷ ${denominator} = ${rounded}`;
  const cut = formatNumber(percent.toDecimalPlaces(3, Decimal.ROUND_DOWN), 3, language);
  return `${numerator} ÷ ${denominator} = ${say(valueTexts.cut_and_rounded, language, { cut, rounded })}`;
}

/** The rule by which the figure was made, one step down; nothing where nothing was reported. */
export function figureInWords(indicator: Indicator, { figure, parts, periods, units }: MadeOf, language: Language) {
  if (!figure) return undefined;
  const amount = writeAmount(indicator, figure.amount, language);
  if (indicator.formula !== undefined && indicator.numerator === undefined) {
    return say(valueTexts.from_formula, language, {
      formula: formulaInNumbers(indicator.formula, parts, language),
      amount,
    });
  }
  const [numerator, denominator] = parts;
  if (numerator?.figure && denominator?.figure) {
    const above = writeAmount(numerator.indicator, numerator.figure.amount, language);
    const below = writeAmount(denominator.indicator, denominator.figure.amount, language);
    const division = isPercentage(indicator.measure)
      ? divisionInWords(above, below, numerator.figure.amount.div(denominator.figure.amount), language)
      : `${above} ÷ ${below} = ${amount}`;
    return say(valueTexts.from_ratio, language, { division });
  }
  if (periods.length > 1) {
    const terms = periods.map(
      (each) => `${writeAmount(indicator, each.figure.amount, language)} (${nameOf(periodOf(each.period), language)})`,
    );
    return indicator.timing === "peak"
      ? say(valueTexts.from_peak, language, { terms: terms.join(", ") })
      : say(valueTexts.from_periods, language, { terms: terms.join(" + "), sum: amount });
  }
  if (units.length === 0) return undefined;
  return say(indicator.rollup === "max" ? valueTexts.from_units_max : valueTexts.from_units, language, {
    reported: units.filter((unit) => unit.figure).length,
    expected: units.length,
  });
}

/** `[viec-lam] - [viec-lam-nu]` with each name replaced by its figure. */
export function formulaInNumbers(formula: string, parts: MadeOf["parts"], language: Language): string {
  return formula
    .replace(/\[([^\]]+)\]/g, (whole, code: string) => {
      const part = parts.find((each) => each.indicator.code === code.trim());
      return part?.figure ? writeAmount(part.indicator, part.figure.amount, language) : whole;
    })
    .replace(/ - /g, " \u2212 ")
    .replace(/\*/g, "×")
    .replace(/\//g, "÷");
}
