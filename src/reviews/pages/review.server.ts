/** What the editor's page reads, and the one place where its forms' acts are done. */
import type { Act } from "../../access/acts.ts";
import type { RequestContext } from "../../access/context.server.ts";
import { accessTree, requireMay, requirePerson } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { nameOfPerson } from "../../access/names.server.ts";
import { today, vietnamDay, writeInstant } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { nameOf, periodOf } from "../../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import type { IsoDate, ReviewId } from "../../database/ids.ts";
import { readCutOffs } from "../../duties/due.server.ts";
import { wordDifference } from "../../prose/difference.ts";
import { say } from "../../prose/text.ts";
import { AppError } from "../../server/error.ts";
import { keyText } from "../../telling/form.ts";
import { openReview, paperOfReview, readReview } from "../review.server.ts";
import { correctIssued, giveBackReview, issueReview, moveReview } from "../steps.server.ts";
import { reviewTexts } from "../texts.ts";
import { blockViews, figureRows, nameOfFigure } from "../view.ts";
import { addText, correctFigure, dropEdit, saveTexts } from "../words.server.ts";
import type { ReviewAct } from "./act.ts";

/** The review that an address names. */
export function reviewIdOf(text: string | undefined): ReviewId {
  if (text === undefined || !/^[1-9]\d{0,8}$/.test(text)) throw new AppError("review_unknown", 404);
  return Number(text) as ReviewId;
}

export async function readReviewPage(tx: ReadTransaction, request: RequestContext, id: ReviewId) {
  const opened = await openReview(tx, id);
  const { review, data, blocks, differing, changed } = opened;
  const place = { unit: review.unit };
  await requireMay(tx, request, "review.read", place);
  const tree = await accessTree(tx);
  const day = today(request.clock);
  const paper = paperOfReview(opened);
  const views = blockViews(blocks, differing);
  return {
    id,
    version: review.version,
    state: review.state,
    unit: data.unit.name,
    period: nameOf(periodOf(review.period), request.language),
    saved: {
      time: writeInstant(review.at),
      by: await nameOfPerson(tx, review.by),
      isOwn: review.by === request.person?.id,
    },
    canWrite: may(request.person, "review.write", place, tree, day),
    canIssue: may(request.person, "review.issue", place, tree, day),
    canReturn: may(request.person, "review.return", place, tree, day),
    givenBack:
      review.step === "given_back"
        ? { by: await nameOfPerson(tx, review.by), time: writeInstant(review.at), why: review.why }
        : undefined,
    corrections: await Promise.all(
      opened.corrections.map(async ({ id, place: block, wrong, correct, reason, by, at }) => ({
        ...{ id, block, reason, correct },
        day: writeDay(vietnamDay(at)),
        by: await nameOfPerson(tx, by),
        pieces: wordDifference(wrong, correct),
      })),
    ),
    canPublish: may(request.person, "article.write", place, tree, day),
    issue: review.state === "issued" ? { number: paper.number, date: writeDay(review.issue.date) } : undefined,
    issueDay: firstIssueDay(day, (await readCutOffs(tx))(periodOf(review.period), data.unit.kind)),
    head: {
      superior: paper.superior,
      issuer: paper.issuer,
      underIssuer: paper.layout.underIssuer,
      number: paper.number,
      right: paper.layout.right.map(({ text }) => text),
      placeAndDate: paper.placeAndDate,
      title: paper.title,
      subject: paper.subject.split("\n"),
    },
    foot: {
      signature: [paper.onBehalf, paper.signerTitle].filter((line) => line !== ""),
      signer: paper.signer,
      recipients: paper.recipients,
      notes: paper.notes,
    },
    annex: { title: paper.annexTitle, ...paper.annex },
    blocks: views,
    open: views.filter((block) => block.kind === "paragraph" && block.prompt !== undefined).length,
    differing,
    changed: changed.map(({ key, frozen, now }) => ({
      name: "count" in key ? say(reviewTexts.counts_of_targets, request.language) : nameOfFigure(data, key.code),
      key: keyText(key),
      frozen,
      now,
    })),
    figures: review.state === "draft" ? figureRows(data) : [],
    /** What the editor writes figures from. */
    data: review.state === "draft" && may(request.person, "review.write", place, tree, day) ? data : undefined,
  };
}

/** Today, or the first day that issuing takes: a review may be presented before what it tells of is cut off. */
function firstIssueDay(today: IsoDate, cutOff: IsoDate): IsoDate {
  return today < cutOff ? cutOff : today;
}

/** Does what a form of the page asks for, once the person may. */
export async function doReviewAct(
  tx: WriteTransaction,
  request: RequestContext,
  id: ReviewId,
  act: ReviewAct,
): Promise<void> {
  const { unit } = await readReview(tx, id);
  await requireMay(tx, request, actNeeded(act.intent), { unit });
  const change = { id, seen: act.seen, by: requirePerson(request).id, at: request.clock.now() };
  switch (act.intent) {
    case "save":
      await saveTexts(tx, change, { [act.block]: act.text });
      return;
    case "add":
      if (act.text.trim() !== "") await addText(tx, change, { after: act.block, text: act.text });
      return;
    case "drop":
      await dropEdit(tx, change, act.block);
      return;
    case "correct":
      await correctFigure(tx, change, act);
      return;
    case "present":
      await moveReview(tx, change, "presented");
      return;
    case "take_back":
      await moveReview(tx, change, "draft");
      return;
    case "return":
      await giveBackReview(tx, change, act.reason);
      return;
    case "correct_issued":
      await correctIssued(tx, change, { block: act.block, text: act.text, reason: act.reason });
      await request.reviewCorrected(tx, request, id);
      return;
    case "issue": {
      const { number, date, signerTitle, signer } = act;
      await issueReview(tx, change, { number, date, signerTitle, signer });
      return;
    }
    default:
      act satisfies never;
  }
}

function actNeeded(intent: ReviewAct["intent"]): Act {
  if (intent === "issue" || intent === "correct_issued") return "review.issue";
  return intent === "return" ? "review.return" : "review.write";
}
