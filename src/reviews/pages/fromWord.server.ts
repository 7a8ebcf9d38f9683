/** A Word file set beside the review from which it was taken, and what was chosen of it. */
import type { RequestContext } from "../../access/context.server.ts";
import { accessTree, requireMay, requirePerson } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { nameOf, periodOf } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { ReviewId } from "../../database/ids.ts";
import { readWordFile } from "../../documents/wordFile.server.ts";
import { say } from "../../prose/text.ts";
import { AppError } from "../../server/error.ts";
import { keyOf } from "../../telling/form.ts";
import { compareWithWord } from "../comparison.server.ts";
import type { ReviewData } from "../data.ts";
import { draftReview } from "../draft.ts";
import { withEdits } from "../edit.ts";
import { type Base, type Comparing, isWrittenIn } from "../fromWord/changes.ts";
import { expectedPaper } from "../fromWord/expected.ts";
import { layoutFor, type OpenedReview, openReview } from "../review.server.ts";
import { reviewTexts } from "../texts.ts";
import { textOfVersion } from "../versions.server.ts";
import { nameOfFigure } from "../view.ts";
import { originOf, type WordOrigin } from "../word.server.ts";
import { saveTexts } from "../words.server.ts";

export async function draftOf(tx: ReadTransaction, asked: RequestContext, id: ReviewId): Promise<OpenedReview> {
  const opened = await openReview(tx, id);
  await requireMay(tx, asked, "review.write", { unit: opened.review.unit });
  return opened;
}

export async function compareFile(asked: RequestContext, id: ReviewId, file: File | undefined) {
  if (file === undefined || file.size === 0) throw new AppError("file_empty", 422);
  const by = requirePerson(asked).id;
  const word = await readWordFile(new Uint8Array(await file.arrayBuffer()), by);
  const origin = originOf(word.description);
  const { comparing, seen, data, another } = await asked.database.read(async (tx) => {
    const opened = await draftOf(tx, asked, id);
    const { review, data } = opened;
    if (review.state !== "draft") throw new AppError("review_presented_already", 409);
    return {
      comparing: await comparingWith(tx, opened, origin),
      seen: review.version,
      data,
      another: origin && origin.review !== id ? await nameOfReview(tx, asked, origin.review as ReviewId) : undefined,
    };
  });
  const { changes, told, foreign } = await compareWithWord(comparing, word.blocks, by);
  return {
    seen,
    changes: changes.map((change) => ({
      ...change,
      figures: change.figures.map((figure) => ({ ...figure, name: nameOfKey(data, figure.key, asked) })),
    })),
    told,
    foreign: foreign && { ...foreign, another },
    aside: word.aside,
  };
}

type Taken = { block: string; text: string };

/** Writes what was chosen, unless somebody wrote in the same paragraphs since the comparison. */
export async function takeFromWord(
  asked: RequestContext,
  id: ReviewId,
  { seen, taken }: { seen: number; taken: readonly Taken[] },
): Promise<void> {
  if (taken.length === 0) throw new AppError("word_nothing_chosen", 422);
  const author = { by: requirePerson(asked).id, at: asked.clock.now() };
  await asked.database.write(async (tx) => {
    const { review, blocks } = await draftOf(tx, asked, id);
    const then = await textOfVersion(tx, id, seen);
    const ids = taken.map(({ block }) => block);
    const isUntouched = then !== undefined && !isWrittenIn(ids, then.blocks, blocks);
    const change = { id, seen: isUntouched ? review.version : seen, ...author };
    await saveTexts(tx, change, Object.fromEntries(taken.map(({ block, text }) => [block, text])));
  });
}

async function comparingWith(
  tx: ReadTransaction,
  { review, data, blocks }: OpenedReview,
  origin: WordOrigin | undefined,
): Promise<Comparing> {
  const layout = layoutFor(review);
  const base = (blocks: Base["blocks"]): Base => ({ blocks, paper: expectedPaper(data, layout, blocks) });
  const from = origin === undefined ? "unknown" : origin.review === review.id ? "this" : "another";
  const then = from === "this" && origin ? await textOfVersion(tx, review.id, origin.version) : undefined;
  if (then === undefined) return { bases: [base(blocks)], now: blocks, from };
  const drawnAnew = withEdits(draftReview(data, layout), then.edits, data);
  return { bases: [base(then.blocks), base(drawnAnew)], now: blocks, from };
}

/** The review that a file says it is of, for whoever may read it. */
async function nameOfReview(tx: ReadTransaction, asked: RequestContext, id: ReviewId) {
  const row = await tx.selectFrom("review").select(["unit_id", "period"]).where("id", "=", id).executeTakeFirst();
  const tree = await accessTree(tx);
  const unit = row && tree.byId.get(row.unit_id);
  if (!unit || !may(asked.person, "review.read", { unit: unit.id }, tree, today(asked.clock))) return undefined;
  return { id, unit: unit.name, period: nameOf(periodOf(row.period), asked.language) };
}

function nameOfKey(data: ReviewData, text: string, { language }: RequestContext): string {
  const key = keyOf(text);
  if (key === undefined) return text;
  return "count" in key ? say(reviewTexts.counts_of_targets, language) : nameOfFigure(data, key.code);
}
