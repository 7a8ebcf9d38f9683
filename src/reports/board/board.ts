/** The office's list: which submitted reports to look at first. */
import type { Indicator } from "../../indicators/indicator.ts";
import { type Amount, Decimal } from "../../prose/number.ts";
import type { OwedLine } from "../place.ts";

/** A figure that moved against the same period last year; `size`, as a fraction of it, only orders. */
export type Change = {
  readonly indicator: Indicator;
  readonly now: Amount;
  readonly before: Amount;
  readonly size: number;
};

/** Amounts by position, in digits. */
type Amounts = readonly (string | null)[];

/**
 * The largest first; what did not move is none. A board compares every figure of every report and shows three of each: only
 * these become decimals.
 */
export function largestChanges(
  lines: readonly OwedLine[],
  { now, before }: { now: Amounts; before: Amounts },
  count: number,
): Change[] {
  const moved = lines.flatMap(({ line: { position }, indicator }) => {
    const is = now[position - 1] ?? null;
    const was = before[position - 1] ?? null;
    if (is === null || was === null) return [];
    const size = sizeOf(Number(is), Number(was));
    return size === 0 ? [] : [{ indicator, is, was, size }];
  });
  return moved
    .sort((one, other) => other.size - one.size)
    .slice(0, count)
    .map(({ indicator, is, was, size }) => ({ indicator, now: new Decimal(is), before: new Decimal(was), size }));
}

/** How far a figure moved; from zero, the figure itself. */
function sizeOf(now: number, before: number): number {
  const difference = Math.abs(now - before);
  return before === 0 ? difference : difference / Math.abs(before);
}
