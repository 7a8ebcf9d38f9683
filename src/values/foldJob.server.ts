/** Folds roll-ups in the background while the program serves. */
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../database/connection.server.ts";
import { log } from "../server/log.server.ts";
import { foldRollups } from "./rollup.server.ts";

const restBetweenFolds = 250;
const restAfterFailure = 2_000;

/** Folds as soon as anything is stale, until the signal is aborted; a failure is logged and tried again. Reads never wait for it. */
export async function keepFolded(database: Database, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    let rest = restBetweenFolds;
    try {
      await foldRollups(database);
    } catch (error) {
      log.warn("fold_failed", { error });
      rest = restAfterFailure;
    }
    await pause(rest, undefined, { signal: until, ref: false }).catch(() => undefined);
  }
}
