/** How somebody wants to be told outside the application: by mail or not, and by a calendar of their deadlines. */
import { hashOf, newSecret } from "../../access/secret.server.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import type { PersonId } from "../../database/ids.ts";

export type WaysOfTelling = {
  readonly address: string | undefined;
  readonly wantsMail: boolean;
  readonly hasCalendar: boolean;
};

export async function waysOf(tx: ReadTransaction, person: PersonId): Promise<WaysOfTelling> {
  const row = await tx
    .selectFrom("person")
    .leftJoin("mail_choice", "mail_choice.person_id", "person.id")
    .leftJoin("calendar_link", "calendar_link.person_id", "person.id")
    .select(["person.email", "mail_choice.wanted", "calendar_link.made_at"])
    .where("person.id", "=", person)
    .executeTakeFirstOrThrow();
  return {
    address: row.email?.includes("@") ? row.email : undefined,
    wantsMail: row.wanted ?? true,
    hasCalendar: row.made_at !== null,
  };
}

export async function chooseMail(tx: WriteTransaction, person: PersonId, wanted: boolean): Promise<void> {
  await tx
    .insertInto("mail_choice")
    .values({ person_id: person, wanted })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet({ wanted }))
    .execute();
}

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
