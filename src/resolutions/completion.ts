/** When a target that is to be done by a day was done, as its course says: figures come by the period, so a period is all they know. */
import { writeDay } from "../calendar/day.ts";
import { lastDay, nameOf, type Period } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import type { CoursePoint } from "./explained.ts";
import { dueDay, isDone, type TargetRule } from "./target.ts";
import { resolutionTexts } from "./texts.ts";

export type Completion = {
  /** The first period by whose last day it was done, and has been since. */
  period: Period;
  day: IsoDate;
  due: IsoDate;
  /**
   * `in_time`: done by the last day of a period that ends no later than it is due. `late`: a period that ends no earlier
   * was reported without it. `unsure`: the day on which it is due lies between the two.
   */
  against: "in_time" | "late" | "unsure";
};

type Task = Pick<TargetRule, "comparator" | "amount" | "due" | "period">;
type Point = { period: Period; isPast: boolean; standing: { actual: string | null } };

/** Nothing where it is not done, or nothing is to be done. A period without a figure neither does nor undoes. */
export function completionOf(target: Task, course: readonly Point[]): Completion | undefined {
  if (target.comparator !== "done_by") return undefined;
  const reported = course.filter(({ isPast, standing }) => isPast && standing.actual !== null);
  const lastUndone = reported.findLastIndex(({ standing }) => !isDone(target, new Decimal(standing.actual ?? 0)));
  const first = reported[lastUndone + 1];
  if (first === undefined) return undefined;
  const [day, due, undone] = [lastDay(first.period), dueDay(target), reported[lastUndone]];
  const isLate = undone !== undefined && lastDay(undone.period) >= due;
  return { period: first.period, day, due, against: day <= due ? "in_time" : isLate ? "late" : "unsure" };
}

/** "xong trong quý II/2024 (đến 30/06/2024), đúng hạn". */
export function completionInWords({ period, day, due, against }: Completion, language: Language): string {
  const details = { period: nameOf(period, language), day: writeDay(day), due: writeDay(due) };
  return say(resolutionTexts[`completed_${against}`], language, details);
}

/** What a course tells of it point by point: the day, from the point on at which it is known. */
export function completedBy(target: Task, course: readonly CoursePoint[]): (Completion | undefined)[] {
  return course.map((point, index) => (point.isPast ? completionOf(target, course.slice(0, index + 1)) : undefined));
}
