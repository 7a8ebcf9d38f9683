import { type RouteConfig, route } from "@react-router/dev/routes";
import { reportPaths } from "./addresses.ts";

export const reportRoutes = [
  route(reportPaths.reports, "reports/pages/reports.tsx"),
  route(reportPaths.form, "reports/pages/filling/form.tsx"),
  route(reportPaths.check, "reports/pages/filling/check.tsx"),
  route(reportPaths.receipt, "reports/pages/sending/receipt.tsx"),
  route(reportPaths.history, "reports/pages/history.tsx"),
  route(reportPaths.paper, "reports/pages/paper/paper.tsx"),
  route(reportPaths.word, "reports/pages/paper/word.ts"),
  route(reportPaths.scan, "reports/pages/paper/scan.ts"),
  route(reportPaths.workbook, "reports/pages/workbook/download.ts"),
  route(reportPaths.upload, "reports/pages/workbook/upload.tsx"),
  route(reportPaths.requests, "reports/pages/sending/requests.tsx"),
  route(reportPaths.board, "reports/pages/board/board.tsx"),
] satisfies RouteConfig;
