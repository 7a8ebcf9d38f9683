/** The addresses of the API about reviews and papers: what each takes, gives and refuses. */

import { createRoute, z } from "@hono/zod-openapi";
import { guard, unitOfQuery } from "../access/guard.server.ts";
import { body, json, problem } from "../server/http/schemas.ts";
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

const tags = ["Văn bản, báo cáo"];
export const params = z.object({ review: z.coerce.number().int().positive().max(2_000_000_000) });
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

export const draftRoute = createRoute({
  method: "get",
  path: "/review-draft",
  tags,
  summary: "Bản dự thảo báo cáo của một đơn vị ở một kỳ, viết từ số liệu đang có",
  middleware: guard("review.read", unitOfQuery),
  request: { query: z.strictObject({ ...Question.shape, format }) },
  responses: { ...file, 404: problem("Không có đơn vị hoặc nghị quyết") },
});
export const listRoute = createRoute({
  method: "get",
  path: "/reviews",
  tags,
  summary: "Báo cáo sơ kết, tổng kết trong phạm vi của người gọi",
  middleware: guard("review.read"),
  responses: { 200: json(z.object({ reviews: z.array(Summary) }), "Kỳ mới nhất trước") },
});
export const beginRoute = createRoute({
  method: "post",
  path: "/reviews",
  tags,
  summary: "Bắt đầu soạn một báo cáo",
  middleware: guard("review.write"),
  request: { body: body(Question) },
  responses: { 201: json(Begun, "Đã có bản dự thảo"), 409: refusals[409], 422: refusals[422] },
});
export const readRoute = createRoute({
  method: "get",
  path: "/reviews/{review}",
  tags,
  summary: "Một báo cáo theo đoạn; ETag là bản của nó",
  middleware: guard("review.read"),
  request: { params },
  responses: { 200: json(ReviewShown, "Báo cáo như đang có"), 404: refusals[404] },
});
export const readFileRoute = createRoute({
  method: "get",
  path: "/reviews/{review}/file",
  tags,
  summary: "Báo cáo thành văn bản, HTML hoặc Word",
  middleware: guard("review.read", undefined, { counts: "export" }),
  request: { params, query: z.strictObject({ format }) },
  responses: { ...file, 404: refusals[404] },
});
export const saveRoute = createRoute({
  method: "put",
  path: "/reviews/{review}/texts",
  tags,
  summary: "Viết lại một số đoạn",
  middleware: guard("review.write"),
  request: { params, headers: VersionHeaders, body: body(Texts) },
  responses: changed,
});
export const addRoute = createRoute({
  method: "post",
  path: "/reviews/{review}/texts",
  tags,
  summary: "Thêm một đoạn sau đoạn khác",
  middleware: guard("review.write"),
  request: { params, headers: VersionHeaders, body: body(Added) },
  responses: changed,
});
export const dropRoute = createRoute({
  method: "delete",
  path: "/reviews/{review}/texts/{block}",
  tags,
  summary: "Trả một đoạn về bản dự thảo",
  middleware: guard("review.write"),
  request: { params: withBlock, headers: VersionHeaders },
  responses: changed,
});
export const presentRoute = createRoute({
  method: "post",
  path: "/reviews/{review}/present",
  tags,
  summary: "Trình ký",
  middleware: guard("review.write"),
  request: { params, headers: VersionHeaders },
  responses: changed,
});
export const takeBackRoute = createRoute({
  method: "post",
  path: "/reviews/{review}/take-back",
  tags,
  summary: "Rút về soạn thảo",
  middleware: guard("review.write"),
  request: { params, headers: VersionHeaders },
  responses: changed,
});
export const giveBackRoute = createRoute({
  method: "post",
  path: "/reviews/{review}/give-back",
  tags,
  summary: "Trả lại để sửa, kèm lý do",
  middleware: guard("review.return"),
  request: { params, headers: VersionHeaders, body: body(GivenBack) },
  responses: changed,
});
export const correctRoute = createRoute({
  method: "post",
  path: "/reviews/{review}/corrections",
  tags,
  summary: "Đính chính một đoạn của báo cáo đã ban hành; lời cũ được giữ",
  middleware: guard("review.issue"),
  request: { params, headers: VersionHeaders, body: body(CorrectionGiven) },
  responses: changed,
});
export const versionsRoute = createRoute({
  method: "get",
  path: "/reviews/{review}/versions",
  tags,
  summary: "Các bản của báo cáo: ai, lúc nào, làm gì",
  middleware: guard("review.read"),
  request: { params },
  responses: { 200: json(z.object({ versions: z.array(VersionShown) }), "Mới nhất trước"), 404: refusals[404] },
});
export const issueRoute = createRoute({
  method: "post",
  path: "/reviews/{review}/issue",
  tags,
  summary: "Ban hành: đóng băng số liệu và lời văn",
  middleware: guard("review.issue"),
  request: { params, headers: VersionHeaders, body: body(Issued) },
  responses: changed,
});
export const documentsRoute = createRoute({
  method: "get",
  path: "/documents",
  tags,
  summary: "Sổ văn bản",
  middleware: guard("document.read"),
  responses: { 200: json(z.object({ documents: z.array(DocumentShown) }), "Mới nhất trước") },
});
