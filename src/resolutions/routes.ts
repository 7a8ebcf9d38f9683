import { type RouteConfig, route } from "@react-router/dev/routes";
import { resolutionPaths } from "./addresses.ts";

export const resolutionRoutes = [
  route(resolutionPaths.targets, "resolutions/pages/targets.tsx"),
  route(resolutionPaths.target, "resolutions/pages/target.tsx"),
  route(resolutionPaths.targetsCsv, "resolutions/pages/targetsCsv.ts"),
  route(resolutionPaths.courseCsv, "resolutions/pages/targetCsv.ts"),
  route(resolutionPaths.compare, "resolutions/pages/compare.tsx"),
  route(resolutionPaths.seen, "resolutions/pages/seen.ts"),
] satisfies RouteConfig;
