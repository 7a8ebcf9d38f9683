/** The pages of all capabilities. */
import { type RouteConfig, route } from "@react-router/dev/routes";
import { todayRoutes } from "./today/routes.ts";

export default [...todayRoutes, route("*", "unknown.tsx")] satisfies RouteConfig;
