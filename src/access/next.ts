import { todayPaths } from "../today/addresses.ts";

/** Where one wanted to go before signing in; never another site. */
export function pathOfOurs(next: string | undefined): string {
  return next !== undefined && isPathOfOurs(next) ? next : todayPaths.today;
}

/**
 * A path of this site as an address bar shows it. `//elsewhere` would be another site; so would `/\elsewhere`, and a
 * browser drops tabs and line ends before it looks.
 */
export function isPathOfOurs(path: string): boolean {
  return /^\/(?![/\\])[!-~]*$/.test(path);
}
