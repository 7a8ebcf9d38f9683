/** `backup`: everything into one file, beside a running server or without one. */
import { join, resolve } from "node:path";
import { systemClock } from "../calendar/clock.ts";
import { openDatabase } from "../database/connection.server.ts";
import { Decimal, formatCount, formatNumber } from "../prose/number.ts";
import { AppError } from "../server/error.ts";
import { writeBackup } from "../upkeep/backup.server.ts";
import type { Manifest } from "../upkeep/backupFormat.ts";
import { backupPath, keepLatest, keepOf, rememberBackup } from "../upkeep/keep.server.ts";
import { upkeepTexts } from "../upkeep/texts.ts";
import { stopAsked, unlessStopAsked } from "./interrupt.server.ts";
import { type Call, readCall, speak, type Terminal } from "./terminal.server.ts";
import { withSource } from "./withDatabase.server.ts";

const call: Call = {
  command: "backup",
  usage: "backup TỆP-HOẶC-THƯ-MỤC [--keep SỐ-BẢN]",
  options: { keep: { type: "string" } },
  words: ["TỆP-HOẶC-THƯ-MỤC"],
};

export async function run(given: string[], terminal: Terminal): Promise<number> {
  const { values, words } = readCall(call, given);
  const keep = keepOf(values.keep);
  const at = systemClock.now();
  const { path, folder } = await backupPath(words[0] ?? "", at);
  if (keep !== undefined && folder === undefined) throw new AppError("keep_needs_folder", 400, { file: path });
  await withSource(terminal, "visit", async ({ url }) => {
    const backup = await unlessStopAsked(writeBackup(url, resolve(path), at, stopAsked()));
    const database = openDatabase(url, { connections: 1 });
    try {
      await rememberBackup(database, backup);
    } finally {
      await database.close();
    }
    const size = sizeWords(backup.bytes);
    speak(terminal, upkeepTexts.backup_written, { file: path, size, ...countsOf(backup.manifest) });
  });
  if (folder === undefined || keep === undefined) return 0;
  for (const name of await keepLatest(folder, keep))
    speak(terminal, upkeepTexts.backup_removed, { file: join(folder, name) });
  return 0;
}

/** How many tables and rows, in words. */
export function countsOf({ tables }: Manifest): { tables: string; rows: string } {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { tables: formatCount(new Decimal(tables.length)), rows: formatNumber(new Decimal(rows)) };
}

function sizeWords(bytes: number): string {
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / 1024 / 1024, "MB"];
  return `${formatNumber(new Decimal(amount), 1)} ${unit}`;
}
