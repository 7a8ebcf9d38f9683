/** Folds roll-ups in the background as soon as anything is stale. Reads never wait for it. */
import type { Database } from "../database/connection.server.ts";
import type { Round } from "../database/rounds.server.ts";
import { foldRollups } from "./rollup.server.ts";

const shortestRest = 250;
/** Folding takes no more than a fifth of the time: while everybody submits at once, the machine is theirs. */
const restPerWork = 4;

export function foldRound(database: Database): Round {
  return {
    name: "fold",
    rest: (took) => Math.max(shortestRest, restPerWork * took),
    work: () => foldRollups(database),
  };
}
