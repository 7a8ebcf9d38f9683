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
 * The largest first, and of equals the one that stands first; what did not move is none. A board compares every figure of every
 * report and shows three of each: only these are kept, and become decimals.
 */
export function largestChanges(
  lines: readonly OwedLine[],
  { now, before }: { now: Amounts; before: Amounts },
  count: number,
): Change[] {
  const largest: { indicator: Indicator; is: string; was: string; size: number }[] = [];
  for (const { line, indicator } of lines) {
    const is = now[line.position - 1] ?? null;
    const was = before[line.position - 1] ?? null;
    if (is === null || was === null || is === was) continue;
    const size = sizeOf(Number(is), Number(was));
    const smallest = largest.length < count ? 0 : (largest.at(-1)?.size ?? 0);
    if (size <= smallest) continue;
    const smaller = largest.findIndex((other) => other.size < size);
    largest.splice(smaller < 0 ? largest.length : smaller, 0, { indicator, is, was, size });
    if (largest.length > count) largest.pop();
  }
  return largest.map(({ indicator, is, was, size }) => ({
    indicator,
    now: new Decimal(is),
    before: new Decimal(was),
    size,
  }));
}

/** How far a figure moved; from zero, the figure itself. */
function sizeOf(now: number, before: number): number {
  const difference = Math.abs(now - before);
  return before === 0 ? difference : difference / Math.abs(before);
}
