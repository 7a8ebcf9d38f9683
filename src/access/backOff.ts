/**
 * How long an account makes one wait after wrong passwords. Counted by account and address, so that an office behind one
 * address is not locked out by one member, and an attacker elsewhere does not lock out the owner; and by account alone,
 * for guesses from many addresses at once.
 */

/** After how many failures waiting begins, and how long at first; it doubles from there to the longest. */
export type Patience = { free: number; firstSeconds: number };

export const fromOneAddress: Patience = { free: 5, firstSeconds: 5 };
export const fromAnywhere: Patience = { free: 50, firstSeconds: 30 };
export const LONGEST_WAIT_SECONDS = 900;

/**
 * Seconds still to wait, never more than the wait itself. A last try that lies in the future was made before the clock was
 * set back, perhaps by days: nobody waits until it comes again, and the next failure counts on from there.
 */
export function secondsToWait(failures: number, lastAt: Date, now: Date, patience: Patience): number {
  const excess = failures - patience.free;
  if (excess < 0 || lastAt > now) return 0;
  const wait = Math.min(LONGEST_WAIT_SECONDS, patience.firstSeconds * 2 ** excess);
  const passed = Math.max(0, (now.getTime() - lastAt.getTime()) / 1000);
  return Math.max(0, Math.ceil(wait - passed));
}
