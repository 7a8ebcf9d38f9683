/** What is asked for and when people are told without anybody doing anything: an installation's rules, its quiet hours. */
import { z } from "zod";
import { vietnamDay, writeTime } from "../../calendar/clock.ts";
import { periodCode } from "../../calendar/period.ts";
import { type DaysSet, isWorkingDay } from "../../calendar/publicHolidays.ts";
import { typedTime } from "../../words/day.ts";

const days = z.coerce.number("days_wrong").int("days_wrong").min(0, "days_wrong").max(60, "days_wrong");

/** 0 working days switches a rule off. */
export const NoticeRules = z.object({
  /** So many working days before a report is due, those who fill it are told. */
  soon: days.default(2),
  /** So many working days late, the unit's approver and leader are told… */
  escalate: days.default(2),
  /** …and so many, the office to which it comes. */
  escalateToOffice: days.default(4),
  /** Nothing is told by the calendar, and no mail sent, from the one time to the other. */
  quietFrom: typedTime.default("19:00"),
  quietTo: typedTime.default("06:30"),
  /** The day's mail goes out from then on, on working days. */
  mailAt: typedTime.default("07:00"),
  /** The first period whose reports are asked for; empty: that in which the installation began. */
  firstAsked: z.literal("").or(periodCode).default(""),
});
export type NoticeRules = z.output<typeof NoticeRules>;

/** Whether nobody is to be disturbed: in the quiet hours, which may reach over midnight, and on days off. */
export function isQuiet({ quietFrom, quietTo }: NoticeRules, at: Date, set?: DaysSet): boolean {
  if (!isWorkingDay(vietnamDay(at), set)) return true;
  const now = writeTime(at);
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo ? now >= quietFrom && now < quietTo : now >= quietFrom || now < quietTo;
}

/** Whether the day's mail may go out. */
export function isMailTime(rules: NoticeRules, at: Date, set?: DaysSet): boolean {
  return !isQuiet(rules, at, set) && writeTime(at) >= rules.mailAt;
}
