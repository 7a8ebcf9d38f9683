/** Definitions over the API, one at a time, in the words of a folder's files; the same acts as on the screen. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { guard } from "../access/guard.server.ts";
import { isoDate } from "../calendar/day.ts";
import { AppError } from "../server/error.ts";
import { newApi } from "../server/http/api.server.ts";
import { body, json, problem } from "../server/http/schemas.ts";
import type { SheetKept } from "./fields.ts";
import { closeObject, objectRows, saveObject, versionOf } from "./object.server.ts";
import { sections } from "./sections.ts";

const sheets = [
  "units",
  "groups",
  "indicators",
  "forms",
  "regimes",
  "resolutions",
  "targets",
] as const satisfies SheetKept[];
const params = z.object({ sheet: z.enum(sheets), code: z.string().min(1).max(100) });
const Rows = z
  .array(z.record(z.string(), z.string()))
  .min(1)
  .max(2_000)
  .openapi({
    description: "Mỗi dòng là một dòng của tệp cùng tên trong thư mục dữ liệu: ô theo tên cột, ô trống là không cho",
    example: [{ code: "tan-hao", name: "Xã Tân Hào", kind: "commune", parent: "giong-trom" }],
  });
const Definition = z
  .object({ rows: Rows, version: z.string().openapi({ description: "Gửi lại ở `seen` khi sửa" }) })
  .openapi("Definition");
const Saving = z
  .strictObject({
    rows: Rows,
    seen: z.string().max(60).optional().openapi({ description: "Bản đã thấy; không có: tạo mới" }),
  })
  .openapi("DefinitionSaving");

const tags = ["Cài đặt"];
const path = "/definitions/{sheet}/{code}";
const saved = {
  200: json(Definition, "Như đã lưu"),
  404: problem("Không có mục này"),
  409: problem("Có người vừa sửa"),
  422: problem("Có lỗi; mỗi lỗi kèm dòng và cột"),
};
const read = createRoute({
  method: "get",
  path,
  tags,
  summary: "Một đơn vị, nhóm, chỉ số, biểu mẫu, chế độ báo cáo, nghị quyết hay chỉ tiêu",
  middleware: guard("definition.read"),
  request: { params },
  responses: { 200: json(Definition, "Các dòng"), 404: problem("Không có mục này") },
});
const save = createRoute({
  method: "put",
  path,
  tags,
  summary: "Thêm hoặc sửa một mục; kiểm tra như khi nạp thư mục",
  middleware: guard("definition.write"),
  request: { params, body: body(Saving) },
  responses: saved,
});
const close = createRoute({
  method: "put",
  path: `${path}/closing`,
  tags,
  summary: "Thôi dùng một mục từ sau một ngày",
  middleware: guard("definition.write"),
  request: { params, body: body(z.strictObject({ on: isoDate }).openapi("DefinitionClosing")) },
  responses: saved,
});
const reopen = createRoute({
  method: "delete",
  path: `${path}/closing`,
  tags,
  summary: "Dùng lại một mục đã đóng",
  middleware: guard("definition.write"),
  request: { params },
  responses: saved,
});

export function settingsApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(read, async (context) => {
      const { sheet, code } = context.req.valid("param");
      const rows = await context.get("request").database.read((tx) => objectRows(tx, sheet, code));
      if (rows.length === 0) throw new AppError("definition_unknown", 404, { code });
      return context.json({ rows: [...rows], version: versionOf(rows) }, 200);
    })
    .openapi(save, async (context) => {
      const { sheet, code } = context.req.valid("param");
      const { rows: given, seen } = context.req.valid("json");
      const asked = context.get("request");
      const rows = await asked.database.write(async (tx) => {
        const own = given.map((cells) => ({ ...cells, code }));
        await saveObject(tx, asked, { sheet, code, rows: own, seen });
        return objectRows(tx, sheet, code);
      });
      return context.json({ rows: [...rows], version: versionOf(rows) }, 200);
    })
    .openapi(close, async (context) => {
      const { sheet, code } = context.req.valid("param");
      const { on } = context.req.valid("json");
      const asked = context.get("request");
      const rows = await asked.database.write(async (tx) => {
        await closeObject(tx, asked, sectionOf(sheet), code, on);
        return objectRows(tx, sheet, code);
      });
      return context.json({ rows: [...rows], version: versionOf(rows) }, 200);
    })
    .openapi(reopen, async (context) => {
      const { sheet, code } = context.req.valid("param");
      const asked = context.get("request");
      const rows = await asked.database.write(async (tx) => {
        await closeObject(tx, asked, sectionOf(sheet), code, undefined);
        return objectRows(tx, sheet, code);
      });
      return context.json({ rows: [...rows], version: versionOf(rows) }, 200);
    });
}

function sectionOf(sheet: SheetKept) {
  const section = sections.find((each) => each.sheet === sheet);
  if (!section) throw new AppError("section_unknown", 404);
  return section;
}
