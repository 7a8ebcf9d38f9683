/** The thread in which a workbook is read or written: a bad one costs this thread and nothing else. */
import { parentPort, workerData } from "node:worker_threads";
import { isAppError } from "../server/error.ts";
import { checkWorkbook } from "./guard.server.ts";
import type { SheetTask, SheetTaskAnswer } from "./workbook.server.ts";

async function answer(task: SheetTask): Promise<SheetTaskAnswer> {
  try {
    // Excel's own code takes a while to load, and what is refused never needs it.
    if (task.kind === "write") {
      const { writeExcel } = await import("./excelWrite.server.ts");
      return { written: await writeExcel(task.plan) };
    }
    await checkWorkbook(task.bytes, task.limits);
    const { readExcel } = await import("./excelRead.server.ts");
    return { read: await readExcel(task.bytes) };
  } catch (error) {
    if (isAppError(error)) return { refused: { code: error.code, status: error.status, details: error.details } };
    if (task.kind === "write") throw error;
    return { refused: { code: "workbook_damaged", status: 422, details: {} } };
  }
}

parentPort?.postMessage(await answer(workerData as SheetTask));
