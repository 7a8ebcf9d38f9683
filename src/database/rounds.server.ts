/** Work that goes round in the background while the program serves: what fails is logged, and the next round tries again. */
import { setTimeout as pause } from "node:timers/promises";
import { log } from "../server/log.server.ts";
import type { Database } from "./connection.server.ts";

export type Round = {
  /** A failure is logged as `fold_failed`. */
  readonly name: string;
  /** How long it rests, in milliseconds, after work that took so long. */
  readonly rest: (took: number) => number;
  /** Held while it works, so that of several programs on one database one does it; without it the work locks what it must. */
  readonly lock?: number;
  readonly work: () => Promise<unknown>;
};

const LEAST_REST_AFTER_FAILURE = 2_000;

/** Goes each round again and again until the signal is aborted; done when the last work has ended. */
export async function keepRounds(database: Database, rounds: readonly Round[], until: AbortSignal): Promise<void> {
  await Promise.all(rounds.map((round) => keep(database, round, until)));
}

async function keep(database: Database, round: Round, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const begun = performance.now();
    let least = 0;
    try {
      await goRound(database, round);
    } catch (error) {
      least = LEAST_REST_AFTER_FAILURE;
      log.warn(`${round.name}_failed`, { error });
    }
    const rest = Math.max(least, round.rest(performance.now() - begun));
    await pause(rest, undefined, { signal: until, ref: false }).catch(() => undefined);
  }
}

/** One round; false where another program on the same database is at it. */
export async function goRound(database: Database, { lock, work }: Round): Promise<boolean> {
  if (lock === undefined) {
    await work();
    return true;
  }
  return database.connection(async (client) => {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [lock]);
    if (rows[0]?.mine !== true) return false;
    try {
      await work();
      return true;
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [lock]);
    }
  });
}
