/** A figure's history over the API: every state it has been in, by whom, when and why. */

import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { guard, requireMay } from "../access/guard.server.ts";
import { periodCode, periodOf } from "../calendar/period.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { AppError } from "../server/error.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { json, problem } from "../server/http/schemas.ts";
import { unitByCode } from "../units/tree.ts";
import { historyOfFigure } from "./history.server.ts";

const FigureVersion = z
  .object({
    version: z.number().int(),
    state: z.string(),
    amount: z.string().nullable(),
    estimated: z.boolean(),
    illustrative: z.boolean(),
    note: z.string().nullable(),
    by: z.string(),
    at: z.string(),
    why: z.string().nullable(),
    submitted: z.boolean(),
    approved: z.boolean(),
  })
  .openapi("FigureVersion");

const history = routesOf("Số liệu")("get", "/values/history", "Lịch sử của một con số", guard("report.read"), {
  request: { query: z.strictObject({ indicator: z.string(), unit: z.string(), period: periodCode }) },
  responses: {
    200: json(z.object({ form: z.string(), versions: z.array(FigureVersion) }), "Mới trước, cũ sau"),
    404: problem("Không có đơn vị, chỉ số hay biểu mẫu ở kỳ này"),
  },
});

export function valuesApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>().openapi(history, async (context) => {
    const request = context.get("request");
    const { indicator: code, unit: unitCode, period } = context.req.valid("query");
    const found = await request.database.read(async (tx) => {
      const definitions = await readDefinitions(tx);
      const unit = unitByCode(definitions.tree, unitCode);
      const indicator = definitions.indicatorByCode.get(code);
      const { kind } = periodOf(period);
      const place = indicator && definitions.places.get(indicator.id)?.find(({ form }) => form.frequency === kind);
      if (place === undefined) throw new AppError("indicator_unknown", 404, { indicator: code });
      await requireMay(tx, request, "report.read", { unit: unit.id, owner: place.form.owner });
      const key = { unit: unit.id, form: place.form.id, period };
      const versions = await historyOfFigure(tx, key, place.position);
      return { form: place.form.code, versions: versions.map((each) => ({ ...each, at: each.at.toISOString() })) };
    });
    return context.json(found, 200);
  });
}
