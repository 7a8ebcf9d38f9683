/** How every API router of ours is made: unknown input is refused with a problem that names the field. */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Env } from "hono";

/** A router whose schemas refuse with the same error as everything else. */
export function newApi<Environment extends Env>(): OpenAPIHono<Environment> {
  return new OpenAPIHono<Environment>({
    defaultHook: (result) => {
      if (!result.success) throw result.error;
    },
  });
}
