/** The most memory that the server's process ever held, from its start through everything that was measured. */
import { readFile } from "node:fs/promises";
import { atMost, type Measurement } from "./measurement.ts";
import type { Stage } from "./stage.ts";

/** Linux alone tells it. */
export async function measureMemory({ server }: Stage): Promise<Measurement | undefined> {
  if (process.platform !== "linux") return undefined;
  const status = await readFile(`/proc/${server.pid}/status`, "utf8");
  const kilobytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]);
  return atMost({ name: "memory of the server, at most", unit: "MB", value: kilobytes / 1_024, must: 300 });
}
