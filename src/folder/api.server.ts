/** Loading figures over the API, as the command does from a folder. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { accessTree, guard, requireMay, requirePerson } from "../access/guard.server.ts";
import { AppError } from "../server/error.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { json, problem } from "../server/http/schemas.ts";
import { readWorkbook, writeWorkbook } from "../sheets/workbook.server.ts";
import { exportWorkbook } from "./export.server.ts";
import { loadSource } from "./load.server.ts";
import { loadValues } from "./loadValues.server.ts";
import { valuesFile } from "./valueRecord.ts";
import { workbookSource } from "./workbookSource.ts";

const load = routesOf("Số liệu")(
  "post",
  "/load",
  "Nạp một tệp values.csv: nhận tất cả hoặc không nhận gì",
  guard("value.load", undefined, { takesFiles: true }),
  {
    request: {
      query: z.strictObject({
        reason: z.string().min(1).max(2_000).optional().openapi({ description: "Cần khi số liệu đã khóa bị thay đổi" }),
        dryRun: z.enum(["true", "false"]).default("false"),
      }),
      body: { required: true, content: { "text/csv": { schema: z.string() } } },
    },
    responses: {
      200: json(
        z.object({
          new: z.number().int(),
          changed: z.number().int(),
          unchanged: z.number().int(),
          dryRun: z.boolean(),
        }),
        "Số con số mới, thay đổi, giữ nguyên",
      ),
      422: problem("Tệp có lỗi; mỗi lỗi kèm dòng và cột"),
    },
  },
);

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const workbookBody = { content: { [workbookType]: { schema: z.string().openapi({ format: "binary" }) } } };

const definitionsRoute = routesOf("Danh mục");
const loadBook = definitionsRoute(
  "post",
  "/load/workbook",
  "Nạp một sổ tính có các trang như thư mục dữ liệu: nhận tất cả hoặc không nhận gì",
  guard("definition.write", undefined, { takesFiles: true }),
  {
    request: {
      query: z.strictObject({
        reason: z.string().min(1).max(2_000).optional().openapi({ description: "Cần khi số liệu đã khóa bị thay đổi" }),
        dryRun: z.enum(["true", "false"]).default("false"),
      }),
      body: { required: true, ...workbookBody },
    },
    responses: {
      200: json(
        z.object({
          counts: z.record(
            z.string(),
            z.object({ new: z.number().int(), changed: z.number().int(), unchanged: z.number().int() }),
          ),
          dryRun: z.boolean(),
        }),
        "Số dòng mới, thay đổi, giữ nguyên của từng trang",
      ),
      422: problem("Sổ tính có lỗi; mỗi lỗi kèm trang tính và ô"),
    },
  },
);

const exportBook = definitionsRoute(
  "get",
  "/definitions.xlsx",
  "Toàn bộ danh mục thành một sổ tính, nạp lại được",
  guard("definition.read", undefined, { counts: "export" }),
  { responses: { 200: { description: "Sổ tính", ...workbookBody } } },
);

export function loadApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(loadBook, async (context) => {
      const request = context.get("request");
      const { id } = requirePerson(request);
      const { reason, dryRun } = context.req.valid("query");
      if (context.req.header("Content-Type") !== workbookType) {
        throw new AppError("workbook_expected", 415, { type: workbookType });
      }
      const source = workbookSource(await readWorkbook(new Uint8Array(await context.req.arrayBuffer())));
      const loaded = await loadSource(request.database, source, {
        clock: request.clock,
        by: id,
        reason,
        dryRun: dryRun === "true",
        async allow(tx, files) {
          // It may change anything, so it takes the right over everything.
          const { units } = await accessTree(tx);
          for (const { id: unit, parent } of units) {
            if (parent !== undefined) continue;
            await requireMay(tx, request, "definition.write", { unit });
            if (files.includes(valuesFile)) await requireMay(tx, request, "value.load", { unit });
          }
        },
      });
      return context.json(loaded, 200);
    })
    .openapi(exportBook, async (context) => {
      const bytes = await writeWorkbook(await context.get("request").database.read((tx) => exportWorkbook(tx)));
      return context.body(new Uint8Array(bytes), 200, {
        "Content-Type": workbookType,
        "Content-Disposition": 'attachment; filename="danh-muc.xlsx"',
      });
    })
    .openapi(load, async (context) => {
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
