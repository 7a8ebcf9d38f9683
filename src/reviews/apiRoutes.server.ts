/** The addresses of the API about reviews and papers: what each takes, gives and refuses. */

import { z } from "@hono/zod-openapi";
import { guard, unitOfQuery } from "../access/guard.server.ts";
import { routesOf } from "../server/http/api.server.ts";
import { body, json, problem, VersionHeaders, versionRefusals } from "../server/http/schemas.ts";
import {
  Added,
  Begun,
  Changed,
  CorrectionGiven,
  DocumentShown,
  format,
  GivenBack,
  Issued,
  Question,
  ReviewShown,
  Summary,
  Texts,
  VersionShown,
} from "./schemas.ts";

const route = routesOf("Văn bản, báo cáo");
export const params = z.object({ review: z.coerce.number().int().positive().max(2_000_000_000) });
const withBlock = params.extend({ block: z.string().min(1).max(200) });
const notFound = problem("Không có báo cáo này");
const found = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  200: json(schema, description),
  404: notFound,
});
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

export const draftRoute = route(
  "get",
  "/review-draft",
  "Bản dự thảo báo cáo của một đơn vị ở một kỳ, viết từ số liệu đang có",
  guard("review.read", unitOfQuery),
  {
    request: { query: z.strictObject({ ...Question.shape, format }) },
    responses: { ...file, 404: problem("Không có đơn vị hoặc nghị quyết") },
  },
);
export const listRoute = route(
  "get",
  "/reviews",
  "Báo cáo sơ kết, tổng kết trong phạm vi của người gọi",
  guard("review.read"),
  { responses: { 200: json(z.object({ reviews: z.array(Summary) }), "Kỳ mới nhất trước") } },
);
export const beginRoute = route("post", "/reviews", "Bắt đầu soạn một báo cáo", guard("review.write"), {
  request: { body: body(Question) },
  responses: { 201: json(Begun, "Đã có bản dự thảo"), 409: versionRefusals[409], 422: versionRefusals[422] },
});
export const readRoute = route(
  "get",
  "/reviews/{review}",
  "Một báo cáo theo đoạn; ETag là bản của nó",
  guard("review.read"),
  { request: { params }, responses: found(ReviewShown, "Báo cáo như đang có") },
);
export const readFileRoute = route(
  "get",
  "/reviews/{review}/file",
  "Báo cáo thành văn bản, HTML hoặc Word",
  guard("review.read", undefined, { counts: "export" }),
  { request: { params, query: z.strictObject({ format }) }, responses: { ...file, 404: notFound } },
);
export const versionsRoute = route(
  "get",
  "/reviews/{review}/versions",
  "Các bản của báo cáo: ai, lúc nào, làm gì",
  guard("review.read"),
  { request: { params }, responses: found(z.object({ versions: z.array(VersionShown) }), "Mới nhất trước") },
);
export const documentsRoute = route("get", "/documents", "Sổ văn bản", guard("document.read"), {
  responses: { 200: json(z.object({ documents: z.array(DocumentShown) }), "Mới nhất trước") },
});

/** A change of a review on the version that the caller saw, and the act by which it is allowed. */
function changeRoute<
  const Method extends "put" | "post" | "delete",
  const Change extends string,
  const Given extends { params?: typeof withBlock; body?: ReturnType<typeof body> },
>(method: Method, change: Change, summary: string, act: ReviewAct, given: Given) {
  return route(method, `/reviews/{review}/${change}`, summary, guard(act), {
    request: { params, headers: VersionHeaders, ...given },
    responses: { 200: json(Changed, "Bản mới"), 404: notFound, ...versionRefusals },
  });
}
type ReviewAct = "review.write" | "review.return" | "review.issue";

export const saveRoute = changeRoute("put", "texts", "Viết lại một số đoạn", "review.write", { body: body(Texts) });
export const addRoute = changeRoute("post", "texts", "Thêm một đoạn sau đoạn khác", "review.write", {
  body: body(Added),
});
export const dropRoute = changeRoute("delete", "texts/{block}", "Trả một đoạn về bản dự thảo", "review.write", {
  params: withBlock,
});
export const presentRoute = changeRoute("post", "present", "Trình ký", "review.write", {});
export const takeBackRoute = changeRoute("post", "take-back", "Rút về soạn thảo", "review.write", {});
export const giveBackRoute = changeRoute("post", "give-back", "Trả lại để sửa, kèm lý do", "review.return", {
  body: body(GivenBack),
});
export const correctRoute = changeRoute(
  "post",
  "corrections",
  "Đính chính một đoạn của báo cáo đã ban hành; lời cũ được giữ",
  "review.issue",
  { body: body(CorrectionGiven) },
);
export const issueRoute = changeRoute("post", "issue", "Ban hành: đóng băng số liệu và lời văn", "review.issue", {
  body: body(Issued),
});
