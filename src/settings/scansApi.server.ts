/** The bound of signed scans over the API. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { guard } from "../access/guard.server.ts";
import { readSetting } from "../database/setting.server.ts";
import { scanMegabytes } from "../documents/fileRoom.server.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { body, json, problem } from "../server/http/schemas.ts";
import { boundScans } from "./scans.server.ts";
import { Megabytes } from "./scans.ts";

const Scans = z.strictObject({ megabytes: Megabytes }).openapi("ScansBound");
const route = routesOf("Cài đặt");

const read = route("get", "/scans-bound", "Dung lượng bản chụp đã ký mỗi đơn vị được giữ", guard("definition.read"), {
  responses: { 200: json(Scans, "Như đang dùng, tính bằng MB") },
});
const save = route("put", "/scans-bound", "Đặt dung lượng bản chụp đã ký mỗi đơn vị được giữ", guard("scans.bound"), {
  request: { body: body(Scans) },
  responses: { 200: json(Scans, "Như đã lưu"), 400: problem("Không phải số nguyên trong khoảng cho phép") },
});

export function scansApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(read, async (context) => {
      const megabytes = await context.get("request").database.read((tx) => readSetting(tx, scanMegabytes));
      return context.json({ megabytes }, 200);
    })
    .openapi(save, async (context) => {
      const asked = context.get("request");
      const { megabytes } = context.req.valid("json");
      await asked.database.write((tx) => boundScans(tx, asked, megabytes));
      return context.json({ megabytes }, 200);
    });
}
