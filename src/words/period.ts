/** Periods as people type them, with or without accents: "quy 2/2024", "q2", "thang 3 2024", "6 thang 2024", "2023". */

import { englishMonths, type Half, nameOf, type Period, parsePeriod, type Quarter } from "../calendar/period.ts";
import { capital } from "../prose/capital.ts";
import { plain } from "../prose/plain.ts";
import type { Language } from "../prose/text.ts";

const year = "(?:[ /.-]*(?:nam )?((?:19|20|21)?\\d\\d))?";
const quarters: Record<string, Quarter> = { i: 1, ii: 2, iii: 3, iv: 4, "1": 1, "2": 2, "3": 3, "4": 4 };

const shapes: [RegExp, (parts: string[], year: number) => Period | undefined][] = [
  [new RegExp(`^(?:q|quy) ?(iv|i{1,3}|[1-4])${year}$`), ([number = ""], of) => quarterOf(quarters[number], of)],
  [
    new RegExp(`^(?:t|th|thang)[. ]*(1[0-2]|0?[1-9])${year}$`),
    ([number], of) => ({ kind: "month", year: of, month: Number(number) }),
  ],
  [
    new RegExp(`^6 ?thang(?: (dau|cuoi))?${year}$`),
    ([part], of) => ({ kind: "half", year: of, half: (part === "cuoi" ? 2 : 1) satisfies Half }),
  ],
  [new RegExp(`^9 ?thang(?: dau)?${year}$`), (_parts, of) => ({ kind: "nine_months", year: of })],
  [
    new RegExp(`^(${englishMonths.join("|").toLowerCase()})${year}$`),
    ([name], of) => ({ kind: "month", year: of, month: englishMonths.findIndex((each) => plain(each) === name) + 1 }),
  ],
  [
    new RegExp(`^(first|second) half(?: of)?${year}$`),
    ([part], of) => ({ kind: "half", year: of, half: (part === "second" ? 2 : 1) satisfies Half }),
  ],
  [new RegExp(`^first nine months(?: of)?${year}$`), (_parts, of) => ({ kind: "nine_months", year: of })],
  [/^(?:nam |year )?((?:19|20|21)\d\d)$/, (_parts, of) => ({ kind: "year", year: of })],
];
const term = /^(?:nhiem ky |term )?(\d{4}) ?[-/] ?(\d{4})$/;

/** The period that is meant, by its code or in words; without a year it is one of `thisYear`. Nothing where none is. */
export function periodTyped(typed: string, thisYear: number): Period | undefined {
  const code = parsePeriod(typed.trim().toUpperCase());
  if (code) return code;
  const text = plain(typed);
  const years = term.exec(text);
  if (years) return parsePeriod(`${years[1]}/${years[2]}`);
  for (const [shape, periodOf] of shapes) {
    const parts = shape.exec(text);
    if (parts) return periodOf(parts.slice(1, -1), yearOf(parts.at(-1), thisYear));
  }
  return undefined;
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

function quarterOf(quarter: Quarter | undefined, of: number): Period | undefined {
  return quarter && { kind: "quarter", year: of, quarter };
}

function yearOf(digits: string | undefined, thisYear: number): number {
  if (digits === undefined) return thisYear;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
