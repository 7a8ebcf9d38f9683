/** The review's period in words, and the one that follows it. */

import { nameOf, next, type Period } from "../calendar/period.ts";

/** What the tasks of a review are for: after the half-year its second half, after nine months the last quarter, else the next of its kind. */
export function periodAfter(period: Period): Period {
  if (period.kind === "nine_months") return { kind: "quarter", year: period.year, quarter: 4 };
  return next(period);
}

/** "quý II/2024", but "6 tháng cuối năm 2024". */
export function nameAfter(period: Period): string {
  return nameOf(periodAfter(period), "vi");
}
