import { type RouteConfig, route } from "@react-router/dev/routes";
import { searchPaths } from "./addresses.ts";

export const searchRoutes = [
  route(searchPaths.find, "search/pages/find.tsx"),
  route(searchPaths.findJson, "search/pages/findJson.ts"),
] satisfies RouteConfig;
