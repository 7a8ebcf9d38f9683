/** A deadline as a task says it: a day, a period whose end it is, or so many days after the task begins. */
import { addDays, parseDay } from "../calendar/day.ts";
import { lastDay, type Period, parsePeriod } from "../calendar/period.ts";
import { addWorkingDays, noDaysSet, workingDayFrom } from "../calendar/publicHolidays.ts";
import type { IsoDate } from "../database/ids.ts";

export type Deadline =
  | { kind: "day"; day: IsoDate }
  | { kind: "period"; period: Period }
  | { kind: "days"; count: number }
  | { kind: "working_days"; count: number };

/** `2024-04-15`, `2024-Q2`, `+10`, `+5w`; nothing where it is none of them. */
export function parseDeadline(text: string): Deadline | undefined {
  const counted = /^\+(\d{1,4})(w?)$/.exec(text);
  if (counted) return { kind: counted[2] === "" ? "days" : "working_days", count: Number(counted[1]) };
  const day = parseDay(text);
  if (day !== undefined) return { kind: "day", day };
  const period = parsePeriod(text);
  return period && { kind: "period", period };
}

/** Whether it is counted from a day, so that each occurrence of a recurring task has its own. */
export function isCounted({ kind }: Deadline): boolean {
  return kind === "days" || kind === "working_days";
}

/** The day itself: a counted one is so many days after `from`, and calendar days that end on a day off end on the next working day. */
export function dayOfDeadline(deadline: Deadline, from: IsoDate, set = noDaysSet): IsoDate {
  switch (deadline.kind) {
    case "day":
      return deadline.day;
    case "period":
      return lastDay(deadline.period);
    case "days":
      return workingDayFrom(addDays(from, deadline.count), set);
    case "working_days":
      return addWorkingDays(from, deadline.count, set);
    default:
      return deadline satisfies never;
  }
}
