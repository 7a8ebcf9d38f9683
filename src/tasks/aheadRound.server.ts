/** Recurring tasks make their occurrences by themselves, well before anybody has to do them. */
import { type Clock, today } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import type { Round } from "../database/rounds.server.ts";
import { keepAhead } from "./kept.server.ts";

const HOUR = 3_600_000;

export function aheadRound({ database, clock }: { database: Database; clock: Clock }): Round {
  return {
    name: "tasks_ahead",
    rest: () => HOUR,
    lock: 190302024109,
    work: () => database.write((tx) => keepAhead(tx, today(clock))),
  };
}
