/** What happens to a piece of a task: what may be said of it, and what its amount means. */
import { parseDay } from "../calendar/day.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { amountPattern } from "../definitions/cells.ts";
import { Decimal } from "../prose/number.ts";
import { dayTyped } from "../words/day.ts";

export const eventKinds = [
  "received",
  "progress",
  "done",
  "accepted",
  "returned",
  "extension_asked",
  "extension_granted",
  "extension_refused",
  "declined",
  "decline_accepted",
  "decline_rejected",
  "outside_cause",
  "transferred",
  "withdrawn",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** What an event's amount is: how far in per cent, how well in per cent, a day, another unit, or nothing. */
export type AmountKind = "percent" | "quality" | "day" | "day_if_any" | "unit" | "none";

export const amountKinds: Readonly<Record<EventKind, AmountKind>> = {
  received: "none",
  progress: "percent",
  done: "none",
  accepted: "quality",
  returned: "day_if_any",
  extension_asked: "day",
  extension_granted: "day",
  extension_refused: "none",
  declined: "none",
  decline_accepted: "none",
  decline_rejected: "none",
  outside_cause: "day",
  transferred: "unit",
  withdrawn: "none",
};

export type TaskEvent = {
  /** Undefined: every piece that allows it. */
  unit?: UnitId;
  date: IsoDate;
  event: EventKind;
  /** A day, or a number in per cent, as the event has it. */
  amount?: string;
  /** Who takes over what is transferred. */
  to?: UnitId;
};

/** Told by whoever has the piece; all else by whoever assigned the task, or an office above. */
const toldByDoer: readonly EventKind[] = ["received", "progress", "done", "extension_asked", "declined"];

export function isToldByDoer(event: EventKind): boolean {
  return toldByDoer.includes(event);
}

const wantingReason: readonly EventKind[] = [
  ...(["returned", "extension_asked", "extension_refused", "declined"] as const),
  ...(["decline_rejected", "outside_cause", "withdrawn"] as const),
];

/** Whether somebody who does it must say why; what a file tells of the past may not know. */
export function wantsReason(event: EventKind): boolean {
  return wantingReason.includes(event);
}

/** What is wrong with an event's amount; of a unit's code, only whether there is one. */
export function amountFaultOf(event: EventKind, amount: string | undefined): string | undefined {
  const kind = amountKinds[event];
  switch (kind) {
    case "none":
      return amount === undefined ? undefined : "task_event_amount_not_taken";
    case "unit":
      return amount === undefined ? "task_event_unit_wanted" : undefined;
    case "day":
      return parseDay(amount ?? "") === undefined ? "task_event_day_wanted" : undefined;
    case "day_if_any":
      return amount !== undefined && parseDay(amount) === undefined ? "task_event_day_wanted" : undefined;
    case "percent":
      return isPercent(amount ?? "", 100) ? undefined : "task_event_percent_wanted";
    case "quality":
      return amount === undefined || isPercent(amount) ? undefined : "task_event_quality_wanted";
    default:
      return kind satisfies never;
  }
}

/** An amount as it is typed on a screen: a day in any of its spellings; anything else as it stands. */
export function amountTyped(event: EventKind, typed: string): string {
  const isDay = amountKinds[event] === "day" || amountKinds[event] === "day_if_any";
  return (isDay ? dayTyped(typed) : undefined) ?? typed;
}

function isPercent(text: string, most = 1_000): boolean {
  return (
    amountPattern.test(text) && new Decimal(text).greaterThanOrEqualTo(0) && new Decimal(text).lessThanOrEqualTo(most)
  );
}
