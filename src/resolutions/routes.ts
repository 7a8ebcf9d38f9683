import { type RouteConfig, route } from "@react-router/dev/routes";

export const resolutionRoutes = [
  route("app/chi-tieu", "resolutions/pages/targets.tsx"),
  route("app/chi-tieu/:target", "resolutions/pages/target.tsx"),
  route("app/chi-tieu.csv", "resolutions/pages/targetsCsv.ts"),
  route("app/chi-tieu/:target/dien-bien.csv", "resolutions/pages/targetCsv.ts"),
  route("app/doi-chieu", "resolutions/pages/compare.tsx"),
  route("app/da-xem", "resolutions/pages/seen.ts"),
] satisfies RouteConfig;
