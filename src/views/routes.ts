import { type RouteConfig, route } from "@react-router/dev/routes";
import { viewPaths } from "./addresses.ts";

export const viewRoutes = [route(viewPaths.keep, "views/pages/keep.ts")] satisfies RouteConfig;
