import { type RouteConfig, route } from "@react-router/dev/routes";

export const viewRoutes = [route("app/khung-nhin", "views/pages/keep.ts")] satisfies RouteConfig;
