import type { MenuEntry } from "../access/menu.ts";

export const todayMenu: MenuEntry = { to: "/app", name: "nav_today", acts: ["today.read"] };
