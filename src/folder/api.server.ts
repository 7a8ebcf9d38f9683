/** Loading figures over the API, as the command does from a folder. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment, RequestContext } from "../access/context.server.ts";
import { guard, requirePerson } from "../access/guard.server.ts";
import { AppError } from "../server/error.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { json, problem } from "../server/http/schemas.ts";
import { readWorkbook, writeWorkbook } from "../sheets/workbook.server.ts";
import { exportWorkbook } from "./export.server.ts";
import { loadSource } from "./load.server.ts";
import { loadValues } from "./loadValues.server.ts";
import { workbookSource } from "./workbookSource.ts";

const How = z.strictObject({
  reason: z.string().min(1).max(2_000).optional().openapi({ description: "Cần khi số liệu đã khóa bị thay đổi" }),
  dryRun: z.enum(["true", "false"]).default("false"),
});
const countsShown = { new: z.number().int(), changed: z.number().int(), unchanged: z.number().int() };

const load = routesOf("Số liệu")(
  "post",
  "/load",
  "Nạp một tệp values.csv: nhận tất cả hoặc không nhận gì",
  guard("value.load", undefined, { takesFiles: true }),
  {
    request: {
      query: How,
      body: { required: true, content: { "text/csv": { schema: z.string() } } },
    },
    responses: {
      200: json(
        z.object({
          ...countsShown,
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
      query: How,
      body: { required: true, ...workbookBody },
    },
    responses: {
      200: json(
        z.object({
          counts: z.record(z.string(), z.object(countsShown)),
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
      const { database, ...how } = howAsked(context.get("request"), context.req.valid("query"));
      if (context.req.header("Content-Type") !== workbookType) {
        throw new AppError("workbook_expected", 415, { type: workbookType });
      }
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const source = workbookSource(await readWorkbook(bytes, { by: how.by.id }));
      return context.json(await loadSource(database, source, how), 200);
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
      const { database, ...how } = howAsked(context.get("request"), context.req.valid("query"));
      if (!(context.req.header("Content-Type") ?? "").toLowerCase().startsWith("text/csv")) {
        throw new AppError("csv_expected", 415);
      }
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const { waiting, ...counts } = await loadValues(database, bytes, how);
      return context.json({ ...counts, waiting: waiting.length, dryRun: how.dryRun }, 200);
    });
}

function howAsked(request: RequestContext, { reason, dryRun }: z.output<typeof How>) {
  const { database, clock } = request;
  return { database, clock, by: requirePerson(request), reason, dryRun: dryRun === "true" };
}
