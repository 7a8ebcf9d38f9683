import { type RouteConfig, route } from "@react-router/dev/routes";

export const reportRoutes = [
  route("app/bao-cao", "reports/pages/reports.tsx"),
  route("app/bao-cao/:unit/:form/:period", "reports/pages/filling/form.tsx"),
  route("app/bao-cao/:unit/:form/:period/kiem-tra", "reports/pages/filling/check.tsx"),
  route("app/bao-cao/:unit/:form/:period/da-nop", "reports/pages/sending/receipt.tsx"),
  route("app/bao-cao/:unit/:form/:period/lich-su", "reports/pages/history.tsx"),
  route("app/bao-cao/:unit/:form/:period/van-ban", "reports/pages/paper/paper.tsx"),
  route("app/bao-cao/:unit/:form/:period/van-ban/word", "reports/pages/paper/word.ts"),
  route("app/bao-cao/:unit/:form/:period/ban-ky/:file", "reports/pages/paper/scan.ts"),
  route("app/bao-cao/:unit/:form/:period/excel", "reports/pages/workbook/download.ts"),
  route("app/bao-cao/:unit/:form/:period/tai-len", "reports/pages/workbook/upload.tsx"),
  route("app/bao-cao/:unit/:form/:period/de-nghi", "reports/pages/sending/requests.tsx"),
  route("app/tong-hop", "reports/pages/board/board.tsx"),
] satisfies RouteConfig;
