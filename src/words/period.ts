/**
 * Periods as people type them and as heads of tables name them, with or without accents: "quy 2/2024", "q2", "Q.II", "9T",
 * "thang 3 2024", "06 tháng đầu năm", "ước TH năm 2025", "2023".
 */
import { englishMonths, type Half, nameOf, type Period, parsePeriod, type Quarter } from "../calendar/period.ts";
import { capital } from "../prose/capital.ts";
import { plain } from "../prose/plain.ts";
import type { Language } from "../prose/text.ts";
import { unaccented } from "./spelling.ts";

type Shape = [source: string, periodOf: (parts: readonly string[], year: number) => Period | undefined];

const quarters: Record<string, Quarter> = { i: 1, ii: 2, iii: 3, iv: 4, "1": 1, "2": 2, "3": 3, "4": 4 };
const quarter = "(iv|i{1,3}|[1-4])";
const paddedQuarter = "(iv|i{1,3}|0?[1-4])";
const month: Shape[1] = ([number], year) => ({ kind: "month", year, month: Number(number) });

const half: Shape[1] = ([part], year) => ({ kind: "half", year, half: (part === "cuoi" ? 2 : 1) satisfies Half });

/** What a report or a head of a table writes; of several quarters, "quý I-II", the last is meant. */
const written: readonly Shape[] = [
  [`qu[yi] (?:(?:iv|i{1,3}|[1-4]) ?(?:-|–|,|va) ?)?${quarter}`, ([number = ""], year) => quarterOf(number, year)],
  ["0?6 ?thang(?: (dau|cuoi)(?: nam)?)?", half],
  ["0?9 ?thang(?: dau(?: nam)?)?", (_parts, year) => ({ kind: "nine_months", year })],
  ["thang (1[0-2]|0?[1-9])", month],
];
/** What is written in short besides where nothing but a period is expected: in a field, and in the head of a table. */
const inShort: readonly Shape[] = [
  [`(?:q|qu[yi])[. ]*${paddedQuarter}`, ([number = ""], year) => quarterOf(number, year)],
  ["(?:t|th|thang)[. ]*(1[0-2]|0?[1-9])", month],
  ["0?3 ?(?:t|thang)(?: dau(?: nam)?)?", (_parts, year) => ({ kind: "quarter", year, quarter: 1 })],
  ["0?6 ?t(?: (dau|cuoi)(?: nam)?)?", half],
  ["0?9 ?t(?: dau(?: nam)?)?", (_parts, year) => ({ kind: "nine_months", year })],
  ["nua (dau|cuoi) nam", half],
  ["(?:12 ?(?:t|thang)|ca nam)", (_parts, year) => ({ kind: "year", year })],
];
/** "II/2023": a Roman number is a quarter only beside its year. */
const romanQuarter = /^(iv|i{1,3}) ?[/.-] ?((?:19|20|21)\d\d)$/;
/** What is typed in English besides. */
const english: readonly Shape[] = [
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

/** What stands before a period and says only how its figures came about. */
const howKnown = /^(?:(?:uoc|thuc hien|th|uoc tinh|so lieu|ket qua) )+/;

const typedYear = "(?:[ /.-]*(?:nam )?((?:19|20|21)?\\d\\d))?";
const typedShapes = [...written, ...inShort, ...english].map(([source, periodOf]) => ({
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
  return periodWords(text, thisYear) ?? periodWords(text.replace(howKnown, ""), thisYear);
}

function periodWords(text: string, thisYear: number): Period | undefined {
  const years = term.exec(text);
  if (years) return parsePeriod(`${years[1]}/${years[2]}`);
  const roman = romanQuarter.exec(text);
  if (roman) return quarterOf(roman[1], Number(roman[2]));
  for (const { shape, periodOf } of typedShapes) {
    const parts = shape.exec(text);
    if (parts) return periodOf(parts.slice(1, -1), yearOf(parts.at(-1), thisYear));
  }
  const year = wholeYear.exec(text)?.[1];
  return year === undefined ? undefined : { kind: "year", year: Number(year) };
}

const yearBehind = "(?:[^\\p{L}\\p{N}]{1,3}(?:nam )?((?:19|20|21)\\d\\d))?";
const within = ([source, periodOf]: Shape) => ({
  shape: new RegExp(`(?<![\\p{L}\\p{N}])${source}${yearBehind}(?![\\p{L}\\p{N}])`, "u"),
  periodOf,
});
const shapesWithin = written.map(within);

/**
 * The quarter, half, nine months or month that a text names somewhere, and where; of one without a year `thisYear` is meant.
 * A year by itself is seldom meant as a period, so it is none here.
 */
export function periodIn(text: string, thisYear: number): PeriodFound | undefined {
  return firstOf(shapesWithin, text, thisYear);
}

type PeriodFound = { period: Period; start: number; end: number };

function firstOf(shapes: ReturnType<typeof within>[], text: string, thisYear: number): PeriodFound | undefined {
  const bare = unaccented(text);
  for (const { shape, periodOf } of shapes) {
    const parts = shape.exec(bare);
    if (!parts || isFund(text.slice(parts.index))) continue;
    const period = periodOf(parts.slice(1, -1), yearOf(parts.at(-1), thisYear));
    if (period) return { period, start: parts.index, end: parts.index + parts[0].length };
  }
  return undefined;
}

/** "Quỹ I" is a fund: where there are accents they tell it from a quarter, "quý", "quí". */
function isFund(text: string): boolean {
  return /^qu[ỹĩỷỉỳì]/iu.test(text.normalize("NFC"));
}

const shapesOfHead = [...written, ...inShort].map(within);
const romanOfHead = /(?<![\p{L}\p{N}])(iv|i{1,3}) ?[/.-] ?((?:19|20|21)\d\d)(?!\d)/u;

/**
 * The period that the head of a table names, and the text without it: "KQ 9T/2023" names one as "9 tháng năm 2023" does.
 * Of one without a year `thisYear` is meant.
 */
export function periodOfHead(head: string, thisYear: number): { period: Period; rest: string } | undefined {
  const found = firstOf(shapesOfHead, head, thisYear) ?? romanIn(head);
  return found && { period: found.period, rest: `${head.slice(0, found.start)} ${head.slice(found.end)}` };
}

function romanIn(head: string): PeriodFound | undefined {
  const roman = romanOfHead.exec(unaccented(head));
  const period = roman && quarterOf(roman[1], Number(roman[2]));
  return roman && period ? { period, start: roman.index, end: roman.index + roman[0].length } : undefined;
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

function quarterOf(written: string | undefined, year: number): Period | undefined {
  const quarter = quarters[(written ?? "").replace(/^0/, "")];
  return quarter && { kind: "quarter", year, quarter };
}

function yearOf(digits: string | undefined, thisYear: number): number {
  if (digits === undefined) return thisYear;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
