/** Notices in the database: told to those who hold a role on a unit, each once, read one by one. */
import { sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import type { PersonId } from "../../database/ids.ts";
import { type Notice, NoticeDetails, type NoticeKind, noticeKind } from "./notice.ts";
import type { Recipients } from "./recipients.ts";
import { settleStatement, tellStatement } from "./statement.ts";

export type NewNotice = {
  readonly kind: NoticeKind;
  readonly about: string;
  readonly details: NoticeDetails;
  readonly address: string;
  readonly at: Date;
  /** What a person is told only once, however often it is tried. */
  readonly once?: string;
};

/** A notice and those who get it. */
export type Telling = { readonly notice: NewNotice; readonly to: Recipients };

/** Tells all of it in the transaction of what happened, in one statement, and answers how many notices were made. */
export async function notify(tx: WriteTransaction, tellings: readonly Telling[]): Promise<number> {
  if (tellings.length === 0) return 0;
  const rows = tellings.map(({ notice, to: { unit, isOutermost, roles, today, except } }) => {
    return { ...notice, unit, is_outermost: isOutermost, roles: `{${roles.join(",")}}`, today, except: except ?? "" };
  });
  const { rows: told } = await sql<{ count: number }>`
    WITH telling AS (
      SELECT *
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row (
        kind text, about text, details jsonb, address text, at timestamptz, once text,
        unit int, is_outermost boolean, roles text[], today date, "except" text
      )
    ),
    ${sql.raw(tellStatement("telling"))}
    SELECT count(*)::int AS count FROM told`.execute(tx);
  return told[0]?.count ?? 0;
}

export type NoticeFilter = { readonly onlyUnread: boolean; readonly most: number };

/** The latest first. */
export async function readNotices(
  tx: ReadTransaction,
  person: PersonId,
  { onlyUnread, most }: NoticeFilter,
): Promise<Notice[]> {
  let query = tx.selectFrom("notice").selectAll().where("person_id", "=", person);
  if (onlyUnread) query = query.where("read_at", "is", null);
  const rows = await query.orderBy("id", "desc").limit(most).execute();
  return rows.map((row) => ({
    id: row.id,
    kind: noticeKind.parse(row.kind),
    details: NoticeDetails.parse(row.details),
    address: row.address,
    at: row.at,
    isRead: row.read_at !== null,
  }));
}

/** Counts on the partial index `notice_unread`: every page of the application asks. */
export async function countUnread(tx: ReadTransaction, person: PersonId): Promise<number> {
  const { count } = await tx
    .selectFrom("notice")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("person_id", "=", person)
    .where("read_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks one of the person's notices, or all of them; answers where the one leads. */
export async function markNotices(
  tx: WriteTransaction,
  person: PersonId,
  which: number | "all",
  readAt: Date | null,
): Promise<string | undefined> {
  let update = tx.updateTable("notice").set({ read_at: readAt }).where("person_id", "=", person);
  if (which !== "all") update = update.where("id", "=", which);
  else if (readAt !== null) update = update.where("read_at", "is", null);
  const rows = await update.returning("address").execute();
  return which === "all" ? undefined : rows[0]?.address;
}

/** The report has been sent: what pressed for it is done with, for everybody. */
export async function settleNotices(tx: WriteTransaction, about: string, at: Date): Promise<void> {
  await sql`
    WITH sent AS (
      SELECT ${about}::text AS about, ${at}::timestamptz AS at
    ),
    ${sql.raw(settleStatement("sent"))}
    SELECT FROM sent`.execute(tx);
}
