import { type RouteConfig, route } from "@react-router/dev/routes";

export const valueRoutes = [
  route("app/so-lieu", "values/pages/figure.tsx"),
  route("app/so-lieu.json", "values/pages/figureJson.ts"),
] satisfies RouteConfig;
