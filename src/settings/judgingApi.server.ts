/** The limits by which targets are judged, over the API: parts and ratios as decimal strings. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { guard } from "../access/guard.server.ts";
import { Decimal } from "../prose/number.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { body, decimalText, json, problem } from "../server/http/schemas.ts";
import { readJudging, setJudging } from "./judging.server.ts";
import { type Judging, mapJudging } from "./judging.ts";

const limits = z.strictObject({ ahead: decimalText, onPace: decimalText, behind: decimalText });
const JudgingShown = z
  .strictObject({ come: decimalText, portal: decimalText, more: limits, less: limits })
  .openapi("Judging");
const route = routesOf("Cài đặt");

const read = route("get", "/judging", "Mức đánh giá chỉ tiêu", guard("definition.read"), {
  responses: { 200: json(JudgingShown, "Như đang dùng") },
});
const save = route("put", "/judging", "Đặt mức đánh giá chỉ tiêu", guard("judging.set"), {
  request: { body: body(JudgingShown) },
  responses: { 200: json(JudgingShown, "Như đã lưu"), 422: problem("Mức không theo thứ tự hoặc ngoài khoảng") },
});

export function judgingApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(read, async (context) => context.json(shown(await context.get("request").database.read(readJudging)), 200))
    .openapi(save, async (context) => {
      const asked = context.get("request");
      const judging = mapJudging(context.req.valid("json"), (part) => new Decimal(part));
      await asked.database.write((tx) => setJudging(tx, asked, judging));
      return context.json(shown(judging), 200);
    });
}

function shown(judging: Judging): z.output<typeof JudgingShown> {
  return mapJudging(judging, (part) => part.toFixed());
}
