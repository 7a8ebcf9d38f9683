/** How a thread beside the server answers: with what it made of its task, or with the refusal. */
import { parentPort, workerData } from "node:worker_threads";
import { type ErrorStatus, type Fault, isAppError } from "./error.ts";

type Refused = { code: string; status: ErrorStatus; details: Record<string, string | number>; faults: Fault[] };
export type ThreadAnswer<Answer> = { answer: Answer } | { refused: Refused };

/** Does the task for which the thread was started. An error that is none of ours ends the thread and is thrown at the server. */
export async function answering<Task, Answer>(work: (task: Task) => Answer | Promise<Answer>): Promise<void> {
  parentPort?.postMessage(await answered(() => work(workerData as Task)));
}

async function answered<Answer>(work: () => Answer | Promise<Answer>): Promise<ThreadAnswer<Answer>> {
  try {
    return { answer: await work() };
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { code, status, details, faults } = error;
    return { refused: { code, status, details, faults } };
  }
}
