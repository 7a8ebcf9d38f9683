import type { MenuEntry } from "../access/menu.ts";
import { taskPaths } from "./addresses.ts";

export const tasksMenu: MenuEntry = { to: taskPaths.tasks, name: "nav_tasks", acts: ["task.do", "task.answer"] };
