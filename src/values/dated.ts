/** Periods with their codes and last days, worked out once: a standing asks for the same ones for every target. */
import { codeOf, type Frequency, lastDay, type Period, periodsWithin } from "../calendar/period.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";

export type Dated = { readonly period: Period; readonly code: PeriodCode; readonly ends: IsoDate };

const kept = new Map<string, readonly Dated[]>();
const mostKept = 256;

/** The periods of a frequency that lie wholly between two months, in order. */
export function datedWithin(frequency: Frequency, fromMonth: number, toMonth: number): readonly Dated[] {
  const key = `${frequency} ${fromMonth} ${toMonth}`;
  const known = kept.get(key);
  if (known) return known;
  const fresh = periodsWithin(frequency, fromMonth, toMonth).map(datedOf);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, fresh);
  return fresh;
}

export function datedOf(period: Period): Dated {
  return { period, code: codeOf(period), ends: lastDay(period) };
}
