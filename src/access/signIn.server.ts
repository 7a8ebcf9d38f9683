/** Signing in: one answer to every wrong try, counted before the password is looked at. */
import { sql } from "kysely";
import { type Clock, systemClock, vietnamDay } from "../calendar/clock.ts";
import type { Database, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import { log } from "../server/log.server.ts";
import { fromAnywhere, fromOneAddress, secondsToWait } from "./backOff.ts";
import { isPassword } from "./password.server.ts";
import { LONGEST_PASSWORD } from "./password.ts";
import { beginSession } from "./session.server.ts";

export type SignIn = {
  username: string;
  password: string;
  /** Where the request came from. */
  address: string;
  /** The token of the session that the browser still has, if any: it ends. */
  previous?: string;
};

/** Counts all failures of an account, wherever they came from. */
const ANYWHERE = "";
const MONTH = 30 * 24 * 3_600_000;

/**
 * The token of a new session. Times of sessions and attempts are the machine's own (`wall`), also in the demo, whose clock
 * begins anew at each start; whether a person still signs in is a matter of its day.
 */
export async function signIn(
  { database, clock }: { database: Database; clock: Clock },
  { username, password, address, previous }: SignIn,
  wall: Clock = systemClock,
): Promise<string> {
  const name = username
    .replace(/\p{Cc}/gu, "")
    .trim()
    .normalize("NFC")
    .toLowerCase()
    .slice(0, 200);
  const now = wall.now();
  const wait = await database.write((tx) => countAttempt(tx, name, address, now));
  if (wait > 0) {
    log.warn("sign_in_refused", { why: "too_many_attempts", address });
    throw new AppError("too_many_attempts", 429, { seconds: wait, minutes: Math.ceil(wait / 60) });
  }

  const known = await database.read((tx) =>
    tx.selectFrom("person").select(["id", "password", "closed_on"]).where("username", "=", name).executeTakeFirst(),
  );
  const fits = password.length <= 4 * LONGEST_PASSWORD && (await isPassword(password, known?.password ?? undefined));
  const open = known && (known.closed_on === null || known.closed_on > vietnamDay(clock.now()));
  if (!known || !fits || !open) {
    log.warn("sign_in_refused", { why: known && fits ? "closed" : "wrong", person: known?.id, address });
    throw new AppError("sign_in_wrong", 401);
  }

  const token = await database.write(async (tx) => {
    await forgetFailures(tx, name, address, now);
    return beginSession(tx, known.id, now, previous);
  });
  log.info("signed_in", { person: known.id, address });
  return token;
}

/**
 * Counts the attempt as failed before it is tried, so that many at once count as many; answers the seconds to wait, in
 * which case nothing is tried. Where the account was signed in to before, failures elsewhere do not count.
 */
async function countAttempt(tx: WriteTransaction, username: string, address: string, now: Date): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${username}, 0))`.execute(tx);
  const counted = await tx
    .selectFrom("sign_in_attempt")
    .selectAll()
    .where("username", "=", username)
    .where("address", "in", [address, ANYWHERE])
    .execute();
  const here = counted.find((row) => row.address === address);
  const anywhere = counted.find((row) => row.address === ANYWHERE);
  const isKnownPlace = here?.succeeded_at != null;
  const wait = Math.max(
    here ? secondsToWait(here.failures, here.last_at, now, fromOneAddress) : 0,
    anywhere && !isKnownPlace ? secondsToWait(anywhere.failures, anywhere.last_at, now, fromAnywhere) : 0,
  );
  if (wait > 0) return wait;
  for (const place of [address, ANYWHERE]) {
    await tx
      .insertInto("sign_in_attempt")
      .values({ username, address: place, failures: 1, last_at: now })
      .onConflict((on) =>
        on.columns(["username", "address"]).doUpdateSet({ failures: sql`sign_in_attempt.failures + 1`, last_at: now }),
      )
      .execute();
  }
  await tx
    .deleteFrom("sign_in_attempt")
    .where("last_at", "<", new Date(now.getTime() - MONTH))
    .execute();
  return 0;
}

async function forgetFailures(tx: WriteTransaction, username: string, address: string, now: Date): Promise<void> {
  await tx
    .updateTable("sign_in_attempt")
    .set({ failures: 0, succeeded_at: now })
    .where("username", "=", username)
    .where("address", "in", [address, ANYWHERE])
    .execute();
}

/** Setting a new password also ends the waiting that wrong tries of the old one have earned. */
export async function forgetAttemptsOf(tx: WriteTransaction, person: PersonId): Promise<void> {
  await tx
    .deleteFrom("sign_in_attempt")
    .where("username", "=", tx.selectFrom("person").select("username").where("id", "=", person))
    .execute();
}
