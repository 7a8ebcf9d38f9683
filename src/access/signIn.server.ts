/**
 * Signing in: one answer to every wrong try, counted before the password is looked at. Where the person has a second factor
 * the password only leads to the step at which the code is asked for.
 */
import { type Clock, systemClock, vietnamDay } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { AppError, fieldRefused } from "../server/error.ts";
import { log } from "../server/log.server.ts";
import { beginAttempt, forgetFailures } from "./attempt.server.ts";
import { isPassword } from "./password.server.ts";
import { LONGEST_PASSWORD } from "./password.ts";
import { holdAccount } from "./proof.server.ts";
import { acceptCode, hasSecondFactor } from "./secondFactor.server.ts";
import { beginSession } from "./session.server.ts";
import { beginStep, endStep, findStep } from "./signInStep.server.ts";

export type SignIn = {
  username: string;
  password: string;
  /** Where the request came from. */
  address: string;
  /** The token of the session that the browser still has, if any: it ends. */
  previous?: string;
};

/** The token of a new session, or of the step at which a code of the second factor is owed. */
export type SignedIn = { session: string } | { step: string };

type Entrance = { database: Database; clock: Clock };

/**
 * Times of sessions and attempts are the machine's own (`wall`), also in the demo, whose clock begins anew at each start;
 * whether a person still signs in is a matter of its day.
 */
export async function signIn(
  { database, clock }: Entrance,
  { username, password, address, previous }: SignIn,
  wall: Clock = systemClock,
): Promise<SignedIn> {
  const name = username
    .replace(/\p{Cc}/gu, "")
    .trim()
    .normalize("NFC")
    .toLowerCase()
    .slice(0, 200);
  const now = wall.now();
  await beginAttempt(database, name, address, now);

  const known = await database.read((tx) =>
    tx.selectFrom("person").select(["id", "password", "closed_on"]).where("username", "=", name).executeTakeFirst(),
  );
  const fits = password.length <= 4 * LONGEST_PASSWORD && (await isPassword(password, known?.password ?? undefined));
  if (!known || !fits || !isOpen(known, clock)) {
    log.warn("sign_in_refused", { why: known && fits ? "closed" : "wrong", person: known?.id, address });
    throw new AppError("sign_in_wrong", 401);
  }

  const signedIn = await database.write(async (tx): Promise<SignedIn> => {
    const { password: kept } = await holdAccount(tx, known.id);
    if (kept !== known.password) throw new AppError("sign_in_wrong", 401);
    if (await hasSecondFactor(tx, known.id)) return { step: await beginStep(tx, known.id, now) };
    await forgetFailures(tx, name, address, now);
    return { session: await beginSession(tx, known.id, now, previous) };
  });
  log.info("session" in signedIn ? "signed_in" : "code_asked", { person: known.id, address });
  return signedIn;
}

export type CodeGiven = { step: string | undefined; code: string } & Pick<SignIn, "address" | "previous">;

/** The second half, where there is one: a wrong code counts as a wrong password does. */
export async function signInByCode(
  { database, clock }: Entrance,
  { step, code, address, previous }: CodeGiven,
  wall: Clock = systemClock,
): Promise<string> {
  const now = wall.now();
  const who = step === undefined ? undefined : await database.read((tx) => findStep(tx, step, now));
  if (step === undefined || !who || !isOpen(who, clock)) throw new AppError("sign_in_step_over", 401);
  await beginAttempt(database, who.username, address, now);

  const session = await database.write(async (tx) => {
    await holdAccount(tx, who.id);
    if (!(await findStep(tx, step, now))) throw new AppError("sign_in_step_over", 401);
    if (!(await acceptCode(tx, who.id, code, { clock, now }))) return undefined;
    await endStep(tx, step);
    await forgetFailures(tx, who.username, address, now);
    return beginSession(tx, who.id, now, previous);
  });
  if (session === undefined) {
    log.warn("sign_in_refused", { why: "code", person: who.id, address });
    throw fieldRefused("sign_in_code_wrong", 401, "code");
  }
  log.info("signed_in", { person: who.id, address });
  return session;
}

function isOpen({ closed_on }: { closed_on: IsoDate | null }, clock: Clock): boolean {
  return closed_on === null || closed_on > vietnamDay(clock.now());
}
