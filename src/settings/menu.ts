import type { MenuEntry } from "../access/menu.ts";

export const settingsMenu: MenuEntry = {
  to: "/app/thiet-lap",
  name: "nav_settings",
  acts: ["definition.write"],
  also: ["/app/nguoi-dung", "/app/bat-dau", "/app/tinh-trang", "/app/thong-bao/quy-tac"],
};
