/** The way of a target: the periods at which it is judged before its end, and what it had reached by each. */
import { firstMonth, lastMonth, type Period, periodsWithin } from "../calendar/period.ts";
import { figureOf } from "../values/figure.ts";
import type { Figures } from "../values/figures.server.ts";
import type { ReachedBy } from "./completion.ts";
import { frequencyOf, measuring } from "./measured.server.ts";
import type { Target } from "./resolution.ts";
import type { Demands } from "./resolutions.server.ts";
import { type Judging, measureOf } from "./standing.server.ts";

/** Beyond so many points a course is drawn by years. */
const MOST_POINTS = 12;

/** The periods at which the target is judged on its way: those of its figures, or years where these are many. */
export function coursePeriods(demands: Demands, target: Target): Period[] {
  const rule = demands.rules.ofId(target.indicatorId);
  const frequency = rule && frequencyOf(demands, rule, target.unit, target.period);
  if (!frequency) return [];
  const [from, to] = [firstMonth(target.period), lastMonth(target.period)];
  const fine = periodsWithin(frequency, from, to);
  return fine.length > MOST_POINTS ? periodsWithin("year", from, to) : fine;
}

/** Its way up to a period, where that says when it was done. */
export function wayUntil(demands: Demands, { target, at }: Judging): Judging[] {
  if (target.comparator !== "done_by") return [];
  return coursePeriods(demands, target)
    .filter((period) => lastMonth(period) <= lastMonth(at))
    .map((period) => ({ target, at: period }));
}

/** What was reached by each point of a way, of figures that were read. */
export function reachedOn(demands: Demands, figures: Figures, way: readonly Judging[]): ReachedBy[] {
  return way.map((each) => {
    const { unit, rule, over } = measuring(demands, measureOf(each));
    const figure = over && figureOf(rule, demands.rules, figures.of(unit).reportedOf, over.now.span);
    return { period: each.at, actual: figure?.amount ?? null };
  });
}
