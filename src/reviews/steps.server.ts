/** What is done to a review: begun, written, presented, issued and frozen. Every earlier state is kept. */

import { codeOf, lastDay, periodOf } from "../calendar/period.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { ReviewId } from "../database/ids.ts";
import { addCorrection, correctionsOf } from "../documents/correction.server.ts";
import { type LayoutKind, layoutOn } from "../documents/layout.ts";
import { refusePaperBefore } from "../documents/paperDay.ts";
import { refuseTakenNumber } from "../documents/paperNumber.server.ts";
import { typedNumber } from "../documents/paperNumber.ts";
import { readCutOffs } from "../duties/due.server.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { AppError, fieldRefused } from "../server/error.ts";
import { leftBetweenBrackets, plainText, tokensIn } from "../telling/span.ts";
import { draftReview } from "./draft.ts";
import { gatherReview, type ReviewQuestion } from "./gather.server.ts";
import { type Author, type Change, claimed, writeVersion } from "./kept.server.ts";
import type { Issue } from "./paper.ts";
import { blocksOf, dataOf, layoutFor } from "./review.server.ts";
import type { Frozen, Review } from "./review.ts";
import { untoldFigures } from "./untold.ts";
import { longestText } from "./words.server.ts";

export async function createReview(
  tx: WriteTransaction,
  question: ReviewQuestion & { layout: LayoutKind },
  { by, at }: Author,
): Promise<ReviewId> {
  const data = await gatherReview(tx, question);
  const { resolutions } = await readDemands(tx);
  const resolution = resolutions.find(({ code }) => code === data.resolution.code);
  if (!resolution) throw new AppError("resolution_unknown", 422, { resolution: data.resolution.code });
  const chosen = layoutOn(question.layout, lastDay(question.at));
  const created = await tx
    .insertInto("review")
    .values({
      unit_id: question.unit,
      resolution_id: resolution.id,
      period: codeOf(question.at),
      basis: question.basis,
      layout: chosen.code,
      version: 1,
      state: "draft",
      edits: "[]",
      step: "begun",
      blocks: JSON.stringify(draftReview(data, chosen)),
      number: null,
      issued_on: null,
      frozen: null,
      ...{ by, at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!created) throw new AppError("review_exists", 409, { unit: data.unit.name, period: data.period });
  return created.id;
}

/** Presents a draft to those who sign it, or takes it back. */
export async function moveReview(tx: WriteTransaction, change: Change, to: "draft" | "presented"): Promise<Review> {
  const review = await claimed(tx, change);
  if (review.state === "issued") throw new AppError("review_issued_already", 409);
  const blocks = blocksOf(review, await dataOf(tx, review));
  const step = to === "presented" ? "presented" : "taken_back";
  return writeVersion(tx, review, { state: to, step, blocks }, change);
}

async function presented(tx: WriteTransaction, change: Change): Promise<Review> {
  const review = await claimed(tx, change);
  if (review.state === "issued") throw new AppError("review_issued_already", 409);
  if (review.state !== "presented") throw new AppError("review_not_presented", 409);
  return review;
}

/** Gives a presented review back to those who write it, who read why. */
export async function giveBackReview(tx: WriteTransaction, change: Change, why: string): Promise<Review> {
  const review = await presented(tx, change);
  if (why.trim() === "") throw new AppError("reason_missing", 422);
  const blocks = blocksOf(review, await dataOf(tx, review));
  return writeVersion(tx, review, { state: "draft", step: "given_back", why: why.trim(), blocks }, change);
}

/** Issues a presented review: its figures and its text are frozen as they stand. One that the data lacks holds it back. */
export async function issueReview(tx: WriteTransaction, change: Change, issue: Issue): Promise<Review> {
  const review = await presented(tx, change);
  const data = await dataOf(tx, review);
  const layout = layoutFor(review);
  refusePaperBefore((await readCutOffs(tx))(periodOf(review.period), data.unit.kind), issue.date);
  // Programs may give the number with its symbol; the paper writes it once.
  const number = typedNumber(issue.number, layout, data.unit);
  if (number === "")
    throw new AppError("invalid_input", 422, {}, [{ code: "number_not_whole", place: { field: "number" } }]);
  const { unit } = review;
  await refuseTakenNumber(tx, { unit, kind: layout.kind, number, date: issue.date, of: { review: change.id } });
  const frozen: Frozen = { data, blocks: blocksOf(review, data) };
  const untold = untoldFigures(frozen.blocks, data);
  if (untold.length > 0) throw new AppError("review_figures_untold", 422, {}, untold);
  return writeVersion(
    tx,
    review,
    {
      step: "issued",
      blocks: frozen.blocks,
      state: "issued",
      number,
      issued_on: issue.date,
      signer_title: issue.signerTitle,
      signer: issue.signer,
      frozen: JSON.stringify(frozen),
    },
    change,
  );
}

/** A paragraph of an issued review put right in sight: what was issued stays, the correction stands beside it. */
export async function correctIssued(
  tx: WriteTransaction,
  change: Change,
  { block, text, reason }: { block: string; text: string; reason: string },
): Promise<Review> {
  const review = await claimed(tx, change);
  if (review.state !== "issued") throw new AppError("review_not_issued", 409);
  const known = review.frozen.blocks.find((each) => each.id === block);
  if (known?.kind !== "paragraph") throw new AppError("block_unknown", 422, { block });
  if (text.length > longestText) throw new AppError("text_too_long", 422, { most: longestText });
  if (reason.trim() === "") throw new AppError("reason_missing", 422);
  const earlier = (await correctionsOf(tx, { review: change.id })).findLast(({ place }) => place === block);
  const wrong = earlier?.correct ?? plainText(known.spans);
  const correct = text.replaceAll("\r\n", "\n").trim();
  if (correct === "" || correct === wrong) throw new AppError("correction_missing", 422);
  for (const [field, words] of Object.entries({ text: correct, reason })) {
    const [what] = [...tokensIn(words), ...leftBetweenBrackets(words)];
    if (what !== undefined) throw fieldRefused("correction_brackets", 422, field, { what });
  }
  await addCorrection(
    tx,
    { review: change.id },
    { place: block, wrong, correct, reason: reason.trim(), by: change.by, at: change.at },
  );
  return writeVersion(tx, review, { step: "corrected", why: reason.trim(), blocks: review.frozen.blocks }, change);
}
