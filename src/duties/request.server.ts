/** Asking and answering with a reason: whoever owes something asks whoever it is owed to, and is granted or declined it. */
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { AppError, fieldRefused } from "../server/error.ts";

/** What can be asked for about a duty: that it may be done again after it was accepted. */
export type Asks = "reopening";

export type DutyRequest = {
  readonly about: string;
  readonly why: string;
  readonly by: string;
  readonly at: Date;
  readonly answer:
    | { readonly kind: "granted" | "declined"; readonly why: string; readonly by: string; readonly at: Date }
    | undefined;
};

/** The latest request about each duty, answered or not; about one duty, or about all. */
export async function latestRequests(tx: ReadTransaction, asks: Asks, about?: string): Promise<DutyRequest[]> {
  let query = tx.selectFrom("duty_request").distinctOn("about").selectAll().where("asks", "=", asks);
  if (about !== undefined) query = query.where("about", "=", about);
  const rows = await query.orderBy("about").orderBy("id", "desc").execute();
  return rows.map((row) => ({
    about: row.about,
    why: row.why,
    by: row.by,
    at: row.at,
    answer:
      row.answer === null
        ? undefined
        : {
            kind: row.answer,
            why: row.answer_why ?? "",
            by: row.answered_by ?? "",
            at: row.answered_at ?? row.at,
          },
  }));
}

export async function latestRequest(tx: ReadTransaction, asks: Asks, about: string): Promise<DutyRequest | undefined> {
  return (await latestRequests(tx, asks, about))[0];
}

type Said = { readonly why: string; readonly by: string; readonly at: Date };

/** Asks; refused without a reason, and while an earlier request about the same waits for its answer. */
export async function ask(
  tx: WriteTransaction,
  asks: Asks,
  { about, why, by, at }: Said & { readonly about: string },
): Promise<void> {
  const added = await tx
    .insertInto("duty_request")
    .values({ asks, about, why: reasonOf(why), by, at })
    .onConflict((on) => on.columns(["asks", "about"]).where("answer", "is", null).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new AppError("request_waits", 409);
}

/** Answers the request that waits, and gives it back; whoever declines says why. Refused where none waits any more. */
export async function answer(
  tx: WriteTransaction,
  asks: Asks,
  { about, answer, why, by, at }: Said & { readonly about: string; readonly answer: "granted" | "declined" },
): Promise<{ why: string }> {
  const answered = await tx
    .updateTable("duty_request")
    .set({ answer, answer_why: answer === "declined" ? reasonOf(why) : null, answered_by: by, answered_at: at })
    .where("asks", "=", asks)
    .where("about", "=", about)
    .where("answer", "is", null)
    .returning("why")
    .executeTakeFirst();
  if (answered === undefined) throw new AppError("request_answered", 409);
  return answered;
}

/** A reason as it is kept, or the refusal to go on without one. */
export function reasonOf(why: string): string {
  const reason = why.trim().normalize();
  if (reason === "") throw fieldRefused("reason_missing", 422, "reason");
  return reason;
}
