/** Which times a task is to be done, and by when each. */
import { codeOf, firstDay, lastDay, next, type Period, parsePeriod, periodAt } from "../calendar/period.ts";
import { type DaysSet, noDaysSet } from "../calendar/publicHolidays.ts";
import type { IsoDate } from "../database/ids.ts";
import { dayOfDeadline, parseDeadline } from "./deadline.ts";
import { type Occurrence, ofPeriod, type Task } from "./task.ts";

/** Those that begin on a day or before it, in order of time. */
export function occurrencesThrough(task: Task, day: IsoDate, set = noDaysSet): Occurrence[] {
  if (task.recurs === undefined) return task.assigned <= day ? [onceOf(task, set)] : [];
  const found: Occurrence[] = [];
  for (let period: Period = periodAt(task.recurs, task.assigned); firstDay(period) <= day; period = next(period)) {
    if (!recursIn(task, period)) break;
    const occurrence = occurrenceIn(task, period, set);
    if (occurrence.assigned <= day) found.push(occurrence);
  }
  return found;
}

/** The occurrence that a code or its period names; nothing where the task has none such. */
export function occurrenceOf(task: Task, period: string | undefined, set = noDaysSet): Occurrence | undefined {
  if (period === undefined) return task.recurs === undefined ? onceOf(task, set) : undefined;
  const parsed = parsePeriod(period);
  if (parsed === undefined || parsed.kind !== task.recurs || !recursIn(task, parsed)) return undefined;
  return occurrenceIn(task, parsed, set);
}

/** `bao-cao@2024-Q2` is the task `bao-cao` and its period; any other code has none. */
export function partsOfCode(code: string): { task: string; period: string | undefined } {
  const at = code.indexOf(ofPeriod);
  return at === -1 ? { task: code, period: undefined } : { task: code.slice(0, at), period: code.slice(at + 1) };
}

/** Every period that ends on or after the day on which the task was assigned, and on or before its last. */
function recursIn({ assigned, until }: Task, period: Period): boolean {
  const end = lastDay(period);
  return end >= assigned && (until === undefined || end <= until);
}

function onceOf(task: Task, set: DaysSet): Occurrence {
  return { task, code: task.code, assigned: task.assigned, ...deadlinesOf(task, task.assigned, set) };
}

/** It begins with its period, the first one with the task itself; its deadline is counted from the period's last day. */
function occurrenceIn(task: Task, period: Period, set: DaysSet): Occurrence {
  const begins = firstDay(period);
  return {
    task,
    period: codeOf(period),
    code: `${task.code}${ofPeriod}${codeOf(period)}`,
    assigned: begins > task.assigned ? begins : task.assigned,
    ...deadlinesOf(task, lastDay(period), set),
  };
}

/** Those who co-operate have the same deadline unless told. */
function deadlinesOf({ due, coopDue }: Task, from: IsoDate, set: DaysSet): Pick<Occurrence, "due" | "coopDue"> {
  return { due: dayIn(due, from, set), coopDue: dayIn(coopDue ?? due, from, set) };
}

function dayIn(text: string | undefined, from: IsoDate, set: DaysSet): IsoDate | undefined {
  const deadline = text === undefined ? undefined : parseDeadline(text);
  return deadline && dayOfDeadline(deadline, from, set);
}
