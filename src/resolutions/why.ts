/** Why a target lags, from what the data say: which units, what they wrote, who is silent. */
import { nameOf, type Period, previous } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { Decimal } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import { nameApart } from "../units/toldApart.ts";
import type { UnitTree } from "../units/tree.ts";
import { writeAmount } from "../values/figureWords.ts";
import { writeDemanded } from "./demandWords.ts";
import type { TargetExplained, UnitShare } from "./explained.ts";
import { isLagging } from "./pace.ts";
import { isAtMost } from "./target.ts";
import { resolutionTexts } from "./texts.ts";

const NAMED = 4;
const MOST_NOTES = 2;

export function whyInWords(explained: TargetExplained, tree: UnitTree, language: Language, today: IsoDate): string[] {
  const { indicator, units } = explained;
  const told = units.filter((unit) => unit.standing.actual !== null);
  const silent = units.filter((unit) => unit.standing.actual === null);
  const sentences: string[] = [];
  if (told.length > 0) sentences.push(extremes(explained, told, tree, language, today));
  if (silent.length > 0 && told.length > 0) {
    sentences.push(
      say(resolutionTexts.why_silent, language, {
        units: named(silent, ({ unit }) => nameApart(tree, unit, language, today), language),
      }),
    );
  }
  const notes = units.flatMap((unit) =>
    unit.explanations.slice(0, 1).map((note) => `“${note}” (${nameApart(tree, unit.unit, language, today)})`),
  );
  if (notes.length > 0) {
    sentences.push(say(resolutionTexts.why_notes, language, { notes: notes.slice(0, MOST_NOTES).join("; ") }));
  }
  if (units.length === 0) {
    const owner = indicator.owner === undefined ? undefined : tree.byId.get(indicator.owner)?.name;
    if (owner !== undefined) sentences.push(say(resolutionTexts.why_own, language, { owner }));
  }
  if (notes.length === 0) sentences.push(say(resolutionTexts.why_unknown, language));
  return sentences;
}

/** What each of the last periods alone came to, ending with `last`. */
export function periodsInWords(
  course: readonly (number | null)[],
  last: Period,
  indicator: Indicator,
  language: Language,
): string[] {
  let period = last;
  const told: string[] = [];
  for (const amount of course.toReversed().slice(0, NAMED)) {
    const written =
      amount === null
        ? say(resolutionTexts.not_reported, language)
        : writeAmount(indicator, new Decimal(amount), language);
    told.unshift(`${nameOf(period, language)}: ${written}`);
    period = previous(period);
  }
  return told.length > 1 ? [say(resolutionTexts.why_periods, language, { periods: told.join("; ") })] : [];
}

/** Who lags behind its allotment, the furthest first; without allotments the lowest, or of what should fall the highest. */
function extremes(
  { indicator, target }: TargetExplained,
  told: UnitShare[],
  tree: UnitTree,
  language: Language,
  today: IsoDate,
): string {
  const lessIsBetter = isAtMost(target.comparator);
  const allotted = told.filter((unit) => unit.allotment !== undefined && unit.standing.share !== null);
  const written = (unit: UnitShare) =>
    `${nameApart(tree, unit.unit, language, today)} ${writeAmount(indicator, unit.standing.actual ?? "0", language)}`;
  if (allotted.length > 0) {
    const lagging = allotted
      .filter(({ standing }) => isLagging(standing.pace))
      .toSorted((a, b) => amount(a.standing.share).comparedTo(amount(b.standing.share)));
    if (lessIsBetter) lagging.reverse();
    if (lagging.length === 0) return say(resolutionTexts.why_none_lags, language);
    const withPlan = (unit: UnitShare) =>
      `${written(unit)}/${writeDemanded(unit.allotment ?? target, indicator, unit.standing.target ?? "0", language)}`;
    return say(resolutionTexts.why_lagging, language, { units: named(lagging, withPlan, language) });
  }
  const ordered = told.toSorted((a, b) => amount(a.standing.actual).comparedTo(amount(b.standing.actual)));
  const worst = (lessIsBetter ? ordered.reverse() : ordered).slice(0, NAMED);
  const text = lessIsBetter ? resolutionTexts.why_most : resolutionTexts.why_least;
  return say(text, language, { units: named(worst, written, language) });
}

function named(units: UnitShare[], write: (unit: UnitShare) => string, language: Language): string {
  const names = units.slice(0, NAMED).map(write).join(", ");
  if (units.length <= NAMED) return names;
  return `${names} ${say(resolutionTexts.and_more, language, { count: units.length - NAMED })}`;
}

function amount(text: string | null): Decimal {
  return new Decimal(text ?? "0");
}
