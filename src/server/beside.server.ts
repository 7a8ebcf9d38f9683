/**
 * Work that a caller can make long runs beside the server (TRUST S6): in a thread of its own, one after the other, within a
 * time and a memory that are set before. A bad file costs that thread and nothing else.
 *
 *     const task = beside<Task, Answer>("sheets", { tooSlow: "workbook_too_slow", damaged: "workbook_damaged" });
 *     const answer = await task({ … }, { by: person.id, milliseconds: 9_000, heap: 160 });
 *
 * `src/sheets/thread.server.ts` is what the thread runs: `answering(async (task: Task) => …)`.
 */
import { setImmediate as othersFirst } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { deserialize, setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { AppError } from "./error.ts";
import { fairTurns, TooManyWaiting } from "./fairTurns.ts";
import type { ThreadAnswer } from "./threadAnswer.server.ts";

export type Bounds = {
  /** Until the answer; then the work is ended from outside. */
  milliseconds: number;
  /** Megabytes of objects that it may hold. */
  heap: number;
};

/** Who asks, so that turns are fair; nobody where there is only one, as for a command. */
export type Asker = number | string | undefined;

/** What is refused when the work ends without an answer: it passed its bounds, or the thread broke. */
type Refusals = { tooSlow: string; damaged: string };

/**
 * What Node was given for its own heap (`--max-old-space-size`, also in NODE_OPTIONS) holds for this thread since it began, and
 * would be taken for every later one in the place of its own bounds.
 */
for (const given of ["old-space", "semi-space", "heap"]) setFlagsFromString(`--max-${given}-size=0`);

/** More than anybody needs at once: an office's forms for each of its communes, asked for one by one. */
const mostOfOne = 20;
/** One after the other: two at once would need twice the memory, and the server needs its core. */
const inTurn = fairTurns(mostOfOne);

/** What the capability's thread makes of a task; AppErrors of the thread are thrown here as they were thrown there. */
export function beside<Task, Answer>(capability: string, refusals: Refusals) {
  // The source, also of the built program, whose file lies as deep below the project's folder.
  const thread = fileURLToPath(new URL(`../../src/${capability}/thread.server.ts`, import.meta.url));
  return async (task: Task, bounds: Bounds & { by: Asker }): Promise<Answer> => {
    try {
      return await inTurn(String(bounds.by), () => run<Task, Answer>(thread, task, bounds, refusals));
    } catch (error) {
      throw error instanceof TooManyWaiting ? new AppError("too_many_waiting", 503) : error;
    }
  };
}

/**
 * The same for an answer of many items: the thread hands them over `packed`, and they are unpacked one at a time, others being
 * answered in between. A workbook at its limits would hold them up for a quarter of a second.
 */
export function besideInPieces<Task, Item>(capability: string, refusals: Refusals) {
  const pack = beside<Task, Uint8Array[]>(capability, refusals);
  return async (task: Task, bounds: Bounds & { by: Asker }) => unpacked<Item>(await pack(task, bounds));
}

async function* unpacked<Item>(items: readonly Uint8Array[]): AsyncGenerator<Item> {
  for (const item of items) {
    yield deserialize(item);
    await othersFirst();
  }
}

function run<Task, Answer>(
  thread: string,
  task: Task,
  { milliseconds, heap }: Bounds,
  { tooSlow, damaged }: Refusals,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 24 },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const end = (settle: () => void) => {
      clearTimeout(late);
      worker.removeAllListeners();
      worker.on("error", () => undefined);
      void worker.terminate();
      settle();
    };
    const late = setTimeout(() => end(() => reject(new AppError(tooSlow, 422))), milliseconds);
    worker.once("message", (answer: ThreadAnswer<Answer>) =>
      end(() => {
        if ("answer" in answer) return resolve(answer.answer);
        const { code, status, details, faults } = answer.refused;
        reject(new AppError(code, status, details, faults));
      }),
    );
    worker.once("error", (error: unknown) =>
      end(() => {
        const isOutOfMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
        reject(isOutOfMemory ? new AppError(tooSlow, 422) : error);
      }),
    );
    worker.once("exit", () => end(() => reject(new AppError(damaged, 422))));
  });
}
