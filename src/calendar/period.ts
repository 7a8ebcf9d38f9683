/** Periods: month, quarter, half, nine months, year and term. Everything about them is arithmetic on months. */
import { z } from "zod";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import type { Language } from "../prose/text.ts";
import { AppError } from "../server/error.ts";
import { dayOfMonth } from "./day.ts";

export type Quarter = 1 | 2 | 3 | 4;
export type Half = 1 | 2;

export type Period =
  | { kind: "month"; year: number; month: number }
  | { kind: "quarter"; year: number; quarter: Quarter }
  | { kind: "half"; year: number; half: Half }
  | { kind: "nine_months"; year: number }
  | { kind: "year"; year: number }
  /** `2020/2025`: the five plan years 2021 to 2025. */
  | { kind: "term"; year: number };

export type Frequency = Period["kind"];

/** From the shortest to the longest. */
export const frequencies = ["month", "quarter", "half", "nine_months", "year", "term"] as const satisfies Frequency[];

/** As codes of forms have it. */
export const codeOfFrequency: Readonly<Record<Frequency, string>> = {
  month: "thang",
  quarter: "quy",
  half: "sau-thang",
  nine_months: "chin-thang",
  year: "nam",
  term: "nhiem-ky",
};

const yearsOfTerm = 5;
const monthsOf: Record<Frequency, number> = {
  month: 1,
  quarter: 3,
  half: 6,
  nine_months: 9,
  year: 12,
  term: 12 * yearsOfTerm,
};
const codePattern = /^((?:19|20|21)\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M))|\/(\d{4}))?$/;

/** The period that the code names (`2024-03`, `2024-Q1`, `2024-H1`, `2024-9M`, `2024`, `2020/2025`), or nothing. */
export function parsePeriod(code: string): Period | undefined {
  const parts = codePattern.exec(code);
  if (!parts) return undefined;
  const [, yearText, month, quarter, half, nineMonths, termEnd] = parts;
  const year = Number(yearText);
  if (month !== undefined) return { kind: "month", year, month: Number(month) };
  if (quarter !== undefined) return { kind: "quarter", year, quarter: Number(quarter) as Quarter };
  if (half !== undefined) return { kind: "half", year, half: Number(half) as Half };
  if (nineMonths !== undefined) return { kind: "nine_months", year };
  if (termEnd === undefined) return { kind: "year", year };
  return Number(termEnd) === year + yearsOfTerm ? { kind: "term", year } : undefined;
}

/** The period of a code; an error where it names none. */
export function periodOf(code: PeriodCode | string): Period {
  const period = parsePeriod(code);
  if (!period) throw new AppError("period_unknown", 422, { period: code });
  return period;
}

export const periodCode = z
  .string()
  .superRefine((code, context) => {
    if (parsePeriod(code) !== undefined) return;
    context.addIssue({ code: "custom", message: "period_unknown", params: { period: code.slice(0, 40) } });
  })
  .transform((code) => code as PeriodCode);

export function codeOf(period: Period): PeriodCode {
  return codeText(period) as PeriodCode;
}

function codeText(period: Period): string {
  switch (period.kind) {
    case "month":
      return `${period.year}-${String(period.month).padStart(2, "0")}`;
    case "quarter":
      return `${period.year}-Q${period.quarter}`;
    case "half":
      return `${period.year}-H${period.half}`;
    case "nine_months":
      return `${period.year}-9M`;
    case "year":
      return String(period.year);
    case "term":
      return `${period.year}/${period.year + yearsOfTerm}`;
    default:
      return period satisfies never;
  }
}

export function frequencyOf(period: Period): Frequency {
  return period.kind;
}

/** How many months a period of the frequency has. */
export function monthsIn(frequency: Frequency): number {
  return monthsOf[frequency];
}

/** The period's first month as year × 12 + month − 1. */
export function firstMonth(period: Period): number {
  switch (period.kind) {
    case "month":
      return period.year * 12 + period.month - 1;
    case "quarter":
      return period.year * 12 + (period.quarter - 1) * 3;
    case "half":
      return period.year * 12 + (period.half - 1) * 6;
    case "nine_months":
    case "year":
      return period.year * 12;
    case "term":
      return (period.year + 1) * 12;
    default:
      return period satisfies never;
  }
}

/** The period's last month as year × 12 + month − 1. */
export function lastMonth(period: Period): number {
  return firstMonth(period) + monthsOf[period.kind] - 1;
}

export function firstDay(period: Period): IsoDate {
  const month = firstMonth(period);
  return dayOfMonth(Math.floor(month / 12), (month % 12) + 1, 1);
}

export function lastDay(period: Period): IsoDate {
  const month = lastMonth(period);
  return dayOfMonth(Math.floor(month / 12), (month % 12) + 1, 31);
}

/** Whether every month of `inner` is one of `outer`. */
export function contains(outer: Period, inner: Period): boolean {
  return firstMonth(outer) <= firstMonth(inner) && lastMonth(inner) <= lastMonth(outer);
}

/** The same months a year earlier; a term has none. */
export function yearBefore(period: Period): Period | undefined {
  return period.kind === "term" ? undefined : { ...period, year: period.year - 1 };
}

/**
 * The last period of a frequency that lies within `within` and ended by the end of `by`: a figure's `asOf`.
 * At 2024-08 a quarterly figure of the year is judged at 2024-Q2; a yearly one has none yet.
 */
export function lastEnded(frequency: Frequency, within: Period, by: Period): Period | undefined {
  const end = lastMonth(by);
  if (frequency === "term" && within.kind === "term") return lastMonth(within) <= end ? within : undefined;
  const candidate = lastStartingBy(frequency, Math.min(lastMonth(within), end) - monthsOf[frequency] + 1);
  return firstMonth(candidate) >= firstMonth(within) ? candidate : undefined;
}

/** The periods of a frequency that lie wholly between two months, in order. */
export function periodsWithin(frequency: Frequency, fromMonth: number, toMonth: number): Period[] {
  const periods: Period[] = [];
  let period = lastStartingBy(frequency, toMonth - monthsOf[frequency] + 1);
  while (firstMonth(period) >= fromMonth) {
    periods.push(period);
    period = previous(period);
  }
  return periods.reverse();
}

/** The period of a frequency in which a day lies; after September the nine months are those of that year still. */
export function periodAt(frequency: Frequency, day: IsoDate): Period {
  return lastStartingBy(frequency, Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
}

export function next(period: Period): Period {
  return shifted(period, 1);
}

export function previous(period: Period): Period {
  return shifted(period, -1);
}

/** In reading order: by the first month, then the shorter first. */
export function comparePeriods(a: Period, b: Period): number {
  return firstMonth(a) - firstMonth(b) || monthsOf[a.kind] - monthsOf[b.kind];
}

/** The last period of a frequency that starts in the month or before it; terms start at the Party's congress years. */
function lastStartingBy(frequency: Frequency, month: number): Period {
  const year = Math.floor(month / 12);
  const monthOfYear = month - year * 12;
  switch (frequency) {
    case "month":
      return { kind: "month", year, month: monthOfYear + 1 };
    case "quarter":
      return { kind: "quarter", year, quarter: (Math.floor(monthOfYear / 3) + 1) as Quarter };
    case "half":
      return { kind: "half", year, half: monthOfYear < 6 ? 1 : 2 };
    case "nine_months":
      return { kind: "nine_months", year };
    case "year":
      return { kind: "year", year };
    case "term":
      return { kind: "term", year: Math.floor((year - 1) / yearsOfTerm) * yearsOfTerm };
    default:
      return frequency satisfies never;
  }
}

function shifted(period: Period, by: 1 | -1): Period {
  switch (period.kind) {
    case "month":
    case "quarter":
    case "half":
      return lastStartingBy(period.kind, firstMonth(period) + by * monthsOf[period.kind]);
    case "nine_months":
    case "year":
      return { ...period, year: period.year + by };
    case "term":
      return { kind: "term", year: period.year + by * yearsOfTerm };
    default:
      return period satisfies never;
  }
}

const roman = ["I", "II", "III", "IV"] as const;
const ordinals = ["first", "second", "third", "fourth"] as const;
export const englishMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** The period as a sentence names it: quý I/2024, 6 tháng đầu năm 2024, nhiệm kỳ 2020 - 2025. */
export function nameOf(period: Period, language: Language = "vi"): string {
  return language === "vi" ? vietnameseName(period) : englishName(period);
}

function vietnameseName(period: Period): string {
  switch (period.kind) {
    case "month":
      return `tháng ${period.month}/${period.year}`;
    case "quarter":
      return `quý ${roman[period.quarter - 1]}/${period.year}`;
    case "half":
      return `6 tháng ${period.half === 1 ? "đầu" : "cuối"} năm ${period.year}`;
    case "nine_months":
      return `9 tháng đầu năm ${period.year}`;
    case "year":
      return `năm ${period.year}`;
    case "term":
      return `nhiệm kỳ ${period.year} - ${period.year + yearsOfTerm}`;
    default:
      return period satisfies never;
  }
}

function englishName(period: Period): string {
  switch (period.kind) {
    case "month":
      return `${englishMonths[period.month - 1]} ${period.year}`;
    case "quarter":
      return `Q${period.quarter}/${period.year}`;
    case "half":
      return `${ordinals[period.half - 1]} half of ${period.year}`;
    case "nine_months":
      return `first nine months of ${period.year}`;
    case "year":
      return `year ${period.year}`;
    case "term":
      return `term ${period.year} - ${period.year + yearsOfTerm}`;
    default:
      return period satisfies never;
  }
}
