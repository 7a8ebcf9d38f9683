import type { MenuEntry } from "../access/menu.ts";
import { assigningPaths } from "../assigning/addresses.ts";
import { taskPaths } from "./addresses.ts";

export const tasksMenu: MenuEntry = {
  to: taskPaths.tasks,
  name: "nav_tasks",
  acts: ["task.do", "task.answer"],
  also: [assigningPaths.assign],
};
