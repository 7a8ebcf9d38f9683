/** Reviews as they are read: a draft anew from the data around people's own words, an issued one as it was signed. */

import type { Selectable } from "kysely";
import { vietnamDay } from "../calendar/clock.ts";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { ReviewId, UnitId } from "../database/ids.ts";
import type { ReviewRow } from "../database/tables.ts";
import { type Correction, correctionsOf } from "../documents/correction.server.ts";
import { layoutOf, layoutOn } from "../documents/layout.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { AppError } from "../server/error.ts";
import type { Block } from "../telling/block.ts";
import { differingFigures, type TypedFinding } from "../telling/typedFigure.ts";
import type { ReviewData } from "./data.ts";
import { draftReview } from "./draft.ts";
import { changedFigures, type Edit, type FigureChange, withEdits } from "./edit.ts";
import { gatherReview } from "./gather.server.ts";
import { asOnPaper, type Paper, paperOf } from "./paper.ts";
import type { Frozen, Review, ReviewStep, ReviewSummary } from "./review.ts";

/** A review with its text as it reads now, or as it read when it was issued; its headings are those of the paper. */
export type OpenedReview = {
  review: Review;
  data: ReviewData;
  blocks: Block[];
  /** Typed figures that differ from the data; of an issued review none are sought. */
  differing: TypedFinding[];
  /** Figures of an issued review that the data gives differently today. */
  changed: FigureChange[];
  corrections: Correction[];
};

/** The reviews of some units, the latest period first. */
export async function listReviews(tx: ReadTransaction, units: readonly UnitId[]): Promise<ReviewSummary[]> {
  if (units.length === 0) return [];
  const rows = await tx.selectFrom("review").selectAll().where("unit_id", "in", units).execute();
  return rows
    .sort((a, b) => lastDay(periodOf(b.period)).localeCompare(lastDay(periodOf(a.period))) || b.id - a.id)
    .map((row) => ({
      id: row.id,
      unit: row.unit_id,
      resolution: row.resolution_id,
      period: row.period,
      state: row.state,
      number: row.number,
      issuedOn: row.issued_on,
      at: row.at,
    }));
}

export async function readReview(tx: ReadTransaction, id: ReviewId): Promise<Review> {
  const row = await tx.selectFrom("review").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw new AppError("review_unknown", 404);
  return reviewOf(row);
}

/** The review with its text: drafted anew from the data around people's own words, or as it was issued. */
export async function openReview(tx: ReadTransaction, id: ReviewId): Promise<OpenedReview> {
  const review = await readReview(tx, id);
  const data = await dataOf(tx, review);
  if (review.state === "issued") {
    const { frozen } = review;
    return {
      review,
      data: frozen.data,
      blocks: asOnPaper(frozen.blocks, true),
      differing: [],
      changed: changedFigures(frozen.blocks, data),
      corrections: await correctionsOf(tx, { review: id }),
    };
  }
  const blocks = asOnPaper(blocksOf(review, data), false);
  return { review, data, blocks, differing: differingFigures(blocks, data), changed: [], corrections: [] };
}

export function paperOfReview({ review, data, blocks, corrections }: OpenedReview): Paper {
  const corrected = corrections.map(({ at, wrong, correct, reason }) => ({
    ...{ wrong, correct, reason },
    day: vietnamDay(at),
  }));
  return paperOf(data, blocks, layoutFor(review), review.state === "issued" ? review.issue : undefined, corrected);
}

/** The draft with people's own words in it. */
export function blocksOf(review: Review, data: ReviewData): Block[] {
  return withEdits(draftReview(data, layoutFor(review)), review.edits, data);
}

/** What the data says to the review now. */
export async function dataOf(tx: ReadTransaction, review: Review): Promise<ReviewData> {
  const { resolutions } = await readDemands(tx);
  const resolution = resolutions.find(({ id }) => id === review.resolution)?.code;
  return gatherReview(tx, { unit: review.unit, at: periodOf(review.period), resolution, basis: review.basis });
}

export function layoutFor(review: Review) {
  return layoutOf(review.layout) ?? layoutOn("party", lastDay(periodOf(review.period)));
}

export function reviewOf(row: Selectable<ReviewRow>): Review {
  const kept = {
    id: row.id,
    unit: row.unit_id,
    resolution: row.resolution_id,
    period: row.period,
    basis: row.basis,
    layout: row.layout,
    version: row.version,
    edits: row.edits as Edit[],
    step: row.step as ReviewStep | "",
    why: row.why,
    by: row.by,
    at: row.at,
  };
  if (row.state !== "issued") return { ...kept, state: row.state };
  return {
    ...kept,
    state: "issued",
    issue: {
      number: row.number ?? "",
      date: row.issued_on ?? lastDay(periodOf(row.period)),
      signerTitle: row.signer_title,
      signer: row.signer,
    },
    frozen: row.frozen as Frozen,
  };
}
