import type { MenuEntry } from "../access/menu.ts";
import { todayPaths } from "./addresses.ts";

export const todayMenu: MenuEntry = { to: todayPaths.today, name: "nav_today", acts: ["today.read"] };
