import { type RouteConfig, route } from "@react-router/dev/routes";
import { valuePaths } from "./addresses.ts";

export const valueRoutes = [
  route(valuePaths.figure, "values/pages/figure.tsx"),
  route(valuePaths.figureJson, "values/pages/figureJson.ts"),
] satisfies RouteConfig;
