/** Periods as people type them, with or without accents: "quy 2/2024", "q2", "thang 3 2024", "06 tháng đầu năm", "2023". */
import { englishMonths, type Half, nameOf, type Period, parsePeriod, type Quarter } from "../calendar/period.ts";
import { capital } from "../prose/capital.ts";
import { plain } from "../prose/plain.ts";
import type { Language } from "../prose/text.ts";
import { unaccented } from "./spelling.ts";

type Shape = [source: string, periodOf: (parts: readonly string[], year: number) => Period | undefined];

const quarters: Record<string, Quarter> = { i: 1, ii: 2, iii: 3, iv: 4, "1": 1, "2": 2, "3": 3, "4": 4 };
const quarter = "(iv|i{1,3}|[1-4])";
const month: Shape[1] = ([number], year) => ({ kind: "month", year, month: Number(number) });

/** What a report or a head of a table writes; of several quarters, "quý I-II", the last is meant. */
const written: readonly Shape[] = [
  [
    `qu[yi] (?:(?:iv|i{1,3}|[1-4]) ?(?:-|–|,|va) ?)?${quarter}`,
    ([number = ""], year) => quarterOf(quarters[number], year),
  ],
  [
    "0?6 ?thang(?: (dau|cuoi)(?: nam)?)?",
    ([part], year) => ({ kind: "half", year, half: (part === "cuoi" ? 2 : 1) satisfies Half }),
  ],
  ["0?9 ?thang(?: dau(?: nam)?)?", (_parts, year) => ({ kind: "nine_months", year })],
  ["thang (1[0-2]|0?[1-9])", month],
];
/** What is typed in short besides, and in English. */
const short: readonly Shape[] = [
  [`(?:q|qu[yi]) ?${quarter}`, ([number = ""], year) => quarterOf(quarters[number], year)],
  ["(?:t|th|thang)[. ]*(1[0-2]|0?[1-9])", month],
  [
    `(${englishMonths.join("|").toLowerCase()})`,
    ([name], year) => ({ kind: "month", year, month: englishMonths.findIndex((each) => plain(each) === name) + 1 }),
  ],
  [
    "(first|second) half(?: of)?",
    ([part], year) => ({ kind: "half", year, half: (part === "second" ? 2 : 1) satisfies Half }),
  ],
  ["first nine months(?: of)?", (_parts, year) => ({ kind: "nine_months", year })],
];

const typedYear = "(?:[ /.-]*(?:nam )?((?:19|20|21)?\\d\\d))?";
const typedShapes = [...written, ...short].map(([source, periodOf]) => ({
  shape: new RegExp(`^${source}${typedYear}$`),
  periodOf,
}));
const wholeYear = /^(?:nam |year )?((?:19|20|21)\d\d)$/;
const term = /^(?:nhiem ky |term )?(\d{4}) ?[-/] ?(\d{4})$/;
/** Longer than any name of a period. */
const mostTyped = 60;

/** The period that is meant, by its code or in words; without a year it is one of `thisYear`. Nothing where none is. */
export function periodTyped(typed: string, thisYear: number): Period | undefined {
  if (typed.length > mostTyped) return undefined;
  const code = parsePeriod(typed.trim().toUpperCase());
  if (code) return code;
  const text = plain(typed);
  const years = term.exec(text);
  if (years) return parsePeriod(`${years[1]}/${years[2]}`);
  for (const { shape, periodOf } of typedShapes) {
    const parts = shape.exec(text);
    if (parts) return periodOf(parts.slice(1, -1), yearOf(parts.at(-1), thisYear));
  }
  const year = wholeYear.exec(text)?.[1];
  return year === undefined ? undefined : { kind: "year", year: Number(year) };
}

const yearBehind = "(?:[^\\p{L}\\p{N}]{1,3}(?:nam )?((?:19|20|21)\\d\\d))?";
const shapesWithin = written.map(([source, periodOf]) => ({
  shape: new RegExp(`(?<![\\p{L}\\p{N}])${source}${yearBehind}(?![\\p{L}\\p{N}])`, "u"),
  periodOf,
}));

/**
 * The quarter, half, nine months or month that a text names somewhere, and where; of one without a year `thisYear` is meant.
 * A year by itself is seldom meant as a period, so it is none here.
 */
export function periodIn(text: string, thisYear: number): { period: Period; start: number; end: number } | undefined {
  const bare = unaccented(text);
  for (const { shape, periodOf } of shapesWithin) {
    const parts = shape.exec(bare);
    const period = parts && periodOf(parts.slice(1, -1), yearOf(parts.at(-1), thisYear));
    if (parts && period) return { period, start: parts.index, end: parts.index + parts[0].length };
  }
  return undefined;
}

const wholeYearWithin = /(?<![\p{L}\p{N}])(?:ca )?nam(?:[^\p{L}\p{N}]{1,3}(?:19|20|21)\d\d)?(?![\p{L}\p{N}])/u;

/** A text in small letters without accents and without the periods and years that it names, as a head of a table is compared. */
export function withoutPeriods(text: string): string {
  return [...shapesWithin.map(({ shape }) => shape), wholeYearWithin].reduce(
    (left, shape) => left.replace(new RegExp(shape, "gu"), " "),
    unaccented(text),
  );
}

/** A period that says its year, as where it is to hold for years. */
export function periodWithYear(typed: string): Period | undefined {
  const unsaid = 0;
  const period = periodTyped(typed, unsaid);
  return period?.year === unsaid ? undefined : period;
}

/** "Quý I/2024" for its code; what names no period stays as it was typed. */
export function periodShown(typed: string, language: Language): string {
  const period = periodWithYear(typed);
  return period ? capital(nameOf(period, language)) : typed;
}

function quarterOf(quarter: Quarter | undefined, year: number): Period | undefined {
  return quarter && { kind: "quarter", year, quarter };
}

function yearOf(digits: string | undefined, thisYear: number): number {
  if (digits === undefined) return thisYear;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
