/** The cookie that carries a session: unreadable for scripts, not sent with other sites' forms, under TLS bound to this host. */

/** `__Host-` makes the browser refuse it without Secure, with a Domain or another Path; it cannot be set without TLS. */
export function sessionCookieName(secure: boolean): string {
  return secure ? "__Host-quyet" : "quyet";
}

/** The value of `Set-Cookie`; lax, not strict, so that a link in a message opens for whoever is signed in. */
export function sessionCookie(token: string, secure: boolean, seconds: number): string {
  const attributes = [
    `${sessionCookieName(secure)}=${token}`,
    "Path=/",
    `Max-Age=${seconds}`,
    "HttpOnly",
    "SameSite=Lax",
  ];
  if (secure) attributes.push("Secure");
  return attributes.join("; ");
}

export function clearedSessionCookie(secure: boolean): string {
  return sessionCookie("", secure, 0);
}

/** The session's token, of the one name that counts here: a cookie of the other name may have been set by somebody else. */
export function sessionTokenOf(cookieHeader: string | null, secure: boolean): string | undefined {
  const name = `${sessionCookieName(secure)}=`;
  const values = (cookieHeader ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(name))
    .map((part) => part.slice(name.length));
  return values.length === 1 && values[0] !== "" ? values[0] : undefined;
}
