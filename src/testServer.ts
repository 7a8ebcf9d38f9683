/** The whole program in one process for tests: the same composition as in the build, with its pages loaded from source. */
import type { RouteConfigEntry } from "@react-router/dev/routes";
import type { Hono } from "hono";
import { findTargetHandler } from "hono/utils/handler";
import type { RouterContextProvider, ServerBuild } from "react-router";
import type { Act, Declared } from "./access/acts.ts";
import type { ApiEnvironment } from "./access/context.server.ts";
import { declaredIn } from "./access/guard.server.ts";
import { compose, type Services } from "./compose.server.ts";
import * as root from "./root.tsx";
import routes from "./routes.ts";
import type { RouteHandle } from "./web/handle.ts";

export type PageModule = ServerBuild["routes"][string] extends infer Route
  ? NonNullable<Route> extends { module: infer Module }
    ? Module
    : never
  : never;
export type PageRoute = { id: string; parentId: string; path: string; index: boolean; module: PageModule };

/** Every page of the router's own list, those around others before those within. */
export async function pageRoutes(
  entries: readonly RouteConfigEntry[] = routes,
  parent: { id: string; path: string } = { id: "root", path: "" },
): Promise<PageRoute[]> {
  const found: PageRoute[] = [];
  for (const entry of entries) {
    const id = entry.id ?? entry.file;
    const module: PageModule = await import(/* @vite-ignore */ `./${entry.file}`);
    found.push({ id, parentId: parent.id, path: entry.path ?? "", index: entry.index === true, module });
    found.push(...(await pageRoutes(entry.children ?? [], { id, path: entry.path ?? "" })));
  }
  return found;
}

/** What a page declares by its middleware. */
export function declaredBy({ module }: PageRoute): Declared | undefined {
  return (module.middleware ?? []).flatMap(declaredIn)[0];
}

/** Whether it is about the unit of its query: a page is where the frame offers units, and what only answers beside one may be. */
export function isOfChosenUnit({ path, module }: PageRoute): boolean {
  return path.startsWith("/app/") && (!module.default || (module.handle as RouteHandle | undefined)?.chooser === true);
}

export type ApiRoute = { method: string; path: string; act: Act | undefined; declared: Declared | undefined };

/** Every route of the API. Hono lists a guard beside the handler that it guards, under the same method (or ALL) and path. */
export function apiRoutesOf(app: Hono<ApiEnvironment>): ApiRoute[] {
  const listed = app.routes.map(({ method, path, handler }) => ({ method, path, handler: findTargetHandler(handler) }));
  const named = listed.filter(({ method }) => method !== "ALL");
  const keys = [...new Set(named.map(({ method, path }) => `${method} ${path}`))];
  return keys.map((key) => {
    const [method = "", path = ""] = key.split(" ");
    const around = listed.filter((each) => each.path === path && (each.method === method || each.method === "ALL"));
    const [declared] = around.flatMap(({ handler }) => declaredIn(handler));
    return { method, path, act: declared?.act, declared };
  });
}

/** Pages are not drawn: their status and headers are what counts here. */
export async function testServer(services: Services): Promise<Hono<ApiEnvironment>> {
  const pages = await pageRoutes();
  const drawn = (_request: Request, status: number, headers: Headers, context: { staticHandlerContext: unknown }) =>
    new Response(JSON.stringify(context.staticHandlerContext, withoutFunctions), { status, headers });
  const build = {
    entry: {
      module: {
        default: drawn,
        handleError: (error: unknown, _asked: { context: RouterContextProvider }) => console.error(error),
      },
    },
    routes: Object.fromEntries([
      ["root", { id: "root", path: "", module: root }],
      ...pages.map((page) => [page.id, page]),
    ]),
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {},
    ssr: true,
    isSpaMode: false,
    prerender: [],
    routeDiscovery: { mode: "initial", manifestPath: "/__manifest" },
  } as unknown as ServerBuild;
  return compose(services, build);
}

function withoutFunctions(_key: string, value: unknown): unknown {
  return typeof value === "function" ? undefined : value;
}
