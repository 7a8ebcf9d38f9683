/** A PostgreSQL cluster on disk: made once, started, found running, stopped. Knows nothing of who uses it. */

import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode, isAlive } from "./dataFolder.server.ts";
import { AppError } from "./error.ts";
import { type PostgresPrograms, postgresEnvironment } from "./postgresPackage.server.ts";
import { runProgram } from "./program.server.ts";

export type Cluster = {
  /** Holds the cluster itself (`data`) and its logs. */
  folder: string;
  programs: PostgresPrograms;
  administratorPassword: string;
  /** Off only for a test's throw-away cluster, whose loss costs nothing. */
  durable: boolean;
};

export const administrator = "postgres";

const startAttempts = 40;
const stopSeconds = 60;
/** Beyond the largest process number that Linux gives. */
const nobodysNumber = 2 ** 22 + 1;

export async function isMade(cluster: Cluster): Promise<boolean> {
  return stat(dataOf(cluster)).then(
    () => true,
    () => false,
  );
}

/** Makes the cluster beside its place and renames it, so that a half-made one is never taken for whole. */
export async function makeCluster(cluster: Cluster): Promise<void> {
  const unfinished = join(cluster.folder, "unfinished");
  const passwordFile = join(cluster.folder, "password");
  await mkdir(cluster.folder, { recursive: true, mode: 0o700 });
  await handOver(cluster, cluster.folder);
  await rm(unfinished, { recursive: true, force: true });
  await writeFile(passwordFile, cluster.administratorPassword, { mode: 0o600 });
  await handOver(cluster, passwordFile);
  try {
    const made = await run(cluster, cluster.programs.initdb, [
      ...["--pgdata", unfinished, "--username", administrator, "--pwfile", passwordFile],
      ...["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C"],
      ...["--locale-provider", "icu", "--icu-locale", "vi-VN"],
      ...(cluster.durable ? [] : ["--no-sync"]),
    ]);
    if (made.code !== 0) throw failure(cluster, made.output);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, dataOf(cluster));
}

/**
 * The port on which the cluster's server runs, if one does. A server that is starting is waited for and one that is
 * stopping too. A `postmaster.pid` left by a killed one stays: PostgreSQL sees by it whether processes of the killed one
 * are still at work, and refuses to start beside them. Only a number that another program has got since is replaced.
 */
export async function runningPort(cluster: Cluster): Promise<number | undefined> {
  const path = join(dataOf(cluster), "postmaster.pid");
  for (let waited = 0; waited < stopSeconds * 10; waited++) {
    const lines = await readFile(path, "utf8").then(
      (text) => text.split("\n"),
      (error: unknown) => {
        if (errorCode(error) === "ENOENT") return undefined;
        throw new AppError("data_folder_closed", 500, { folder: cluster.folder }, [], error);
      },
    );
    if (lines === undefined) return undefined;
    const pid = Number(lines[0]);
    if (pid > 0 && !isAlive(pid)) return undefined;
    if (pid > 0 && !(await isPostgres(pid))) {
      await writeFile(path, [nobodysNumber, ...lines.slice(1)].join("\n"));
      return undefined;
    }
    if (lines[7]?.trim() === "ready") return Number(lines[3]);
    await pause(100);
  }
  throw new AppError("postgres_not_answering", 500, { folder: cluster.folder, seconds: stopSeconds });
}

/** Starts the cluster's server on a free port, or on that which its callers know. */
export async function startCluster(cluster: Cluster, knownPort?: number): Promise<number> {
  await writeSettings(cluster);
  const began = Date.now();
  let port = knownPort ?? (await freePort());
  let output = "";
  for (let attempt = 0; attempt < startAttempts; attempt++) {
    const log = join(cluster.folder, "start.log");
    await writeFile(log, "", { mode: 0o600 });
    await handOver(cluster, log);
    const started = await run(cluster, cluster.programs.pgCtl, [
      ...["start", "--wait", "--timeout", "60", "--silent"],
      ...["--pgdata", dataOf(cluster), "--log", log, "--options", `-p ${port}`],
    ]);
    if (started.code === 0) return port;
    output = `${await readFile(log, "utf8")}\n${started.output}`;
    // The processes of a killed server need a moment to notice, and to let go of its memory and port.
    if (!/could not bind|could not create any TCP|shared memory block|lock file .* already exists/.test(output)) break;
    if (knownPort === undefined) port = await freePort();
    await pause(250);
    const already = await runningPort(cluster);
    if (already !== undefined) return already;
  }
  throw failure(cluster, `${output}\n${await loggedSince(cluster, began)}`);
}

/** Once it has opened its log, a server tells there why it does not start. */
async function loggedSince(cluster: Cluster, began: number): Promise<string> {
  const folder = join(cluster.folder, "log");
  const names = await readdir(folder).catch((): string[] => []);
  const logs = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), changed: (await stat(join(folder, name))).mtimeMs })),
  );
  const latest = logs.sort((a, b) => b.changed - a.changed)[0];
  return latest && latest.changed >= began ? readFile(latest.path, "utf8") : "";
}

/** Ends all sessions and stops; what was acknowledged is on the disk. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const mode = cluster.durable ? "fast" : "immediate";
  await run(cluster, cluster.programs.pgCtl, [
    ...["stop", "--wait", "--mode", mode, "--timeout", String(stopSeconds), "--silent"],
    ...["--pgdata", dataOf(cluster)],
  ]);
}

/** The process number of the running server. */
export async function serverProcess(cluster: Pick<Cluster, "folder">): Promise<number> {
  return Number.parseInt(await readFile(join(cluster.folder, "data", "postmaster.pid"), "utf8"), 10);
}

/** The socket's folder where the server that runs on the port has one there: a way several times cheaper than TCP. */
export async function socketFolder(cluster: Cluster, port: number): Promise<string | undefined> {
  const made = await stat(join(cluster.folder, `.s.PGSQL.${port}`)).catch(() => undefined);
  return made && cluster.folder;
}

/** A socket's address takes 104 bytes at most; Windows has none that Node speaks. */
function hasSocket({ folder }: Cluster): boolean {
  return process.platform !== "win32" && Buffer.byteLength(folder) <= 80;
}

function dataOf(cluster: Cluster): string {
  return join(cluster.folder, "data");
}

/** Ours come last in postgresql.conf; an operator's `ALTER SYSTEM` still wins, but for what is asserted at start. */
async function writeSettings(cluster: Cluster): Promise<void> {
  const durability = cluster.durable ? "on" : "off";
  const settings = [
    "listen_addresses = '127.0.0.1'",
    `unix_socket_directories = '${hasSocket(cluster) ? cluster.folder.replaceAll("'", "''") : ""}'`,
    "max_connections = 100",
    "shared_buffers = '128MB'",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "lc_messages = 'C'",
    "jit = off",
    "max_wal_size = '1GB'",
    ...(process.platform === "linux" ? quickReturn : []),
    `fsync = ${durability}`,
    `full_page_writes = ${durability}`,
    `synchronous_commit = ${durability}`,
    ...(cluster.durable ? weekOfLogs : []),
  ].join("\n");
  const own = join(dataOf(cluster), "quyet.conf");
  await writeFile(own, `${settings}\n`, { mode: 0o600 });
  await handOver(cluster, own);
  const main = join(dataOf(cluster), "postgresql.conf");
  const text = await readFile(main, "utf8");
  if (!text.includes("include 'quyet.conf'")) await writeFile(main, `${text}\ninclude 'quyet.conf'\n`);
}

/** After a crash all files are synced before they are read: by one call for all, instead of one for each of 1,300. */
const quickReturn = ["recovery_init_sync_method = syncfs"];

const weekOfLogs = [
  "logging_collector = on",
  "log_directory = '../log'",
  "log_filename = 'postgres-%a.log'",
  "log_rotation_age = '1d'",
  "log_truncate_on_rotation = on",
  // A statement may hold what people typed; the log tells what went wrong, not with which words.
  "log_min_error_statement = panic",
  "log_parameter_max_length_on_error = 0",
];

async function handOver(cluster: Cluster, path: string): Promise<void> {
  const { user } = cluster.programs;
  if (user) await chown(path, user.uid, user.gid);
}

/** Whether the process of that number is a PostgreSQL at work: not another program, nor one that is dead and unburied. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return /^\d+ \(postgres\) [^ZX]/.test(stat);
}

/** A port on loopback that nobody uses this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function run({ programs, folder }: Cluster, program: string, words: string[]) {
  // Not "close": on Windows the server inherits the pipes and keeps them open.
  return runProgram(program, words, "exit", {
    ...programs.user,
    cwd: programs.user ? "/" : folder,
    env: postgresEnvironment(),
    windowsHide: true,
  });
}

function failure(cluster: Cluster, output: string): AppError {
  if (output.includes("has invalid permissions")) {
    return new AppError("data_folder_open", 500, { folder: dataOf(cluster) });
  }
  const lines = output.trim().split("\n");
  const reason = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "";
  return new AppError("postgres_failed", 500, { folder: cluster.folder, reason: reason.trim() });
}
