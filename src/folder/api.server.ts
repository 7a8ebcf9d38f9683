/** Loading figures over the API, as the command does from a folder. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { guard, requirePerson } from "../access/guard.server.ts";
import { AppError } from "../server/error.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { json, problem } from "../server/http/schemas.ts";
import { readWorkbook, writeWorkbook } from "../sheets/workbook.server.ts";
import { exportWorkbook } from "./export.server.ts";
import { loadSource } from "./load.server.ts";
import { loadValues } from "./loadValues.server.ts";
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
          waiting: z.number().int().openapi({ description: "Số báo cáo chỉ được nộp lên, chờ người có quyền duyệt" }),
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
      const by = requirePerson(request);
      const { reason, dryRun } = context.req.valid("query");
      if (context.req.header("Content-Type") !== workbookType) {
        throw new AppError("workbook_expected", 415, { type: workbookType });
      }
      const source = workbookSource(await readWorkbook(new Uint8Array(await context.req.arrayBuffer()), { by: by.id }));
      const loaded = await loadSource(request.database, source, {
        clock: request.clock,
        by,
        reason,
        dryRun: dryRun === "true",
      });
      return context.json(loaded, 200);
    })
    .openapi(exportBook, async (context) => {
      const { database, person } = context.get("request");
      const bytes = await writeWorkbook(await database.read((tx) => exportWorkbook(tx)), person?.id);
      return context.body(new Uint8Array(bytes), 200, {
        "Content-Type": workbookType,
        "Content-Disposition": 'attachment; filename="danh-muc.xlsx"',
      });
    })
    .openapi(load, async (context) => {
      const request = context.get("request");
      const by = requirePerson(request);
      const { reason, dryRun } = context.req.valid("query");
      if (!(context.req.header("Content-Type") ?? "").toLowerCase().startsWith("text/csv")) {
        throw new AppError("csv_expected", 415);
      }
      const { waiting, ...counts } = await loadValues(
        request.database,
        new Uint8Array(await context.req.arrayBuffer()),
        {
          clock: request.clock,
          by,
          reason,
          dryRun: dryRun === "true",
        },
      );
      return context.json({ ...counts, waiting: waiting.length, dryRun: dryRun === "true" }, 200);
    });
}
