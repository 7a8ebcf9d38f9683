/** How long a request's body may be. */
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "../error.ts";

/**
 * Refuses a longer body with 413. One that declares its length is judged by that, which Node holds it to; only what comes
 * in pieces is counted as it comes, since that costs a stream of its own.
 */
export function limitBody(most: number): MiddlewareHandler {
  const counted = bodyLimit({ maxSize: most, onError: tooLarge });
  return (context, next) => {
    const declared = context.req.header("Content-Length");
    if (declared === undefined || context.req.header("Transfer-Encoding") !== undefined) return counted(context, next);
    return Number(declared) > most ? tooLarge() : next();
  };
}

function tooLarge(): never {
  throw new AppError("too_large", 413);
}
