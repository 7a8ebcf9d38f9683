/** The addresses of the pages about tasks. */
import { type Chosen, chosenQuery, pageAddress, withQuery } from "../web/address.ts";

export const taskPaths = {
  tasks: "/app/nhiem-vu",
  task: "/app/nhiem-vu/:task",
} as const;

/** By the code of the task, or of one of its occurrences. */
export function taskAddress(task: string, chosen: Chosen = {}): string {
  return pageAddress(taskPaths.task, { task }, chosenQuery(chosen));
}

export function tasksAddress(chosen: Chosen = {}): string {
  return withQuery(taskPaths.tasks, chosenQuery(chosen));
}
