/** All that is told of one number: value, rule, what it is made of, what it adds up to, who wrote it when and why. */
import { z } from "zod";
import { choiceOf } from "../access/choice.server.ts";
import type { RequestContext } from "../access/context.server.ts";
import { requireMay } from "../access/guard.server.ts";
import { may } from "../access/may.ts";
import { today, writeInstant } from "../calendar/clock.ts";
import { codeOf, contains, nameOf, type Period, parsePeriod, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { PeriodCode, UnitId } from "../database/ids.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions, Indicator, Place } from "../indicators/indicator.ts";
import type { Amount } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import { AppError } from "../server/error.ts";
import { nameApart } from "../units/toldApart.ts";
import { queryOf } from "../web/formData.ts";
import { figureAddress } from "./addresses.ts";
import { basesOf, spanOf } from "./figure.ts";
import { figureInWords, nameOfIndicator, writeAmount } from "./figureWords.ts";
import { type FigureVersion, historyOfFigure } from "./history.server.ts";
import { madeOf, rulesOf, spanOfPeriod } from "./madeOf.server.ts";
import { valueTexts } from "./texts.ts";

const Asked = z.object({
  "chi-so": z.string(),
  nguon: z.enum(["approved", "submitted"]).catch("approved"),
  /** The longer period since whose start it adds up to the end of the chosen one. */
  "luy-ke": z.string().max(20).optional(),
});

export type ShownFigure = Awaited<ReturnType<typeof readShownFigure>>;

/** The number that an address names, for who may read it. */
export async function readShownFigure(tx: ReadTransaction, request: Request, asked: RequestContext) {
  const { language } = asked;
  const url = new URL(request.url);
  const query = queryOf(request, Asked);
  const definitions = await readDefinitions(tx);
  const indicator = definitions.indicatorByCode.get(query["chi-so"]);
  if (!indicator) throw new AppError("indicator_unknown", 404, { indicator: query["chi-so"] });
  const { unit, period } = await choiceOf(tx, url, asked);
  await requireMay(tx, asked, "report.read", { unit: unit.id, owner: ownerOf(indicator, definitions) });
  const basis = query.nguon;
  const within = sinceStartOf(query["luy-ke"], period);
  const span = within ? spanOf(within, period) : spanOfPeriod(period);
  const made = await madeOf(tx, { unit: unit.id, indicator, span, basis });
  const entered = made.own && enteredPeriod(made.figure?.periods, period);
  const source = (of: { indicator?: Indicator; unit?: string; period?: string }) =>
    figureAddress({
      indicator: (of.indicator ?? indicator).code,
      unit: of.unit ?? unit.code,
      period: of.period ?? codeOf(period),
      since: of.period === undefined && within ? codeOf(within) : undefined,
      basis,
    });
  const write = (of: Indicator, figure: { amount: Amount } | undefined) =>
    figure && writeAmount(of, figure.amount, language);
  return {
    name: nameOfIndicator(indicator, language),
    measure: indicator.measure,
    unit: nameApart(definitions.tree, unit, language, today(asked.clock)),
    period: within
      ? say(valueTexts.since_start, language, { period: nameOf(period, language) })
      : nameOf(period, language),
    basis,
    amount: write(indicator, made.figure),
    estimated: made.figure?.estimated ?? false,
    illustrative: made.figure?.illustrative ?? false,
    rule: figureInWords(indicator, made, language),
    form: made.own?.form.name,
    owner: indicator.owner === undefined ? undefined : definitions.tree.byId.get(indicator.owner)?.name,
    parts: [
      ...made.parts.map((part) => ({
        name: nameOfIndicator(part.indicator, language),
        amount: write(part.indicator, part.figure),
        to: source({ indicator: part.indicator }),
      })),
      ...made.periods.map((each) => ({
        name: nameOf(periodOf(each.period), language),
        amount: write(indicator, each.figure),
        to: source({ period: each.period }),
      })),
      ...made.units.map((each) => ({
        name: nameApart(definitions.tree, each.unit, language, today(asked.clock)),
        amount: write(indicator, each.figure),
        to: source({ unit: each.unit.code }),
      })),
    ],
    upwards: upwards(definitions, indicator, unit.id, source, asked).filter(
      ({ unit: above }) =>
        above === undefined || may(asked.person, "report.read", { unit: above }, definitions.tree, today(asked.clock)),
    ),
    history: made.own && entered ? await history(tx, made.own, unit.id, entered, indicator, language) : [],
  };
}

/** Whose figure it is: what is computed shows its parts, so it is an agency's only where all of them are. */
function ownerOf(indicator: Indicator, definitions: Definitions): UnitId | undefined {
  const rules = rulesOf(definitions);
  const rule = rules.ofId(indicator.id);
  const bases = rule ? basesOf(rule, rules) : [];
  const owners = new Set(bases.map(({ id }) => definitions.indicatorById.get(id)?.owner));
  return owners.size === 1 ? [...owners][0] : undefined;
}

/** The longer period, if it is one within which the chosen period lies. */
function sinceStartOf(code: string | undefined, period: Period): Period | undefined {
  const within = code === undefined ? undefined : parsePeriod(code);
  return within && contains(within, period) ? within : undefined;
}

/** The one period for which the figure was entered. */
function enteredPeriod(periods: PeriodCode[] | undefined, asked: Period): PeriodCode {
  return periods?.[0] ?? codeOf(asked);
}

/** The unit above and the indicators computed from this one, each a figure of its own. */
function upwards(
  definitions: Definitions,
  indicator: Indicator,
  unit: UnitId,
  source: (of: { indicator?: Indicator; unit?: string }) => string,
  { language, clock }: Pick<RequestContext, "language" | "clock">,
) {
  const parentId = definitions.tree.byId.get(unit)?.parent;
  const parent = parentId === undefined ? undefined : definitions.tree.byId.get(parentId);
  const using = definitions.indicators.filter(
    (each) =>
      each.numerator === indicator.id ||
      each.denominator === indicator.id ||
      (each.formula?.includes(`[${indicator.code}]`) ?? false),
  );
  const isAdded = parent !== undefined && (indicator.rollup === "sum" || indicator.rollup === "max");
  return [
    ...(isAdded
      ? [
          {
            kind: "unit" as const,
            unit: parent.id,
            name: nameApart(definitions.tree, parent, language, today(clock)),
            to: source({ unit: parent.code }),
          },
        ]
      : []),
    ...using.map((each) => ({
      kind: "indicator" as const,
      unit: undefined,
      name: nameOfIndicator(each, language),
      to: source({ indicator: each }),
    })),
  ];
}

async function history(
  tx: ReadTransaction,
  { form, position }: Place,
  unit: UnitId,
  period: PeriodCode,
  indicator: Indicator,
  language: Language,
) {
  const versions = await historyOfFigure(tx, { unit, form: form.id, period }, position);
  return versions.map((version: FigureVersion) => ({
    ...version,
    amount: version.amount === null ? undefined : writeAmount(indicator, version.amount, language),
    at: writeInstant(version.at),
  }));
}
