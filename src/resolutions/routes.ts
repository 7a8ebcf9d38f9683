import { type RouteConfig, route } from "@react-router/dev/routes";

export const resolutionRoutes = [
  route("app/chi-tieu", "resolutions/pages/targets.tsx"),
  route("app/chi-tieu/:target", "resolutions/pages/target.tsx"),
] satisfies RouteConfig;
