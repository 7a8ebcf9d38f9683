import { type RouteConfig, route } from "@react-router/dev/routes";

export const reportRoutes = [
  route("app/bao-cao", "reports/pages/reports.tsx"),
  route("app/bao-cao/:unit/:form/:period", "reports/pages/form.tsx"),
  route("app/bao-cao/:unit/:form/:period/kiem-tra", "reports/pages/check.tsx"),
  route("app/bao-cao/:unit/:form/:period/da-nop", "reports/pages/receipt.tsx"),
  route("app/bao-cao/:unit/:form/:period/lich-su", "reports/pages/history.tsx"),
  route("app/bao-cao/:unit/:form/:period/van-ban", "reports/pages/paper.tsx"),
  route("app/bao-cao/:unit/:form/:period/van-ban/word", "reports/pages/paperWord.ts"),
  route("app/bao-cao/:unit/:form/:period/ban-ky/:file", "reports/pages/scan.ts"),
  route("app/bao-cao/:unit/:form/:period/excel", "reports/pages/excel.ts"),
  route("app/bao-cao/:unit/:form/:period/tai-len", "reports/pages/upload.tsx"),
  route("app/bao-cao/:unit/:form/:period/de-nghi", "reports/pages/around.tsx"),
  route("app/tong-hop", "reports/pages/board.tsx"),
  route("lich/:token", "reports/pages/deadlines.ts"),
] satisfies RouteConfig;
