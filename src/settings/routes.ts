import { type RouteConfig, route } from "@react-router/dev/routes";
import { settingsPaths } from "./addresses.ts";

export const settingsRoutes = [
  route(settingsPaths.settings, "settings/pages/settings.tsx"),
  route(settingsPaths.judging, "settings/pages/judging.tsx"),
  route(settingsPaths.scans, "settings/pages/scans.tsx"),
  route(settingsPaths.section, "settings/pages/section.tsx"),
  route(settingsPaths.object, "settings/pages/object.tsx"),
  route(settingsPaths.annex, "settings/pages/annex.tsx"),
] satisfies RouteConfig;
