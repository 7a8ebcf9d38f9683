/** Days of the calendar as `2024-04-27`, without time or zone. */
import { z } from "zod";
import type { IsoDate } from "../database/ids.ts";
import { AppError } from "../server/error.ts";

const millisecondsPerDay = 86_400_000;

/** The day that the text names, or nothing: `2024-02-30` is no day. */
export function parseDay(text: string): IsoDate | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return text as IsoDate;
}

/** The day that the text names; an error where it names none. */
export function dayOf(text: string): IsoDate {
  const day = parseDay(text);
  if (day === undefined) throw new AppError("day_unknown", 422, { day: text });
  return day;
}

export const isoDate = z
  .string()
  .superRefine((text, context) => {
    if (parseDay(text) === undefined)
      context.addIssue({ code: "custom", message: "day_unknown", params: { day: text.slice(0, 40) } });
  })
  .transform((text) => text as IsoDate);

/** The day of a month; a day past the month's end is its last. */
export function dayOfMonth(year: number, month: number, day: number): IsoDate {
  const last = Math.min(day, daysInMonth(year, month));
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(last)}` as IsoDate;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return fromNumber(dayNumber(day) + days);
}

/** How many days `to` comes after `from`; negative when it comes before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Monday to Friday; which of them are worked says publicHolidays.ts. */
export function isWeekday(day: IsoDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** 27/04/2024. */
export function writeDay(day: IsoDate): string {
  const [year, month, dayInMonth] = day.split("-");
  return `${dayInMonth}/${month}/${year}`;
}

function dayNumber(day: IsoDate): number {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;
}

function fromNumber(number: number): IsoDate {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as IsoDate;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
