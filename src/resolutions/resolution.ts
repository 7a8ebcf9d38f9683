/** Resolutions, and which of them a unit is judged by at a period. */
import { contains, lastDay, monthsIn, type Period, periodOf } from "../calendar/period.ts";
import type {
  IndicatorId,
  IsoDate,
  PeriodCode,
  ResolutionCode,
  ResolutionId,
  TargetId,
  UnitId,
} from "../database/ids.ts";
import type { TargetRule } from "./target.ts";

export type Resolution = {
  id: ResolutionId;
  code: ResolutionCode;
  title: string;
  number: string;
  /** Who adopted it. */
  unit: UnitId;
  period: PeriodCode;
  adopted?: IsoDate;
  /** The resolution that it carries out. */
  parent?: ResolutionId;
  closedOn?: IsoDate;
};

/** What a resolution demands of an indicator for a unit: the rule by which it is judged, and whose it is. */
export type Target = TargetRule & {
  id: TargetId;
  resolution: ResolutionId;
  name: string;
  indicatorId: IndicatorId;
  unit: UnitId;
  /** Who answers for it. */
  lead?: UnitId;
  field: string;
  weight?: string;
  /** Whose yardstick it is: tỉnh giao, HĐND huyện giao. */
  setBy: string;
  /** The target of which it is an allotment. */
  partOf?: TargetId;
  /** The last day on which it is demanded: at a period that ends later it is judged no more. */
  closedOn?: IsoDate;
};

/** Whether a target or resolution still stands at the end of a period. */
export function standsAt({ closedOn }: { closedOn?: IsoDate | undefined }, at: Period): boolean {
  return closedOn === undefined || closedOn >= lastDay(at);
}

/**
 * The resolution with the shortest period that contains `at`, among those that set a target for the unit; among equals
 * the unit's own, then the first in file order.
 */
export function resolutionFor(
  resolutions: readonly Resolution[],
  targets: readonly Target[],
  unit: UnitId,
  at: Period,
): Resolution | undefined {
  const judging = new Set(
    targets.filter((target) => target.unit === unit && standsAt(target, at)).map((target) => target.resolution),
  );
  const candidates = resolutions.filter(
    (resolution) =>
      standsAt(resolution, at) &&
      (judging.has(resolution.id) || resolution.unit === unit) &&
      contains(periodOf(resolution.period), at),
  );
  const months = (resolution: Resolution) => monthsIn(periodOf(resolution.period).kind);
  const rank = (resolution: Resolution) => (judging.has(resolution.id) ? 0 : 2) + (resolution.unit === unit ? 0 : 1);
  return candidates.sort((a, b) => months(a) - months(b) || rank(a) - rank(b))[0];
}
