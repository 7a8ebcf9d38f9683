/** The course that a target's earlier years took, read from their figures. */
import { firstMonth, lastMonth } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { type Figures, readFigures } from "../values/figures.server.ts";
import { type Wanted, wantedFor } from "../values/wanted.ts";
import { coursePeriods } from "./course.server.ts";
import { type Learned, learnedFrom } from "./learned.ts";
import type { Target } from "./resolution.ts";
import type { Demands } from "./resolutions.server.ts";
import { wholeFigure } from "./wholeFigure.ts";

/** So many earlier years are looked at; those without all their figures are left out. */
const mostYears = 5;

/** Only what is to be reached in a year, little by little, has a course to learn. */
function learns(target: Target): boolean {
  const isReached = target.comparator === "at_least" || target.comparator === "more_than";
  return target.period.kind === "year" && target.timing === "flow" && isReached;
}

/** What must be read before its course can be learned: the years before, whole. */
export function wantedToLearn({ rules }: Demands, target: Target): Wanted[] {
  const rule = rules.ofId(target.indicatorId);
  if (!rule || !learns(target)) return [];
  const [from, to] = [firstMonth(target.period), lastMonth(target.period)];
  return wantedFor(
    rules,
    rule,
    target.unit,
    Array.from({ length: mostYears }, (_, index) => ({ from: from - 12 * (index + 1), to: to - 12 * (index + 1) })),
  );
}

/** By figures that were read; nothing where no earlier year has all of its figures. */
export function learnedBy(demands: Demands, figures: Figures, target: Target): Learned | undefined {
  const { rules } = demands;
  const rule = rules.ofId(target.indicatorId);
  if (!rule || !learns(target)) return undefined;
  const { reportedOf } = figures.of(target.unit);
  const periods = coursePeriods(demands, target);
  const from = firstMonth(target.period);
  const thisYear = Math.floor(from / 12);
  const gone = Array.from({ length: mostYears }, (_, index) => index + 1).map((back) => ({
    year: thisYear - back,
    reached: periods.flatMap(
      (period) =>
        wholeFigure({ rules, reportedOf }, rule, { from: from - 12 * back, to: lastMonth(period) - 12 * back }) ?? [],
    ),
  }));
  return learnedFrom(periods, gone);
}

/** The same, read for one target alone. */
export async function readLearned(tx: ReadTransaction, demands: Demands, target: Target): Promise<Learned | undefined> {
  return learnedBy(demands, await readFigures(tx, "approved", wantedToLearn(demands, target)), target);
}
