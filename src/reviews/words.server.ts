/** The words of a draft: rewritten, added, corrected, given back. */

import type { WriteTransaction } from "../database/connection.server.ts";
import { AppError } from "../server/error.ts";
import type { Block } from "../telling/block.ts";
import { figureOf } from "../telling/figure.ts";
import { editableText, parseEditable } from "../telling/span.ts";
import type { ReviewData } from "./data.ts";
import { type Edit, isOwn, newOwnId } from "./edit.ts";
import { type Change, claimed, writeVersion } from "./kept.server.ts";
import { blocksOf, dataOf, readReview } from "./review.server.ts";
import { isEditable, type Review } from "./review.ts";

export const longestText = 20_000;

/** Texts by the id of their block; only those that differ from what stands there become people's own words. */
export async function saveTexts(
  tx: WriteTransaction,
  change: Change,
  texts: Readonly<Record<string, string>>,
): Promise<Review> {
  return changed(tx, change, (review, data, blocks) => {
    let edits = review.edits;
    for (const [block, text] of Object.entries(texts)) edits = withText(blocks, edits, data, block, text);
    return edits;
  });
}

/** A new paragraph in own words behind a block. */
export async function addText(
  tx: WriteTransaction,
  change: Change,
  { after, text }: { after: string; text: string },
): Promise<Review> {
  return changed(tx, change, (review, data, blocks) => {
    if (!blocks.some((block) => block.id === after)) {
      throw new AppError("block_unknown", 422, { block: after });
    }
    return [...review.edits, { id: newOwnId(review.edits), after, spans: spansOf(data, text) }];
  });
}

/** Puts a live figure where a typed one differs from the data. */
export async function correctFigure(
  tx: WriteTransaction,
  change: Change,
  { block, quote, token }: { block: string; quote: string; token: string },
): Promise<Review> {
  const review = await readReview(tx, change.id);
  const known = blocksOf(review, await dataOf(tx, review)).find((each) => each.id === block);
  if (known?.kind !== "paragraph") throw new AppError("block_unknown", 422, { block });
  const text = known.spans
    .map((span) => (span.kind === "text" ? span.text.replace(quote, () => token) : editableText([span])))
    .join("");
  return saveTexts(tx, change, { [block]: text });
}

/** Gives a block back to the draft; a paragraph of one's own goes away. */
export async function dropEdit(tx: WriteTransaction, change: Change, block: string): Promise<Review> {
  return changed(tx, change, ({ edits }) => edits.filter((edit) => edit.id !== block));
}

async function changed(
  tx: WriteTransaction,
  change: Change,
  edit: (review: Review, data: ReviewData, blocks: readonly Block[]) => Edit[],
): Promise<Review> {
  const review = await claimed(tx, change);
  if (review.state === "issued") throw new AppError("review_issued_already", 409);
  if (!isEditable(review)) throw new AppError("review_presented_already", 409);
  const data = await dataOf(tx, review);
  const edits = edit(review, data, blocksOf(review, data));
  if (edits === review.edits) return review;
  const blocks = blocksOf({ ...review, edits }, data);
  return writeVersion(tx, review, { step: "written", edits: JSON.stringify(edits), blocks }, change);
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
