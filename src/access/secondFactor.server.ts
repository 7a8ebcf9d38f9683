/** Who has a second factor, and whether a code is theirs. Each code is taken once. */
import { randomBytes } from "node:crypto";
import type { Clock } from "../calendar/clock.ts";
import { logChange } from "../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { AppError, fieldRefused } from "../server/error.ts";
import { holdAccount } from "./proof.server.ts";
import { isFresh, stepOfCode, typedCode } from "./secondFactor.ts";
import { hashOf } from "./secret.server.ts";
import { endSessionsOf } from "./session.server.ts";
import { revokeTokensOf } from "./token.server.ts";

export type SecondFactor =
  | { state: "none" }
  /** Begun: the telephone is shown the secret until it has answered with a code. */
  | { state: "begun"; secret: Buffer }
  | { state: "on"; since: Date; codesLeft: number };

export async function secondFactorOf(tx: ReadTransaction, person: PersonId): Promise<SecondFactor> {
  const row = await tx
    .selectFrom("second_factor")
    .select(["secret", "confirmed_at"])
    .where("person_id", "=", person)
    .executeTakeFirst();
  if (!row) return { state: "none" };
  if (row.confirmed_at === null) return { state: "begun", secret: row.secret };
  const { left } = await tx
    .selectFrom("recovery_code")
    .select((is) => is.fn.countAll<number>().as("left"))
    .where("person_id", "=", person)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return { state: "on", since: row.confirmed_at, codesLeft: left };
}

export async function hasSecondFactor(tx: ReadTransaction, person: PersonId): Promise<boolean> {
  const row = await tx
    .selectFrom("second_factor")
    .select("person_id")
    .where("person_id", "=", person)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A new secret to share with the telephone; it counts nothing until it is confirmed. One that is on must be ended first. */
export async function beginSecondFactor(tx: WriteTransaction, person: PersonId, now: Date): Promise<Buffer> {
  if (await hasSecondFactor(tx, person)) throw new AppError("second_factor_is_on", 409);
  const secret = randomBytes(20);
  await tx
    .insertInto("second_factor")
    .values({ person_id: person, secret, begun_at: now })
    .onConflict((on) => on.column("person_id").doUpdateSet({ secret, begun_at: now, last_step: 0 }))
    .execute();
  return secret;
}

/** By whom and when, by the clock of the installation and by the machine's own (`now`), which a telephone's agrees with. */
export type Moment = { clock: Clock; now: Date };

/** The telephone has answered: from now on it is asked for. Answers the recovery codes, this once; other sessions and all tokens end. */
export async function confirmSecondFactor(
  tx: WriteTransaction,
  person: PersonId,
  typed: string,
  { clock, now, kept }: Moment & { kept: string | undefined },
): Promise<string[]> {
  await holdAccount(tx, person);
  const begun = await secondFactorOf(tx, person);
  if (begun.state !== "begun") throw new AppError("second_factor_not_begun", 409);
  const { kind, code } = typedCode(typed);
  if (kind !== "time" || !(await acceptTimeCode(tx, person, code, now))) {
    throw fieldRefused("sign_in_code_wrong", 400, "code");
  }
  await tx.updateTable("second_factor").set({ confirmed_at: now }).where("person_id", "=", person).execute();
  await endSessionsOf(tx, person, kept);
  await revokeTokensOf(tx, person, now);
  await logChange(tx, { at: clock.now(), by: person, act: "enable_second_factor", object: `person:${person}` });
  return writeRecoveryCodes(tx, person);
}

/** Ten new codes in place of the old ones; of each only the hash is kept. */
export async function renewRecoveryCodes(tx: WriteTransaction, person: PersonId, clock: Clock): Promise<string[]> {
  if (!(await hasSecondFactor(tx, person))) throw new AppError("second_factor_not_begun", 409);
  await logChange(tx, { at: clock.now(), by: person, act: "renew_recovery_codes", object: `person:${person}` });
  return writeRecoveryCodes(tx, person);
}

const RECOVERY_CODES = 10;
/** Without letters and digits that look alike. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

async function writeRecoveryCodes(tx: WriteTransaction, person: PersonId): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.deleteFrom("recovery_code").where("person_id", "=", person).execute();
  await tx
    .insertInto("recovery_code")
    .values(codes.map((code) => ({ person_id: person, code_hash: hashOf(code) })))
    .execute();
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, "$1-"));
}

/** 16 characters of 31: 79 random bits, so that a fast hash will do. */
function newRecoveryCode(): string {
  let code = "";
  while (code.length < 16) {
    const character = alphabet[(randomBytes(1)[0] ?? 255) & 31];
    if (character !== undefined) code += character;
  }
  return code;
}

/** Whether the code, of the telephone or for recovery, is the person's and has not been taken before. It is from now on. */
export async function acceptCode(
  tx: WriteTransaction,
  person: PersonId,
  typed: string,
  { clock, now }: Moment,
): Promise<boolean> {
  const { kind, code } = typedCode(typed);
  if (kind === "time") return (await hasSecondFactor(tx, person)) && (await acceptTimeCode(tx, person, code, now));
  const { numUpdatedRows } = await tx
    .updateTable("recovery_code")
    .set({ used_at: now })
    .where("person_id", "=", person)
    .where("code_hash", "=", hashOf(code))
    .where("used_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await logChange(tx, { at: clock.now(), by: person, act: "use_recovery_code", object: `person:${person}` });
  return true;
}

/** The row is locked: of the same code sent twice at once, one waits for the other and finds it taken. */
async function acceptTimeCode(tx: WriteTransaction, person: PersonId, code: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom("second_factor")
    .select(["secret", "last_step"])
    .where("person_id", "=", person)
    .forUpdate()
    .executeTakeFirst();
  const step = row && stepOfCode(row.secret, code, now);
  if (step === undefined || !isFresh(step, row?.last_step ?? 0, now)) return false;
  await tx.updateTable("second_factor").set({ last_step: step }).where("person_id", "=", person).execute();
  return true;
}

/** By the person, or by an administrator for somebody who lost both telephone and codes. Tokens made with it end. */
export async function endSecondFactor(
  tx: WriteTransaction,
  person: PersonId,
  { by, clock, wall }: { by: PersonId; clock: Clock; wall: Clock },
): Promise<void> {
  await holdAccount(tx, person);
  await revokeTokensOf(tx, person, wall.now());
  await tx.deleteFrom("recovery_code").where("person_id", "=", person).execute();
  await tx.deleteFrom("second_factor").where("person_id", "=", person).execute();
  const act = by === person ? "disable_second_factor" : "reset_second_factor";
  await logChange(tx, { at: clock.now(), by, act, object: `person:${person}` });
}
