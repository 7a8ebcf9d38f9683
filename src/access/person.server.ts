/** A person as kept, with the roles that hold on a day. */
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, PersonId } from "../database/ids.ts";
import type { Person } from "./person.ts";

/** Undefined where there is no such person, or they no longer sign in on that day. */
export async function readPerson(tx: ReadTransaction, id: PersonId, today: IsoDate): Promise<Person | undefined> {
  const row = await tx
    .selectFrom("person")
    .select(["username", "name", "language"])
    .where("id", "=", id)
    .where((is) => is.or([is("closed_on", "is", null), is("closed_on", ">", today)]))
    .executeTakeFirst();
  if (!row) return undefined;
  const held = await tx
    .selectFrom("person_role")
    .select(["role", "unit_id"])
    .where("person_id", "=", id)
    .where("given_on", "<=", today)
    .where((is) => is.or([is("closed_on", "is", null), is("closed_on", ">", today)]))
    .orderBy("id")
    .execute();
  const { username, name, language } = row;
  const roles = held.map(({ role, unit_id }) => ({ role, unitId: unit_id ?? undefined }));
  return { id, username, name, language, roles };
}
