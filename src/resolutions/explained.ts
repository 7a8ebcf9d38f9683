/** A target with all that explains it. */
import type { Period } from "../calendar/period.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { type Amount, Decimal } from "../prose/number.ts";
import type { Unit } from "../units/tree.ts";
import type { Composition } from "../values/madeOf.ts";
import type { Completion, ReachedBy } from "./completion.ts";
import type { NoForecast, TargetForecast } from "./forecast.ts";
import type { Learned } from "./learned.ts";
import type { Limits } from "./pace.ts";
import type { Resolution, Target } from "./resolution.ts";
import type { Standing } from "./standing.ts";

export type CoursePoint = { period: Period; standing: Standing; isPast: boolean; expected: Amount | undefined };

/** What was reached by each point that is past. */
export function reachedOf(course: readonly CoursePoint[]): ReachedBy[] {
  return course
    .filter(({ isPast }) => isPast)
    .map(({ period, standing: { actual } }) => ({ period, actual: actual === null ? null : new Decimal(actual) }));
}

export type UnitShare = {
  unit: Unit;
  /** What was handed down to it; undefined where the target was not. */
  allotment: Target | undefined;
  standing: Standing;
  explanations: string[];
};

export type TargetExplained = {
  target: Target;
  indicator: Indicator;
  resolution: Resolution;
  standing: Standing;
  course: CoursePoint[];
  /** When it was done, of what is to be done by a day. */
  completion: Completion | undefined;
  /** The figure one step down; undefined where no period has ended yet. */
  madeOf: Composition | undefined;
  /** What the year may come to, or why nothing can be said. */
  forecast: TargetForecast | NoForecast;
  /** How the earlier years went, where they have their figures. */
  learned: Learned | undefined;
  units: UnitShare[];
  parent: Target | undefined;
  others: Target[];
  /** By which all of these were judged. */
  limits: Limits;
};

/** How the allotments compare with the target: their sum, and by how much it is above (or below, negative). */
export function allotmentSum(
  target: Pick<Target, "amount">,
  units: readonly Pick<UnitShare, "allotment">[],
): { sum: Amount; difference: Amount } | undefined {
  const amounts = units.flatMap((unit) => (unit.allotment ? [unit.allotment.amount] : []));
  const [first, ...others] = amounts;
  if (!first) return undefined;
  const sum = others.reduce((total, amount) => total.plus(amount), first);
  return { sum, difference: sum.minus(target.amount) };
}
