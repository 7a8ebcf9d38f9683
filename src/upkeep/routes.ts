import { type RouteConfig, route } from "@react-router/dev/routes";
import { upkeepPaths } from "./addresses.ts";

export const upkeepRoutes = [route(upkeepPaths.health, "upkeep/pages/health.tsx")] satisfies RouteConfig;
