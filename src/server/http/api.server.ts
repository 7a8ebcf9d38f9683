/** How every API router of ours is made: unknown input is refused with a problem that names the field. */
import { createHash } from "node:crypto";
import { createRoute, OpenAPIHono, type RouteConfig } from "@hono/zod-openapi";
import type { Env, MiddlewareHandler } from "hono";

/** A router whose schemas refuse with the same error as everything else. */
export function newApi<Environment extends Env>(): OpenAPIHono<Environment> {
  return new OpenAPIHono<Environment>({
    defaultHook: (result) => {
      if (!result.success) throw result.error;
    },
  });
}

/** How the routes of a part of the API are told: by what one asks, what it is for, who may, and what is taken and answered. */
export function routesOf(part: string) {
  return <
    const Method extends RouteConfig["method"],
    const Path extends string,
    Guard extends MiddlewareHandler,
    Given extends Pick<RouteConfig, "request" | "responses">,
  >(
    method: Method,
    path: Path,
    summary: string,
    middleware: Guard,
    given: Given,
  ) => createRoute({ method, path, tags: [part], summary, middleware, ...given });
}

/** The tag of a long answer, from its text: `etag` makes the same one of a copy of the body's stream, at several times the price. */
export function tagOf(text: string): string {
  return `"${createHash("sha1").update(text).digest("hex")}"`;
}
