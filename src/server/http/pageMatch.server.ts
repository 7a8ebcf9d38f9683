/** Which page an address leads to, as React Router itself will match it: for what must be known before it runs. */
import { matchRoutes, type ServerBuild } from "react-router";

type Routes = ServerBuild["routes"];
type PageRoute = NonNullable<Routes[string]>;
type Tree = { id: string; path?: string; index?: boolean; children?: Tree[] };

/** So many addresses are remembered; then it begins anew. */
const MOST_REMEMBERED = 2_000;

/** In whatever case, with whatever slash and encoding an address is written; undefined where it leads nowhere. */
export function pageMatcher(routes: Routes): (url: URL) => PageRoute | undefined {
  const tree = treeOf(routes, undefined);
  const remembered = new Map<string, PageRoute | undefined>();
  return ({ pathname }) => {
    if (remembered.has(pathname)) return remembered.get(pathname);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const id = matchRoutes(tree as Parameters<typeof matchRoutes>[0], pageOfData(pathname))?.at(-1)?.route.id;
    const route = id === undefined ? undefined : routes[id];
    remembered.set(pathname, route);
    return route;
  };
}

/** The application's script asks for the data of a page under `.data`. */
function pageOfData(pathname: string): string {
  return pathname.endsWith("/_.data") ? pathname.slice(0, -"_.data".length) : pathname.replace(/\.data$/, "");
}

function treeOf(routes: Routes, parent: string | undefined): Tree[] {
  return Object.values(routes).flatMap((route): Tree[] => {
    if (route === undefined || route.parentId !== parent) return [];
    const { id, path, index } = route;
    if (index) return [{ id, index: true, ...(path !== undefined && { path }) }];
    return [{ id, ...(path !== undefined && { path }), children: treeOf(routes, id) }];
  });
}
