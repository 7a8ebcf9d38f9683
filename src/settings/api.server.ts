/**
 * Definitions over the API, one at a time, in the words of a folder's files; the same acts as on the screen. The schema of
 * each kind follows from its description.
 */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ApiEnvironment, RequestContext } from "../access/context.server.ts";
import { guard } from "../access/guard.server.ts";
import { isoDate } from "../calendar/day.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import { cellInWords, meaningOf } from "../definitions/meaning.ts";
import type { Sheet } from "../definitions/sheet.ts";
import { AppError } from "../server/error.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { body, json, problem } from "../server/http/schemas.ts";
import type { Section, SheetKept } from "./fields.ts";
import { closeObject, objectRows, saveObject, versionOf } from "./object.server.ts";
import { keptSheets, sections } from "./sections.ts";

const params = z.object({ code: z.string().min(1).max(100) });
const Closing = z.strictObject({ on: isoDate }).openapi("DefinitionClosing");
const route = routesOf("Cài đặt");
const guarded = { read: guard("definition.read"), write: guard("definition.write") };
/** A task is its assigner's: read by those in whose reach it lies, and never closed but withdrawn. */
const guardedTasks = { read: guard("task.assign"), write: guard("task.assign") };

/** Cells by the names of columns; a column that nobody knows is refused as in a file, by its row and name. */
function rowsOf({ name, columns }: Sheet) {
  const cells = Object.entries(columns).map(([column, described]) => {
    const words = [described.name.vi, cellInWords(described), meaningOf(described)].filter((each) => each !== "");
    return [
      column,
      z
        .string()
        .optional()
        .openapi({ description: words.join(". ") }),
    ] as const;
  });
  const row = z.object(Object.fromEntries(cells)).catchall(z.string());
  return z
    .array(row.openapi(`Definition_${name}`))
    .min(1)
    .max(2_000)
    .openapi({ description: `Mỗi dòng là một dòng của ${name}.csv: ô theo tên cột, ô trống là không cho` });
}

function routesOfSheet(sheet: SheetKept, guarded: Guards) {
  const described: Sheet = keptSheets[sheet];
  const what = described.title.vi.toLowerCase();
  const rows = rowsOf(described);
  const Definition = z.object({ rows, version: z.string().openapi({ description: "Gửi lại ở `seen` khi sửa" }) });
  const Saving = z.strictObject({
    rows,
    seen: z.string().max(60).optional().openapi({ description: "Bản đã thấy; không có: tạo mới" }),
  });
  const saved = {
    200: json(Definition, "Như đã lưu"),
    404: problem("Không có mục này"),
    409: problem("Có người vừa sửa"),
    422: problem("Có lỗi; mỗi lỗi kèm dòng và cột"),
  };
  const path = `/definitions/${sheet}/{code}`;
  return {
    read: route("get", path, `Một mục: ${what}`, guarded.read, {
      request: { params },
      responses: { 200: json(Definition, "Các dòng"), 404: problem("Không có mục này") },
    }),
    save: route("put", path, `Thêm hoặc sửa một mục: ${what}; kiểm tra như khi nạp thư mục`, guarded.write, {
      request: { params, body: body(Saving) },
      responses: saved,
    }),
    close: route("put", `${path}/closing`, `Thôi dùng một mục từ sau một ngày: ${what}`, guarded.write, {
      request: { params, body: body(Closing) },
      responses: saved,
    }),
    reopen: route("delete", `${path}/closing`, `Dùng lại một mục đã đóng: ${what}`, guarded.write, {
      request: { params },
      responses: saved,
    }),
  };
}

type Guards = { read: ReturnType<typeof guard>; write: ReturnType<typeof guard> };

export function settingsApi(): OpenAPIHono<ApiEnvironment> {
  const api = newApi<ApiEnvironment>();
  for (const section of sections) addClosing(api, section, addRoutes(api, section.sheet, guarded));
  addRoutes(api, "tasks", guardedTasks);
  return api;
}

type Changed = (tx: WriteTransaction, request: RequestContext, code: string) => Promise<unknown>;

function addRoutes(api: OpenAPIHono<ApiEnvironment>, sheet: SheetKept, guarded: Guards) {
  const { read, save, close, reopen } = routesOfSheet(sheet, guarded);
  api.openapi(read, async (context) => {
    const { code } = context.req.valid("param");
    const rows = await context.get("request").database.read((tx) => objectRows(tx, sheet, code));
    if (rows.length === 0) throw new AppError("definition_unknown", 404, { code });
    return context.json({ rows: [...rows], version: versionOf(rows) }, 200);
  });

  /** Changes the definition of the address and answers how it stands after it. */
  const change = async (context: Context<ApiEnvironment>, changed: Changed) => {
    const request = context.get("request");
    const { code } = params.parse(context.req.param());
    const rows = await request.database.write(async (tx) => {
      await changed(tx, request, code);
      return objectRows(tx, sheet, code);
    });
    return context.json({ rows: [...rows], version: versionOf(rows) }, 200);
  };
  api.openapi(save, (context) => {
    const { rows: given, seen } = context.req.valid("json");
    return change(context, (tx, request, code) => {
      const rows = given.map((cells) => ({ ...cells, code }));
      return saveObject(tx, request, { sheet, code, rows, seen });
    });
  });
  return { close, reopen, change };
}

function addClosing(
  api: OpenAPIHono<ApiEnvironment>,
  section: Section,
  { close, reopen, change }: ReturnType<typeof addRoutes>,
): void {
  api.openapi(close, (context) => {
    const { on } = context.req.valid("json");
    return change(context, (tx, request, code) => closeObject(tx, request, section, code, on));
  });
  api.openapi(reopen, (context) =>
    change(context, (tx, request, code) => closeObject(tx, request, section, code, undefined)),
  );
}
