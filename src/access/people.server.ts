/** The people of an installation: adding, closing, and what they are to which unit. Every change is kept. */

import { sql } from "kysely";
import { type Clock, today } from "../calendar/clock.ts";
import { type Change, logChange } from "../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, PersonId, UnitId } from "../database/ids.ts";
import type { Language } from "../prose/text.ts";
import { AppError, fieldRefused } from "../server/error.ts";
import { revokeCalendarLink } from "./calendarLink.server.ts";
import { endLinksOf, makeLink, newPersonId } from "./link.server.ts";
import type { RoleOnUnit } from "./person.ts";
import { holdAccount } from "./proof.server.ts";
import { endSecondFactor } from "./secondFactor.server.ts";
import { endSessionsOf } from "./session.server.ts";
import { revokeTokensOf } from "./token.server.ts";

export type HeldRole = RoleOnUnit & { id: number; givenOn: IsoDate; closedOn: IsoDate | undefined };

export type PersonRecord = {
  id: PersonId;
  username: string;
  name: string;
  email: string | undefined;
  language: Language;
  createdAt: Date;
  /** From this day on no more. */
  closedOn: IsoDate | undefined;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  /** Every role that was ever given, in order. */
  roles: HeldRole[];
  /** Who added them; asked only of those who were never given a role. */
  madeBy: string | undefined;
};

export async function listPeople(tx: ReadTransaction): Promise<PersonRecord[]> {
  const people = await tx.selectFrom("person").selectAll().orderBy("name").orderBy("id").execute();
  const roles = await tx.selectFrom("person_role").selectAll().orderBy("id").execute();
  const factors = await tx
    .selectFrom("second_factor")
    .select("person_id")
    .where("confirmed_at", "is not", null)
    .execute();
  const withFactor = new Set(factors.map((row) => row.person_id));
  const rolesOf = Map.groupBy(roles, (role) => role.person_id);
  const makers = await makersOf(
    tx,
    people.filter(({ id }) => !rolesOf.has(id)).map(({ id }) => id),
  );
  return people.map((row) => ({
    id: row.id,
    username: row.username,
    name: row.name,
    email: row.email ?? undefined,
    language: row.language,
    createdAt: row.created_at,
    closedOn: row.closed_on ?? undefined,
    hasPassword: row.password !== null,
    hasSecondFactor: withFactor.has(row.id),
    roles: (rolesOf.get(row.id) ?? []).map((held) => ({
      id: held.id,
      role: held.role,
      unitId: held.unit_id ?? undefined,
      givenOn: held.given_on,
      closedOn: held.closed_on ?? undefined,
    })),
    madeBy: makers.get(objectOf(row.id)),
  }));
}

async function makersOf(tx: ReadTransaction, people: readonly PersonId[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .selectFrom("change_log")
    .select(["object", "by"])
    .where("act", "=", "add_person")
    .where("object", "in", people.map(objectOf))
    .execute();
  return new Map(rows.map(({ object, by }) => [object, by]));
}

function objectOf(person: PersonId): string {
  return `person:${person}`;
}

export async function readPersonRecord(tx: ReadTransaction, id: PersonId): Promise<PersonRecord> {
  const found = (await listPeople(tx)).find((person) => person.id === id);
  if (!found) throw new AppError("person_unknown", 404);
  return found;
}

/** People are changed one after the other: who may do it is judged by how they stand when it is done. */
export async function lockPeople(tx: WriteTransaction): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('people', 0))`.execute(tx);
}

/** The roles that hold on a day. */
export function rolesOn(person: Pick<PersonRecord, "roles">, day: IsoDate): HeldRole[] {
  return person.roles.filter(({ givenOn, closedOn }) => givenOn <= day && (closedOn === undefined || closedOn > day));
}

export function isClosedOn(person: Pick<PersonRecord, "closedOn">, day: IsoDate): boolean {
  return person.closedOn !== undefined && person.closedOn <= day;
}

/** Who does it, by which clock: that of the installation, and the machine's own (`wall`), by which links expire. */
export type Doing = { by: PersonId; clock: Clock; wall: Clock };

export type NewPerson = {
  username: string;
  name: string;
  email: string | undefined;
  language: Language;
  roles: RoleOnUnit[];
};

/** Answers the new person and the path of the link by which they set their password. */
export async function addPerson(
  tx: WriteTransaction,
  { roles, ...given }: NewPerson,
  doing: Doing,
): Promise<{ id: PersonId; link: string }> {
  const id = newPersonId();
  const added = await tx
    .insertInto("person")
    .values({ id, ...given, email: given.email ?? null, created_at: doing.clock.now() })
    .onConflict((on) => on.column("username").doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) {
    const place = { field: "username" };
    throw new AppError("username_taken", 409, { username: given.username }, [{ code: "username_taken", place }]);
  }
  await logDone(tx, id, doing, { act: "add_person", after: given });
  for (const role of roles) await giveRole(tx, id, role, doing);
  return { id, link: await makeLink(tx, "new_person", id, doing.wall.now()) };
}

/** Whoever came to hold a token or a one-time link of theirs meanwhile does not grow with them: both end. */
export async function giveRole(
  tx: WriteTransaction,
  person: PersonId,
  { role, unitId }: RoleOnUnit,
  doing: Doing,
): Promise<void> {
  const day = today(doing.clock);
  if (unitId === undefined && (role === "reporter" || role === "approver")) throw new AppError("role_needs_unit", 400);
  await holdAccount(tx, person);
  const held = rolesOn(await readPersonRecord(tx, person), day);
  if (held.some((each) => each.role === role && each.unitId === unitId)) throw new AppError("role_held", 409);
  await tx
    .insertInto("person_role")
    .values({ person_id: person, role, unit_id: unitId ?? null, given_on: day })
    .execute();
  await endLinksOf(tx, person, doing.wall.now());
  await revokeTokensOf(tx, person, doing.wall.now());
  await logDone(tx, person, doing, { act: "give_role", after: { role, unitId } });
}

/** Takes effect with the next request: roles are read anew each time. */
export async function closeRole(tx: WriteTransaction, person: PersonId, id: number, doing: Doing): Promise<void> {
  const day = today(doing.clock);
  const held = rolesOn(await readPersonRecord(tx, person), day).find((each) => each.id === id);
  if (!held) throw new AppError("role_unknown", 404);
  await tx.updateTable("person_role").set({ closed_on: day }).where("id", "=", id).execute();
  await refuseWithoutAdministrator(tx, day);
  await logDone(tx, person, doing, { act: "close_role", before: { role: held.role, unitId: held.unitId } });
}

/** From `on` the person no longer signs in; where that is today, they are signed out everywhere at once. */
export async function closePerson(tx: WriteTransaction, person: PersonId, on: IsoDate, doing: Doing): Promise<void> {
  const day = today(doing.clock);
  if (person === doing.by) throw new AppError("person_is_self", 409);
  if (on < day) throw fieldRefused("closing_in_the_past", 400, "on");
  const before = await readPersonRecord(tx, person);
  await tx.updateTable("person").set({ closed_on: on }).where("id", "=", person).execute();
  if (on <= day) await endEntrance(tx, person, doing);
  await refuseWithoutAdministrator(tx, on);
  await logDone(tx, person, doing, { act: "close_person", before: before.closedOn, after: on });
}

/** Whatever lets in or shows anything of theirs. */
async function endEntrance(tx: WriteTransaction, person: PersonId, { wall }: Doing): Promise<void> {
  await endSessionsOf(tx, person);
  await revokeTokensOf(tx, person, wall.now());
  await endLinksOf(tx, person, wall.now());
  await revokeCalendarLink(tx, person);
}

export async function reopenPerson(tx: WriteTransaction, person: PersonId, doing: Doing): Promise<void> {
  const before = await readPersonRecord(tx, person);
  // What let in before does not live again: nobody knows who has kept a token meanwhile.
  await endEntrance(tx, person, doing);
  await tx.updateTable("person").set({ closed_on: null }).where("id", "=", person).execute();
  await logDone(tx, person, doing, { act: "reopen_person", before: before.closedOn });
}

/** The path of a link to hand on. The old password works until the new one is set. */
export async function resetPassword(tx: WriteTransaction, person: PersonId, doing: Doing): Promise<string> {
  await readPersonRecord(tx, person);
  await logDone(tx, person, doing, { act: "reset_password" });
  return makeLink(tx, "reset_password", person, doing.wall.now());
}

/** For somebody who lost both telephone and recovery codes; they are signed out everywhere. */
export async function resetSecondFactor(tx: WriteTransaction, person: PersonId, doing: Doing): Promise<void> {
  if (person === doing.by) throw new AppError("second_factor_is_own", 409);
  await endSecondFactor(tx, person, doing);
  await endSessionsOf(tx, person);
}

async function logDone(
  tx: WriteTransaction,
  person: PersonId,
  { by, clock }: Doing,
  done: Pick<Change, "act" | "before" | "after">,
): Promise<void> {
  await logChange(tx, { at: clock.now(), by, object: objectOf(person), ...done });
}

/** An installation never loses its last administrator. */
async function refuseWithoutAdministrator(tx: WriteTransaction, day: IsoDate): Promise<void> {
  const left = (await listPeople(tx)).some(
    (person) => !isClosedOn(person, day) && rolesOn(person, day).some(({ role }) => role === "administrator"),
  );
  if (!left) throw new AppError("last_administrator", 409);
}

/** The units on which anybody holds a role. */
export async function unitsAtWork(tx: ReadTransaction): Promise<UnitId[]> {
  const rows = await tx.selectFrom("person_role").select("unit_id").distinct().execute();
  return rows.flatMap(({ unit_id }) => unit_id ?? []);
}
