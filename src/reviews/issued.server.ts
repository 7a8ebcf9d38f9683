/** What an issued review gives to whoever publishes it: the words and figures that were signed, and its paper. */
import type { RequestContext } from "../access/context.server.ts";
import { requireMay } from "../access/guard.server.ts";
import { vietnamDay } from "../calendar/clock.ts";
import { writeDay } from "../calendar/day.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { PeriodCode, ReviewId, UnitCode, UnitId } from "../database/ids.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { capital } from "../prose/capital.ts";
import { AppError } from "../server/error.ts";
import type { HeadingBlock } from "../telling/block.ts";
import type { Span } from "../telling/span.ts";
import { illustrativeMark, markedSpans, type PaperBlock, paperText } from "./paper.ts";
import { openReview, paperOfReview } from "./review.server.ts";
import { toWord } from "./word.server.ts";

export type IssuedPart = Pick<HeadingBlock, "kind" | "level" | "text"> | { kind: "paragraph"; spans: readonly Span[] };

export type IssuedReview = {
  id: ReviewId;
  unit: UnitId;
  unitCode: UnitCode;
  period: PeriodCode;
  title: string;
  /** As it stands on the paper, with its notes and the marks that they explain. */
  text: readonly IssuedPart[];
  /** The last correction of it; none is 0. */
  corrected: number;
  /** The paper in Word, its corrections behind it; nothing where it or its annex tells of an indicator that is not public. */
  word?: { name: string; write(): Promise<Buffer> };
};

/** For who may write an article of it, once it is issued, on approved figures alone: others are not for everyone to read. */
export async function readIssued(tx: ReadTransaction, asked: RequestContext, id: ReviewId): Promise<IssuedReview> {
  const opened = await openReview(tx, id);
  const { review, data, blocks, corrections } = opened;
  const last = corrections.at(-1);
  const mark = last ? ` (đính chính ${writeDay(vietnamDay(last.at))})` : "";
  await requireMay(tx, asked, "article.write", { unit: review.unit });
  if (review.state !== "issued") throw new AppError("review_not_publishable", 409);
  if (review.basis !== "approved") throw new AppError("review_not_approved", 409);
  const { indicatorByCode } = await readDefinitions(tx);
  const told = [...data.targets, ...data.told];
  const isAllPublic = told.every(({ indicator }) => indicatorByCode.get(indicator.code)?.public);
  const paper = paperOfReview(opened);
  return {
    id,
    unit: review.unit,
    unitCode: data.unit.code,
    period: data.period,
    corrected: last?.id ?? 0,
    title: `${capital(paper.title.toLocaleLowerCase("vi"))} ${paper.subject}`.replace(/\s+/g, " "),
    text: [
      ...paperText(blocks, true).map(issuedPart),
      ...paper.notes.map((text): IssuedPart => ({ kind: "paragraph", spans: [{ kind: "text", text }] })),
    ],
    word: isAllPublic
      ? { name: `${paper.number}${mark}.docx`.replaceAll("/", "-"), write: () => toWord(paper) }
      : undefined,
  };
}

function issuedPart(block: PaperBlock): IssuedPart {
  if (block.kind === "heading") return block;
  const spans = markedSpans(block.spans).flatMap(({ span, isMarked }): Span[] =>
    isMarked ? [span, { kind: "text", text: illustrativeMark }] : [span],
  );
  return { kind: "paragraph", spans };
}
