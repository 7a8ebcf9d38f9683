/** The thread in which a workbook is read or written. */
import { AppError, isAppError } from "../server/error.ts";
import { answering } from "../server/threadAnswer.server.ts";
import { checkWorkbook } from "./guard.server.ts";
import type { SheetTask } from "./workbook.server.ts";
import type { WorkbookRead } from "./workbook.ts";

await answering(async (task: SheetTask): Promise<WorkbookRead | Uint8Array> => {
  // Excel's own code takes a while to load, and what is refused never needs it.
  if (task.kind === "write") {
    const { writeExcel } = await import("./excelWrite.server.ts");
    return writeExcel(task.plan);
  }
  try {
    await checkWorkbook(task.bytes, task.limits);
    const { readExcel } = await import("./excelRead.server.ts");
    return await readExcel(task.bytes);
  } catch (error) {
    throw isAppError(error) ? error : new AppError("workbook_damaged", 422, {}, [], error);
  }
});
