/** How long a request's body may be. */
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "../error.ts";

const SMALL_BODY = 2 * 1024 * 1024;
export const longestBody = 32 * 1024 * 1024;

/**
 * Refuses a body with 413 that is longer than the usual one, or where files come in than those may be. One that declares its
 * length is judged by that, which Node holds it to; only what comes in pieces is counted as it comes, since that costs a
 * stream of its own.
 */
export const limitBody = { usual: bodiesOf(SMALL_BODY), ofFiles: bodiesOf(longestBody) };

function bodiesOf(most: number): MiddlewareHandler {
  const counted = bodyLimit({ maxSize: most, onError: tooLarge });
  return (context, next) => {
    const declared = context.req.header("Content-Length");
    if (declared === undefined || context.req.header("Transfer-Encoding") !== undefined) return counted(context, next);
    return Number(declared) > most ? tooLarge() : next();
  };
}

/** As much as the body may turn out to be: what comes in pieces tells nothing before. */
export function lengthOf({ headers }: Request): number {
  const declared = headers.has("Transfer-Encoding") ? null : headers.get("Content-Length");
  return declared === null ? longestBody : Math.min(Number(declared), longestBody);
}

function tooLarge(): never {
  throw new AppError("too_large", 413);
}

/** So much lies in the buffers between, and is sent before any answer could come. */
const heldOnTheWay = 64 * 1024;
/** So much of a body that nobody reads is let in, for so long. */
const mostDropped = 2 * longestBody;
const longestDropping = 5_000;

/**
 * Lets the rest of a refused request come in before it is answered: a proxy that is still sending when the connection ends
 * tells its own error (502) in the place of our words.
 */
export async function dropUnread(request: Request): Promise<void> {
  const declared = Number(request.headers.get("Content-Length") ?? 0);
  if (declared <= heldOnTheWay || request.bodyUsed || !request.body) return;
  const reader = request.body.getReader();
  const late = setTimeout(() => void reader.cancel(), longestDropping);
  try {
    for (let left = mostDropped; left >= 0; ) {
      const { done, value } = await reader.read();
      if (done) break;
      left -= value.length;
    }
  } finally {
    clearTimeout(late);
  }
}
