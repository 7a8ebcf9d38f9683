/**
 * What every request must pass before anything looks at it, and the headers that every answer carries.
 * An unsafe request comes from our own pages, or carries a token that a browser would not send by itself (TRUST S3).
 */
import { randomFillSync, randomUUID } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { AppError } from "../error.ts";
import { isLoopback } from "../loopback.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses an unsafe request that another site could have made a browser send. */
export function sameOriginOnly(origin: string): MiddlewareHandler {
  return async (context, next) => {
    if (!safeMethods.has(context.req.method) && !isOurs(context, origin)) {
      throw new AppError("foreign_origin", 403);
    }
    await next();
  };
}

/**
 * In order: plain text is what a foreign form can send without asking, so never ours; a bearer token is never sent by a
 * browser on its own; else the browser must say that the page came from here, by Sec-Fetch-Site and by Origin.
 */
function isOurs(context: Context, origin: string): boolean {
  if ((context.req.header("Content-Type") ?? "").trim().toLowerCase().startsWith("text/plain")) return false;
  const site = context.req.header("Sec-Fetch-Site");
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const bearer = (context.req.header("Authorization") ?? "").startsWith("Bearer ");
  if (bearer && context.req.header("Cookie") === undefined) return true;
  return context.req.header("Origin") === origin || isAskedHost(context.req.header("Origin"), context);
}

/** On one's own machine the program is reached as 127.0.0.1, localhost or ::1 alike; beyond it only by its named address. */
function isAskedHost(sender: string | undefined, context: Context): boolean {
  const asked = new URL(context.req.url);
  return sender === asked.origin && isLoopback(asked.hostname);
}

/**
 * Refuses an address that says one thing twice: who reads it could take either (TRUST S2). With `only` that holds of these
 * alone; whatever else stands in the address of a page is refused twice where the page reads it (`queryOf`).
 */
export function singleParameters(only?: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const given = [...new URL(context.req.url).searchParams.keys()];
    const names = only === undefined ? given : given.filter((name) => only.includes(name));
    const seen = new Set<string>();
    const repeated = names.find((name) => seen.size === seen.add(name).size);
    if (repeated !== undefined) {
      throw new AppError("invalid_input", 400, {}, [{ code: "repeated_field", place: { field: repeated } }]);
    }
    await next();
  };
}

const nonceBytes = 16;
/** Random bytes that nobody was given yet; many are drawn at once, which takes a hundredth of the time. */
const random = { bytes: Buffer.alloc(256 * nonceBytes), used: 256 * nonceBytes };

/** A value that only our own inline script and style elements of this answer carry. */
export function newNonce(): string {
  if (random.used === random.bytes.length) {
    randomFillSync(random.bytes);
    random.used = 0;
  }
  random.used += nonceBytes;
  return random.bytes.toString("base64", random.used - nonceBytes, random.used);
}

/** Short enough to read out on the telephone, long enough to find one line in a log. */
export function newRequestId(): string {
  return randomUUID().slice(-12);
}

/** The headers of every answer that does not set its own. Nothing is kept by browsers or proxies unless a page says so. */
export function setSafeHeaders(headers: Headers, { nonce, tls }: { nonce: string; tls: boolean }): void {
  const safe: Record<string, string> = {
    "Content-Security-Policy": [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
    ].join("; "),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
  };
  if (tls) safe["Strict-Transport-Security"] = "max-age=31536000";
  for (const [name, value] of Object.entries(safe)) {
    if (!headers.has(name)) headers.set(name, value);
  }
}
