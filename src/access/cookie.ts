/** The cookies that carry a session, and the step before it: unreadable for scripts, not sent with other sites' forms, under TLS bound to this host. */

/** `step`: between password and code. */
export type CookieKind = "session" | "step";

const names: Readonly<Record<CookieKind, string>> = { session: "quyet", step: "quyet-step" };

/** `__Host-` makes the browser refuse it without Secure, with a Domain or another Path; it cannot be set without TLS. */
function nameOf(kind: CookieKind, secure: boolean): string {
  return secure ? `__Host-${names[kind]}` : names[kind];
}

/** The value of `Set-Cookie`; lax, not strict, so that a link in a message opens for whoever is signed in. */
export function cookieWith(kind: CookieKind, token: string, secure: boolean, seconds: number): string {
  const attributes = [`${nameOf(kind, secure)}=${token}`, "Path=/", `Max-Age=${seconds}`, "HttpOnly", "SameSite=Lax"];
  if (secure) attributes.push("Secure");
  return attributes.join("; ");
}

export function clearedCookie(kind: CookieKind, secure: boolean): string {
  return cookieWith(kind, "", secure, 0);
}

/** The token, of the one name that counts here: a cookie of the other name may have been set by somebody else. */
export function tokenIn(kind: CookieKind, cookieHeader: string | null, secure: boolean): string | undefined {
  const name = `${nameOf(kind, secure)}=`;
  const values = (cookieHeader ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(name))
    .map((part) => part.slice(name.length));
  return values.length === 1 && values[0] !== "" ? values[0] : undefined;
}
