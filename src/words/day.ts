/**
 * Days as people type them: "27/4/2024", "27-04-2024", "27042024", or as the program writes them, "2024-04-27"; and times
 * of the day: "10:15", "14h30".
 */
import { z } from "zod";
import { parseDay, writeDay } from "../calendar/day.ts";
import type { IsoDate } from "../database/ids.ts";

const shapes = [
  /^(?<day>\d{1,2})[/.\- ](?<month>\d{1,2})[/.\- ](?<year>\d{4})$/,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
];

/** The day that is meant, the day before the month always; nothing where none is. */
export function dayTyped(typed: string): IsoDate | undefined {
  for (const shape of shapes) {
    const { year = "", month = "", day = "" } = shape.exec(typed.trim())?.groups ?? {};
    if (year !== "") return parseDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  }
  return undefined;
}

/** What a field shows: the day as people write it, or what was typed where that is no day. */
export function dayShown(text: string): string {
  const day = dayTyped(text);
  return day === undefined ? text : writeDay(day);
}

/** A field that must hold a day. */
export const typedDay = z.string("typed_day_wrong").transform((typed, context) => {
  const day = dayTyped(typed);
  if (day !== undefined) return day;
  context.addIssue({ code: "custom", message: "typed_day_wrong" });
  return z.NEVER;
});

/** A field that may be left empty. */
export const typedDayOrNone = z
  .string()
  .transform((typed) => (typed.trim() === "" ? undefined : typed))
  .pipe(typedDay.optional());

/** A field that must hold a time of the day, answered as 08:05. */
export const typedTime = z.string().transform((typed, context) => {
  const [, hour = "", minute = ""] = /^([01]?\d|2[0-3])[:hg.]([0-5]\d)$/i.exec(typed.trim()) ?? [];
  if (hour !== "") return `${hour.padStart(2, "0")}:${minute}`;
  context.addIssue({ code: "custom", message: "typed_time_wrong" });
  return z.NEVER;
});
