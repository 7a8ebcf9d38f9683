import { type RouteConfig, route } from "@react-router/dev/routes";
import { dutyPaths } from "./addresses.ts";

export const dutyRoutes = [
  route(dutyPaths.notices, "duties/pages/notices.tsx"),
  route(dutyPaths.ways, "duties/pages/ways.tsx"),
  route(dutyPaths.rules, "duties/pages/rules.tsx"),
  route(dutyPaths.feed, "duties/pages/feed.ts"),
] satisfies RouteConfig;
