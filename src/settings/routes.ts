import { type RouteConfig, route } from "@react-router/dev/routes";

export const settingsRoutes = [
  route("app/thiet-lap", "settings/pages/settings.tsx"),
  route("app/thiet-lap/danh-gia", "settings/pages/judging.tsx"),
  route("app/thiet-lap/:section", "settings/pages/section.tsx"),
  route("app/thiet-lap/:section/:code", "settings/pages/object.tsx"),
  route("app/thiet-lap/nghi-quyet/:code/phu-luc", "settings/pages/annex.tsx"),
] satisfies RouteConfig;
