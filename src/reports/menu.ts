import type { MenuEntry } from "../access/menu.ts";

export const reportsMenu: MenuEntry = { to: "/app/bao-cao", name: "nav_reports", acts: ["report.fill", "report.sign"] };

export const boardMenu: MenuEntry = {
  to: "/app/tong-hop",
  name: "nav_board",
  acts: ["report.accept", "report.remind"],
  also: ["/app/nap-so-lieu"],
};
