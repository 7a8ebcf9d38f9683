/** The office's list: which submitted reports to look at first. */
import type { Decimal } from "decimal.js";
import type { Indicator } from "../../indicators/indicator.ts";

export type Change = { readonly indicator: Indicator; readonly now: Decimal; readonly before: Decimal };

/** How far a figure moved against the same period last year, as a fraction of it; from zero, the figure itself. */
export function sizeOf({ now, before }: Change): Decimal {
  const difference = now.minus(before).abs();
  return before.isZero() ? difference : difference.div(before.abs());
}

/** The largest first. */
export function largestChanges(changes: readonly Change[], count: number): Change[] {
  return [...changes].sort((one, other) => sizeOf(other).comparedTo(sizeOf(one))).slice(0, count);
}
