/** A unit's piece of a task, and how it stands on a day. Everything follows from what happened and when; no state is typed. */
import { noDaysSet, workingDaysBetween } from "../calendar/publicHolidays.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";

export type Role = "lead" | "cooperating";

/** What is known of a piece from a day on. */
export type Facts = {
  /** The last that was granted, else the first. */
  due?: IsoDate;
  /** How often it was granted. */
  extensions: number;
  /** The last report that it is done which was not returned: late is when the doer reported, never when somebody accepted. */
  finishedOn?: IsoDate;
  /** In per cent, once it is accepted. */
  quality?: string;
  /** An outside cause excuses up to this day. */
  excusedTo?: IsoDate;
  /** The last that was told, in per cent. */
  percent?: string;
  /** The day that was asked for and waits for an answer. */
  wished?: IsoDate;
  /** A decline waits for an answer. */
  isDeclined?: boolean;
  goneOn?: IsoDate;
  /** Why it is gone. */
  goneBy?: "withdrawn" | "transferred" | "declined";
};

export type Stage = Facts & { from: IsoDate };

export type Piece = {
  unit: UnitId;
  role: Role;
  /** The day it was assigned; of one that was taken over, the day of that. */
  began: IsoDate;
  isTakenOver: boolean;
  dueFirst?: IsoDate;
  /** In order of time; the first begins with the piece. */
  stages: Stage[];
};

export const pieceStates = [
  "gone",
  "awaiting",
  "done_on_time",
  "done_late",
  "no_deadline",
  "excused",
  "overdue",
  "due_soon",
  "in_time",
] as const;
export type PieceState = (typeof pieceStates)[number];

/** So many working days before its deadline a piece is due soon. */
const SOON = 3;

/** What is known on a day; nothing before the piece began. */
export function factsOn({ stages }: Pick<Piece, "stages">, day: IsoDate): Facts | undefined {
  return stages.findLast(({ from }) => from <= day);
}

export function stateOn(facts: Facts, { accept }: { accept: boolean }, day: IsoDate, set = noDaysSet): PieceState {
  const { due, finishedOn, excusedTo } = facts;
  if (facts.goneOn !== undefined) return "gone";
  if (finishedOn !== undefined) {
    if (accept && facts.quality === undefined) return "awaiting";
    return isFinishedInTime(facts) ? "done_on_time" : "done_late";
  }
  if (due === undefined) return "no_deadline";
  if (day > due) return excusedTo !== undefined && day <= excusedTo ? "excused" : "overdue";
  return workingDaysBetween(day, due, set) <= SOON ? "due_soon" : "in_time";
}

export function isOpen({ goneOn, finishedOn }: Facts): boolean {
  return goneOn === undefined && finishedOn === undefined;
}

/** Without a deadline, or by the later of the deadline and the day up to which it is excused. */
export function isFinishedInTime({ due, finishedOn, excusedTo }: Facts): boolean {
  if (due === undefined || finishedOn === undefined) return true;
  return finishedOn <= due || (excusedTo !== undefined && finishedOn <= excusedTo);
}

/** Of an open piece the working days up to its deadline, negative when it has passed. */
export function daysLeftOn(facts: Facts, day: IsoDate, set = noDaysSet): number | undefined {
  const { due } = facts;
  if (due === undefined || !isOpen(facts)) return undefined;
  if (day <= due) return workingDaysBetween(day, due, set);
  const late = workingDaysBetween(due, day, set);
  return late === 0 ? 0 : -late;
}

/** All of it when finished, else what was last told. */
export function progressOf({ finishedOn, percent }: Facts): Decimal {
  return finishedOn !== undefined ? new Decimal(1) : shareOf(percent ?? "0");
}

/** 112.5 per cent is 1.125. */
export function shareOf(percent: string): Decimal {
  return new Decimal(percent).div(100);
}
