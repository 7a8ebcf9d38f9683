/**
 * The demo beside an installation that is only being set up: a program of its own, on a data folder and a port of its
 * own, reached from this machine alone. It ends with the program that opened it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { projectFolder } from "../server/build.server.ts";
import { freePort } from "../server/cluster.server.ts";
import type { Configuration } from "../server/configuration.server.ts";
import { log } from "../server/log.server.ts";
import { isLoopback } from "../server/loopback.ts";

export type DemoBeside = { state: "closed" | "failed" } | { state: "opening" | "open"; url: string };

const patience = 180_000;
const endings = ["SIGTERM", "SIGINT", "exit"];
let beside: DemoBeside = { state: "closed" };

export function demoBeside(): DemoBeside {
  return beside;
}

/**
 * Whether a page may open it: only while no report has come in, and only where the browser sits at the machine itself, as
 * the demo's passwords are known to everybody.
 */
export function mayOpenDemo({ host, origin }: Configuration, submitted: number): boolean {
  return submitted === 0 && isLoopback(host) && isLoopback(new URL(origin).hostname);
}

/** Begins to open it, unless it is open or opening; how far it is tells `demoBeside`. */
export async function openDemo({ dataFolder }: Configuration): Promise<void> {
  if (beside.state === "opening" || beside.state === "open") return;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  beside = { state: "opening", url };
  const child = spawn(process.execPath, [...process.execArgv, join(projectFolder, "src/main.ts"), "demo"], {
    cwd: projectFolder,
    env: { ...withoutSettings(process.env), QUYET_DATA: join(dataFolder, "trinh-dien"), PORT: String(port) },
    stdio: "ignore",
    windowsHide: true,
  });
  const end = () => child.kill("SIGTERM");
  // Told at once, and waited for: a program does not leave before its children.
  for (const ending of endings) process.once(ending, end);
  child.once("error", (error) => log.error("demo_beside_failed", { error }));
  child.once("close", () => {
    for (const ending of endings) process.removeListener(ending, end);
    beside = { state: beside.state === "opening" ? "failed" : "closed" };
  });
  void untilOpen(child, url);
}

async function untilOpen(child: ChildProcess, url: string): Promise<void> {
  for (const until = Date.now() + patience; Date.now() < until; await pause(300)) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (!answer?.ok) continue;
    beside = { state: "open", url };
    return;
  }
  child.kill("SIGTERM");
}

/** Nothing of what the operator set for the installation reaches the demo. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(QUYET_|DATABASE_URL$|HOST$|PORT$)/.test(name)),
  );
}
