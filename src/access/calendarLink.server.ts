/** The secret address under which a calendar program gets a person's deadlines; only its hash is kept. */
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { hashOf, newSecret } from "./secret.server.ts";

/** A new secret address; the one before stops working. It is answered this once. */
export async function makeCalendarLink(tx: WriteTransaction, person: PersonId, now: Date): Promise<string> {
  const { token, hash } = newSecret();
  await tx
    .insertInto("calendar_link")
    .values({ person_id: person, token_hash: hash, made_at: now })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet({ token_hash: hash, made_at: now }))
    .execute();
  return token;
}

export async function revokeCalendarLink(tx: WriteTransaction, person: PersonId): Promise<void> {
  await tx.deleteFrom("calendar_link").where("person_id", "=", person).execute();
}

/** Whose calendar a secret address opens. */
export async function calendarOwner(tx: ReadTransaction, token: string): Promise<PersonId | undefined> {
  const row = await tx
    .selectFrom("calendar_link")
    .select("person_id")
    .where("token_hash", "=", hashOf(token))
    .executeTakeFirst();
  return row?.person_id;
}
