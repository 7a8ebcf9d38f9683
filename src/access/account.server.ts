/** What people do about their own account. */

import { type Clock, today } from "../calendar/clock.ts";
import { logChange } from "../database/changeLog.server.ts";
import type { Database, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import type { Language } from "../prose/text.ts";
import { AppError, fieldRefused } from "../server/error.ts";
import { beginAttempt, forgetFailures } from "./attempt.server.ts";
import { accessTree } from "./guard.server.ts";
import { refuseWeakPassword, setPassword } from "./link.server.ts";
import { tokenRightsOf } from "./may.ts";
import { isPassword } from "./password.server.ts";
import type { Doing } from "./people.server.ts";
import type { Person, TokenRight } from "./person.ts";
import { type Proof, readProof } from "./proof.server.ts";
import { acceptCode, hasSecondFactor } from "./secondFactor.server.ts";
import { beginSession, endSessionsOf } from "./session.server.ts";
import { makeToken, revokeToken, revokeTokensOf } from "./token.server.ts";

export async function setLanguage(tx: WriteTransaction, person: PersonId, language: Language): Promise<void> {
  await tx.updateTable("person").set({ language }).where("id", "=", person).execute();
}

type Confirmed = { password: string; address: string; now: Date };

/**
 * Before anything that concerns the account itself, which is then done `asProved`: wrong tries are counted as at signing in
 * (TRUST S9).
 */
export async function confirmPassword(database: Database, person: Person, given: Confirmed): Promise<Proof> {
  await beginAttempt(database, person.username, given.address, given.now);
  const proof = await provedBy(database, person, given.password);
  await database.write((tx) => forgetFailures(tx, person.username, given.address, given.now));
  return proof;
}

/** The same with a code of the second factor, where there is one: what lets in as both do is made by both (TRUST S11). */
export async function confirmPasswordAndCode(
  database: Database,
  person: Person,
  { code, clock, ...given }: Confirmed & { code: string; clock: Clock },
): Promise<Proof> {
  const { address, now } = given;
  await beginAttempt(database, person.username, address, now);
  const proof = await provedBy(database, person, given.password);
  const isAccepted = await database.write(async (tx) => {
    const isTheirs = !(await hasSecondFactor(tx, person.id)) || (await acceptCode(tx, person.id, code, { clock, now }));
    if (isTheirs) await forgetFailures(tx, person.username, address, now);
    return isTheirs;
  });
  if (!isAccepted) throw fieldRefused("sign_in_code_wrong", 400, "code");
  return proof;
}

async function provedBy(database: Database, person: Person, password: string): Promise<Proof> {
  const proof = await database.read((tx) => readProof(tx, person.id));
  if (!(await isPassword(password, proof.password ?? undefined))) throw fieldRefused("password_wrong", 400, "current");
  return proof;
}

/** Ends every session and token of the person, who has confirmed the old one; answers the token of a new session. */
export async function changePassword(
  tx: WriteTransaction,
  person: Person,
  next: string,
  { clock, wall }: { clock: Clock; wall: Clock },
): Promise<string> {
  await refuseWeakPassword(tx, next, [person.username, person.name]);
  await setPassword(tx, person.id, next, wall.now());
  await endSessionsOf(tx, person.id);
  await revokeTokensOf(tx, person.id, wall.now());
  await logChange(tx, { at: clock.now(), by: person.id, act: "change_password", object: `person:${person.id}` });
  return beginSession(tx, person.id, wall.now());
}

type NewToken = { name: string; days: number; rights: readonly TokenRight[] };

/** A token of the person, who has confirmed who they are; refused for what they may do nowhere. Answers it this once. */
export async function makeOwnToken(
  tx: WriteTransaction,
  person: Person,
  { name, days, rights }: NewToken,
  { clock, wall }: { clock: Clock; wall: Clock },
): Promise<string> {
  const held = tokenRightsOf(person, await accessTree(tx), today(clock));
  if (!rights.every((right) => held.includes(right))) throw new AppError("not_allowed", 403);
  const { token } = await makeToken(tx, person.id, name, days, wall.now(), rights);
  const after = { token: name, days, rights };
  await logChange(tx, { at: clock.now(), by: person.id, act: "make_token", object: `person:${person.id}`, after });
  return token;
}

/** By the person, or by an administrator who may manage them. */
export async function revokeTokenOf(tx: WriteTransaction, person: PersonId, id: number, doing: Doing): Promise<void> {
  const name = await revokeToken(tx, person, id, doing.wall.now());
  const object = `person:${person}`;
  await logChange(tx, { at: doing.clock.now(), by: doing.by, act: "revoke_token", object, before: { token: name } });
}
