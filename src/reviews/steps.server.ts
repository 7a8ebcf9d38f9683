/** What is done to a review: begun, written, presented, issued and frozen. Every earlier state is kept. */

import { codeOf, lastDay } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId, ReviewId } from "../database/ids.ts";
import type { ReviewRow } from "../database/tables.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { AppError } from "../server/error.ts";
import { type Block, editableText, parseEditable } from "./block.ts";
import type { ReviewData } from "./data.ts";
import { type Edit, isOwn, newOwnId } from "./edit.ts";
import { figureOf } from "./figure.ts";
import { gatherReview, type ReviewQuestion } from "./gather.server.ts";
import { type LayoutKind, layoutOn } from "./layout.ts";
import type { Issue } from "./paper.ts";
import { blocksOf, dataOf, readReview, reviewOf } from "./review.server.ts";
import { type Frozen, isEditable, type Review } from "./review.ts";

export const longestText = 20_000;
/** Who does it and when; `seen` is the version that was before their eyes. */
export type Author = { by: string; at: Date };

export async function createReview(
  tx: WriteTransaction,
  question: ReviewQuestion & { layout: LayoutKind },
  { by, at }: Author,
): Promise<ReviewId> {
  const data = await gatherReview(tx, question);
  const { resolutions } = await readDemands(tx);
  const resolution = resolutions.find(({ code }) => code === data.resolution.code);
  if (!resolution) throw new AppError("resolution_unknown", 422, { resolution: data.resolution.code });
  const created = await tx
    .insertInto("review")
    .values({
      unit_id: question.unit,
      resolution_id: resolution.id,
      period: codeOf(question.at),
      basis: question.basis,
      layout: layoutOn(question.layout, lastDay(question.at)).code,
      version: 1,
      state: "draft",
      edits: "[]",
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

/** Texts by the id of their block; only those that differ from what stands there become people's own words. */
export async function saveTexts(
  tx: WriteTransaction,
  id: ReviewId,
  seen: number,
  texts: Readonly<Record<string, string>>,
  author: Author,
): Promise<Review> {
  return changed(tx, id, seen, author, async (review) => {
    const data = await dataOf(tx, review);
    const blocks = blocksOf(review, data);
    let edits = review.edits;
    for (const [block, text] of Object.entries(texts)) edits = withText(blocks, edits, data, block, text);
    return edits;
  });
}

/** A new paragraph in own words behind a block. */
export async function addText(
  tx: WriteTransaction,
  id: ReviewId,
  seen: number,
  { after, text }: { after: string; text: string },
  author: Author,
): Promise<Review> {
  return changed(tx, id, seen, author, async (review) => {
    const data = await dataOf(tx, review);
    if (!blocksOf(review, data).some((block) => block.id === after)) {
      throw new AppError("block_unknown", 422, { block: after });
    }
    return [...review.edits, { id: newOwnId(review.edits), after, spans: spansOf(data, text) }];
  });
}

/** Puts a live figure where a typed one differs from the data. */
export async function correctFigure(
  tx: WriteTransaction,
  id: ReviewId,
  seen: number,
  { block, quote, token }: { block: string; quote: string; token: string },
  author: Author,
): Promise<Review> {
  const review = await readReview(tx, id);
  const known = blocksOf(review, await dataOf(tx, review)).find((each) => each.id === block);
  if (known?.kind !== "paragraph") throw new AppError("block_unknown", 422, { block });
  const text = known.spans
    .map((span) => (span.kind === "text" ? span.text.replace(quote, () => token) : editableText([span])))
    .join("");
  return saveTexts(tx, id, seen, { [block]: text }, author);
}

/** Gives a block back to the draft; a paragraph of one's own goes away. */
export async function dropEdit(
  tx: WriteTransaction,
  id: ReviewId,
  seen: number,
  block: string,
  author: Author,
): Promise<Review> {
  return changed(tx, id, seen, author, async ({ edits }) => edits.filter((edit) => edit.id !== block));
}

/** Presents a draft to those who sign it, or takes it back. */
export async function moveReview(
  tx: WriteTransaction,
  id: ReviewId,
  seen: number,
  to: "draft" | "presented",
  author: Author,
): Promise<Review> {
  const review = await claimed(tx, id, seen);
  if (review.state === "issued") throw new AppError("review_issued_already", 409);
  return write(tx, review, { state: to }, author);
}

/** Issues a presented review: its figures and its text are frozen as they stand. */
export async function issueReview(
  tx: WriteTransaction,
  id: ReviewId,
  seen: number,
  issue: Issue,
  author: Author,
): Promise<Review> {
  const review = await claimed(tx, id, seen);
  if (review.state === "issued") throw new AppError("review_issued_already", 409);
  if (review.state !== "presented") throw new AppError("review_not_presented", 409);
  const data = await dataOf(tx, review);
  const frozen: Frozen = { data, blocks: blocksOf(review, data) };
  return write(
    tx,
    review,
    {
      state: "issued",
      number: issue.number,
      issued_on: issue.date,
      signer_title: issue.signerTitle,
      signer: issue.signer,
      frozen: JSON.stringify(frozen),
    },
    author,
  );
}

async function changed(
  tx: WriteTransaction,
  id: ReviewId,
  seen: number,
  author: Author,
  edit: (review: Review) => Promise<Edit[]>,
): Promise<Review> {
  const review = await claimed(tx, id, seen);
  if (review.state === "issued") throw new AppError("review_issued_already", 409);
  if (!isEditable(review)) throw new AppError("review_presented_already", 409);
  const edits = await edit(review);
  return edits === review.edits ? review : write(tx, review, { edits: JSON.stringify(edits) }, author);
}

/** The review, locked until the transaction ends, provided that nobody has changed it since. */
async function claimed(tx: WriteTransaction, id: ReviewId, seen: number): Promise<Review> {
  const row = await tx.selectFrom("review").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw new AppError("review_unknown", 404);
  if (row.version !== seen) {
    throw new AppError("review_changed", 412, { by: await nameOfWriter(tx, row.by), time: timeOf(row.at) });
  }
  return reviewOf(row);
}

type Writing = Partial<
  Pick<ReviewRow, "state" | "number" | "issued_on"> & {
    edits: string;
    frozen: string;
    signer_title: string;
    signer: string;
  }
>;

async function write(tx: WriteTransaction, review: Review, writing: Writing, { by, at }: Author): Promise<Review> {
  await tx
    .insertInto("review_version")
    .values({
      review_id: review.id,
      version: review.version,
      state: review.state,
      edits: JSON.stringify(review.edits),
      by: review.by,
      at: review.at,
    })
    .execute();
  const row = await tx
    .updateTable("review")
    .set({ ...writing, version: review.version + 1, by, at })
    .where("id", "=", review.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return reviewOf(row);
}

function withText(blocks: readonly Block[], edits: Edit[], data: ReviewData, id: string, text: string): Edit[] {
  const at = blocks.findIndex((block) => block.id === id);
  const block = blocks[at];
  if (block?.kind !== "paragraph") throw new AppError("block_unknown", 422, { block: id });
  const typed = text.replaceAll("\r\n", "\n").trim();
  if (typed === editableText(block.spans)) return edits;
  const others = edits.filter((edit) => edit.id !== id);
  if (typed === "" && isOwn(id)) return others;
  const after = edits.find((edit) => edit.id === id)?.after ?? blocks[at - 1]?.id ?? "";
  const edit: Edit = { id, after, spans: spansOf(data, typed) };
  return edits.some((known) => known.id === id)
    ? edits.map((known) => (known.id === id ? edit : known))
    : [...edits, edit];
}

function spansOf(data: ReviewData, text: string): Edit["spans"] {
  if (text.length > longestText) throw new AppError("text_too_long", 422, { most: longestText });
  const spans = parseEditable(text.replaceAll("\r\n", "\n").trim(), (key) => figureOf(data, key));
  return spans.filter((span) => span.text !== "");
}

async function nameOfWriter(tx: ReadTransaction, by: string): Promise<string> {
  const row = await tx
    .selectFrom("person")
    .select("name")
    .where("id", "=", by as PersonId)
    .executeTakeFirst();
  return row?.name ?? by;
}

function timeOf(at: Date): string {
  return at.toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
}
