/** Where one wanted to go before signing in; never another site. */
export function pathOfOurs(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : "/app";
}
