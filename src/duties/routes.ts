import { type RouteConfig, route } from "@react-router/dev/routes";

export const dutyRoutes = [
  route("app/thong-bao", "duties/pages/notices.tsx"),
  route("app/thong-bao/cach-nhan", "duties/pages/ways.tsx"),
  route("app/thong-bao/quy-tac", "duties/pages/rules.tsx"),
  route("lich/:token", "duties/pages/feed.ts"),
] satisfies RouteConfig;
