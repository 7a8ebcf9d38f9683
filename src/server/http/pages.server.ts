/** React Router's build as one function from request to answer, in which errors of ours keep their status and words. */
import {
  createRequestHandler,
  data,
  type RequestHandler,
  type RouterContextProvider,
  type ServerBuild,
} from "react-router";
import { AppError } from "../error.ts";
import { headersOf, type Problem } from "./problem.server.ts";

type Route = NonNullable<ServerBuild["routes"][string]>;
type Context = Readonly<RouterContextProvider>;

/** What is told instead of an error, and the page that says it where the route draws none. */
export type Telling = {
  problem(error: unknown, context: Context): Problem;
  page(problem: Problem, context: Context): Response;
  /** What is drawn around a problem that came before any loader could say so. */
  frame(context: Context, url: URL): Promise<unknown>;
};

/**
 * React Router hides the message of every thrown error, ours too. So each loader, action and middleware throws a
 * problem instead, which the error page shows. A thrown answer, like a redirect, stays what it is. A route without
 * loader or action refuses what would be theirs in the same way; React Router would tell the log of it.
 */
export function pageHandler(build: ServerBuild, origin: string, telling: Telling): RequestHandler {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [id, route && withProblems(route, telling)]),
  );
  return createRequestHandler({ ...build, routes, allowedActionOrigins: [new URL(origin).host] }, "production");
}

function withProblems(route: Route, telling: Telling): Route {
  const { middleware, default: drawn } = route.module;
  const isDrawn = drawn !== undefined;
  const { loader = isDrawn ? undefined : onlyPosted, action = onlyRead } = route.module;
  return {
    ...route,
    module: {
      ...route.module,
      ...(loader && { loader: guarded(loader, telling, isDrawn) }),
      action: guarded(action, telling, isDrawn),
      ...(middleware && { middleware: middleware.map((step) => guarded(step, telling, isDrawn, framed)) }),
    },
  };
}

function onlyPosted(): never {
  throw new AppError("only_posted", 405, { allow: "POST" });
}

function onlyRead(): never {
  throw new AppError("only_read", 405, { allow: "GET, HEAD" });
}

type Input = { request: Request; url: URL; context: Context };

function guarded<Given extends Input, Rest extends unknown[], Result>(
  work: (input: Given, ...rest: Rest) => Result | Promise<Result>,
  telling: Telling,
  isDrawn: boolean,
  around: (telling: Telling, input: Input) => Promise<object> = async () => ({}),
): (input: Given, ...rest: Rest) => Promise<Result> {
  return async (input, ...rest) => {
    try {
      return await work(input, ...rest);
    } catch (error) {
      if (error instanceof Response || isDataWithStatus(error)) throw error;
      const problem = telling.problem(error, input.context);
      const isForEyes = input.request.headers.get("Accept")?.includes("text/html") ?? false;
      if (!isDrawn && isForEyes) throw telling.page(problem, input.context);
      throw data(
        { ...problem, ...(await around(telling, input)) },
        { status: problem.status, headers: headersOf(problem) },
      );
    }
  };
}

/** Loaders do not run after a refusal of middleware, not even the one that draws the frame; without a database there is none. */
async function framed(telling: Telling, { context, url }: Input): Promise<object> {
  const frame = await telling.frame(context, url).catch(() => undefined);
  return { frame };
}

/** What React Router's `data(…)` makes. */
function isDataWithStatus(thrown: unknown): boolean {
  return typeof thrown === "object" && thrown !== null && "type" in thrown && thrown.type === "DataWithResponseInit";
}
