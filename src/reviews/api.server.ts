/** Reviews, papers and recognitions over the API. */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Act } from "../access/acts.ts";
import type { ApiEnvironment, RequestContext } from "../access/context.server.ts";
import { accessTree, guard, requireMay, requirePerson, unitOfQuery } from "../access/guard.server.ts";
import { unitsFor } from "../access/may.ts";
import { today } from "../calendar/clock.ts";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { ReviewId, UnitId } from "../database/ids.ts";
import { readDocuments } from "../documents/documents.server.ts";
import { AppError } from "../server/error.ts";
import { newApi } from "../server/http/api.server.ts";
import { body, json, problem } from "../server/http/schemas.ts";
import { etagOf, versionSeen } from "../server/http/version.ts";
import { editableText, keyText } from "./block.ts";
import { draftReview } from "./draft.ts";
import { gatherReview } from "./gather.server.ts";
import { toHtml } from "./html.ts";
import { layoutOn } from "./layout.ts";
import { type Paper, paperOf } from "./paper.ts";
import { toText } from "./plain.ts";
import { listReviews, openReview, paperOfReview, readReview } from "./review.server.ts";
import type { Review } from "./review.ts";
import {
  Added,
  Begun,
  Changed,
  DocumentShown,
  format,
  Issued,
  Question,
  ReviewShown,
  Summary,
  Texts,
} from "./schemas.ts";
import { type Author, addText, createReview, dropEdit, issueReview, moveReview, saveTexts } from "./steps.server.ts";
import { toWord } from "./word.server.ts";

const tags = ["Văn bản, báo cáo"];
const params = z.object({ review: z.coerce.number().int().positive().max(2_000_000_000) });
const withBlock = params.extend({ block: z.string().min(1).max(200) });
const VersionHeaders = z.object({
  "if-match": z.string().optional().openapi({ description: 'Bản đã xem, như `"3"` trong ETag' }),
});
const refusals = {
  404: problem("Không có báo cáo này"),
  409: problem("Trạng thái không cho phép"),
  412: problem("Có bản mới hơn bản đã xem"),
  422: problem("Nội dung không nhận được"),
  428: problem("Thiếu If-Match"),
};

const changed = { 200: json(Changed, "Bản mới"), ...refusals };
const file = {
  200: {
    description: "Báo cáo",
    content: {
      "text/plain": { schema: z.string() },
      "text/html": { schema: z.string() },
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
        schema: z.string().openapi({ format: "binary" }),
      },
    },
  },
};

const draft = createRoute({
  method: "get",
  path: "/review-draft",
  tags,
  summary: "Bản dự thảo báo cáo của một đơn vị ở một kỳ, viết từ số liệu đang có",
  middleware: guard("review.read", unitOfQuery),
  request: { query: z.strictObject({ ...Question.shape, format }) },
  responses: { ...file, 404: problem("Không có đơn vị hoặc nghị quyết") },
});
const list = createRoute({
  method: "get",
  path: "/reviews",
  tags,
  summary: "Báo cáo sơ kết, tổng kết trong phạm vi của người gọi",
  middleware: guard("review.read"),
  responses: { 200: json(z.object({ reviews: z.array(Summary) }), "Kỳ mới nhất trước") },
});
const create = createRoute({
  method: "post",
  path: "/reviews",
  tags,
  summary: "Bắt đầu soạn một báo cáo",
  middleware: guard("review.write"),
  request: { body: body(Question) },
  responses: { 201: json(Begun, "Đã có bản dự thảo"), 409: refusals[409], 422: refusals[422] },
});
const read = createRoute({
  method: "get",
  path: "/reviews/{review}",
  tags,
  summary: "Một báo cáo theo đoạn; ETag là bản của nó",
  middleware: guard("review.read"),
  request: { params },
  responses: { 200: json(ReviewShown, "Báo cáo như đang có"), 404: refusals[404] },
});
const readFile = createRoute({
  method: "get",
  path: "/reviews/{review}/file",
  tags,
  summary: "Báo cáo thành văn bản, HTML hoặc Word",
  middleware: guard("review.read"),
  request: { params, query: z.strictObject({ format }) },
  responses: { ...file, 404: refusals[404] },
});
const save = createRoute({
  method: "put",
  path: "/reviews/{review}/texts",
  tags,
  summary: "Viết lại một số đoạn",
  middleware: guard("review.write"),
  request: { params, headers: VersionHeaders, body: body(Texts) },
  responses: changed,
});
const add = createRoute({
  method: "post",
  path: "/reviews/{review}/texts",
  tags,
  summary: "Thêm một đoạn sau đoạn khác",
  middleware: guard("review.write"),
  request: { params, headers: VersionHeaders, body: body(Added) },
  responses: changed,
});
const drop = createRoute({
  method: "delete",
  path: "/reviews/{review}/texts/{block}",
  tags,
  summary: "Trả một đoạn về bản dự thảo",
  middleware: guard("review.write"),
  request: { params: withBlock, headers: VersionHeaders },
  responses: changed,
});
const present = createRoute({
  method: "post",
  path: "/reviews/{review}/present",
  tags,
  summary: "Trình ký",
  middleware: guard("review.write"),
  request: { params, headers: VersionHeaders },
  responses: changed,
});
const takeBack = createRoute({
  method: "post",
  path: "/reviews/{review}/take-back",
  tags,
  summary: "Rút về soạn thảo",
  middleware: guard("review.write"),
  request: { params, headers: VersionHeaders },
  responses: changed,
});
const issue = createRoute({
  method: "post",
  path: "/reviews/{review}/issue",
  tags,
  summary: "Ban hành: đóng băng số liệu và lời văn",
  middleware: guard("review.issue"),
  request: { params, headers: VersionHeaders, body: body(Issued) },
  responses: changed,
});
const documents = createRoute({
  method: "get",
  path: "/documents",
  tags,
  summary: "Sổ văn bản",
  middleware: guard("document.read"),
  responses: { 200: json(z.object({ documents: z.array(DocumentShown) }), "Mới nhất trước") },
});

export function reviewsApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(draft, async (context) => {
      const request = context.get("request");
      const { unit, period, resolution, basis, layout, format } = context.req.valid("query");
      const at = periodOf(period);
      const chosen = layoutOn(layout, lastDay(at));
      const data = await request.database.read(async (tx) =>
        gatherReview(tx, { unit: await unitFor(tx, request, unit, "review.read"), at, resolution, basis }),
      );
      return fileResponse(paperOf(data, draftReview(data, chosen), chosen), format, `${unit}-${period}`);
    })
    .openapi(list, async (context) => {
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
    .openapi(create, async (context) => {
      const request = context.get("request");
      const { unit: code, period, resolution, basis, layout } = context.req.valid("json");
      const id = await request.database.write(async (tx) => {
        const unit = await unitFor(tx, request, code, "review.write");
        return createReview(tx, { unit, at: periodOf(period), resolution, basis, layout }, authorOf(request));
      });
      context.header("ETag", etagOf(1));
      return context.json({ id, version: 1 }, 201);
    })
    .openapi(read, async (context) => {
      const request = context.get("request");
      const shown = await request.database.read((tx) => shownReview(tx, request, idOf(context.req.valid("param"))));
      context.header("ETag", etagOf(shown.version));
      return context.json(shown, 200);
    })
    .openapi(readFile, async (context) => {
      const request = context.get("request");
      const id = idOf(context.req.valid("param"));
      const paper = await request.database.read(async (tx) => {
        await requireOn(tx, request, id, "review.read");
        return paperOfReview(await openReview(tx, id));
      });
      return fileResponse(paper, context.req.valid("query").format, `bao-cao-${id}`);
    })
    .openapi(save, async (context) => {
      const { texts } = context.req.valid("json");
      const answer = await step(context, "review.write", (tx, id, seen, by) => saveTexts(tx, id, seen, texts, by));
      return context.json(answer, 200);
    })
    .openapi(add, async (context) => {
      const added = context.req.valid("json");
      const answer = await step(context, "review.write", (tx, id, seen, by) => addText(tx, id, seen, added, by));
      return context.json(answer, 200);
    })
    .openapi(drop, async (context) => {
      const { block } = context.req.valid("param");
      const answer = await step(context, "review.write", (tx, id, seen, by) => dropEdit(tx, id, seen, block, by));
      return context.json(answer, 200);
    })
    .openapi(present, async (context) => {
      const answer = await step(context, "review.write", (tx, id, seen, by) =>
        moveReview(tx, id, seen, "presented", by),
      );
      return context.json(answer, 200);
    })
    .openapi(takeBack, async (context) => {
      const answer = await step(context, "review.write", (tx, id, seen, by) => moveReview(tx, id, seen, "draft", by));
      return context.json(answer, 200);
    })
    .openapi(issue, async (context) => {
      const given = context.req.valid("json");
      const answer = await step(context, "review.issue", (tx, id, seen, by) => issueReview(tx, id, seen, given, by));
      return context.json(answer, 200);
    })
    .openapi(documents, async (context) => {
      const found = await context.get("request").database.read(readDocuments);
      const shown = found.map(({ number, kind, issuer, date, subject, carriesOut }) => ({
        ...{ number, kind, issuer, subject, carriesOut },
        date: date ?? null,
      }));
      return context.json({ documents: shown }, 200);
    });
}

async function unitFor(tx: ReadTransaction, request: RequestContext, code: string, act: Act): Promise<UnitId> {
  const unit = (await accessTree(tx)).byCode.get(code);
  if (!unit) throw new AppError("unit_unknown", 404, { unit: code });
  await requireMay(tx, request, act, { unit: unit.id });
  return unit.id;
}

async function requireOn(tx: ReadTransaction, request: RequestContext, id: ReviewId, act: Act): Promise<void> {
  const { unit } = await readReview(tx, id);
  await requireMay(tx, request, act, { unit });
}

/** Changes the review that the address names, on the version that the caller saw, once they may. */
async function step(
  context: Context<ApiEnvironment>,
  act: Act,
  change: (tx: WriteTransaction, id: ReviewId, seen: number, by: Author) => Promise<Review>,
) {
  const request = context.get("request");
  const seen = versionSeen((name) => context.req.header(name));
  const id = idOf(params.parse(context.req.param()));
  const { version, state } = await request.database.write(async (tx) => {
    await requireOn(tx, request, id, act);
    return change(tx, id, seen, authorOf(request));
  });
  context.header("ETag", etagOf(version));
  return { version, state };
}

async function shownReview(tx: ReadTransaction, request: RequestContext, id: ReviewId) {
  await requireOn(tx, request, id, "review.read");
  const { review, data, blocks, differing, changed } = await openReview(tx, id);
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
  };
}

async function fileResponse(paper: Paper, format: "text" | "html" | "docx", name: string): Promise<Response> {
  const safeName = name.replace(/[^\w-]/g, "_");
  const headers = (type: string, extension: string) => ({
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${safeName}.${extension}"`,
    "Cache-Control": "no-store",
  });
  if (format === "text") return new Response(toText(paper), { headers: headers("text/plain; charset=utf-8", "txt") });
  if (format === "html") return new Response(toHtml(paper), { headers: headers("text/html; charset=utf-8", "html") });
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  return new Response(new Uint8Array(await toWord(paper)), { headers: headers(type, "docx") });
}

function idOf({ review }: { review: number }): ReviewId {
  return review as ReviewId;
}

function authorOf(request: RequestContext): Author {
  return { by: requirePerson(request).id, at: request.clock.now() };
}
