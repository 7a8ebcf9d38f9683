/**
 * The one way to and from Excel. A workbook is read and written in a thread of its own, one at a time, within a time and a
 * memory that are set before; what comes in was looked through first (TRUST S6), what goes out keeps text text (TRUST S7).
 *
 *     const { sheets } = await readWorkbook(bytes);          // throws AppErrors `workbook_…` (422), 503 when too many wait
 *     const table = tableOf(sheets[0]);                      // string[][], from workbook.ts
 *     const bytes = await writeWorkbook(plan);               // plan.ts
 */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { AppError, type ErrorStatus } from "../server/error.ts";
import { type SheetLimits, uploadLimits } from "./limits.ts";
import type { WorkbookPlan } from "./plan.ts";
import type { WorkbookRead } from "./workbook.ts";

export type SheetTask =
  | { kind: "read"; bytes: Uint8Array; limits: SheetLimits }
  | { kind: "write"; plan: WorkbookPlan };
export type SheetTaskAnswer =
  | { read: WorkbookRead }
  | { written: Uint8Array }
  | { refused: { code: string; status: ErrorStatus; details: Record<string, string | number> } };

/** The source, also of the built program, whose file lies as deep below the project's folder. */
const thread = fileURLToPath(new URL("../../src/sheets/thread.server.ts", import.meta.url));
const writing = { milliseconds: 120_000, heap: 1_000 };
const mostWaiting = 8;

/** What the cells of a workbook hold, or why it is not taken in. */
export async function readWorkbook(bytes: Uint8Array, limits: SheetLimits = uploadLimits): Promise<WorkbookRead> {
  const answer = await inTurn(() => run({ kind: "read", bytes, limits }, limits));
  if ("read" in answer) return answer.read;
  throw new AppError("workbook_damaged", 422);
}

/** The bytes of an .xlsx file. */
export async function writeWorkbook(plan: WorkbookPlan): Promise<Uint8Array> {
  const answer = await inTurn(() => run({ kind: "write", plan }, writing));
  if ("written" in answer) return answer.written;
  throw new AppError("unexpected", 500);
}

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** One after the other: two at once would need twice the memory. */
async function inTurn<Answer>(task: () => Promise<Answer>): Promise<Answer> {
  if (waiting >= mostWaiting) throw new AppError("workbook_busy", 503);
  waiting += 1;
  const turn = last.then(task, task);
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

function run(
  task: SheetTask,
  { milliseconds, heap }: { milliseconds: number; heap: number },
): Promise<SheetTaskAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 24 },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const tooSlow = setTimeout(() => end(() => reject(new AppError("workbook_too_slow", 422))), milliseconds);
    const end = (settle: () => void) => {
      clearTimeout(tooSlow);
      worker.removeAllListeners();
      worker.on("error", () => undefined);
      void worker.terminate();
      settle();
    };
    worker.once("message", (answer: SheetTaskAnswer) =>
      end(() => {
        if ("refused" in answer) {
          const { code, status, details } = answer.refused;
          reject(new AppError(code, status, details));
        } else resolve(answer);
      }),
    );
    worker.once("error", (error: unknown) =>
      end(() => {
        const isOutOfMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
        reject(isOutOfMemory ? new AppError("workbook_too_slow", 422) : error);
      }),
    );
    worker.once("exit", () => end(() => reject(new AppError("workbook_damaged", 422))));
  });
}
