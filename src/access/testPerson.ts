/** People for tests. */
import type { WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, PersonId } from "../database/ids.ts";
import { newPersonId } from "./link.server.ts";
import { hashPassword } from "./password.server.ts";
import type { RoleOnUnit } from "./person.ts";

export const TEST_PASSWORD = "bưởi da xanh Bến Tre";

/** Once for all: a hash takes a third of a second, and what it is of everybody knows. */
const hashed = hashPassword(TEST_PASSWORD);

export async function addTestPerson(
  tx: WriteTransaction,
  username: string,
  roles: readonly RoleOnUnit[] = [],
): Promise<PersonId> {
  const id = newPersonId();
  const password = await hashed;
  const created_at = new Date("2024-01-01T00:00:00Z");
  await tx.insertInto("person").values({ id, username, name: username, email: null, password, created_at }).execute();
  for (const { role, unitId } of roles) {
    const given_on = "2024-01-01" as IsoDate;
    await tx
      .insertInto("person_role")
      .values({ person_id: id, role, unit_id: unitId ?? null, given_on })
      .execute();
  }
  return id;
}
