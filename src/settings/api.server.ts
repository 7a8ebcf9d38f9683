/**
 * Definitions over the API, one at a time, in the words of a folder's files; the same acts as on the screen. The schema of
 * each kind follows from its description.
 */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { guard } from "../access/guard.server.ts";
import { isoDate } from "../calendar/day.ts";
import { cellInWords, meaningOf } from "../definitions/meaning.ts";
import type { Sheet } from "../definitions/sheet.ts";
import { AppError } from "../server/error.ts";
import { newApi } from "../server/http/api.server.ts";
import { body, json, problem } from "../server/http/schemas.ts";
import type { Section } from "./fields.ts";
import { closeObject, objectRows, saveObject, versionOf } from "./object.server.ts";
import { keptSheets, sections } from "./sections.ts";

const params = z.object({ code: z.string().min(1).max(100) });
const Closing = z.strictObject({ on: isoDate }).openapi("DefinitionClosing");
const tags = ["Cài đặt"];
const guarded = { read: guard("definition.read"), write: guard("definition.write") };

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

function routesOf({ sheet }: Section) {
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
    read: createRoute({
      ...{ method: "get", path, tags, summary: `Một mục: ${what}`, middleware: guarded.read },
      request: { params },
      responses: { 200: json(Definition, "Các dòng"), 404: problem("Không có mục này") },
    }),
    save: createRoute({
      ...{ method: "put", path, tags, middleware: guarded.write },
      summary: `Thêm hoặc sửa một mục: ${what}; kiểm tra như khi nạp thư mục`,
      request: { params, body: body(Saving) },
      responses: saved,
    }),
    close: createRoute({
      ...{ method: "put", path: `${path}/closing`, tags, middleware: guarded.write },
      summary: `Thôi dùng một mục từ sau một ngày: ${what}`,
      request: { params, body: body(Closing) },
      responses: saved,
    }),
    reopen: createRoute({
      ...{ method: "delete", path: `${path}/closing`, tags, middleware: guarded.write },
      summary: `Dùng lại một mục đã đóng: ${what}`,
      request: { params },
      responses: saved,
    }),
  };
}

export function settingsApi(): OpenAPIHono<ApiEnvironment> {
  const api = newApi<ApiEnvironment>();
  for (const section of sections) addRoutes(api, section);
  return api;
}

function addRoutes(api: OpenAPIHono<ApiEnvironment>, section: Section): void {
  const { sheet } = section;
  const { read, save, close, reopen } = routesOf(section);
  api.openapi(read, async (context) => {
    const { code } = context.req.valid("param");
    const rows = await context.get("request").database.read((tx) => objectRows(tx, sheet, code));
    if (rows.length === 0) throw new AppError("definition_unknown", 404, { code });
    return context.json({ rows: [...rows], version: versionOf(rows) }, 200);
  });
  api.openapi(save, async (context) => {
    const { code } = context.req.valid("param");
    const { rows: given, seen } = context.req.valid("json");
    const asked = context.get("request");
    const rows = await asked.database.write(async (tx) => {
      const own = given.map((cells) => ({ ...cells, code }));
      await saveObject(tx, asked, { sheet, code, rows: own, seen });
      return objectRows(tx, sheet, code);
    });
    return context.json({ rows: [...rows], version: versionOf(rows) }, 200);
  });
  api.openapi(close, async (context) => {
    const { code } = context.req.valid("param");
    const { on } = context.req.valid("json");
    const asked = context.get("request");
    const rows = await asked.database.write(async (tx) => {
      await closeObject(tx, asked, section, code, on);
      return objectRows(tx, sheet, code);
    });
    return context.json({ rows: [...rows], version: versionOf(rows) }, 200);
  });
  api.openapi(reopen, async (context) => {
    const { code } = context.req.valid("param");
    const asked = context.get("request");
    const rows = await asked.database.write(async (tx) => {
      await closeObject(tx, asked, section, code, undefined);
      return objectRows(tx, sheet, code);
    });
    return context.json({ rows: [...rows], version: versionOf(rows) }, 200);
  });
}
