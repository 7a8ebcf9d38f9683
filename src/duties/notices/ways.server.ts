/** How somebody wants to be told outside the application: by mail or not, and by a calendar of their deadlines (`access/calendarLink.server.ts`). */
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
