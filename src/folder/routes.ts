import { type RouteConfig, route } from "@react-router/dev/routes";
import { folderPaths } from "./addresses.ts";

export const folderRoutes = [
  route(folderPaths.wideUpload, "folder/pages/wideUpload.tsx"),
  route(folderPaths.wideTable, "folder/pages/wideTable.tsx"),
] satisfies RouteConfig;
