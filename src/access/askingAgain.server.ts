/**
 * Who asks is found before the body comes in, which may take a minute, and a file may wait for its turn as long: before
 * anything is written, whoever was found a while ago is asked for again (TRUST S1).
 */
import type { Clock } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import { AppError } from "../server/error.ts";
import type { Asker, Person } from "./person.ts";

/** So many milliseconds a role outlives its end at most. */
const HOLDS_FOR = 2_000;

type Found = {
  readonly person: Person;
  /** By the machine's own time, which may jump: either way is long ago. */
  readonly wall: Clock;
  again(): Promise<Asker | undefined>;
};

/** Passes while the person still comes in with the rights they were found with; throws 401 or 403 otherwise. */
export type StillAsking = () => Promise<void>;

export function stillAsking({ person, wall, again }: Found): StillAsking {
  let foundAt = wall.now().getTime();
  return async () => {
    const now = wall.now().getTime();
    if (Math.abs(now - foundAt) < HOLDS_FOR) return;
    const found = await again();
    if (!found) throw new AppError("sign_in_first", 401);
    if (rightsOf(found.person) !== rightsOf(person)) throw new AppError("rights_changed_meanwhile", 403);
    foundAt = now;
  };
}

/** The database as a request has it: each of its writing transactions begins with the question. */
export function writingWhile(asks: StillAsking, database: Database): Database {
  return {
    ...database,
    async write(work) {
      await asks();
      return database.write(work);
    },
  };
}

function rightsOf({ id, roles, tokenRights, owes }: Person): string {
  return JSON.stringify({ id, roles, tokenRights, owes });
}
