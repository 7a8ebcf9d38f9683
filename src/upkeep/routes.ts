import { type RouteConfig, route } from "@react-router/dev/routes";

export const upkeepRoutes = [route("app/tinh-trang", "upkeep/pages/health.tsx")] satisfies RouteConfig;
