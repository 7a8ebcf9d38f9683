/** Folds roll-ups in the background soon after anything is stale. Reads never wait for it. */
import { sql } from "kysely";
import type { Database, ReadTransaction } from "../database/connection.server.ts";
import type { Round } from "../database/rounds.server.ts";
import { foldRollups } from "./rollup.server.ts";

const shortestRest = 250;
/** Folding takes no more than a fifth of the time: while everybody submits at once, the machine is theirs. */
const restPerWork = 4;
/** So often what is stale is left while more of it comes in: folded at once, a roll-up would be again for every few reports. */
const mostLeft = 8;

export function foldRound(database: Database): Round {
  let latest: string | undefined;
  let left = 0;
  return {
    name: "fold",
    rest: (took) => Math.max(shortestRest, restPerWork * took),
    async work() {
      const mark = await database.read(latestMark);
      const isComing = mark !== latest && left < mostLeft;
      latest = mark;
      if (mark === undefined) return;
      if (isComing) {
        left += 1;
        return;
      }
      left = 0;
      await foldRollups(database);
    },
  };
}

/** The mark of what became stale last; undefined: nothing is. */
async function latestMark(tx: ReadTransaction): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`SELECT max(id)::text AS id FROM rollup_mark`.execute(tx);
  return rows[0]?.id ?? undefined;
}
