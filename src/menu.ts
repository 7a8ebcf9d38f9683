/** The application's menu: what the capabilities contribute, in the order in which it is read. */
import type { MenuEntry } from "./access/menu.ts";
import { articlesMenu } from "./portal/menu.ts";
import { boardMenu, reportsMenu } from "./reports/menu.ts";
import { targetsMenu } from "./resolutions/menu.ts";
import { reviewsMenu } from "./reviews/menu.ts";
import { settingsMenu } from "./settings/menu.ts";
import { tasksMenu } from "./tasks/menu.ts";
import { todayMenu } from "./today/menu.ts";

export const menu: readonly MenuEntry[] = [
  todayMenu,
  reportsMenu,
  boardMenu,
  tasksMenu,
  targetsMenu,
  reviewsMenu,
  articlesMenu,
  settingsMenu,
];
