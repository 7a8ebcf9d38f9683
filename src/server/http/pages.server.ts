/** React Router's build as one function from request to answer, in which errors of ours keep their status and words. */
import {
  createRequestHandler,
  data,
  type RequestHandler,
  type RouterContextProvider,
  type ServerBuild,
} from "react-router";
import type { Problem } from "./problem.server.ts";

type Route = NonNullable<ServerBuild["routes"][string]>;
type ToProblem = (error: unknown, context: Readonly<RouterContextProvider>) => Problem;

/**
 * React Router hides the message of every thrown error, ours too. So each loader, action and middleware throws a
 * problem instead, which the error page shows. A thrown answer, like a redirect, stays what it is.
 */
export function pageHandler(build: ServerBuild, origin: string, toProblem: ToProblem): RequestHandler {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [id, route && withProblems(route, toProblem)]),
  );
  return createRequestHandler({ ...build, routes, allowedActionOrigins: [new URL(origin).host] }, "production");
}

function withProblems(route: Route, toProblem: ToProblem): Route {
  const { loader, action, middleware } = route.module;
  return {
    ...route,
    module: {
      ...route.module,
      ...(loader && { loader: guarded(loader, toProblem) }),
      ...(action && { action: guarded(action, toProblem) }),
      ...(middleware && { middleware: middleware.map((step) => guarded(step, toProblem)) }),
    },
  };
}

function guarded<Input extends { context: Readonly<RouterContextProvider> }, Rest extends unknown[], Result>(
  work: (input: Input, ...rest: Rest) => Result | Promise<Result>,
  toProblem: ToProblem,
): (input: Input, ...rest: Rest) => Promise<Result> {
  return async (input, ...rest) => {
    try {
      return await work(input, ...rest);
    } catch (error) {
      if (error instanceof Response || isDataWithStatus(error)) throw error;
      const problem = toProblem(error, input.context);
      throw data(problem, { status: problem.status });
    }
  };
}

/** What React Router's `data(…)` makes. */
function isDataWithStatus(thrown: unknown): boolean {
  return typeof thrown === "object" && thrown !== null && "type" in thrown && thrown.type === "DataWithResponseInit";
}
