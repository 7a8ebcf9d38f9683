/** What a target's page shows, read and written out. */

import type { RequestContext } from "../../access/context.server.ts";
import { accessTree, requireMay } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today, vietnamDay, writeInstant } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { codeOf, nameOf, type Period, periodOf } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { Basis } from "../../database/tables.ts";
import { formatNumber } from "../../prose/number.ts";
import { type Language, say } from "../../prose/text.ts";
import { nameApart, unitNamed } from "../../units/toldApart.ts";
import { unitsWithin } from "../../units/tree.ts";
import { figureAddress } from "../../values/addresses.ts";
import { basesOf, spanOf } from "../../values/figure.ts";
import { nameOfIndicator, withMinus, writeAmount } from "../../values/figureWords.ts";
import { changesOfFigures } from "../../values/history.server.ts";
import { obligationsOf } from "../../values/obligation.ts";
import { authorOf } from "../../web/author.ts";
import { webTexts } from "../../web/texts.ts";
import { completionInWords } from "../completion.ts";
import { writeDemand } from "../demandWords.ts";
import { explainTarget } from "../explain.server.ts";
import { allotmentSum, type TargetExplained } from "../explained.ts";
import { noForecastInWords, shownForecast } from "../forecastWords.ts";
import { learnedInWords } from "../learned.ts";
import { quotesOf } from "../quoted.server.ts";
import { readDemands } from "../resolutions.server.ts";
import { ruleInWords } from "../ruleWords.ts";
import { nameOfTarget, shownExpected, shownStanding } from "../shown.ts";
import { resolutionTexts } from "../texts.ts";
import { whyInWords } from "../why.ts";

/** So many changes are shown; each figure's own page has them all. */
const MOST_CHANGES = 10;

/** Everything that a target's page shows. */
export async function readTargetPage(
  tx: ReadTransaction,
  asked: RequestContext,
  { code, period, basis }: { code: string; period: Period; basis: Basis },
) {
  const { language } = asked;
  const day = today(asked.clock);
  const explained = await explainTarget(tx, code, { at: period, basis });
  const { target, indicator, standing, resolution, limits } = explained;
  await requireMay(tx, asked, "target.read", { unit: target.unit, owner: target.lead });
  const tree = await accessTree(tx);
  const unit = tree.byId.get(target.unit);
  const madeOf = explained.madeOf;
  return {
    code: target.code,
    mayAssign: may(asked.person, "task.assign", "anywhere", tree, day),
    name: nameOfTarget(target, indicator, language),
    unit: { code: unit?.code ?? "", name: unitNamed(tree, target.unit, language, day) ?? "" },
    period: { code: codeOf(period), name: nameOf(period, language) },
    basis,
    resolution: resolution.title,
    measure: indicator.measure,
    indicator: indicator.code,
    asOf: standing.asOf ?? codeOf(period),
    within: codeOf(target.period),
    lead: target.lead === undefined ? undefined : tree.byId.get(target.lead)?.name,
    setBy: target.setBy,
    completed: explained.completion && completionInWords(explained.completion, language),
    shown: shownStanding(target, indicator, standing, { language, limits }),
    rule: ruleInWords(
      { target, indicator, standing, least: limits.come, parts: madeOf?.parts ?? [], periods: madeOf?.periods ?? [] },
      (pace) => say(webTexts[`pace_${pace}`], language),
      language,
    ),
    forecast: forecastShown(explained, language),
    learned: explained.learned && learnedInWords(explained.learned, language),
    isFlow: indicator.timing === "flow",
    course: courseRows(explained, language),
    units: explained.units.map(({ unit: each, allotment, standing: own, explanations }) => ({
      code: each.code,
      name: nameApart(tree, each, language, day),
      allotment: allotment?.code,
      explanations,
      shown: shownStanding(allotment ?? target, indicator, own, { language, limits }),
    })),
    allotment: allotmentInWords(explained, language),
    parent: explained.parent && {
      code: explained.parent.code,
      name: nameOfTarget(explained.parent, indicator, language),
    },
    others: explained.others.map((other) => ({
      code: other.code,
      name: nameOfTarget(other, indicator, language),
      setBy: other.setBy,
      demand: writeDemand(other, indicator, language),
    })),
    why: standing.actual === null ? [] : whyInWords(explained, tree, language, day),
    changes: await changesShown(tx, asked, explained, { period, basis }),
    quoted: await quotesShown(tx, explained, unit?.code ?? "", language),
  };
}

function forecastShown({ target, indicator, standing, forecast }: TargetExplained, language: Language) {
  if (typeof forecast === "object" && standing.actual !== null) {
    const of = { comparator: target.comparator, indicator, actual: standing.actual, coverage: standing.coverage };
    return { shown: shownForecast(forecast, of, language), none: undefined };
  }
  return { shown: undefined, none: typeof forecast === "string" ? noForecastInWords(forecast, language) : undefined };
}

function courseRows({ target, course, indicator }: TargetExplained, language: Language) {
  return course.map((point) => {
    const { period, standing, isPast } = point;
    const expected = shownExpected(target, indicator, point);
    return {
      code: codeOf(period),
      name: nameOf(period, language),
      actual: isPast && standing.actual !== null ? Number(standing.actual) : null,
      expected: expected?.toNumber() ?? null,
      written: {
        actual: isPast && standing.actual !== null ? writeAmount(indicator, standing.actual, language) : undefined,
        expected: expected && withMinus(formatNumber(expected, undefined, language)),
        prior: standing.prior === null || !isPast ? undefined : writeAmount(indicator, standing.prior, language),
      },
      pace: isPast ? standing.pace : undefined,
    };
  });
}

function allotmentInWords({ target, units }: TargetExplained, language: Language): string | undefined {
  const added = allotmentSum(target, units);
  if (!added) return undefined;
  const write = (amount: typeof added.sum) => formatNumber(amount, undefined, language);
  if (added.difference.isZero())
    return say(resolutionTexts.allotment_exact, language, { target: write(target.amount) });
  const text = added.difference.greaterThan(0) ? resolutionTexts.allotment_above : resolutionTexts.allotment_below;
  return say(text, language, { sum: write(added.sum), difference: withMinus(write(added.difference.abs())) });
}

/** The last entries and changes of every figure of which the target's is made, of its unit and those below. */
async function changesShown(
  tx: ReadTransaction,
  { language, clock }: Pick<RequestContext, "language" | "clock">,
  { target, indicator, standing }: TargetExplained,
  { basis }: { period: Period; basis: Basis },
) {
  const { definitions, rules } = await readDemands(tx);
  const rule = rules.ofId(target.indicatorId);
  if (!rule || standing.asOf === null) return { shown: [], hasMore: false };
  const span = spanOf(target.period, periodOf(standing.asOf));
  const bases = basesOf(rule, rules).flatMap((base) => definitions.indicatorById.get(base.id) ?? []);
  const places = bases.flatMap((base) =>
    obligationsOf(definitions, base, span).map(({ form, position, code }) => ({
      base,
      form: form.id,
      position,
      period: code,
    })),
  );
  const units = unitsWithin(definitions.tree, target.unit).map((each) => each.id);
  const changes = await changesOfFigures(tx, units, places, MOST_CHANGES + 1);
  const shown = changes.slice(0, MOST_CHANGES).map((change) => {
    const base =
      places.find((each) => each.form === change.form && each.position === change.position)?.base ?? indicator;
    const write = (amount: string | null) =>
      amount === null ? say(webTexts.left_empty, language) : writeAmount(base, amount, language);
    const unit = definitions.tree.byId.get(change.unit);
    return {
      key: `${change.unit} ${change.form} ${change.period} ${change.position} ${change.version}`,
      at: writeInstant(change.at),
      unit: unitNamed(definitions.tree, change.unit, language, today(clock)) ?? "",
      indicator: bases.length > 1 ? nameOfIndicator(base, language) : undefined,
      period: nameOf(periodOf(change.period), language),
      before: change.isFirst || change.before === null ? undefined : write(change.before),
      amount: write(change.amount),
      by: authorOf(change.by, language),
      why: change.why ?? "",
      to: figureAddress({ indicator: base.code, unit: unit?.code ?? "", period: change.period, basis }),
    };
  });
  return { shown, hasMore: changes.length > MOST_CHANGES };
}

async function quotesShown(
  tx: ReadTransaction,
  { target }: Pick<TargetExplained, "target">,
  unit: string,
  language: Language,
) {
  const { reviews, articles } = await quotesOf(tx, target, unit);
  return {
    reviews: reviews.map(({ id, period, state, number }) => ({
      id,
      name: say(resolutionTexts.quoted_review, language, { period: nameOf(periodOf(period), language) }),
      state: say(resolutionTexts[`quoted_${state}`], language, { number: number ?? "" }),
    })),
    articles: articles.map(({ slug, title, at }) => ({ slug, title, at: writeDay(vietnamDay(at)) })),
  };
}
