import type { MenuEntry } from "../access/menu.ts";
import { folderPaths } from "../folder/addresses.ts";
import { reportPaths } from "./addresses.ts";

export const reportsMenu: MenuEntry = {
  to: reportPaths.reports,
  name: "nav_reports",
  acts: ["report.fill", "report.sign"],
};

export const boardMenu: MenuEntry = {
  to: reportPaths.board,
  name: "nav_board",
  acts: ["report.accept", "report.remind"],
  also: [folderPaths.wideUpload],
};
