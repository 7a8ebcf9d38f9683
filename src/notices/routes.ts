import { type RouteConfig, route } from "@react-router/dev/routes";

export const noticeRoutes = [route("app/thong-bao", "notices/pages/notices.tsx")] satisfies RouteConfig;
