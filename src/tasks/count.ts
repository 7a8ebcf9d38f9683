/** What pieces add up to, and the rates made of it, each with its own denominator. */
import { Decimal } from "../prose/number.ts";
import type { Seen } from "./asked.ts";
import { isFinishedInTime } from "./piece.ts";

export type Counts = {
  doneOnTime: number;
  doneLate: number;
  doneNoDeadline: number;
  openInTime: number;
  openOverdue: number;
  openNoDeadline: number;
};

/** What is told beside them. */
export type Beside = {
  /** Reported done and waiting for who assigned: counted as done. */
  awaiting: number;
  /** Past its deadline by an outside cause that still excuses: in no count. */
  excused: number;
  /** Done after its deadline and in time all the same, by an outside cause. */
  forgiven: number;
  /** Pieces whose deadline was put off. */
  extended: number;
  carried: number;
  /** Accepted as more than was asked. */
  exceeded: number;
};

export type Tally = Counts & Beside & { accepted: number; qualities: Decimal };

export const rateNames = [
  "onTimeOfAll",
  "onTimeOfClosed",
  "lateOfClosed",
  "overdueOfAll",
  "exceededOfAccepted",
  "quality",
] as const;
export type RateName = (typeof rateNames)[number];
/** Null is 0 ÷ 0. */
export type Rates = Record<RateName, Decimal | null>;

/** What is gone counts nowhere. */
export function tallyOf(pieces: readonly Seen[]): Tally {
  const tally = emptyTally();
  for (const seen of pieces) if (seen.state !== "gone") addTo(tally, seen);
  return tally;
}

function emptyTally(): Tally {
  return {
    ...{ doneOnTime: 0, doneLate: 0, doneNoDeadline: 0, openInTime: 0, openOverdue: 0, openNoDeadline: 0 },
    ...{ awaiting: 0, excused: 0, forgiven: 0, extended: 0, carried: 0, exceeded: 0 },
    ...{ accepted: 0, qualities: new Decimal(0) },
  };
}

/** In which of the counts a piece stands; what is gone, or excused, in none. */
export function countOf({ facts, state }: Pick<Seen, "facts" | "state">): keyof Counts | undefined {
  switch (state) {
    case "gone":
    case "excused":
      return undefined;
    case "no_deadline":
      return "openNoDeadline";
    case "overdue":
      return "openOverdue";
    case "in_time":
    case "due_soon":
      return "openInTime";
    case "awaiting":
    case "done_on_time":
    case "done_late":
      if (facts.due === undefined) return "doneNoDeadline";
      return isFinishedInTime(facts) ? "doneOnTime" : "doneLate";
    default:
      return state satisfies never;
  }
}

function addTo(tally: Tally, seen: Seen): void {
  const { facts, state, isCarried } = seen;
  const { due, finishedOn, quality, extensions } = facts;
  const count = countOf(seen);
  if (count !== undefined) tally[count] += 1;
  if (count === "doneOnTime" && due !== undefined && finishedOn !== undefined && finishedOn > due) tally.forgiven += 1;
  if (state === "awaiting") tally.awaiting += 1;
  if (state === "excused") tally.excused += 1;
  if (extensions > 0) tally.extended += 1;
  if (isCarried) tally.carried += 1;
  if (quality !== undefined) {
    tally.accepted += 1;
    tally.qualities = tally.qualities.plus(quality);
    if (new Decimal(quality).greaterThan(100)) tally.exceeded += 1;
  }
}

export function totalOf(counts: Counts): number {
  return (
    counts.doneOnTime +
    counts.doneLate +
    counts.doneNoDeadline +
    counts.openInTime +
    counts.openOverdue +
    counts.openNoDeadline
  );
}

/** Over all there are what is open in time and without deadline; over what is closed only what is done, or overdue, by a deadline. */
export function ratesOf(tally: Tally): Rates {
  const total = totalOf(tally);
  const closed = tally.doneOnTime + tally.doneLate + tally.openOverdue;
  return {
    onTimeOfAll: share(tally.doneOnTime, total),
    onTimeOfClosed: share(tally.doneOnTime, closed),
    lateOfClosed: share(tally.doneLate + tally.openOverdue, closed),
    overdueOfAll: share(tally.openOverdue, total),
    exceededOfAccepted: share(tally.exceeded, tally.accepted),
    quality: tally.accepted === 0 ? null : tally.qualities.div(tally.accepted).div(100),
  };
}

function share(part: number, whole: number): Decimal | null {
  return whole === 0 ? null : new Decimal(part).div(whole);
}
