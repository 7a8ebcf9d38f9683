import { type RouteConfig, route } from "@react-router/dev/routes";

export const todayRoutes = [route("app", "today/pages/today.tsx")] satisfies RouteConfig;
