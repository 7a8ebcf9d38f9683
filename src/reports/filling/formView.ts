/** A form as its page shows it: every number written, every check in words. */

import type { Decimal } from "decimal.js";
import { nameOf } from "../../calendar/period.ts";
import { fieldName } from "../../indicators/fields.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { capital } from "../../prose/capital.ts";
import { formatNumber } from "../../prose/number.ts";
import { type Language, say } from "../../prose/text.ts";
import { withLimit } from "../../resolutions/demandWords.ts";
import type { Target } from "../../resolutions/resolution.ts";
import { isRelative } from "../../resolutions/target.ts";
import type { UnitTree } from "../../units/tree.ts";
import { reportTexts } from "../texts.ts";
import type { Check } from "./check.ts";
import { type CheckFacts, checkedNow, factsOf, type TypedAt, typedIn } from "./checkFacts.ts";
import type { Compared, FilledForm, Known } from "./form.ts";

type BesideView = { yearBefore: string; previous: string; lastYear: string; target: string };

export type LineView = BesideView & {
  kind: "own";
  position: number;
  code: string;
  name: string;
  measure: string;
  /** How many the indicator has. */
  decimals: number;
  isPart: boolean;
  cumulative: boolean;
  /** As it stands in the input; empty: not given. */
  value: string;
  estimated: boolean;
  illustrative: boolean;
  note: string;
  checks: CheckView[];
};

/** What a check asks, and whether a reason stands in the note. */
export type CheckView = { text: string; explained: boolean };

export type ForeignView = BesideView & {
  kind: "foreign";
  code: string;
  name: string;
  measure: string;
  value: string;
  owner: string;
};

export type SectionView = { title: string; lines: (LineView | ForeignView)[] };

export type FormView = {
  sections: SectionView[];
  filled: number;
  all: number;
  /** Heads of the columns of figures. */
  heads: { yearBefore: string; previous: string; lastYear: string; present: string };
};

export function formView(form: FilledForm, known: Known, tree: UnitTree, language: Language): FormView {
  const checks = checkViews(factsOf(form, known), typedIn(form), language);
  const own = form.lines.map(({ line, indicator, cell, typed, before, compared, target }): [Indicator, LineView] => [
    indicator,
    {
      kind: "own",
      position: line.position,
      code: indicator.code,
      name: indicatorName(indicator, language),
      measure: indicator.measure,
      decimals: indicator.decimals,
      isPart: standsUnder(
        form.lines.map((each) => each.indicator),
        indicator,
      ),
      cumulative: before !== undefined,
      value: written(typed, language),
      estimated: cell.estimated,
      illustrative: cell.illustrative,
      note: cell.note,
      checks: checks.get(line.position) ?? [],
      ...beside(compared, target, language),
    },
  ]);
  const foreign = form.foreign.map(({ indicator, owner, amount, compared, target }): [Indicator, ForeignView] => [
    indicator,
    {
      kind: "foreign",
      code: indicator.code,
      name: indicatorName(indicator, language),
      measure: indicator.measure,
      value: written(amount, language),
      owner: tree.byId.get(owner)?.name ?? "",
      ...beside(compared, target, language),
    },
  ]);
  return {
    sections: sectionsOf([...own, ...foreign], language),
    filled: form.lines.filter(({ cell }) => cell.amount !== null).length,
    all: form.lines.length,
    heads: headsOf(form, language),
  };
}

/** What the checks ask by position, of what stands in the cells now: on the server as saved, in the browser as typed. */
export function checkViews(facts: CheckFacts, at: TypedAt, language: Language): Map<number, CheckView[]> {
  const { checks } = checkedNow(facts, at);
  const byPosition = Map.groupBy(checks, (check) => check.position);
  return new Map(
    [...byPosition].map(([position, asked]) => {
      const explained = at(position).note.trim() !== "";
      return [position, asked.map((check) => ({ text: checkText(check, language), explained }))];
    }),
  );
}

/** A part is set in only where its whole, or another part of it, stands right above. */
function standsUnder(inOrder: readonly Indicator[], indicator: Indicator): boolean {
  const above = inOrder[inOrder.indexOf(indicator) - 1];
  if (indicator.partOf === undefined || above === undefined) return false;
  return above.id === indicator.partOf || (above.partOf === indicator.partOf && standsUnder(inOrder, above));
}

function sectionsOf(lines: readonly [Indicator, LineView | ForeignView][], language: Language): SectionView[] {
  const byField = Map.groupBy(lines, ([indicator]) => indicator.field);
  return [...byField].map(([field, inField]) => ({
    title: fieldName(field, language),
    lines: inField.map(([, line]) => line),
  }));
}

/** The heads of the columns of figures. */
export function headsOf({ place }: FilledForm, language: Language): FormView["heads"] {
  const { period } = place;
  const year = "year" in period ? period.year - 1 : 0;
  return {
    yearBefore: capital(nameOf({ ...period, year }, language)),
    previous: capital(say(reportTexts.period_before, language)),
    lastYear: say(reportTexts.last_year, language, { year }),
    present: capital(nameOf(period, language)),
  };
}

function beside(compared: Compared, target: Target | undefined, language: Language): BesideView {
  return {
    yearBefore: written(compared.yearBefore, language),
    previous: written(compared.previous, language),
    lastYear: written(compared.lastYear, language),
    target: target === undefined ? "" : targetText(target, language),
  };
}

/** 12, ≤ 1, +10%, −10%, −2. */
export function targetText(
  { comparator, amount, by }: Pick<Target, "comparator" | "amount" | "by">,
  language: Language,
): string {
  const figure = formatNumber(amount, undefined, language);
  if (!isRelative(comparator)) return withLimit(comparator, figure);
  return `${comparator === "rise_at_least" ? "+" : "\u2212"}${figure}${by === "percent" ? "%" : ""}`;
}

export function written(amount: Decimal | null, language: Language): string {
  return amount === null ? "" : formatNumber(amount, undefined, language);
}

export function checkText(check: Check, language: Language): string {
  const number = (amount: Decimal, decimals?: number) => formatNumber(amount, decimals, language);
  switch (check.code) {
    case "ten_times_year_before":
      return say(reportTexts.check_ten_times_year_before, language, {
        times: number(check.amount.div(check.usual), 0),
        usual: number(check.usual),
      });
    case "ten_times_mean":
      return say(reportTexts.check_ten_times_mean, language, {
        times: number(check.amount.div(check.usual), 0),
        usual: number(check.usual, 1),
      });
    case "part_above_whole":
      return say(reportTexts.check_part_above_whole, language, { whole: number(check.whole) });
    case "running_total_falls":
      return say(reportTexts.check_running_total_falls, language, { before: number(check.before) });
    case "negative":
      return say(reportTexts.check_negative, language);
    case "too_precise":
      return check.decimals === 0
        ? say(reportTexts.check_not_whole, language)
        : say(reportTexts.check_too_precise, language, { decimals: check.decimals });
    case "parts_differ":
      return say(reportTexts.check_parts_differ, language, { parts: number(check.parts) });
    default:
      return check satisfies never;
  }
}

export function indicatorName(indicator: Indicator, language: Language): string {
  return language === "en" && indicator.nameEnglish !== "" ? indicator.nameEnglish : indicator.name;
}
