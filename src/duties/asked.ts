/** Which periods are asked for on a day: one rule for all that falls due period by period. */
import {
  type Frequency,
  firstDay,
  firstMonth,
  lastDay,
  lastMonth,
  monthsIn,
  type Period,
  periodAt,
  periodsWithin,
  previous,
} from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";

export type Span = {
  readonly on: IsoDate;
  /** A calendar looks ahead to what begins by then; else it is the day itself. */
  readonly until: IsoDate;
  /** What ended before it is not asked for: the first day of the installation's first period. */
  readonly from: IsoDate | undefined;
};

/**
 * A period is asked for in the quarter in which it ends and in the quarter after, from its first day on, and never where it
 * ended before the installation began to ask: a month from its first day, a year from 1 October. In order.
 */
export function askedPeriods(frequency: Frequency, { on, until, from }: Span): Period[] {
  const firstEnd = firstMonth(previous(periodAt("quarter", on)));
  const lastEnd = lastMonth(periodAt("quarter", until));
  return periodsWithin(frequency, firstEnd - monthsIn(frequency) + 1, lastEnd).filter(
    (period) => firstDay(period) <= until && (from === undefined || lastDay(period) >= from),
  );
}
