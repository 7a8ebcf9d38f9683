/** The board of tasks: a line for each, what it says, which lines are asked for, and in which order they stand. */
import { addDays } from "../../calendar/day.ts";
import type { IsoDate, UnitId } from "../../database/ids.ts";

/** A task, or one of its occurrences, as its leads' pieces in question stand together. */
export type Line = {
  code: string;
  title: string;
  document: string;
  field: string;
  inCharge: string;
  illustrative: boolean;
  assignedBy: UnitId;
  /** Whose pieces they are where the board is told by unit; else those that are not done, the first of them. */
  units: readonly UnitId[];
  pieces: number;
  done: number;
  overdue: number;
  /** The earliest deadline that has passed, and the next one. */
  lateSince: IsoDate | null;
  nextDue: IsoDate | null;
  /** The first deadline and the one in force, the latest of each. */
  dueFirst: IsoDate | null;
  due: IsoDate | null;
  /** Reported done, or asking for something. */
  waiting: number;
  /** The last day on which something happened. */
  touched: IsoDate;
};

export const views = ["dang-mo", "qua-han", "sap-han", "cho-toi", "im-lang", "tat-ca"] as const;
export type View = (typeof views)[number];

/** By what the lines stand together. */
export const orders = ["thoi-han", "don-vi", "lanh-dao", "linh-vuc", "van-ban"] as const;
export type Order = (typeof orders)[number];

/** So many days ahead, or without a word. */
export const WEEK = 7;

export function isInView(line: Line, view: View, { day, mayAnswer }: { day: IsoDate; mayAnswer: boolean }): boolean {
  const isOpen = line.done < line.pieces;
  switch (view) {
    case "dang-mo":
      return isOpen || line.waiting > 0;
    case "qua-han":
      return line.overdue > 0;
    case "sap-han":
      return line.nextDue !== null && line.nextDue <= addDays(day, WEEK);
    case "cho-toi":
      return line.waiting > 0 && mayAnswer;
    case "im-lang":
      return isOpen && line.touched <= addDays(day, -WEEK);
    case "tat-ca":
      return true;
    default:
      return view satisfies never;
  }
}

/** Overdue longest first, then what is due next; what has no deadline, or nothing open, last. */
export function byUrgency(one: Line, other: Line): number {
  const rank = ({ lateSince, nextDue }: Line) =>
    lateSince !== null ? `0 ${lateSince}` : nextDue ? `1 ${nextDue}` : "2";
  return rank(one).localeCompare(rank(other));
}
