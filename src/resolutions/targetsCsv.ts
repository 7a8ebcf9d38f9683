/** The table of targets and a target's course as lines of CSV, their numbers as the public interface writes them. */
import { codeOf, type Period } from "../calendar/period.ts";
import { csvLine } from "../web/csv.ts";
import type { BoardRow } from "./board.server.ts";
import { completionOf } from "./completion.ts";
import { type CoursePoint, reachedOf } from "./explained.ts";
import type { TargetRule } from "./target.ts";

const boardColumns = [
  ...["code", "name", "measure", "period", "as_of", "actual", "target", "share", "expected_share"],
  ...["prior", "change", "change_rate", "pace", "review_class", "reported", "expected", "illustrative"],
  ...["come", "owed", "judged", "prior_reported", "prior_expected"],
];

export function boardCsv(rows: readonly BoardRow[], at: Period): string[] {
  const lines = rows.map(({ target, indicator, standing }) =>
    csvLine([
      ...[target.code, target.name, indicator.measure, codeOf(at), standing.asOf],
      ...[standing.actual, standing.target, standing.share, standing.expectedShare],
      ...[standing.prior, standing.change, standing.changeRate, standing.pace, standing.reviewClass],
      ...[String(standing.coverage.reported), String(standing.coverage.expected), standing.illustrative ? "yes" : ""],
      ...[String(standing.coverage.come), String(standing.coverage.owed), standing.judged ? "yes" : ""],
      ...[String(standing.priorCoverage.reported), String(standing.priorCoverage.expected)],
    ]),
  );
  return [csvLine(boardColumns), ...lines];
}

const courseColumns = [
  ...["code", "period", "actual", "expected", "prior", "pace", "reported", "expected_units", "judged"],
  ...["done_on", "in_time"],
];

type Task = Pick<TargetRule, "code" | "comparator" | "amount" | "due" | "period">;

/** Of a period that is not over yet only what is expected of it. */
export function courseCsv(target: Task, course: readonly CoursePoint[]): string[] {
  const lines = course.map(({ period, standing, isPast, expected }, index) =>
    csvLine([
      ...[target.code, codeOf(period), isPast ? standing.actual : null, expected?.toDecimalPlaces(6).toFixed() ?? null],
      ...(isPast
        ? [
            ...[standing.prior, standing.pace, String(standing.coverage.reported), String(standing.coverage.expected)],
            standing.judged ? "yes" : "",
          ]
        : [null, null, null, null, null]),
      ...(isPast ? doneAt(target, course.slice(0, index + 1)) : [null, null]),
    ]),
  );
  return [csvLine(courseColumns), ...lines];
}

const inTime = { in_time: "yes", late: "no", untold: null };

/** By which day it was done and whether that was in time, as the course tells it so far. */
function doneAt(target: Task, course: readonly CoursePoint[]): (string | null)[] {
  const done = completionOf(target, reachedOf(course));
  return done ? [done.day, inTime[done.against]] : [null, null];
}
