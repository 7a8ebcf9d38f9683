/** Folds roll-ups in the background while the program serves. */
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../database/connection.server.ts";
import { log } from "../server/log.server.ts";
import { foldRollups } from "./rollup.server.ts";

const shortestRest = 250;
/** Folding takes no more than a fifth of the time: while everybody submits at once, the machine is theirs. */
const restPerWork = 4;
const restAfterFailure = 2_000;

/** Folds as soon as anything is stale, until the signal is aborted; a failure is logged and tried again. Reads never wait for it. */
export async function keepFolded(database: Database, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const begun = performance.now();
    let rest = restAfterFailure;
    try {
      await foldRollups(database);
      rest = Math.max(shortestRest, restPerWork * (performance.now() - begun));
    } catch (error) {
      log.warn("fold_failed", { error });
    }
    await pause(rest, undefined, { signal: until, ref: false }).catch(() => undefined);
  }
}
