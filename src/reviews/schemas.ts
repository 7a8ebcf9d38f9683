/** What the API about reviews takes and gives. */
import { z } from "@hono/zod-openapi";
import { isoDate } from "../calendar/day.ts";
import { periodCode } from "../calendar/period.ts";

export const states = z.enum(["draft", "presented", "issued"]);
export const basis = z.enum(["approved", "submitted"]).default("approved");
export const layout = z.enum(["party", "state"]).default("party");
export const format = z.enum(["text", "html", "docx"]).default("text");
export const Summary = z
  .object({
    id: z.number().int(),
    unit: z.string(),
    period: z.string(),
    state: states,
    number: z.string().nullable(),
    issuedOn: z.string().nullable(),
  })
  .openapi("ReviewSummary");
export const BlockShown = z
  .object({
    id: z.string(),
    kind: z.enum(["heading", "paragraph"]),
    text: z.string().describe("Số liệu sống đứng trong ngoặc vuông kèm mã: [58/130|ct01.cap]"),
    edited: z.boolean(),
    prompt: z.string().nullable(),
  })
  .openapi("ReviewBlock");
export const ReviewShown = z
  .object({
    id: z.number().int(),
    version: z.number().int(),
    state: states,
    unit: z.string(),
    period: z.string(),
    resolution: z.string(),
    number: z.string().nullable(),
    issuedOn: z.string().nullable(),
    blocks: z.array(BlockShown),
    differing: z
      .array(
        z.object({ block: z.string(), quote: z.string(), name: z.string(), expected: z.string(), token: z.string() }),
      )
      .describe("Số gõ tay khác với số liệu"),
    changed: z
      .array(z.object({ figure: z.string(), frozen: z.string(), now: z.string().nullable() }))
      .describe("Số liệu đã thay đổi từ khi ban hành"),
    corrections: z
      .array(
        z.object({ block: z.string(), wrong: z.string(), correct: z.string(), reason: z.string(), day: z.string() }),
      )
      .describe("Đính chính, cũ nhất trước; lời đã ban hành vẫn đứng ở đoạn của nó"),
  })
  .openapi("Review");
export const Begun = z.object({ id: z.number().int(), version: z.number().int() }).openapi("ReviewBegun");
export const Changed = z.object({ version: z.number().int(), state: states }).openapi("ReviewChanged");
export const Question = z
  .strictObject({ unit: z.string(), period: periodCode, resolution: z.string().optional(), basis, layout })
  .openapi("ReviewQuestion");
export const Texts = z
  .strictObject({ texts: z.record(z.string().max(200), z.string()).describe("Lời văn theo mã đoạn") })
  .openapi("ReviewTexts");
export const Added = z.strictObject({ after: z.string().max(200), text: z.string().min(1) }).openapi("ReviewParagraph");
export const Issued = z
  .strictObject({
    number: z.string().trim().min(1).max(40),
    date: isoDate,
    signerTitle: z.string().trim().max(100).default(""),
    signer: z.string().trim().min(1).max(100),
  })
  .openapi("ReviewIssue");
export const GivenBack = z.strictObject({ reason: z.string().trim().min(1).max(1000) }).openapi("ReviewGivenBack");
export const CorrectionGiven = z
  .strictObject({
    block: z.string().min(1).max(200),
    text: z.string().min(1),
    reason: z.string().trim().min(1).max(1000),
  })
  .openapi("ReviewCorrection");
export const VersionShown = z
  .object({
    version: z.number().int(),
    step: z.string().describe("begun, written, presented, taken_back, given_back, issued, corrected"),
    why: z.string(),
    by: z.string(),
    at: z.string(),
    isKept: z.boolean().describe("Lời văn của bản này có được giữ hay không"),
  })
  .openapi("ReviewVersion");
export const DocumentShown = z
  .object({
    number: z.string(),
    kind: z.string(),
    issuer: z.string(),
    date: z.string().nullable(),
    subject: z.string(),
    carriesOut: z.string(),
  })
  .openapi("Document");
