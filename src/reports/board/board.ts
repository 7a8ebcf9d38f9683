/** The office's list: which submitted reports to look at first. */
import type { Decimal } from "decimal.js";
import type { Indicator } from "../../indicators/indicator.ts";

export type Change = { readonly indicator: Indicator; readonly now: Decimal; readonly before: Decimal };

/** How far a figure moved against the same period last year, as a fraction of it; from zero, the figure itself. It only orders. */
export function sizeOf({ now, before }: Change): number {
  const [here, there] = [now.toNumber(), before.toNumber()];
  const difference = Math.abs(here - there);
  return there === 0 ? difference : difference / Math.abs(there);
}

/** The largest first; what did not move is none. */
export function largestChanges(changes: readonly Change[], count: number): Change[] {
  return changes
    .map((change) => ({ change, size: sizeOf(change) }))
    .filter(({ size }) => size > 0)
    .sort((one, other) => other.size - one.size)
    .slice(0, count)
    .map(({ change }) => change);
}
