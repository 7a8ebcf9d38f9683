/**
 * Petitions are counts with legal clocks: when one came in, was taken in hand and ended, and how. Nobody's name belongs here.
 */
import { addDays } from "../calendar/day.ts";
import { type DaysSet, noDaysSet, workingDayFrom } from "../calendar/publicHolidays.ts";
import type { IsoDate } from "../database/ids.ts";

/** How a petition ends; what was not resolved leaves the counts of timeliness. */
export const results = ["resolved", "withdrawn", "passed_on", "not_eligible"] as const;
export type Result = (typeof results)[number];

export type Petition = {
  kind: string;
  received: IsoDate;
  accepted?: IsoDate;
  ended?: IsoDate;
  result?: Result;
  isComplex: boolean;
  /** How many people stand behind it. */
  persons: number;
};

/** By when the law wants it done: so many calendar days from the day it came in, or was accepted. */
export type Limit = {
  kind: string;
  /** In force from this day until the next of its kind. */
  from: IsoDate;
  days: number;
  complexDays?: number;
  start: "received" | "accepted";
};

export type KindCount = {
  kind: string;
  received: number;
  persons: number;
  resolvedOnTime: number;
  resolvedLate: number;
  openInTime: number;
  openOverdue: number;
  withdrawn: number;
  passedOn: number;
  notEligible: number;
};

/** What came in from one day to another, as it stood on the latter, in the order in which the kinds come. */
export function countPetitions(
  petitions: readonly Petition[],
  limits: readonly Limit[],
  { on, since, set }: { on: IsoDate; since: IsoDate | undefined; set?: DaysSet },
): KindCount[] {
  const limitsOf = Map.groupBy(limits, ({ kind }) => kind);
  const counts = new Map<string, KindCount>();
  for (const petition of petitions) {
    if (petition.received > on || (since !== undefined && petition.received < since)) continue;
    const count = counts.get(petition.kind) ?? emptyCount(petition.kind);
    counts.set(petition.kind, count);
    count.received += 1;
    count.persons += petition.persons;
    count[standingOn(petition, limitsOf.get(petition.kind) ?? [], on, set)] += 1;
  }
  return [...counts.values()];
}

type Standing = Exclude<keyof KindCount, "kind" | "received" | "persons">;

/** What happened after the day is not known on it. Without a limit, and before its clock runs, it is in time. */
export function standingOn(petition: Petition, limits: readonly Limit[], on: IsoDate, set = noDaysSet): Standing {
  const isEnded = petition.ended !== undefined && petition.ended <= on;
  if (isEnded && petition.result === "withdrawn") return "withdrawn";
  if (isEnded && petition.result === "passed_on") return "passedOn";
  if (isEnded && petition.result === "not_eligible") return "notEligible";
  const due = dueDay(petition, limits, on, set);
  const isInTime = due === undefined || (isEnded ? (petition.ended ?? on) : on) <= due;
  if (isEnded) return isInTime ? "resolvedOnTime" : "resolvedLate";
  return isInTime ? "openInTime" : "openOverdue";
}

/** By the limit in force on the day on which its clock starts; a last day off moves on to the next working day. */
export function dueDay(
  petition: Petition,
  limits: readonly Limit[],
  on: IsoDate,
  set = noDaysSet,
): IsoDate | undefined {
  for (const limit of limits.toSorted((a, b) => b.from.localeCompare(a.from))) {
    const accepted = petition.accepted !== undefined && petition.accepted <= on ? petition.accepted : undefined;
    const begins = limit.start === "accepted" ? accepted : petition.received;
    // Not accepted yet: the clock of a limit that is in force already has not begun.
    if (begins === undefined && limit.from <= petition.received) return undefined;
    if (begins === undefined || limit.from > begins) continue;
    const days = petition.isComplex ? (limit.complexDays ?? limit.days) : limit.days;
    return workingDayFrom(addDays(begins, days), set);
  }
  return undefined;
}

function emptyCount(kind: string): KindCount {
  return {
    ...{ kind, received: 0, persons: 0, resolvedOnTime: 0, resolvedLate: 0, openInTime: 0, openOverdue: 0 },
    ...{ withdrawn: 0, passedOn: 0, notEligible: 0 },
  };
}
