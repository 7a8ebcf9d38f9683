/** The data folder: who may read it, the secrets in it, and the lock under which its database is started and stopped. */

import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "./error.ts";
import { isRoot } from "./postgresPackage.server.ts";

const lockIsStaleAfter = 120_000;

/** Creates the folder where it is missing and answers its real path. Only its owner reads in it. */
export async function openDataFolder(path: string): Promise<string> {
  const folder = resolve(path);
  try {
    // For root, the database runs as another user, who must be able to pass through but not to look around.
    const mode = isRoot() ? 0o711 : 0o700;
    await mkdir(folder, { recursive: true, mode });
    if (isRoot()) await chmod(folder, mode);
    if (isOpenToWrite((await stat(folder)).mode)) throw new AppError("data_folder_open", 500, { folder });
    return await realpath(folder);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("data_folder_closed", 500, { folder }, [], cause);
  }
}

/** Whoever may write in it could lay another database and other secrets there. Windows keeps its rights elsewhere. */
function isOpenToWrite(mode: number): boolean {
  return process.platform !== "win32" && (mode & 0o022) !== 0;
}

/** The secret of that name, made at its first use and readable by the owner alone. */
export async function secret(folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.secret`);
  try {
    await writeFile(path, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw new AppError("data_folder_closed", 500, { folder }, [], error);
  }
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (cause) {
    throw new AppError("data_folder_closed", 500, { folder }, [], cause);
  }
}

/** One process at a time starts or stops the folder's database; whoever died in the middle does not block the next. */
export async function alone<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const path = join(folder, "starting.lock");
  while (!(await takeLock(path))) await pause(50);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** Whether a process of that number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

async function takeLock(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw new AppError("data_folder_closed", 500, { folder: path }, [], error);
  }
  try {
    const owner = Number(await readFile(path, "utf8"));
    const age = Date.now() - (await stat(path)).mtimeMs;
    // An empty file is one whose owner has not written its number yet.
    const isStale = age > lockIsStaleAfter || (owner > 0 && !isAlive(owner)) || (owner === 0 && age > 2_000);
    if (isStale) await rm(path, { force: true });
  } catch {
    // Gone in between: try again.
  }
  return false;
}
