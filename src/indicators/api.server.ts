/** Indicators and forms over the API. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../access/context.server.ts";
import { guard } from "../access/guard.server.ts";
import { frequencies } from "../calendar/period.ts";
import type { IndicatorId, UnitId } from "../database/ids.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { json } from "../server/http/schemas.ts";
import { readDefinitions } from "./definitions.server.ts";
import type { Definitions, Form, Indicator } from "./indicator.ts";

const IndicatorShown = z
  .object({
    code: z.string(),
    name: z.string(),
    nameEnglish: z.string(),
    measure: z.string(),
    field: z.string(),
    direction: z.enum(["more", "less", "neutral"]),
    timing: z.enum(["flow", "stock", "ratio", "peak"]),
    rollup: z.enum(["sum", "ratio", "max", "none"]),
    formula: z.string().nullable(),
    numerator: z.string().nullable(),
    denominator: z.string().nullable(),
    decimals: z.number().int(),
    owner: z.string().nullable(),
    partOf: z.string().nullable(),
    public: z.boolean(),
    inReview: z.boolean(),
    synonyms: z.array(z.string()),
  })
  .openapi("Indicator");
const FormShown = z
  .object({
    code: z.string(),
    name: z.string(),
    frequency: z.enum(frequencies),
    owner: z.string().nullable(),
    lines: z.array(
      z.object({ indicator: z.string(), cumulative: z.boolean(), owedBy: z.array(z.string()), closed: z.boolean() }),
    ),
  })
  .openapi("Form");

const route = routesOf("Chỉ số");
const listIndicators = route("get", "/indicators", "Mọi chỉ số", guard("definition.read"), {
  responses: { 200: json(z.object({ indicators: z.array(IndicatorShown) }), "Theo thứ tự đã nạp") },
});
const listForms = route("get", "/forms", "Mọi biểu mẫu và dòng của chúng", guard("definition.read"), {
  responses: { 200: json(z.object({ forms: z.array(FormShown) }), "Theo thứ tự đã nạp") },
});

export function indicatorsApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(listIndicators, async (context) => {
      const definitions = await context.get("request").database.read(readDefinitions);
      return context.json({ indicators: definitions.indicators.map((each) => indicatorShown(each, definitions)) }, 200);
    })
    .openapi(listForms, async (context) => {
      const definitions = await context.get("request").database.read(readDefinitions);
      return context.json({ forms: definitions.forms.map((each) => formShown(each, definitions)) }, 200);
    });
}

function indicatorShown(indicator: Indicator, definitions: Definitions): z.output<typeof IndicatorShown> {
  const { code, name, nameEnglish, measure, field, direction, timing, rollup, decimals, inReview, synonyms } =
    indicator;
  return {
    ...{ code, name, nameEnglish, measure, field, direction, timing, rollup, decimals, inReview, synonyms },
    formula: indicator.formula ?? null,
    numerator: codeOfIndicator(indicator.numerator, definitions),
    denominator: codeOfIndicator(indicator.denominator, definitions),
    owner: codeOfUnit(indicator.owner, definitions),
    partOf: codeOfIndicator(indicator.partOf, definitions),
    public: indicator.public,
  };
}

function formShown(form: Form, definitions: Definitions): z.output<typeof FormShown> {
  return {
    code: form.code,
    name: form.name,
    frequency: form.frequency,
    owner: codeOfUnit(form.owner, definitions),
    lines: form.lines.map(({ indicator, cumulative, owedBy, closed }) => ({
      indicator: codeOfIndicator(indicator, definitions) ?? "",
      cumulative,
      owedBy,
      closed,
    })),
  };
}

function codeOfIndicator(id: IndicatorId | undefined, { indicatorById }: Definitions): string | null {
  return id === undefined ? null : (indicatorById.get(id)?.code ?? null);
}

function codeOfUnit(id: UnitId | undefined, { tree }: Definitions): string | null {
  return id === undefined ? null : (tree.byId.get(id)?.code ?? null);
}
