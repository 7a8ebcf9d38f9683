/** The one way in which a review changes: locked, on the version that was seen, every earlier state kept with its words. */
import { nameOfPerson } from "../access/names.server.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { ReviewId } from "../database/ids.ts";
import type { ReviewRow } from "../database/tables.ts";
import { AppError } from "../server/error.ts";
import type { Block } from "../telling/block.ts";
import { reviewOf } from "./review.server.ts";
import type { Review, ReviewStep } from "./review.ts";

/** Who does it and when. */
export type Author = { by: string; at: Date };

/** A change of a review; `seen` is the version that was before the author's eyes. */
export type Change = Author & { id: ReviewId; seen: number };

/** The review, locked until the transaction ends, provided that nobody has changed it since. */
export async function claimed(tx: WriteTransaction, { id, seen }: Change): Promise<Review> {
  const row = await tx.selectFrom("review").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw new AppError("review_unknown", 404);
  if (row.version !== seen) {
    throw new AppError("review_changed", 412, { by: await nameOfPerson(tx, row.by), time: timeOf(row.at) });
  }
  return reviewOf(row);
}

type Writing = {
  step: ReviewStep;
  /** The text as it reads after the step. */
  blocks: readonly Block[];
  why?: string;
} & Partial<
  Pick<ReviewRow, "state" | "number" | "issued_on"> & {
    edits: string;
    frozen: string;
    signer_title: string;
    signer: string;
  }
>;

export async function writeVersion(
  tx: WriteTransaction,
  review: Review,
  { step, blocks, why = "", ...writing }: Writing,
  { by, at }: Author,
): Promise<Review> {
  await tx
    .insertInto("review_version")
    .columns(["review_id", "version", "state", "edits", "blocks", "step", "why", "by", "at"])
    .expression((row) =>
      row
        .selectFrom("review")
        .select(["id", "version", "state", "edits", "blocks", "step", "why", "by", "at"])
        .where("id", "=", review.id),
    )
    .execute();
  const row = await tx
    .updateTable("review")
    .set({ ...writing, step, why, blocks: JSON.stringify(blocks), version: review.version + 1, by, at })
    .where("id", "=", review.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return reviewOf(row);
}

function timeOf(at: Date): string {
  return at.toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
}
