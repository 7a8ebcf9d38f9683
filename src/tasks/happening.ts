/** What an event does to a piece, and what a piece does not allow. */
import type { IsoDate } from "../database/ids.ts";
import type { TaskEvent } from "./event.ts";
import type { Facts } from "./piece.ts";

type Rules = { accept: boolean; began: IsoDate; mostExtensions: number };

/** Why an event cannot happen to a piece; of what is transferred, who takes it over is looked at besides. */
export function refusalOf(facts: Facts, { event, amount }: TaskEvent, rules: Rules): string | undefined {
  if (facts.goneOn !== undefined) return "task_event_gone";
  const isFinished = facts.finishedOn !== undefined;
  switch (event) {
    case "received":
    case "outside_cause":
    case "withdrawn":
      return undefined;
    case "progress":
    case "done":
    case "declined":
    case "transferred":
      return isFinished ? "task_event_finished" : undefined;
    case "accepted":
    case "returned":
      if (!rules.accept) return "task_event_no_acceptance";
      if (!isFinished) return "task_event_not_finished";
      if (facts.quality !== undefined) return "task_event_accepted_already";
      return event === "returned" && amount !== undefined ? grantRefusal(facts, amount, rules) : undefined;
    case "extension_asked":
      if (isFinished) return "task_event_finished";
      return isBefore(amount, rules.began) ? "task_event_day_before_start" : undefined;
    case "extension_granted":
      if (isFinished) return "task_event_finished";
      if (facts.wished === undefined) return "task_event_not_asked";
      if ((amount ?? "") > facts.wished) return "task_event_later_than_wished";
      return grantRefusal(facts, amount, rules);
    case "extension_refused":
      if (isFinished) return "task_event_finished";
      return facts.wished === undefined ? "task_event_not_asked" : undefined;
    case "decline_accepted":
    case "decline_rejected":
      return facts.isDeclined ? undefined : "task_event_not_declined";
    default:
      return event satisfies never;
  }
}

function grantRefusal(facts: Facts, day: string | undefined, { began, mostExtensions }: Rules): string | undefined {
  if (isBefore(day, began)) return "task_event_day_before_start";
  return facts.extensions >= mostExtensions ? "task_event_too_many_extensions" : undefined;
}

function isBefore(day: string | undefined, began: IsoDate): boolean {
  return day !== undefined && day < began;
}

/** What is known afterwards; of what is transferred, only that it is gone. */
export function factsAfter(facts: Facts, { event, date, amount }: TaskEvent): Facts {
  const day = amount as IsoDate | undefined;
  switch (event) {
    case "received":
      return facts;
    case "progress":
      return { ...facts, percent: amount };
    case "done":
      return { ...facts, finishedOn: date };
    case "accepted":
      return { ...facts, quality: amount ?? "100" };
    case "returned":
      return { ...(day === undefined ? facts : granted(facts, day)), finishedOn: undefined };
    case "extension_asked":
      return { ...facts, wished: day };
    case "extension_granted":
      return day === undefined ? facts : granted(facts, day);
    case "extension_refused":
      return { ...facts, wished: undefined };
    case "declined":
      return { ...facts, isDeclined: true };
    case "decline_accepted":
      return { ...facts, isDeclined: undefined, goneOn: date, goneBy: "declined" };
    case "decline_rejected":
      return { ...facts, isDeclined: undefined };
    case "outside_cause":
      return { ...facts, excusedTo: later(facts.excusedTo, day) };
    case "withdrawn":
      return { ...facts, goneOn: date, goneBy: "withdrawn" };
    case "transferred":
      return { ...facts, goneOn: date, goneBy: "transferred" };
    default:
      return event satisfies never;
  }
}

function granted(facts: Facts, due: IsoDate): Facts {
  return { ...facts, due, extensions: facts.extensions + 1, wished: undefined };
}

/** Without one of the two the other. */
export function later(one: IsoDate | undefined, other: IsoDate | undefined): IsoDate | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other > one ? other : one;
}
