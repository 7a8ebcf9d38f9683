/** When what a target wants done by a day was done. Figures come by the period, so they tell it by the period. */
import { writeDay } from "../calendar/day.ts";
import { lastDay, nameOf, type Period } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import type { Amount } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import { dueDay, isDone, type TargetRule } from "./target.ts";
import { resolutionTexts } from "./texts.ts";

/** What was reached by the end of a period of the course; null where nothing was reported. */
export type ReachedBy = { period: Period; actual: Amount | null };

export type Completion = {
  /** The first period by whose last day it was done, and has been since. */
  period: Period;
  day: IsoDate;
  due: IsoDate;
  /**
   * In time: by the last day of a period that ends no later than it is due. Late: the report of a period that ends no
   * earlier than that says it was not done yet. Else the figures do not tell.
   */
  against: "in_time" | "late" | "untold";
};

/** Nothing where it is not done, or where nothing is to be done. A period without a figure neither does nor undoes. */
export function completionOf(
  target: Pick<TargetRule, "comparator" | "amount" | "due" | "period">,
  course: readonly ReachedBy[],
): Completion | undefined {
  if (target.comparator !== "done_by") return undefined;
  const reported = course.filter(({ actual }) => actual !== null);
  const lastUndone = reported.findLastIndex(({ actual }) => !isDone(target, actual));
  const [undone, done] = [reported[lastUndone], reported[lastUndone + 1]];
  if (!done) return undefined;
  const [day, due] = [lastDay(done.period), dueDay(target)];
  const isLate = undone !== undefined && lastDay(undone.period) >= due;
  return { period: done.period, day, due, against: day <= due ? "in_time" : isLate ? "late" : "untold" };
}

/** "quý II/2024 (đến 30/06/2024), đúng hạn". */
export function completionInWords({ period, day, due, against }: Completion, language: Language): string {
  const details = { period: nameOf(period, language), day: writeDay(day), due: writeDay(due) };
  return say(resolutionTexts[`completed_${against}`], language, details);
}
