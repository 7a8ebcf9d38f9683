/** Where backups lie, what they are called, how many stay, and when the last one was made. */

import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { vietnamOffset } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import { readSetting, rememberSetting, setting } from "../database/setting.server.ts";
import { AppError } from "../server/error.ts";
import { type Backup, writeBackup } from "./backup.server.ts";

const BACKUP_EXTENSION = ".quyet";
const NIGHTLY = "quyet-";

/** The automatic backups of the data folder, made before something that cannot be taken back. */
export type Occasion = "truoc-phuc-hoi" | "truoc-nang-cap";

/** Backs up into the data folder's own place for it, also where the database lies elsewhere. */
export function backupBefore(
  occasion: Occasion,
  { dataFolder, url, stop }: { dataFolder: string; url: string; stop?: AbortSignal },
  at: Date,
): Promise<Backup> {
  return writeBackup(url, join(dataFolder, "backups", `${occasion}-${stampOf(at)}${BACKUP_EXTENSION}`), at, stop);
}

/** The file that a backup goes to: the one named, or a new one in the folder named. */
export async function backupPath(given: string, at: Date): Promise<{ path: string; folder: string | undefined }> {
  const isFolder = (await stat(given).catch(() => undefined))?.isDirectory() ?? /[\\/]$/.test(given);
  if (!isFolder) return { path: given, folder: undefined };
  return { path: join(given, `${NIGHTLY}${stampOf(at)}${BACKUP_EXTENSION}`), folder: given };
}

/** Removes the oldest of a folder's dated backups beyond so many; files of other names stay. Answers the names removed. */
export async function keepLatest(folder: string, keep: number): Promise<string[]> {
  const dated = (await readdir(folder)).filter((name) => /^quyet-\d{8}-\d{6}\.quyet$/.test(name)).sort();
  const removed = dated.slice(0, Math.max(dated.length - keep, 0));
  for (const name of removed) await rm(join(folder, name), { force: true });
  return removed;
}

const LastBackup = z.object({ at: z.coerce.date(), path: z.string() });
export type LastBackup = z.output<typeof LastBackup>;

const lastMade = setting<LastBackup | undefined>("last_backup", LastBackup.optional(), undefined);

/** Remembers in the database that a backup of it was made, for whoever asks how old the last one is. */
export async function rememberBackup(database: Database, { path, header }: Backup): Promise<void> {
  await database.write((tx) => rememberSetting(tx, lastMade, { at: new Date(header.at), path }));
}

export function lastBackup(database: Database): Promise<LastBackup | undefined> {
  return database.read((tx) => readSetting(tx, lastMade));
}

/** How many a caller wants to keep. */
export function keepOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const keep = /^\d{1,4}$/.test(String(value)) ? Number(value) : 0;
  if (keep < 1 || keep > 1000) throw new AppError("keep_wrong", 400, { value: String(value) });
  return keep;
}

/** `20240923-073000`, by the clock on the wall in Vietnam. */
function stampOf(at: Date): string {
  const local = new Date(at.getTime() + vietnamOffset).toISOString();
  return local.slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
}
