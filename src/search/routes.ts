import { type RouteConfig, route } from "@react-router/dev/routes";

export const searchRoutes = [
  route("app/tim", "search/pages/find.tsx"),
  route("app/tim.json", "search/pages/findJson.ts"),
] satisfies RouteConfig;
