/** The addresses of the pages about tasks. */
import { type Chosen, chosenQuery, pageAddress, withQuery } from "../web/address.ts";

export const taskPaths = {
  tasks: "/app/nhiem-vu",
  task: "/app/nhiem-vu/:task",
  evidence: "/app/nhiem-vu/:task/tep/:file",
} as const;

/** By the code of the task, or of one of its occurrences; `piece`: with the piece of that unit opened. */
export function taskAddress(task: string, chosen: Chosen = {}, piece?: string): string {
  return pageAddress(taskPaths.task, { task }, { ...chosenQuery(chosen), phan: piece });
}

export function evidenceAddress(task: string, file: number): string {
  return pageAddress(taskPaths.evidence, { task, file });
}

export function tasksAddress(chosen: Chosen = {}): string {
  return withQuery(taskPaths.tasks, chosenQuery(chosen));
}
