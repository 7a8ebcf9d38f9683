/** The people of an installation: adding, closing, and what they are to which unit. Every change is kept. */

import { logChange } from "../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, PersonId } from "../database/ids.ts";
import type { Language } from "../prose/text.ts";
import { AppError } from "../server/error.ts";
import { makeLink, newPersonId } from "./link.server.ts";
import type { RoleOnUnit } from "./person.ts";
import { endSessionsOf } from "./session.server.ts";

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
  /** Every role that was ever given, in order. */
  roles: HeldRole[];
};

export async function listPeople(tx: ReadTransaction): Promise<PersonRecord[]> {
  const people = await tx.selectFrom("person").selectAll().orderBy("name").orderBy("id").execute();
  const roles = await tx.selectFrom("person_role").selectAll().orderBy("id").execute();
  const rolesOf = Map.groupBy(roles, (role) => role.person_id);
  return people.map((row) => ({
    id: row.id,
    username: row.username,
    name: row.name,
    email: row.email ?? undefined,
    language: row.language,
    createdAt: row.created_at,
    closedOn: row.closed_on ?? undefined,
    hasPassword: row.password !== null,
    roles: (rolesOf.get(row.id) ?? []).map((held) => ({
      id: held.id,
      role: held.role,
      unitId: held.unit_id ?? undefined,
      givenOn: held.given_on,
      closedOn: held.closed_on ?? undefined,
    })),
  }));
}

export async function readPersonRecord(tx: ReadTransaction, id: PersonId): Promise<PersonRecord> {
  const found = (await listPeople(tx)).find((person) => person.id === id);
  if (!found) throw new AppError("person_unknown", 404);
  return found;
}

/** The roles that hold on a day. */
export function rolesOn(person: Pick<PersonRecord, "roles">, day: IsoDate): HeldRole[] {
  return person.roles.filter(({ givenOn, closedOn }) => givenOn <= day && (closedOn === undefined || closedOn > day));
}

export function isClosedOn(person: Pick<PersonRecord, "closedOn">, day: IsoDate): boolean {
  return person.closedOn !== undefined && person.closedOn <= day;
}

/** Who did it and when: the machine's time for what is logged, the installation's day for what is given and closed. */
export type Doing = { by: PersonId; now: Date; today: IsoDate };

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
  { by, now, today }: Doing,
): Promise<{ id: PersonId; link: string }> {
  const id = newPersonId();
  const added = await tx
    .insertInto("person")
    .values({ id, ...given, email: given.email ?? null, created_at: now })
    .onConflict((on) => on.column("username").doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) {
    const place = { field: "username" };
    throw new AppError("username_taken", 409, { username: given.username }, [{ code: "username_taken", place }]);
  }
  await logChange(tx, { at: now, by, act: "add_person", object: `person:${id}`, after: given });
  for (const role of roles) await giveRole(tx, id, role, { by, now, today });
  return { id, link: await makeLink(tx, "new_person", id, now) };
}

export async function giveRole(
  tx: WriteTransaction,
  person: PersonId,
  { role, unitId }: RoleOnUnit,
  { by, now, today }: Doing,
): Promise<void> {
  if (unitId === undefined && (role === "reporter" || role === "approver")) throw new AppError("role_needs_unit", 400);
  const held = rolesOn(await readPersonRecord(tx, person), today);
  if (held.some((each) => each.role === role && each.unitId === unitId)) throw new AppError("role_held", 409);
  await tx
    .insertInto("person_role")
    .values({ person_id: person, role, unit_id: unitId ?? null, given_on: today })
    .execute();
  await logChange(tx, { at: now, by, act: "give_role", object: `person:${person}`, after: { role, unitId } });
}

/** Takes effect with the next request: roles are read anew each time. */
export async function closeRole(tx: WriteTransaction, person: PersonId, id: number, doing: Doing): Promise<void> {
  const { by, now, today } = doing;
  const held = rolesOn(await readPersonRecord(tx, person), today).find((each) => each.id === id);
  if (!held) throw new AppError("role_unknown", 404);
  await tx.updateTable("person_role").set({ closed_on: today }).where("id", "=", id).execute();
  await refuseWithoutAdministrator(tx, today);
  const before = { role: held.role, unitId: held.unitId };
  await logChange(tx, { at: now, by, act: "close_role", object: `person:${person}`, before });
}

/** From `on` the person no longer signs in; where that is today, they are signed out everywhere at once. */
export async function closePerson(tx: WriteTransaction, person: PersonId, on: IsoDate, doing: Doing): Promise<void> {
  const { by, now, today } = doing;
  if (person === by) throw new AppError("person_is_self", 409);
  if (on < today)
    throw new AppError("closing_in_the_past", 400, {}, [{ code: "closing_in_the_past", place: { field: "on" } }]);
  const before = await readPersonRecord(tx, person);
  await tx.updateTable("person").set({ closed_on: on }).where("id", "=", person).execute();
  if (on <= today) await endSessionsOf(tx, person);
  await refuseWithoutAdministrator(tx, on);
  const object = `person:${person}`;
  await logChange(tx, { at: now, by, act: "close_person", object, before: before.closedOn, after: on });
}

export async function reopenPerson(tx: WriteTransaction, person: PersonId, { by, now }: Doing): Promise<void> {
  const before = await readPersonRecord(tx, person);
  await tx.updateTable("person").set({ closed_on: null }).where("id", "=", person).execute();
  await logChange(tx, { at: now, by, act: "reopen_person", object: `person:${person}`, before: before.closedOn });
}

/** The path of a link to hand on. The old password works until the new one is set. */
export async function resetPassword(tx: WriteTransaction, person: PersonId, { by, now }: Doing): Promise<string> {
  await readPersonRecord(tx, person);
  await logChange(tx, { at: now, by, act: "reset_password", object: `person:${person}` });
  return makeLink(tx, "reset_password", person, now);
}

/** An installation never loses its last administrator. */
async function refuseWithoutAdministrator(tx: WriteTransaction, day: IsoDate): Promise<void> {
  const left = (await listPeople(tx)).some(
    (person) => !isClosedOn(person, day) && rolesOn(person, day).some(({ role }) => role === "administrator"),
  );
  if (!left) throw new AppError("last_administrator", 409);
}
