import { type RouteConfig, route } from "@react-router/dev/routes";
import { todayPaths } from "./addresses.ts";

export const todayRoutes = [route(todayPaths.today, "today/pages/today.tsx")] satisfies RouteConfig;
