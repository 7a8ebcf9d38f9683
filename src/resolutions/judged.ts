/** Whether a target may be judged by the reports that have come: CONTRACT's `judged`. Nobody is good or bad by silence. */

import { type Amount, Decimal } from "../prose/number.ts";
import type { Coverage } from "../values/coverage.ts";
import type { Limits, Reached } from "./pace.ts";
import { compare, isExceeded, isJudgedOnlyLater, isRelative } from "./target.ts";

const whole = new Decimal(1);

type Known = Omit<Reached, "judged"> & { coverage: Coverage; priorCoverage: Coverage };

/** `least` is the part of the reports owed that must have come, counted report by report. */
export function isJudged(known: Known, least: Amount): boolean {
  const { target, at, coverage, priorCoverage } = known;
  if (isJudgedOnlyLater(target, at) || target.comparator === "done_by" || isSettled(known)) return true;
  return haveCome(coverage, least) && (!isRelative(target.comparator) || haveCome(priorCoverage, least));
}

function haveCome({ come, owed }: Pick<Coverage, "come" | "owed">, least: Amount): boolean {
  return least.times(owed).lessThanOrEqualTo(come);
}

/** Whether words may set a figure against last year's: by the same part, of which last year's units are known alone. */
export function isComparable(
  {
    coverage,
    priorCoverage,
  }: { coverage: Pick<Coverage, "come" | "owed">; priorCoverage: Pick<Coverage, "reported" | "expected"> },
  { come: least }: Pick<Limits, "come">,
): boolean {
  const { reported, expected } = priorCoverage;
  return haveCome(coverage, least) && haveCome({ come: reported, owed: expected }, least);
}

/** What is over its limit, or has reached what is demanded, in a flow or peak: more reports cannot change it back. */
function isSettled({ target, actual, demanded, share }: Known): boolean {
  if (!actual || !demanded) return false;
  if (isExceeded(target, actual, demanded)) return true;
  if ((target.timing !== "flow" && target.timing !== "peak") || !share) return false;
  const against = compare(share, whole);
  return (target.comparator === "at_least" && against >= 0) || (target.comparator === "more_than" && against > 0);
}
