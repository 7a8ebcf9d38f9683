/** Small schemas and shapes that all routers of the API share. */
import { z } from "@hono/zod-openapi";

/** A JSON answer. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** A JSON body that must be there. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});

/** The fault of RFC 9457 with which every refusal is told. */
export const Problem = z
  .object({
    type: z.literal("about:blank"),
    status: z.number().int(),
    code: z.string(),
    title: z.string(),
    errors: z
      .array(
        z.object({
          code: z.string(),
          title: z.string(),
          file: z.string().optional(),
          sheet: z.string().optional(),
          cell: z.string().optional(),
          row: z.number().optional(),
          column: z.string().optional(),
          field: z.string().optional(),
        }),
      )
      .optional(),
    requestId: z.string().optional(),
  })
  .openapi("Problem");

export const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});

/** How a change names the version that it saw. */
export const VersionHeaders = z.object({
  "if-match": z.string().optional().openapi({ description: 'Bản đã xem, như `"3"` trong ETag' }),
});

/** How a change on a version is refused. */
export const versionRefusals = {
  409: problem("Trạng thái không cho phép"),
  412: problem("Có bản mới hơn bản đã xem"),
  422: problem("Nội dung không nhận được"),
  428: problem("Thiếu If-Match"),
};

/** A decimal as text, so that no digit is lost on the way. */
export const decimalText = z
  .string()
  .regex(/^-?\d{1,18}(\.\d{1,10})?$/)
  .openapi({ example: "58.5" });
