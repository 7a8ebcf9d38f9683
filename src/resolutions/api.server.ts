/** Resolutions, targets and how they stand, over the API. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { guard, refuseUnlessMay, unitOfQuery } from "../access/guard.server.ts";
import { codeOf, periodCode, periodOf } from "../calendar/period.ts";
import type { UnitCode } from "../database/ids.ts";
import { newApi, routesOf, tagOf } from "../server/http/api.server.ts";
import { json, problem } from "../server/http/schemas.ts";
import { unitByCode } from "../units/tree.ts";
import { paces } from "./pace.ts";
import { type Demanded, demandsOfVersions, readDemanded, readDemands } from "./resolutions.server.ts";
import { reviewClasses } from "./reviewClass.ts";
import { type StandingQuestion, standingsAlone, standingsOf } from "./standing.server.ts";
import type { Standings } from "./standing.ts";
import { comparators, isRelative, ways } from "./target.ts";

const ResolutionShown = z
  .object({
    code: z.string(),
    title: z.string(),
    number: z.string(),
    unit: z.string(),
    period: z.string(),
    adopted: z.string().nullable(),
    parent: z.string().nullable(),
  })
  .openapi("Resolution");
const TargetShown = z
  .object({
    code: z.string(),
    resolution: z.string(),
    name: z.string(),
    indicator: z.string(),
    unit: z.string(),
    comparator: z.enum(comparators),
    amount: z.string(),
    by: z.enum(ways).nullable().openapi({ description: "What a rise or fall is set in; null for other demands" }),
    period: z.string(),
    due: z.string().nullable(),
    baseline: z.string().nullable(),
    trajectory: z.array(z.object({ period: z.string(), share: z.string() })).nullable(),
    lead: z.string().nullable(),
    field: z.string(),
    setBy: z.string(),
    partOf: z.string().nullable(),
    illustrative: z.boolean(),
  })
  .openapi("Target");
const text = z.string().nullable();
const StandingShown = z
  .object({
    code: z.string(),
    indicator: z.string(),
    asOf: text,
    actual: text,
    target: text,
    share: text,
    expectedShare: text,
    prior: text,
    priorCoverage: z.object({ reported: z.number().int(), expected: z.number().int() }),
    change: text,
    changeRate: text,
    likeForLike: z
      .object({ actual: text, prior: text, change: text, changeRate: text, units: z.number().int() })
      .nullable(),
    pace: z.enum(paces),
    reviewClass: z.enum(reviewClasses),
    coverage: z.object({
      reported: z.number().int(),
      expected: z.number().int(),
      come: z.number().int(),
      owed: z.number().int(),
    }),
    judged: z.boolean(),
    estimated: z.boolean(),
    illustrative: z.boolean(),
  })
  .openapi("Standing");
const StandingsShown = z
  .object({
    unit: z.string(),
    period: z.string(),
    resolution: text,
    basis: z.enum(["submitted", "approved"]),
    targets: z.array(StandingShown),
  })
  .openapi("Standings");

const route = routesOf("Nghị quyết, chỉ tiêu");
const listResolutions = route("get", "/resolutions", "Mọi nghị quyết", guard("definition.read"), {
  responses: { 200: json(z.object({ resolutions: z.array(ResolutionShown) }), "Theo thứ tự đã nạp") },
});
const listTargets = route("get", "/targets", "Chỉ tiêu của một đơn vị", guard("target.read", unitOfQuery), {
  request: { query: z.strictObject({ unit: z.string(), resolution: z.string().optional() }) },
  responses: { 200: json(z.object({ targets: z.array(TargetShown) }), "Theo thứ tự đã nạp") },
});
const standing = route(
  "get",
  "/standing",
  "Tình hình thực hiện các chỉ tiêu của một đơn vị, xét ở một kỳ",
  guard("target.read", unitOfQuery),
  {
    request: {
      query: z.strictObject({
        unit: z.string(),
        period: periodCode,
        basis: z.enum(["approved", "submitted"]).default("approved"),
        resolution: z.string().optional(),
        likeForLike: z.enum(["true", "false"]).default("false"),
      }),
    },
    responses: {
      200: json(StandingsShown, "Như lệnh standing --format json"),
      404: problem("Không có nghị quyết cho kỳ này"),
    },
  },
);

export function resolutionsApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(listResolutions, async (context) => {
      const { resolutions, definitions } = await context.get("request").database.read(readDemands);
      const codes = new Map(resolutions.map((each) => [each.id, each.code]));
      const shown = resolutions.map(({ code, title, number, unit, period, adopted, parent }) => ({
        ...{ code, title, number, period },
        unit: definitions.tree.byId.get(unit)?.code ?? "",
        adopted: adopted ?? null,
        parent: (parent !== undefined && codes.get(parent)) || null,
      }));
      return context.json({ resolutions: shown }, 200);
    })
    .openapi(listTargets, async (context) => {
      const { unit, resolution } = context.req.valid("query");
      const { resolutions, targets, definitions } = await context.get("request").database.read(readDemands);
      const { tree } = definitions;
      const codes = new Map(resolutions.map((each) => [each.id, each.code as string]));
      const targetCodes = new Map(targets.map((each) => [each.id, each.code as string]));
      const shown = targets
        .filter((each) => tree.byId.get(each.unit)?.code === unit)
        .map((each) => ({
          code: each.code as string,
          resolution: codes.get(each.resolution) ?? "",
          name: each.name,
          indicator: each.indicator as string,
          unit,
          comparator: each.comparator,
          amount: each.amount.toFixed(),
          by: isRelative(each.comparator) ? each.by : null,
          period: codeOf(each.period) as string,
          due: each.due ?? null,
          baseline: each.baseline?.toFixed() ?? null,
          trajectory:
            each.trajectory?.map((point) => ({
              period: codeOf(point.period) as string,
              share: point.share.toFixed(),
            })) ?? null,
          lead: (each.lead !== undefined && tree.byId.get(each.lead)?.code) || null,
          field: each.field,
          setBy: each.setBy,
          partOf: (each.partOf !== undefined && targetCodes.get(each.partOf)) || null,
          illustrative: each.illustrative,
        }))
        .filter((each) => resolution === undefined || each.resolution === resolution);
      return context.json({ targets: shown }, 200);
    })
    .openapi(standing, async (context) => {
      const request = context.get("request");
      const { unit: code, period, basis, resolution, likeForLike } = context.req.valid("query");
      const askedOf = ({ definitions: { tree } }: Demanded): StandingQuestion => {
        const asked = unitByCode(tree, code).id;
        refuseUnlessMay(request, "target.read", { unit: asked }, tree);
        return {
          unit: asked,
          at: periodOf(period),
          resolution,
          basis,
          likeForLike: likeForLike === "true" ? "always" : undefined,
        };
      };
      const { database } = request;
      const seen = await demandsOfVersions(database, request.versions);
      const answer =
        (await standingsAlone(database, seen, askedOf(seen))) ??
        (await database.read(async (tx) => standingsOf(tx, askedOf(await readDemanded(tx)))));
      const standings: Standings = {
        unit: code as UnitCode,
        period: answer.at,
        resolution: answer.resolution.code,
        basis,
        targets: answer.targets.map((each) => each.standing),
      };
      context.header("ETag", tagOf(JSON.stringify(standings)));
      return context.json(standings, 200);
    });
}
