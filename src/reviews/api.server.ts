/** Reviews, papers and recognitions over the API. */

import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Act, Declared } from "../access/acts.ts";
import type { ApiEnvironment, RequestContext } from "../access/context.server.ts";
import { accessTree, requireMay, requirePerson } from "../access/guard.server.ts";
import { unitsFor } from "../access/may.ts";
import { today, vietnamDay } from "../calendar/clock.ts";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { ReviewId, UnitId } from "../database/ids.ts";
import { readDocuments } from "../documents/documents.server.ts";
import { layoutOn } from "../documents/layout.ts";
import { newApi } from "../server/http/api.server.ts";
import { etagOf, versionSeen } from "../server/http/version.ts";
import { keyText } from "../telling/form.ts";
import { editableText } from "../telling/span.ts";
import { unitByCode } from "../units/tree.ts";
import {
  addRoute,
  beginRoute,
  correctRoute,
  documentsRoute,
  draftRoute,
  dropRoute,
  giveBackRoute,
  issueRoute,
  listRoute,
  params,
  presentRoute,
  readFileRoute,
  readRoute,
  saveRoute,
  takeBackRoute,
  versionsRoute,
} from "./apiRoutes.server.ts";
import { draftReview } from "./draft.ts";
import { gatherReview } from "./gather.server.ts";
import { toHtml } from "./html.ts";
import type { Author, Change } from "./kept.server.ts";
import { type Paper, paperOf } from "./paper.ts";
import { toText } from "./plain.ts";
import { listReviews, openReview, paperOfReview, readReview } from "./review.server.ts";
import type { Review } from "./review.ts";
import { correctIssued, createReview, giveBackReview, issueReview, moveReview } from "./steps.server.ts";
import { listVersions } from "./versions.server.ts";
import { toWord, type WordOrigin } from "./word.server.ts";
import { addText, dropEdit, saveTexts } from "./words.server.ts";

export function reviewsApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(draftRoute, async (context) => {
      const request = context.get("request");
      const { unit, period, resolution, basis, layout, format } = context.req.valid("query");
      const at = periodOf(period);
      const chosen = layoutOn(layout, lastDay(at));
      const data = await request.database.read(async (tx) =>
        gatherReview(tx, { unit: await unitFor(tx, request, unit, "review.read"), at, resolution, basis }),
      );
      return fileResponse(paperOf(data, draftReview(data, chosen), chosen), format, `${unit}-${period}`);
    })
    .openapi(listRoute, async (context) => {
      const request = context.get("request");
      const reviews = await request.database.read(async (tx) => {
        const tree = await accessTree(tx);
        const found = await listReviews(tx, unitsFor(request.person, "review.read", tree, today(request.clock)));
        return found.map(({ id, unit, period, state, number, issuedOn }) => ({
          ...{ id, period, state, number, issuedOn },
          unit: tree.byId.get(unit)?.code ?? "",
        }));
      });
      return context.json({ reviews }, 200);
    })
    .openapi(beginRoute, async (context) => {
      const request = context.get("request");
      const { unit: code, period, resolution, basis, layout } = context.req.valid("json");
      const id = await request.database.write(async (tx) => {
        const unit = await unitFor(tx, request, code, "review.write");
        return createReview(tx, { unit, at: periodOf(period), resolution, basis, layout }, authorOf(request));
      });
      context.header("ETag", etagOf(1));
      return context.json({ id, version: 1 }, 201);
    })
    .openapi(readRoute, async (context) => {
      const request = context.get("request");
      const shown = await request.database.read((tx) => shownReview(tx, request, idOf(context.req.valid("param"))));
      context.header("ETag", etagOf(shown.version));
      return context.json(shown, 200);
    })
    .openapi(readFileRoute, async (context) => {
      const request = context.get("request");
      const id = idOf(context.req.valid("param"));
      const { paper, origin } = await request.database.read(async (tx) => {
        await requireOn(tx, request, id, "review.read");
        const opened = await openReview(tx, id);
        return { paper: paperOfReview(opened), origin: { review: id, version: opened.review.version } };
      });
      return fileResponse(paper, context.req.valid("query").format, `bao-cao-${id}`, origin);
    })
    .openapi(saveRoute, (context) => {
      const { texts } = context.req.valid("json");
      return change(context, saveRoute, (tx, on) => saveTexts(tx, on, texts));
    })
    .openapi(addRoute, (context) => {
      const added = context.req.valid("json");
      return change(context, addRoute, (tx, on) => addText(tx, on, added));
    })
    .openapi(dropRoute, (context) => {
      const { block } = context.req.valid("param");
      return change(context, dropRoute, (tx, on) => dropEdit(tx, on, block));
    })
    .openapi(presentRoute, (context) => change(context, presentRoute, (tx, on) => moveReview(tx, on, "presented")))
    .openapi(takeBackRoute, (context) => change(context, takeBackRoute, (tx, on) => moveReview(tx, on, "draft")))
    .openapi(giveBackRoute, (context) => {
      const { reason } = context.req.valid("json");
      return change(context, giveBackRoute, (tx, on) => giveBackReview(tx, on, reason));
    })
    .openapi(correctRoute, (context) => {
      const given = context.req.valid("json");
      const request = context.get("request");
      return change(context, correctRoute, async (tx, on) => {
        const corrected = await correctIssued(tx, on, given);
        await request.reviewCorrected(tx, request, on.id);
        return corrected;
      });
    })
    .openapi(issueRoute, (context) => {
      const given = context.req.valid("json");
      return change(context, issueRoute, (tx, on) => issueReview(tx, on, given));
    })
    .openapi(versionsRoute, async (context) => {
      const request = context.get("request");
      const id = idOf(context.req.valid("param"));
      const versions = await request.database.read(async (tx) => {
        await requireOn(tx, request, id, "review.read");
        return listVersions(tx, id);
      });
      return context.json({ versions: versions.map((each) => ({ ...each, at: each.at.toISOString() })) }, 200);
    })
    .openapi(documentsRoute, async (context) => {
      const found = await context.get("request").database.read((tx) => readDocuments(tx));
      const shown = found.map(({ number, kind, issuer, date, subject, carriesOut }) => ({
        ...{ number, kind, issuer, subject, carriesOut },
        date: date ?? null,
      }));
      return context.json({ documents: shown }, 200);
    });
}

async function unitFor(tx: ReadTransaction, request: RequestContext, code: string, act: Act): Promise<UnitId> {
  const { id: unit } = unitByCode(await accessTree(tx), code);
  await requireMay(tx, request, act, { unit });
  return unit;
}

async function requireOn(tx: ReadTransaction, request: RequestContext, id: ReviewId, act: Act): Promise<void> {
  const { unit } = await readReview(tx, id);
  await requireMay(tx, request, act, { unit });
}

/** Changes the review that the address names, on the version that the caller saw, once they may. */
async function change(
  context: Context<ApiEnvironment>,
  route: { middleware: Declared },
  changed: (tx: WriteTransaction, on: Change) => Promise<Review>,
) {
  const request = context.get("request");
  const on = {
    id: idOf(params.parse(context.req.param())),
    seen: versionSeen((name) => context.req.header(name)),
    ...authorOf(request),
  };
  const { version, state } = await request.database.write(async (tx) => {
    await requireOn(tx, request, on.id, route.middleware.act);
    return changed(tx, on);
  });
  context.header("ETag", etagOf(version));
  return context.json({ version, state }, 200);
}

async function shownReview(tx: ReadTransaction, request: RequestContext, id: ReviewId) {
  await requireOn(tx, request, id, "review.read");
  const { review, data, blocks, differing, changed, corrections } = await openReview(tx, id);
  return {
    id,
    version: review.version,
    state: review.state,
    unit: data.unit.code,
    period: review.period,
    resolution: data.resolution.code,
    number: review.state === "issued" ? review.issue.number : null,
    issuedOn: review.state === "issued" ? review.issue.date : null,
    blocks: blocks.map((block) => ({
      id: block.id,
      kind: block.kind,
      text: block.kind === "heading" ? block.text : editableText(block.spans),
      edited: block.kind === "paragraph" && block.edited === true,
      prompt: block.kind === "paragraph" ? (block.prompt ?? null) : null,
    })),
    differing,
    changed: changed.map(({ key, frozen, now }) => ({ figure: keyText(key), frozen, now })),
    corrections: corrections.map(({ place, wrong, correct, reason, at }) => ({
      ...{ block: place, wrong, correct, reason },
      day: vietnamDay(at),
    })),
  };
}

async function fileResponse(
  paper: Paper,
  format: "text" | "html" | "docx",
  name: string,
  origin?: WordOrigin,
): Promise<Response> {
  const safeName = name.replace(/[^\w-]/g, "_");
  const headers = (type: string, extension: string) => ({
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${safeName}.${extension}"`,
    "Cache-Control": "no-store",
  });
  if (format === "text") return new Response(toText(paper), { headers: headers("text/plain; charset=utf-8", "txt") });
  if (format === "html") return new Response(toHtml(paper), { headers: headers("text/html; charset=utf-8", "html") });
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  return new Response(new Uint8Array(await toWord(paper, origin)), { headers: headers(type, "docx") });
}

function idOf({ review }: { review: number }): ReviewId {
  return review as ReviewId;
}

function authorOf(request: RequestContext): Author {
  return { by: requirePerson(request).id, at: request.clock.now() };
}
