/** One-time links, by which a password is set without anybody else knowing it. They expire, and work once. */

import { randomUUID } from "node:crypto";
import { type Clock, today } from "../calendar/clock.ts";
import { logChange } from "../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { readSetting } from "../database/setting.server.ts";
import { AppError } from "../server/error.ts";
import { pageAddress } from "../web/address.ts";
import { accessPaths } from "./addresses.ts";
import { forgetAttemptsOf } from "./attempt.server.ts";
import { revokeCalendarLink } from "./calendarLink.server.ts";
import { hashPassword } from "./password.server.ts";
import { faultOfPassword } from "./password.ts";
import { hashOf, newSecret } from "./secret.server.ts";
import { endSessionsOf, FARTHEST_AHEAD } from "./session.server.ts";
import { signInRules } from "./signInRules.server.ts";
import { revokeTokensOf } from "./token.server.ts";

export type LinkPurpose = "first_administrator" | "new_person" | "reset_password";

const HOUR = 3_600_000;
const lifetimes: Record<LinkPurpose, number> = {
  first_administrator: 24 * HOUR,
  new_person: 72 * HOUR,
  reset_password: 24 * HOUR,
};

/** The path to hand on. Earlier links of the same person, or for the first administrator, no longer work. */
export async function makeLink(
  tx: WriteTransaction,
  purpose: LinkPurpose,
  person: PersonId | undefined,
  now: Date,
): Promise<string> {
  await endLinksOf(tx, person, now);
  const { token, hash } = newSecret();
  await tx
    .insertInto("one_time_link")
    .values({
      token_hash: hash,
      purpose,
      person_id: person ?? null,
      created_at: now,
      expires_at: new Date(now.getTime() + lifetimes[purpose]),
    })
    .execute();
  return pageAddress(accessPaths.oneTimeLink, { token });
}

/** The path for the first administrator of an installation in which nobody is yet; undefined once there is somebody. */
export async function firstAdministratorLink(tx: WriteTransaction, now: Date): Promise<string | undefined> {
  const somebody = await tx.selectFrom("person").select("id").limit(1).executeTakeFirst();
  return somebody ? undefined : makeLink(tx, "first_administrator", undefined, now);
}

export type OpenLink = { purpose: LinkPurpose; person?: { id: PersonId; username: string; name: string } };

/** What a link is for, or 410 when it has been used, has expired or never was. */
export async function openLink(tx: ReadTransaction, token: string, now: Date): Promise<OpenLink> {
  const link = await tx
    .selectFrom("one_time_link")
    .leftJoin("person", "person.id", "one_time_link.person_id")
    .select(["purpose", "person.id", "person.username", "person.name"])
    .where("token_hash", "=", hashOf(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .where("one_time_link.created_at", "<", new Date(now.getTime() + FARTHEST_AHEAD))
    .executeTakeFirst();
  if (!link) throw new AppError("link_invalid", 410);
  const { purpose, id, username, name } = link;
  return id === null || username === null || name === null ? { purpose } : { purpose, person: { id, username, name } };
}

export type NewAdministrator = { username: string; name: string };

/**
 * Sets the password and uses the link up; makes the administrator where the link is for the first. All sessions and tokens
 * of the person end. Answers who it was.
 */
export async function setPasswordByLink(
  tx: WriteTransaction,
  token: string,
  password: string,
  { clock, wall, administrator }: { clock: Clock; wall: Clock; administrator?: NewAdministrator },
): Promise<PersonId> {
  const now = wall.now();
  const link = await openLink(tx, token, now);
  const who = link.person ?? administrator;
  if (!who) throw new AppError("link_needs_name", 400);
  await refuseWeakPassword(tx, password, [who.username, who.name]);

  const used = await tx
    .updateTable("one_time_link")
    .set({ used_at: now })
    .where("token_hash", "=", hashOf(token))
    .where("used_at", "is", null)
    .executeTakeFirst();
  if (used.numUpdatedRows === 0n) throw new AppError("link_invalid", 410);

  const person = link.person?.id ?? (await addFirstAdministrator(tx, who, clock));
  await setPassword(tx, person, password, now);
  await endSessionsOf(tx, person);
  await revokeTokensOf(tx, person, now);
  await endLinksOf(tx, person, now);
  await logChange(tx, { at: clock.now(), by: person, act: "set_password_by_link", object: `person:${person}` });
  return person;
}

/**
 * Ends the waiting for wrong tries, too: whoever sets a password is the owner. So does the calendar's address, which whoever
 * knew the old one may have made or read.
 */
export async function setPassword(tx: WriteTransaction, person: PersonId, password: string, now: Date): Promise<void> {
  const hash = await hashPassword(password);
  await tx.updateTable("person").set({ password: hash, password_at: now }).where("id", "=", person).execute();
  await forgetAttemptsOf(tx, person);
  await revokeCalendarLink(tx, person);
}

export async function refuseWeakPassword(
  tx: ReadTransaction,
  password: string,
  ownWords: readonly string[],
): Promise<void> {
  const fault = faultOfPassword(password, ownWords, await readSetting(tx, signInRules));
  if (fault) throw new AppError("password_refused", 400, {}, [{ code: fault, place: { field: "password" } }]);
}

export function newPersonId(): PersonId {
  return randomUUID() as PersonId;
}

async function addFirstAdministrator(
  tx: WriteTransaction,
  { username, name }: NewAdministrator,
  clock: Clock,
): Promise<PersonId> {
  const id = newPersonId();
  await tx.insertInto("person").values({ id, username, name, email: null, created_at: clock.now() }).execute();
  await tx
    .insertInto("person_role")
    .values({ person_id: id, role: "administrator", unit_id: null, given_on: today(clock) })
    .execute();
  return id;
}

/** Of a person, or those for the first administrator. */
export async function endLinksOf(tx: WriteTransaction, person: PersonId | undefined, now: Date): Promise<void> {
  await tx
    .updateTable("one_time_link")
    .set({ used_at: now })
    .where("person_id", person === undefined ? "is" : "=", person ?? null)
    .where("used_at", "is", null)
    .execute();
}
