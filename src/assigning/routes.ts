import { type RouteConfig, route } from "@react-router/dev/routes";
import { assigningPaths } from "./addresses.ts";

export const assigningRoutes = [
  route(assigningPaths.assign, "assigning/pages/assign.tsx"),
  route(assigningPaths.many, "assigning/pages/many.tsx"),
] satisfies RouteConfig;
