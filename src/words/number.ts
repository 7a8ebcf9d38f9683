/** Amounts as people type them, in either number format. */
import { Decimal, separators } from "../prose/number.ts";
import type { Language } from "../prose/text.ts";

/** Why a typed text is no amount. The words stand in `texts.ts` under these codes. */
export type AmountFault = {
  fault:
    | "amount_blank"
    | "amount_not_a_number"
    | "amount_ambiguous"
    | "amount_too_large"
    | "amount_too_precise"
    | "amount_more_decimals";
};

/** More would not be an amount of this world: ten times the country's product in đồng. */
const wholeDigits = 18;
const decimalDigits = 10;

export function isAmountFault(result: Decimal | AmountFault): result is AmountFault {
  return "fault" in result;
}

/**
 * The amount that a person typed or pasted, in either number format: `1.234,5`, `1,234.5`, `1234,5`, `1 234`.
 * A single separator before three digits (`1.234`) can mean both; it is refused,
 * unless the format in which the field is shown is told (`shownIn`), which then decides.
 */
export function parseAmount(text: string, shownIn?: Language): Decimal | AmountFault {
  const typed = text.trim().replace(/^\u2212/, "-");
  if (typed === "") return { fault: "amount_blank" };
  const parts = /^([+-]?)(\d[\d.,\u00a0\u202f ]*)$/.exec(typed);
  if (!parts) return { fault: "amount_not_a_number" };
  const digits = plainDigits(parts[2] ?? "", shownIn);
  if (typeof digits !== "string") return digits;
  const [whole = "", fraction = ""] = digits.split(".");
  if (whole.replace(/^0+/, "").length > wholeDigits) return { fault: "amount_too_large" };
  if (fraction.replace(/0+$/, "").length > decimalDigits) return { fault: "amount_too_precise" };
  const amount = new Decimal(digits);
  return parts[1] === "-" && !amount.isZero() ? amount.negated() : amount;
}

/** The digits with a decimal point and nothing else. */
function plainDigits(typed: string, shownIn: Language | undefined): string | AmountFault {
  const marks = typed.replace(/\d/g, "");
  if (marks === "") return typed;
  const last = marks.at(-1) ?? "";
  const kinds = new Set(marks);
  if (kinds.size > 2) return { fault: "amount_not_a_number" };
  if (kinds.size === 2) {
    const thousand = marks[0] ?? "";
    if (isSpace(last) || marks.indexOf(last) !== marks.length - 1) return { fault: "amount_not_a_number" };
    const [whole = "", fraction = ""] = typed.split(last);
    return joined(whole, thousand, fraction);
  }
  if (marks.length > 1 || isSpace(last)) return joined(typed, last, undefined);
  const [whole = "", fraction = ""] = typed.split(last);
  if (fraction === "") return { fault: "amount_not_a_number" };
  const canBeThousands = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (!canBeThousands) return `${whole}.${fraction}`;
  if (shownIn === undefined) return { fault: "amount_ambiguous" };
  return separators[shownIn].thousand === last ? whole + fraction : `${whole}.${fraction}`;
}

function joined(whole: string, thousand: string, fraction: string | undefined): string | AmountFault {
  const groups = whole.split(thousand);
  const wellFormed =
    /^[1-9]\d{0,2}$/.test(groups[0] ?? "") &&
    groups.slice(1).every((group) => /^\d{3}$/.test(group)) &&
    fraction !== "";
  if (!wellFormed || (fraction !== undefined && !/^\d+$/.test(fraction))) return { fault: "amount_not_a_number" };
  return groups.join("") + (fraction === undefined ? "" : `.${fraction}`);
}

function isSpace(mark: string): boolean {
  return mark === " " || mark === "\u00a0" || mark === "\u202f";
}
