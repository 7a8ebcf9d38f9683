import { type RouteConfig, route } from "@react-router/dev/routes";

export const valueRoutes = [route("app/so-lieu", "values/pages/figure.tsx")] satisfies RouteConfig;
