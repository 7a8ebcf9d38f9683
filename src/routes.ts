/** The pages of all capabilities. */
import { type RouteConfig, route } from "@react-router/dev/routes";
import { accessRoutes } from "./access/routes.ts";
import { assigningRoutes } from "./assigning/routes.ts";
import { beginningRoutes } from "./beginning/routes.ts";
import { dutyRoutes } from "./duties/routes.ts";
import { folderRoutes } from "./folder/routes.ts";
import { portalRoutes } from "./portal/routes.ts";
import { reportRoutes } from "./reports/routes.ts";
import { resolutionRoutes } from "./resolutions/routes.ts";
import { reviewRoutes } from "./reviews/routes.ts";
import { searchRoutes } from "./search/routes.ts";
import { settingsRoutes } from "./settings/routes.ts";
import { taskRoutes } from "./tasks/routes.ts";
import { todayRoutes } from "./today/routes.ts";
import { upkeepRoutes } from "./upkeep/routes.ts";
import { valueRoutes } from "./values/routes.ts";
import { viewRoutes } from "./views/routes.ts";

export default [
  ...settingsRoutes,
  ...portalRoutes,
  ...accessRoutes,
  ...beginningRoutes,
  ...dutyRoutes,
  ...reportRoutes,
  ...taskRoutes,
  ...assigningRoutes,
  ...todayRoutes,
  ...resolutionRoutes,
  ...reviewRoutes,
  ...valueRoutes,
  ...searchRoutes,
  ...upkeepRoutes,
  ...folderRoutes,
  ...viewRoutes,
  route("*", "unknown.tsx"),
] satisfies RouteConfig;
