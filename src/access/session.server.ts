/** Sessions live in the database: ending one there ends it everywhere at once. */
import { sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { hashOf, newSecret } from "./secret.server.ts";

const MINUTE = 60_000;
/** A session ends when nothing was asked for so long … */
export const IDLE_LIMIT = 2 * 60 * MINUTE;
/** … and in any case so long after signing in: a working day. */
export const ABSOLUTE_LIMIT = 12 * 60 * MINUTE;
/** The clock may be set back by so much without ending what began before; what begins farther ahead no right clock wrote. */
export const FARTHEST_AHEAD = 24 * 60 * MINUTE;
/** "Seen" is written down at most so often: reading a page is hardly ever a write. */
const SEEN_STEP = 5 * MINUTE;

/** A new token at every sign-in; the one that the browser came with ends. */
export async function beginSession(
  tx: WriteTransaction,
  person: PersonId,
  now: Date,
  previous?: string,
): Promise<string> {
  if (previous !== undefined) await endSession(tx, previous);
  await forgetEndedSessions(tx, now);
  const { token, hash } = newSecret();
  await tx
    .insertInto("session")
    .values({ token_hash: hash, person_id: person, created_at: now, seen_at: now })
    .execute();
  return token;
}

export type Session = { readonly begunAt: Date; readonly seenAt: Date };

/** A clock that went back by a day at most makes no session older, one that went on ends it early. */
export function hasEnded({ begunAt, seenAt }: Session, now: Date): boolean {
  const lasts = now.getTime() - begunAt.getTime();
  return now.getTime() - seenAt.getTime() > IDLE_LIMIT || lasts > ABSOLUTE_LIMIT || lasts < -FARTHEST_AHEAD;
}

export function mustBeSeen({ seenAt }: Session, now: Date): boolean {
  return Math.abs(now.getTime() - seenAt.getTime()) >= SEEN_STEP;
}

/** What began in the future begins now, so that a clock set back lets no session last longer than a day's work. */
export async function markSeen(tx: WriteTransaction, token: string, now: Date): Promise<void> {
  const created_at = sql<Date>`least(created_at, ${now})`;
  await tx.updateTable("session").set({ seen_at: now, created_at }).where("token_hash", "=", hashOf(token)).execute();
}

export async function endSession(tx: WriteTransaction, token: string): Promise<void> {
  await tx.deleteFrom("session").where("token_hash", "=", hashOf(token)).execute();
}

/** Everywhere the person is signed in or about to, but for the session of `kept`. */
export async function endSessionsOf(tx: WriteTransaction, person: PersonId, kept?: string): Promise<void> {
  let ended = tx.deleteFrom("session").where("person_id", "=", person);
  if (kept !== undefined) ended = ended.where("token_hash", "!=", hashOf(kept));
  await ended.execute();
  await tx.deleteFrom("sign_in_step").where("person_id", "=", person).execute();
}

async function forgetEndedSessions(tx: WriteTransaction, now: Date): Promise<void> {
  const [oldest, farthest] = [new Date(now.getTime() - ABSOLUTE_LIMIT), new Date(now.getTime() + FARTHEST_AHEAD)];
  await tx
    .deleteFrom("session")
    .where((on) => on.or([on("created_at", "<", oldest), on("created_at", ">", farthest)]))
    .execute();
}
