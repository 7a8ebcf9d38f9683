/** Corrections (đính chính) of what was issued or published: beside the old words, with reason and date; never instead of them. */

import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { ArticleId, ReviewId } from "../database/ids.ts";

export type Correction = {
  id: number;
  /** The block of a review; `title`, `lead` or `body` of an article. */
  place: string;
  wrong: string;
  correct: string;
  reason: string;
  by: string;
  at: Date;
};

/** What is corrected: an issued review or a published article. */
export type Corrected = { review: ReviewId } | { article: ArticleId };

export async function addCorrection(
  tx: WriteTransaction,
  of: Corrected,
  correction: Omit<Correction, "id">,
): Promise<void> {
  await tx
    .insertInto("correction")
    .values({
      ...correction,
      review_id: "review" in of ? of.review : null,
      article_id: "article" in of ? of.article : null,
    })
    .execute();
}

/** The oldest first. */
export async function correctionsOf(tx: ReadTransaction, of: Corrected): Promise<Correction[]> {
  const [column, id] = "review" in of ? (["review_id", of.review] as const) : (["article_id", of.article] as const);
  return tx
    .selectFrom("correction")
    .select(["id", "place", "wrong", "correct", "reason", "by", "at"])
    .where(column, "=", id)
    .orderBy("id")
    .execute();
}
