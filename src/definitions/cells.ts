/** What may stand in a cell. Each message is a code of `texts.ts`; an empty cell is `undefined`: not given. */
import { z } from "zod";
import { parseDay } from "../calendar/day.ts";
import { frequencies, parsePeriod } from "../calendar/period.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import { hasInvisible, hasOtherScript, isVietnameseCode } from "../prose/alike.ts";

/** An amount: a decimal point, no thousands, 18 whole digits and 10 decimals at most. */
export const amountPattern = /^-?\d{1,18}(?:\.\d{1,10})?$/;

/** What kind of thing a cell holds: how it is typed on the screen and written in a workbook follows from it. */
export type CellKind =
  | "text"
  | "code"
  | "period"
  | "day"
  | "frequency"
  | "amount"
  | "whole"
  | "yes"
  | "choice"
  | "list";
const kinds = z.registry<{ kind: CellKind }>();

/** The kind of a column's cells, whether they may be empty or not. */
export function kindOf(cell: z.ZodType): CellKind {
  const known = kinds.get(cell)?.kind;
  if (known !== undefined) return known;
  if (cell instanceof z.ZodOptional || cell instanceof z.ZodDefault) return kindOf(cell.unwrap() as z.ZodType);
  throw new Error("a column's cells are made of those of this file");
}

/** Whether a cell must be filled. */
export function isNeeded(cell: z.ZodType): boolean {
  return !cell.safeParse(undefined).success;
}

/** The words of which a choice is one. */
export function wordsOf(cell: z.ZodType): readonly string[] {
  if (cell instanceof z.ZodOptional || cell instanceof z.ZodDefault) return wordsOf(cell.unwrap() as z.ZodType);
  return cell instanceof z.ZodEnum ? cell.options.map(String) : [];
}

const longestText = 4_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that no sheet should hold
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const given = z.string("cell_blank");

export const text = given
  .max(longestText, "cell_text_too_long")
  .refine((value) => !controlCharacters.test(value), "text_control_character")
  .register(kinds, { kind: "text" });
/** By what people know a thing: it cannot look like another's name by what nobody sees, or by a letter of another script. */
export const name = text
  .refine((value) => !hasInvisible(value), "text_control_character")
  .refine((value) => !hasOtherScript(value), "name_other_script")
  .register(kinds, { kind: "text" });
const longestCode = 100;
/** A code: Vietnamese letters and digits, and `- . _` between them. */
export const code = given
  .refine((value) => value.length <= longestCode && isVietnameseCode(value), "code_wrong")
  .register(kinds, { kind: "code" });
export const period = given
  .refine((value) => parsePeriod(value) !== undefined, "cell_period_wrong")
  .transform((value) => value as PeriodCode)
  .register(kinds, { kind: "period" });
export const day = given
  .refine((value) => parseDay(value) !== undefined, "cell_day_wrong")
  .transform((value) => value as IsoDate)
  .register(kinds, { kind: "day" });
export const frequency = z
  .enum(frequencies, { error: (issue) => (issue.input === undefined ? "cell_blank" : "cell_frequency_wrong") })
  .register(kinds, { kind: "frequency" });

export const amount = given
  .superRefine((value, context) => {
    const fault = amountFault(value);
    if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
  })
  .register(kinds, { kind: "amount" });

/** `yes` or empty (`no` says the same as empty where that is the rule). */
export function yesNo(otherwise: boolean) {
  return z
    .enum(["yes", "no"], "cell_yes_no_wrong")
    .optional()
    .transform((value) => (value === undefined ? otherwise : value === "yes"))
    .register(kinds, { kind: "yes" });
}

export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z
    .enum(words, { error: (issue) => (issue.input === undefined ? "cell_blank" : "cell_word_wrong") })
    .register(kinds, { kind: "choice" });
}

export function wholeNumber(least: number, most: number) {
  return given
    .regex(/^\d{1,9}$/, "whole_number_wrong")
    .transform(Number)
    .refine((value) => value >= least && value <= most, {
      error: "whole_number_out_of_range",
      params: { least, most },
    })
    .register(kinds, { kind: "whole" });
}

/** A list within a cell: `a|b|c`. */
export function list(item: z.ZodType<string, string>) {
  return given
    .transform((value) => value.split("|").map((part) => part.trim()))
    .pipe(z.array(item))
    .register(kinds, { kind: "list" });
}

/** Why a text is no amount of a file, the likeliest reason first. */
export function amountFault(value: string): string | undefined {
  if (amountPattern.test(value)) return undefined;
  if (/^-?\d[\d.]*,\d+$/.test(value)) return "amount_decimal_comma";
  if (/^-?\d{1,3}([.,\u00a0 ]\d{3})+([.,]\d+)?$/.test(value)) return "amount_thousands";
  if (/^-?\d+(\.\d+)?$/.test(value)) return "amount_out_of_range";
  if (/%$/.test(value)) return "amount_percent_sign";
  return "amount_not_a_number_in_file";
}
