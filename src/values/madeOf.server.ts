/** What a figure is made of, one step down: the parts of a ratio or formula, the periods of a sum, the units below. */
import { firstMonth, lastMonth, type Period, periodOf, periodsWithin } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions, Indicator } from "../indicators/indicator.ts";
import { AppError } from "../server/error.ts";
import { childrenOn, type Unit } from "../units/tree.ts";
import { datedOf } from "./dated.ts";
import { figureOf, type IndicatorRules, indicatorRules, isComposed, type Span } from "./figure.ts";
import { type Figures, readFigures } from "./figures.server.ts";
import type { Composition, MadeOf } from "./madeOf.ts";
import { obligationsOf, owingOf } from "./obligation.ts";
import { overlap } from "./overMonths.ts";
import { wantedFor } from "./wanted.ts";

export type FigureQuestion = { unit: UnitId; indicator: Indicator; span: Span; basis: Basis };

export async function madeOf(tx: ReadTransaction, question: FigureQuestion): Promise<MadeOf> {
  const definitions = await readDefinitions(tx);
  const rules = rulesOf(definitions);
  const { indicator, unit, span, basis } = question;
  const rule = rules.ofId(indicator.id);
  if (!rule) throw new AppError("indicator_unknown", 404, { indicator: indicator.code });
  const figures = await readFigures(tx, basis, wantedFor(rules, rule, unit, [span]));
  const { below, ...made } = takenApart(definitions, rules, figures, question);
  return { ...made, units: below ? await unitsBelow(tx, definitions, rules, question, below) : [] };
}

/** A figure one step down, from figures that were read; `below` are the months for which units below make it up. */
export function takenApart(
  definitions: Definitions,
  rules: IndicatorRules,
  figures: Figures,
  { unit, indicator, span }: Omit<FigureQuestion, "basis">,
): Composition & { below: Span | undefined } {
  const { reportedOf, sentOf } = figures.of(unit);
  const figureOver = ({ id }: Indicator, months: Span) => {
    const rule = rules.ofId(id);
    return rule && figureOf(rule, rules, reportedOf, months);
  };
  const rule = rules.ofId(indicator.id);
  const figure = figureOver(indicator, span);
  const made = { figure, parts: [], periods: [], own: undefined, below: undefined };
  if (rule && isComposed(rule)) {
    const parts = partsOf(definitions, rules, indicator);
    return { ...made, parts: parts.map((part) => ({ indicator: part, figure: figureOver(part, span) })) };
  }
  const only = figure?.periods.length === 1 ? figure.periods[0] : undefined;
  if (figure && indicator.timing !== "peak" && overlap(figure.periods)) return { ...made, below: span };
  if (figure && only === undefined) {
    const periods = figure.periods.flatMap((code) => {
      const each = figureOver(indicator, spanOfPeriod(periodOf(code)));
      return each ? [{ period: code, figure: each }] : [];
    });
    return { ...made, periods };
  }
  const period = only === undefined ? ownPeriod(definitions, indicator, span) : periodOf(only);
  if (!period) return made;
  const own = (definitions.places.get(indicator.id) ?? []).find(
    ({ form, position }) => form.frequency === period.kind && sentOf({ form, position, ...datedOf(period) }).own,
  );
  return { ...made, own, below: own ? undefined : spanOfPeriod(period) };
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

export function spanOfPeriod(period: Period): Span {
  return { from: firstMonth(period), to: lastMonth(period) };
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

/**
 * The units directly below that owe the indicator, have units below them that do or reported it, at whatever frequency, with
 * what each came to over the months.
 */
async function unitsBelow(
  tx: ReadTransaction,
  definitions: Definitions,
  rules: IndicatorRules,
  { unit: whole, indicator, basis }: FigureQuestion,
  span: Span,
): Promise<MadeOf["units"]> {
  const rule = rules.ofId(indicator.id);
  if (!rule) return [];
  const obligations = obligationsOf(definitions, indicator, span);
  const days = new Set(obligations.map(({ ends }) => ends));
  const units = new Set([...days].flatMap((day) => childrenOn(definitions.tree, whole, day)));
  const inOrder = definitions.tree.units.filter((unit) => units.has(unit));
  const owes = (unit: Unit) => obligations.some((each) => owingOf(definitions, unit.id, each).size > 0);
  const wanted = inOrder.flatMap(({ id }) => wantedFor(rules, rule, id, [span]));
  const figures = await readFigures(tx, basis, wanted);
  return inOrder
    .map((unit) => ({ unit, figure: figureOf(rule, rules, figures.of(unit.id).reportedOf, span) }))
    .filter(({ unit, figure }) => figure !== undefined || owes(unit));
}
