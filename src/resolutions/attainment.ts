/** What was reached, told against the demand as people read it: a ceiling by how far it is broken, a percentage by its points. */
import type { Indicator } from "../indicators/indicator.ts";
import { isPercentage } from "../indicators/measure.ts";
import { type Amount, Decimal, formatNumber } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import type { TargetRule } from "./target.ts";
import { resolutionTexts } from "./texts.ts";

/** `share` where a part of the whole is to be told; else on which side of the demand the figure lies, and how far. */
export type Attainment =
  | { kind: "share" | "within" | "at_limit" | "exact" }
  | { kind: "over" | "short" | "beyond"; by: Amount };

type Demand = Pick<TargetRule, "comparator">;
type Measured = Pick<Indicator, "measure" | "decimals" | "timing">;

/** Of two amounts, neither a change against last year nor a thing done by a day. */
export function attainmentOf(
  { comparator }: Demand,
  indicator: Measured,
  { actual, target }: { actual: Amount; target: Amount },
): Attainment {
  const by = apart(indicator, actual, target);
  const isAbove = actual.greaterThan(target);
  if (comparator === "at_most") return isAbove ? { kind: "over", by } : { kind: "within" };
  if (comparator === "less_than") {
    if (isAbove) return { kind: "over", by };
    return { kind: actual.equals(target) ? "at_limit" : "within" };
  }
  if (!isPercentage(indicator.measure)) return { kind: "share" };
  if (actual.equals(target)) return { kind: "exact" };
  return { kind: isAbove ? "beyond" : "short", by };
}

/** "cao hơn 0,17 điểm %", "còn thiếu 1,7 điểm %", "trong mức"; nothing where the share says it. */
export function attainmentInWords(attainment: Attainment, noun: string, language: Language): string | undefined {
  if (attainment.kind === "share") return undefined;
  const text = resolutionTexts[attainment.kind];
  if (!("by" in attainment)) return say(text, language);
  return say(text, language, { size: `${formatNumber(attainment.by, undefined, language)} ${noun}`.trim() });
}

/** Between the two as they are shown, so that the three agree; of what rounding hides, the first digit. */
function apart({ decimals, timing }: Measured, actual: Amount, target: Amount): Amount {
  const places = timing === "ratio" ? Math.max(decimals, 2) : decimals;
  const shown = actual.toDecimalPlaces(places).minus(target).abs();
  return shown.isZero() ? new Decimal(actual.minus(target).abs().toSignificantDigits(1)) : shown;
}
