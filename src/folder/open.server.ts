/** Opens what is to be loaded. */
import { readFile, stat } from "node:fs/promises";
import { AppError } from "../server/error.ts";
import { commandLimits } from "../sheets/limits.ts";
import { readWorkbook } from "../sheets/workbook.server.ts";
import { readArticles } from "./articles.server.ts";
import { kindFault, namesIn, readRecords, sizeFault } from "./files.server.ts";
import type { FolderSource } from "./source.ts";
import { valuesFile } from "./valueRecord.ts";
import { workbookSource } from "./workbookSource.ts";

/** A folder of files, or one workbook. */
export async function openSource(path: string): Promise<FolderSource> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new AppError("folder_missing", 422, { path });
  if (found.isDirectory()) return folderSource(path);
  if (found.size > commandLimits.bytes) {
    throw new AppError("data_file_too_large", 422, { megabytes: commandLimits.bytes / 1_048_576 });
  }
  const bytes = await readFile(path);
  if (kindFault("", bytes)?.code !== "file_is_workbook") throw new AppError("folder_is_file", 422, { path });
  return workbookSource(await readWorkbook(bytes, { limits: commandLimits }));
}

async function folderSource(path: string): Promise<FolderSource> {
  return {
    names: await namesIn(path),
    faults: [],
    // Figures are many and gathered as they come; all else is kept in memory.
    records: async (file, onRecord) =>
      (file === valuesFile ? undefined : await sizeFault(path, file)) ?? readRecords(path, file, onRecord),
    articles: () => readArticles(path),
    placed: (fault) => fault,
  };
}
