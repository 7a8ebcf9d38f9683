/** Who asks: by the session that the browser carries, or by the token of a program. */
import { type Clock, systemClock, vietnamDay } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import { settingOfVersion } from "../database/setting.server.ts";
import type { Configuration } from "../server/configuration.server.ts";
import { AppError, isAppError } from "../server/error.ts";
import { findAsker } from "./asker.server.ts";
import { tokenIn } from "./cookie.ts";
import { owedBy } from "./owed.ts";
import type { Asker } from "./person.ts";
import { hashOf } from "./secret.server.ts";
import { hasEnded, markSeen, mustBeSeen } from "./session.server.ts";
import { signInRules } from "./signInRules.server.ts";

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
export async function authenticate(entrance: Entrance, request: Request): Promise<Asker | undefined> {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return byToken(entrance, bearer);
  const token = tokenIn("session", request.headers.get("Cookie"), entrance.configuration.isSecure);
  return token === undefined ? undefined : bySession(entrance, token);
}

/** A program does the person's work, as far as its token was made for it, and owes what the person owes. */
async function byToken({ database, clock, wall = systemClock }: Entrance, token: string): Promise<Asker> {
  const now = wall.now();
  const found = await findAsker(database, { way: "token", hash: hashOf(token), today: vietnamDay(clock.now()) });
  if (found?.expiresAt == null || found.expiresAt <= now) throw new AppError("token_invalid", 401);
  const rules = await settingOfVersion(database, signInRules, found.versions.settings);
  const person = { ...found.person, tokenRights: found.rights ?? [], owes: owedBy(found, rules, now) };
  return { person, versions: found.versions };
}

async function bySession({ database, clock, wall = systemClock }: Entrance, token: string): Promise<Asker | undefined> {
  const now = wall.now();
  const found = await findAsker(database, { way: "session", hash: hashOf(token), today: vietnamDay(clock.now()) });
  if (found?.seenAt == null) return undefined;
  const session = { begunAt: found.begunAt, seenAt: found.seenAt };
  if (hasEnded(session, now)) return undefined;
  if (mustBeSeen(session, now)) await keepSeen(database, token, now);
  const rules = await settingOfVersion(database, signInRules, found.versions.settings);
  return { person: { ...found.person, owes: owedBy(found, rules, now) }, versions: found.versions };
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
