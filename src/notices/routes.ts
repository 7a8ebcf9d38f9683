import { type RouteConfig, route } from "@react-router/dev/routes";

export const noticeRoutes = [
  route("app/thong-bao", "notices/pages/notices.tsx"),
  route("app/thong-bao/cach-nhan", "notices/pages/ways.tsx"),
  route("app/thong-bao/quy-tac", "notices/pages/rules.tsx"),
] satisfies RouteConfig;
