/** The pages of all capabilities. */
import { type RouteConfig, route } from "@react-router/dev/routes";
import { accessRoutes } from "./access/routes.ts";
import { reportRoutes } from "./reports/routes.ts";
import { portalRoutes } from "./portal/routes.ts";
import { todayRoutes } from "./today/routes.ts";

export default [...accessRoutes, ...reportRoutes, ...todayRoutes, route("*", "unknown.tsx")] satisfies RouteConfig;
