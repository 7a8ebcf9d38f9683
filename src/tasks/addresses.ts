/** The addresses of the pages about tasks. */
import { type Chosen, chosenQuery, pageAddress, type Query, withQuery } from "../web/address.ts";

export const taskPaths = {
  tasks: "/app/nhiem-vu",
  task: "/app/nhiem-vu/:task",
  evidence: "/app/nhiem-vu/:task/tep/:file",
  form: "/app/bieu-nhiem-vu",
  formWorkbook: "/app/bieu-nhiem-vu.xlsx",
  formWord: "/app/bieu-nhiem-vu.docx",
} as const;

/** By the code of the task, or of one of its occurrences; `piece`: with the piece of that unit opened. */
export function taskAddress(task: string, chosen: Chosen = {}, piece?: string): string {
  return pageAddress(taskPaths.task, { task }, { ...chosenQuery(chosen), phan: piece });
}

export function evidenceAddress(task: string, file: number): string {
  return pageAddress(taskPaths.evidence, { task, file });
}

/** `view`: of the board on it, which lines and in which order. */
export function tasksAddress(chosen: Chosen = {}, view: Query = {}): string {
  return withQuery(taskPaths.tasks, { ...chosenQuery(chosen), ...view });
}

/** The official form of a unit and a period, on the screen or as a file; `opened`: with what stands behind a number of it. */
export function taskFormAddress(
  chosen: Chosen,
  { as = "form", opened }: { as?: "form" | "formWorkbook" | "formWord"; opened?: string } = {},
): string {
  return withQuery(taskPaths[as], { ...chosenQuery(chosen), mo: opened });
}
