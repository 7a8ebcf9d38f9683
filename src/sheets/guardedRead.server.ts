/** Reads a workbook where it is called, which is in a thread beside the server (TRUST S6). */
import { AppError, isAppError } from "../server/error.ts";
import { checkWorkbook } from "./guard.server.ts";
import type { SheetLimits } from "./limits.ts";
import type { WorkbookRead } from "./workbook.ts";

/** What its cells hold, once the guard has looked through it; AppErrors `workbook_…` (422). */
export async function readGuarded(bytes: Uint8Array, limits: SheetLimits): Promise<WorkbookRead> {
  try {
    await checkWorkbook(bytes, limits);
    // Excel's own code takes a while to load, and what is refused never needs it.
    const { readExcel } = await import("./excelRead.server.ts");
    return await readExcel(bytes);
  } catch (error) {
    throw isAppError(error) ? error : new AppError("workbook_damaged", 422, {}, [], error);
  }
}
