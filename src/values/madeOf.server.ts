/** What a figure is made of, one step down: the parts of a ratio or formula, the periods of a sum, the units below. */
import { firstMonth, lastDay, lastMonth, type Period, periodOf, periodsWithin } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions, Indicator, Place } from "../indicators/indicator.ts";
import { AppError } from "../server/error.ts";
import { childrenOn } from "../units/tree.ts";
import { datedOf } from "./dated.ts";
import {
  basesOf,
  type Figure,
  figureOf,
  type IndicatorRules,
  indicatorRules,
  isComposed,
  type Span,
} from "./figure.ts";
import { readFigures } from "./figures.server.ts";
import type { MadeOf } from "./madeOf.ts";
import { owingOf } from "./obligation.ts";

export type FigureQuestion = { unit: UnitId; indicator: Indicator; span: Span; basis: Basis };

export async function madeOf(tx: ReadTransaction, question: FigureQuestion): Promise<MadeOf> {
  const definitions = await readDefinitions(tx);
  const rules = rulesOf(definitions);
  const { indicator, span } = question;
  const rule = rules.ofId(indicator.id);
  if (!rule) throw new AppError("indicator_unknown", 404, { indicator: indicator.code });
  const figure = await figureAt(tx, rules, question);
  if (isComposed(rule)) {
    const parts = await Promise.all(
      partsOf(definitions, rules, indicator).map(async (part) => ({
        indicator: part,
        figure: await figureAt(tx, rules, { ...question, indicator: part }),
      })),
    );
    return { figure, parts, periods: [], own: undefined, units: [] };
  }
  const only = figure?.periods.length === 1 ? figure.periods[0] : undefined;
  if (figure && only === undefined) {
    const periods = await Promise.all(
      figure.periods.map(async (period) => ({ period, figure: await periodFigure(tx, rules, question, period) })),
    );
    return {
      figure,
      parts: [],
      periods: periods.flatMap(({ period, figure: each }) => (each ? [{ period, figure: each }] : [])),
      own: undefined,
      units: [],
    };
  }
  const period = only === undefined ? ownPeriod(definitions, indicator, span) : periodOf(only);
  if (!period) return { figure, parts: [], periods: [], own: undefined, units: [] };
  const own = await ownPlace(tx, definitions, question, period);
  return {
    figure,
    parts: [],
    periods: [],
    own,
    units: own ? [] : await unitsBelow(tx, definitions, rules, question, period),
  };
}

const remembered = new WeakMap<Definitions, IndicatorRules>();

/** The rules of all indicators, read once for each version of the definitions. */
export function rulesOf(definitions: Definitions): IndicatorRules {
  const known = remembered.get(definitions);
  if (known) return known;
  const rules = indicatorRules(definitions.indicators);
  remembered.set(definitions, rules);
  return rules;
}

/** The figure of any indicator of any unit over some months. */
export async function figureAt(
  tx: ReadTransaction,
  rules: IndicatorRules,
  { unit, indicator, span, basis }: FigureQuestion,
): Promise<Figure | undefined> {
  const rule = rules.ofId(indicator.id);
  if (!rule) return undefined;
  const wanted = basesOf(rule, rules).map((base) => ({ indicator: base.id, span }));
  const figures = await readFigures(tx, unit, basis, wanted);
  return figureOf(rule, rules, figures.reportedOf, span);
}

export function spanOfPeriod(period: Period): Span {
  return { from: firstMonth(period), to: lastMonth(period) };
}

function periodFigure(tx: ReadTransaction, rules: IndicatorRules, question: FigureQuestion, period: PeriodCode) {
  return figureAt(tx, rules, { ...question, span: spanOfPeriod(periodOf(period)) });
}

/** The indicators named by a ratio or formula itself, in the order in which it names them. */
function partsOf(definitions: Definitions, rules: IndicatorRules, indicator: Indicator): Indicator[] {
  const named = [indicator.numerator, indicator.denominator].flatMap((id) => {
    const part = id === undefined ? undefined : definitions.indicatorById.get(id);
    return part ? [part] : [];
  });
  if (named.length > 0) return named;
  const codes = [...(indicator.formula ?? "").matchAll(/\[([^\]]+)\]/g)].map((match) => match[1] ?? "");
  return [...new Set(codes)].flatMap((code) => {
    const rule = rules.ofCode(code.trim());
    return (rule && definitions.indicatorById.get(rule.id)) ?? [];
  });
}

/** Where nothing was reported: the period for which it should have been, the shortest that ends with the months. */
function ownPeriod(definitions: Definitions, indicator: Indicator, span: Span): Period | undefined {
  return (definitions.places.get(indicator.id) ?? [])
    .map(({ form }) => periodsWithin(form.frequency, span.from, span.to).at(-1))
    .find((period) => period !== undefined && lastMonth(period) === span.to);
}

async function ownPlace(
  tx: ReadTransaction,
  definitions: Definitions,
  { unit, indicator, basis }: FigureQuestion,
  period: Period,
): Promise<Place | undefined> {
  const figures = await readFigures(tx, unit, basis, [{ indicator: indicator.id, span: spanOfPeriod(period) }]);
  return (definitions.places.get(indicator.id) ?? []).find(
    ({ form, position }) => form.frequency === period.kind && figures.isOwn({ form, position, ...datedOf(period) }),
  );
}

/** The units directly below that owe the indicator or have units below them that do, with what each came to. */
async function unitsBelow(
  tx: ReadTransaction,
  definitions: Definitions,
  rules: IndicatorRules,
  question: FigureQuestion,
  period: Period,
): Promise<MadeOf["units"]> {
  const places = (definitions.places.get(question.indicator.id) ?? []).filter(
    ({ form }) => form.frequency === period.kind,
  );
  const units = childrenOn(definitions.tree, question.unit, lastDay(period)).filter((unit) =>
    places.some((place) => owingOf(definitions, unit.id, { ...place, ...datedOf(period) }).size > 0),
  );
  const found: MadeOf["units"][number][] = [];
  for (const unit of units) {
    const figure = await figureAt(tx, rules, { ...question, unit: unit.id, span: spanOfPeriod(period) });
    found.push({ unit, figure });
  }
  return found;
}
