/** Who asks: by the session that the browser carries, or by the token of a program. */
import { type Clock, systemClock, vietnamDay } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import { definitionsVersion } from "../database/definitionsVersion.server.ts";
import type { Configuration } from "../server/configuration.server.ts";
import { AppError, isAppError } from "../server/error.ts";
import { tokenIn } from "./cookie.ts";
import { owedBy, readPerson } from "./person.server.ts";
import type { Asker } from "./person.ts";
import { findSession, markSeen } from "./session.server.ts";
import { personOfToken } from "./token.server.ts";

export type Entrance = {
  database: Database;
  clock: Clock;
  /** Where people reach us by TLS, only the `__Host-` cookie counts. */
  configuration: Pick<Configuration, "isSecure">;
  /** The machine's own time, by which sessions and tokens end. */
  wall?: Clock;
};

/**
 * The person who asks, if any. A token that is not (or no longer) valid is an error; a session that ended is nobody.
 */
export async function authenticate(
  { database, clock, configuration, wall = systemClock }: Entrance,
  request: Request,
): Promise<Asker | undefined> {
  const now = wall.now();
  const today = vietnamDay(clock.now());

  const bearer = bearerOf(request);
  if (bearer !== undefined) {
    const asker = await personOfToken(database, bearer, now, today);
    if (!asker) throw new AppError("token_invalid", 401);
    return asker;
  }

  const token = tokenIn("session", request.headers.get("Cookie"), configuration.isSecure);
  if (token === undefined) return undefined;
  const found = await database.read(async (tx) => {
    const session = await findSession(tx, token, now);
    const person = session && (await readPerson(tx, session.person, today));
    if (!person) return undefined;
    const asking = { ...person, owes: await owedBy(tx, person, now) };
    return { session, asker: { person: asking, definitionsVersion: await definitionsVersion(tx) } };
  });
  if (found?.session.mustBeSeen) await keepSeen(database, token, now);
  return found?.asker;
}

/** A full disk keeps nobody from reading. */
async function keepSeen(database: Database, token: string, now: Date): Promise<void> {
  try {
    await database.write((tx) => markSeen(tx, token, now));
  } catch (error) {
    if (!isAppError(error) || error.code !== "no_room") throw error;
  }
}

function bearerOf(request: Request): string | undefined {
  const header = request.headers.get("Authorization");
  if (header === null) return undefined;
  const [scheme, token] = header.trim().split(/\s+/);
  return scheme?.toLowerCase() === "bearer" ? (token ?? "") : undefined;
}
