/** Units over the API. */

import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { accessTree, guard } from "../access/guard.server.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { json, problem } from "../server/http/schemas.ts";
import type { Unit, UnitTree } from "./tree.ts";
import { unitByCode } from "./tree.ts";

const UnitShown = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    parent: z.string().nullable(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable().openapi({ description: "Ngày cuối cùng còn tồn tại" }),
  })
  .openapi("Unit");
const Successor = z.object({ predecessor: z.string(), successor: z.string(), date: z.string(), share: z.string() });

const route = routesOf("Đơn vị");
const list = route("get", "/units", "Mọi đơn vị, kể cả đã kết thúc, và kế thừa giữa chúng", guard("definition.read"), {
  responses: {
    200: json(z.object({ units: z.array(UnitShown), successions: z.array(Successor) }), "Theo thứ tự đã nạp"),
  },
});
const read = route("get", "/units/{unit}", "Một đơn vị", guard("definition.read"), {
  request: { params: z.object({ unit: z.string() }) },
  responses: { 200: json(UnitShown, "Đơn vị"), 404: problem("Không có đơn vị này") },
});

export function unitsApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(list, async (context) => {
      const tree = await context.get("request").database.read(accessTree);
      const code = (id: Unit["id"]) => tree.byId.get(id)?.code ?? "";
      const successions = tree.successions.map(({ predecessor, successor, date, share }) => ({
        predecessor: code(predecessor),
        successor: code(successor),
        date,
        share,
      }));
      return context.json({ units: tree.units.map((unit) => shown(unit, tree)), successions }, 200);
    })
    .openapi(read, async (context) => {
      const tree = await context.get("request").database.read(accessTree);
      return context.json(shown(unitByCode(tree, context.req.valid("param").unit), tree), 200);
    });
}

function shown(unit: Unit, tree: UnitTree): z.output<typeof UnitShown> {
  return {
    code: unit.code,
    name: unit.name,
    kind: unit.kind,
    parent: (unit.parent !== undefined && tree.byId.get(unit.parent)?.code) || null,
    validFrom: unit.validFrom ?? null,
    validTo: unit.validTo ?? null,
  };
}
