/** A periodic review as it is kept: written, presented, issued. Each state allows its own acts. */

import type { IsoDate, PeriodCode, ResolutionId, ReviewId, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import type { Block } from "../telling/block.ts";
import type { ReviewData } from "./data.ts";
import type { Edit } from "./edit.ts";
import type { Issue } from "./paper.ts";

type Kept = {
  id: ReviewId;
  unit: UnitId;
  resolution: ResolutionId;
  period: PeriodCode;
  /** On which figures it is written. */
  basis: Basis;
  layout: string;
  version: number;
  edits: Edit[];
  /** What made this version; empty where it was not yet kept. */
  step: ReviewStep | "";
  /** Why it was given back or corrected. */
  why: string;
  by: string;
  at: Date;
};

/** What is done to a review, in the order of the work. */
export type ReviewStep = "begun" | "written" | "presented" | "taken_back" | "given_back" | "issued" | "corrected";

/** Data and text as they were signed; they never change. */
export type Frozen = { data: ReviewData; blocks: Block[] };

export type OpenReview = Kept & { state: "draft" | "presented" };
export type IssuedReview = Kept & { state: "issued"; issue: Issue; frozen: Frozen };
export type Review = OpenReview | IssuedReview;

export type ReviewSummary = {
  id: ReviewId;
  unit: UnitId;
  resolution: ResolutionId;
  period: PeriodCode;
  state: Review["state"];
  number: string | null;
  issuedOn: IsoDate | null;
  at: Date;
};

/** Whether its words can be changed. */
export function isEditable(review: Review): review is OpenReview & { state: "draft" } {
  return review.state === "draft";
}
