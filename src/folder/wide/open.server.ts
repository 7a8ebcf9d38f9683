/** The sheets of a file that holds a wide table: a workbook, or text with commas, semicolons or tabs. */
import type { Asker } from "../../server/beside.server.ts";
import { AppError } from "../../server/error.ts";
import type { SheetLimits } from "../../sheets/limits.ts";
import { readTextSheet, readWorkbook } from "../../sheets/workbook.server.ts";
import type { Sheet } from "../../sheets/workbook.ts";
import { kindFault } from "../files.server.ts";

export type WideFile = { name: string; bytes: Uint8Array };

export async function sheetsOf(
  { name, bytes }: WideFile,
  { by, limits }: { by?: Asker; limits: SheetLimits },
): Promise<readonly Sheet[]> {
  const isText = /\.(?:csv|tsv|txt)$/i.test(name) && kindFault(name, Buffer.from(bytes))?.code !== "file_is_workbook";
  if (!isText) return (await readWorkbook(bytes, { by, limits })).sheets;
  if (bytes.length > limits.bytes) {
    throw new AppError("workbook_too_large", 422, {
      megabytes: limits.bytes / 1_048_576,
      unpacked: limits.unpacked / 1_048_576,
    });
  }
  return (await readTextSheet(name, bytes, { by, limits })).sheets;
}
