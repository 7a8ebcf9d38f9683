/** Loading figures over the API, as the command does from a folder. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { accessTree, guard, requireMay, requirePerson } from "../access/guard.server.ts";
import { AppError } from "../server/error.ts";
import { newApi } from "../server/http/api.server.ts";
import { json, problem } from "../server/http/schemas.ts";
import { loadValues } from "./loadValues.server.ts";

const load = createRoute({
  method: "post",
  path: "/load",
  tags: ["Số liệu"],
  summary: "Nạp một tệp values.csv: nhận tất cả hoặc không nhận gì",
  middleware: guard("value.load"),
  request: {
    query: z.strictObject({
      reason: z.string().min(1).max(2_000).optional().openapi({ description: "Cần khi số liệu đã khóa bị thay đổi" }),
      dryRun: z.enum(["true", "false"]).default("false"),
    }),
    body: { required: true, content: { "text/csv": { schema: z.string() } } },
  },
  responses: {
    200: json(
      z.object({ new: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), dryRun: z.boolean() }),
      "Số con số mới, thay đổi, giữ nguyên",
    ),
    422: problem("Tệp có lỗi; mỗi lỗi kèm dòng và cột"),
  },
});

export function loadApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>().openapi(load, async (context) => {
    const request = context.get("request");
    const person = requirePerson(request);
    const { reason, dryRun } = context.req.valid("query");
    if (!(context.req.header("Content-Type") ?? "").toLowerCase().startsWith("text/csv")) {
      throw new AppError("csv_expected", 415);
    }
    const counts = await loadValues(request.database, new Uint8Array(await context.req.arrayBuffer()), {
      clock: request.clock,
      by: person.id,
      reason,
      dryRun: dryRun === "true",
      async check(tx, units) {
        const { byCode } = await accessTree(tx);
        for (const code of units) {
          const unit = byCode.get(code);
          if (unit !== undefined) await requireMay(tx, request, "value.load", { unit: unit.id });
        }
      },
    });
    return context.json({ ...counts, dryRun: dryRun === "true" }, 200);
  });
}
