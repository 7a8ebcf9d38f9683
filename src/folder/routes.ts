import { type RouteConfig, route } from "@react-router/dev/routes";

export const folderRoutes = [
  route("app/nap-so-lieu", "folder/pages/wideUpload.tsx"),
  route("app/nap-so-lieu/:upload", "folder/pages/wideTable.tsx"),
] satisfies RouteConfig;
