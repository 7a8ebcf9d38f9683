/** What time it is. A clock is handed in wherever time matters, so that a test or the demo can have its own. */
import type { IsoDate } from "../database/ids.ts";
import { writeDay } from "./day.ts";

export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still. */
export function stoppedClock(at: Date): Clock {
  return { now: () => new Date(at) };
}

/** A clock that shows `start` now and runs on from there. */
export function clockStartingAt(start: Date, real: Clock = systemClock): Clock {
  const offset = start.getTime() - real.now().getTime();
  return { now: () => new Date(real.now().getTime() + offset) };
}

/** Viet Nam keeps UTC+7 all year. */
/** In milliseconds; Vietnam knows no summer time. */
export const vietnamOffset = 7 * 3_600_000;

export const vietnamZone = "+07:00";

/** The instant of a day and time in Viet Nam: `vietnamInstant("2024-09-23", "07:30")`. */
export function vietnamInstant(day: IsoDate, time = "00:00"): Date {
  return new Date(`${day}T${time}:00${vietnamZone}`);
}

/** The day in Viet Nam at an instant. */
export function vietnamDay(instant: Date): IsoDate {
  return shifted(instant).slice(0, 10) as IsoDate;
}

/** 10:15, in Viet Nam. */
export function writeTime(instant: Date): string {
  return shifted(instant).slice(11, 16);
}

/** 10:15 27/04/2024, in Viet Nam. */
export function writeInstant(instant: Date): string {
  return `${writeTime(instant)} ${writeDay(vietnamDay(instant))}`;
}

export function today(clock: Clock): IsoDate {
  return vietnamDay(clock.now());
}

function shifted(instant: Date): string {
  return new Date(instant.getTime() + vietnamOffset).toISOString();
}
