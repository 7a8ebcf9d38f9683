/** What is said of an amount beside it, as rows of reports and roll-ups keep it: a number by position. */

export type Flags = { readonly estimated: boolean; readonly illustrative: boolean };

const ESTIMATED = 1;
const ILLUSTRATIVE = 2;

export function flagOf({ estimated, illustrative }: Flags): number {
  return (estimated ? ESTIMATED : 0) | (illustrative ? ILLUSTRATIVE : 0);
}

export function isEstimated(flag: number): boolean {
  return (flag & ESTIMATED) !== 0;
}

export function isIllustrative(flag: number): boolean {
  return (flag & ILLUSTRATIVE) !== 0;
}

/** Of a position that has none, nothing is said. */
export function flagsOf(flag: number | null | undefined): Flags {
  return { estimated: isEstimated(flag ?? 0), illustrative: isIllustrative(flag ?? 0) };
}
