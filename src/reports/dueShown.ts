/** A due day as the screens show it. */
import { daysBetween, writeDay } from "../calendar/day.ts";
import { type DaysSet, isAnnounced } from "../calendar/publicHolidays.ts";
import type { IsoDate } from "../database/ids.ts";
import { hasEnded, type Unit } from "../units/tree.ts";

/** `left` is below zero once it has passed; `unannounced` the year whose days off nobody has announced yet. */
export type DueShown = { day: string; left: number; unannounced?: number };

export function dueShown(due: IsoDate | undefined, today: IsoDate, set: DaysSet): DueShown | undefined {
  if (due === undefined) return undefined;
  const shown = { day: writeDay(due), left: daysBetween(today, due) };
  return isAnnounced(due, set) ? shown : { ...shown, unannounced: Number(due.slice(0, 4)) };
}

/** The last day of a unit that is no more, as the screens show it. */
export function endOf(unit: Unit | undefined, today: IsoDate): string | undefined {
  return unit?.validTo !== undefined && hasEnded(unit, today) ? writeDay(unit.validTo) : undefined;
}
