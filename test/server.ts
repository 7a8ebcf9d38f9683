/** The real program as a process of its own, on a throw-away data folder and a free port. */

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { projectFolder } from "../src/server/build.server.ts";
import { freePort } from "../src/server/cluster.server.ts";
import { temporaryFolder } from "./temporary.ts";

export type RunningServer = {
  url: string;
  pid: number;
  folder: string;
  /** What it has written so far. */
  output(): string;
  /** Tells it to stop, waits, and answers its exit code. */
  stop(): Promise<number | null>;
  /** Kills it as a crash would: no goodbye to the database. */
  kill(): Promise<void>;
  /** Removes the data folder, after stopping. */
  remove(): Promise<void>;
};

export type ServerOptions = {
  /** `start` unless told. */
  command?: "start" | "demo";
  /** A folder of an earlier run; a new one otherwise. */
  folder?: string;
  port?: number;
  environment?: Record<string, string>;
};

const readyWithin = 180_000;
const main = join(projectFolder, "src/main.ts");
const manifest: { scripts: Record<"quyet" | "start" | "demo", string> } = JSON.parse(
  readFileSync(join(projectFolder, "package.json"), "utf8"),
);

/** What npm gives Node to run the program with: the tested program is the one that people run. */
function nodeFlags(script: keyof typeof manifest.scripts): string[] {
  return manifest.scripts[script].split(" ").filter((word) => word.startsWith("--"));
}

/** Starts it and waits until it answers. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const folder = options.folder ?? (await mkdtemp(join(temporaryFolder(), "quyet-server-")));
  const port = options.port ?? (await freePort());
  const command = options.command ?? "start";
  const child = spawn(process.execPath, [...nodeFlags(command), main, command], {
    cwd: projectFolder,
    env: { ...programEnvironment(), QUYET_DATA: folder, PORT: String(port), ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const url = `http://127.0.0.1:${port}`;

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    child.kill(signal);
    return ended;
  }
  const server: RunningServer = {
    url,
    pid: child.pid ?? 0,
    folder,
    output: () => output,
    stop: () => end("SIGTERM"),
    kill: async () => void (await end("SIGKILL")),
    async remove() {
      await end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
  await ready(child, url, () => output).catch(async (error: unknown) => {
    await end("SIGKILL");
    throw error;
  });
  return server;
}

/** Runs a command of the program to its end. */
export async function runCommand(
  words: string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [...nodeFlags("quyet"), main, ...words], {
    cwd: projectFolder,
    env: { ...programEnvironment(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, stdout, stderr };
}

/** What the caller's shell set for a Quyết of its own must not reach the tested one, nor Vitest's settings. */
function programEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(QUYET_|VITEST|NODE_ENV$|DATABASE_URL$|HOST$|PORT$|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

async function ready(child: ChildProcess, url: string, output: () => string): Promise<void> {
  for (const until = Date.now() + readyWithin; Date.now() < until; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`The program did not answer at ${url}:\n${output()}`);
}
