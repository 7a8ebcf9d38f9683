/** The most memory that the server's process ever held, and what it holds when nobody has asked for anything yet. */
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { startServer } from "../test/server.ts";
import { atMost, type Measurement } from "./measurement.ts";
import type { Stage } from "./stage.ts";

/** Linux alone tells it. */
export async function measureMemory({ server }: Stage): Promise<Measurement | undefined> {
  if (process.platform !== "linux") return undefined;
  return atMost({
    name: "memory of the server, at most",
    unit: "MB",
    value: await held(server.pid, "VmHWM"),
    must: 300,
  });
}

/** The most of the first two starts after a build, which leaves compiled what they load. */
export async function measureIdleMemory(): Promise<Measurement | undefined> {
  if (process.platform !== "linux") return undefined;
  const idle: number[] = [];
  for (let start = 0; start < 2; start++) {
    const server = await startServer();
    try {
      await pause(2_000);
      idle.push(await held(server.pid, "VmRSS"));
    } finally {
      await server.remove();
    }
  }
  return atMost({ name: "memory of the idle server", unit: "MB", value: Math.max(...idle), must: 160 });
}

async function held(pid: number, line: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${line}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) / 1_024;
}
