import { type RouteConfig, route } from "@react-router/dev/routes";
import { taskPaths } from "./addresses.ts";

export const taskRoutes = [
  route(taskPaths.tasks, "tasks/pages/tasks.tsx"),
  route(taskPaths.task, "tasks/pages/task.tsx"),
  route(taskPaths.evidence, "tasks/pages/evidence.ts"),
  route(taskPaths.form, "tasks/pages/form.tsx"),
  route(taskPaths.formWorkbook, "tasks/pages/formWorkbook.ts"),
  route(taskPaths.formWord, "tasks/pages/formWord.ts"),
] satisfies RouteConfig;
