import { type RouteConfig, route } from "@react-router/dev/routes";

export const todayRoutes = [
  route("app", "today/pages/today.tsx"),
  route("app/da-xem", "today/pages/seen.ts"),
] satisfies RouteConfig;
