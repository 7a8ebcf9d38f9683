/** How a thread beside the server answers: with what it made of its task, or with the refusal. */
import { setPriority } from "node:os";
import { serialize } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import { type ErrorStatus, type Fault, isAppError } from "./error.ts";

type Refused = { code: string; status: ErrorStatus; details: Record<string, string | number>; faults: Fault[] };
export type ThreadAnswer<Answer> = { answer: Answer } | { refused: Refused };

/** Behind the server itself when there are more at work than cores; a number for `setPriority`. */
const behindTheServer = 5;

/** Does the task for which the thread was started. An error that is none of ours ends the thread and is thrown at the server. */
export async function answering<Task, Answer>(work: (task: Task) => Answer | Promise<Answer>): Promise<void> {
  // Linux alone has priorities of threads; elsewhere it would be the server's.
  if (process.platform === "linux") setPriority(behindTheServer);
  const answer = await answered(() => work(workerData as Task));
  parentPort?.postMessage(answer, "answer" in answer ? buffersOf(answer.answer) : []);
}

/** An item of a long answer, packed here so that the server unpacks one at a time. */
export function packed<Item>(item: Item): Uint8Array {
  return serialize(item);
}

/** Bytes are handed over instead of copied: the thread ends with them. */
function buffersOf(answer: unknown): ArrayBuffer[] {
  const parts: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  const buffers = parts.flatMap((part) => (part instanceof Uint8Array ? [part.buffer] : []));
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
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
