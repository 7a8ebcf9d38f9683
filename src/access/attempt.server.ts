/** The tries to sign in to an account, kept in the database so that a restart forgets none (TRUST S9). */
import { sql } from "kysely";
import type { Database, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import { log } from "../server/log.server.ts";
import { fromAnywhere, fromOneAddress, secondsToWait } from "./backOff.ts";

/** Counts all failures of an account, wherever they came from. */
const ANYWHERE = "";
const MONTH = 30 * 24 * 3_600_000;

/** Counts a try before it is looked at, or refuses it with the time to wait. */
export async function beginAttempt(database: Database, username: string, address: string, now: Date): Promise<void> {
  const wait = await database.write((tx) => countAttempt(tx, username, address, now));
  if (wait === 0) return;
  log.warn("sign_in_refused", { why: "too_many_attempts", address });
  throw new AppError("too_many_attempts", 429, { seconds: wait, minutes: Math.ceil(wait / 60) });
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
    .where((on) =>
      on.or([on("last_at", "<", new Date(now.getTime() - MONTH)), on("last_at", ">", new Date(now.getTime() + MONTH))]),
    )
    .execute();
  return 0;
}

/** After it succeeded: from this address the account is known from now on. */
export async function forgetFailures(
  tx: WriteTransaction,
  username: string,
  address: string,
  now: Date,
): Promise<void> {
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
