/**
 * Numbers that belong together, as in a column or what was pasted at once, are written in one format. The block tells it:
 * by what the source states, by those of its numbers that can only be read one way, by how many decimals the indicator has,
 * and by what stood there before. Where none of these tells, nobody can know, and one question is asked for the whole block.
 */
import { type Amount, Decimal } from "../prose/number.ts";
import type { Language } from "../prose/text.ts";
import { type AmountFault, isAmountFault, parseAmount } from "./number.ts";

export type NumberExpected = {
  /** How many decimals the indicator has; any number where it is not known. */
  decimals?: number | undefined;
  /** What stood there the last time. */
  last?: Amount | undefined;
};

const formats: readonly Language[] = ["vi", "en"];

/** What a text may be: the amount in each format in which it is one that the indicator can have. */
export function readingsOf(text: string, expected: NumberExpected): { format: Language; amount: Amount }[] {
  return formats.flatMap((format) => {
    const amount = readNumber(text, format, expected);
    return isAmountFault(amount) ? [] : [{ format, amount }];
  });
}

/** The amount in a told format; more decimals than the indicator has are a fault, as in a file of figures. */
export function readNumber(
  text: string,
  format: Language | undefined,
  { decimals }: NumberExpected,
): Amount | AmountFault {
  const amount = parseAmount(text, format);
  if (isAmountFault(amount) || decimals === undefined) return amount;
  return amount.decimalPlaces() <= decimals ? amount : { fault: "amount_more_decimals" };
}

/** How all numbers of the block are read, or `unknown` with the first that could be two. */
export type BlockFormat = { format: Language | undefined } | { unknown: string };

export function formatOfBlock(
  numbers: readonly (NumberExpected & { text: string })[],
  stated?: Language | undefined,
): BlockFormat {
  if (stated !== undefined) return { format: stated };
  const told = new Set(numbers.flatMap(({ text }) => formatTold(text)));
  const [only] = told;
  if (told.size === 1) return { format: only };
  const open = numbers.filter((each) => isOpen(each));
  const [first] = open;
  if (first === undefined) return { format: undefined };
  const likely = new Set(open.map(likelyFormat));
  const [agreed] = likely;
  return likely.size === 1 && agreed !== undefined && told.size === 0 ? { format: agreed } : { unknown: first.text };
}

/** A number that reads only one way tells its format: 1.234,5 and 12,5 and 1.234.567, or 1,234.5 and 12.5. */
export function formatTold(text: string): Language[] {
  const amount = parseAmount(text);
  if (isAmountFault(amount) || !/[.,]/.test(text)) return [];
  const last = text.at(text.search(/[.,](?=[^.,]*$)/)) ?? "";
  const isThousand = text.split(last).length > 2;
  return [(last === ",") !== isThousand ? "vi" : "en"];
}

/** Whether both formats make of it an amount that the indicator can have, and not the same. */
function isOpen(number: NumberExpected & { text: string }): boolean {
  const [one, other] = readingsOf(number.text, number);
  return one !== undefined && other !== undefined && !one.amount.equals(other.amount);
}

/** So many times more or less than before is no sign of an error yet. */
const usualChange = 20;

/** The one format in which the number is of the order of what stood there before. */
function likelyFormat({ text, ...expected }: NumberExpected & { text: string }): Language | undefined {
  const { last } = expected;
  if (last === undefined || last.isZero()) return undefined;
  const usual = readingsOf(text, expected).filter(({ amount }) => {
    const times = amount.div(last).abs();
    return times.lessThanOrEqualTo(usualChange) && times.greaterThanOrEqualTo(new Decimal(1).div(usualChange));
  });
  return usual.length === 1 ? usual[0]?.format : undefined;
}

/** A number of a block whose format is known, or which can be read in one way only. */
export function readInBlock(
  text: string,
  { format }: { format: Language | undefined },
  expected: NumberExpected,
): Amount | AmountFault {
  const amount = readNumber(text, format, expected);
  if (!isAmountFault(amount)) return amount;
  const [only, other] = readingsOf(text, expected);
  if (only === undefined) return amount;
  // The rest of the block may be written otherwise: a count of 1,234 is one, whatever its neighbours' marks.
  return other === undefined || other.amount.equals(only.amount) ? only.amount : amount;
}
