/** Reads all that a form shows: the report, what was reported before, other owners' figures on the unit, the targets. */

import { codeOf, contains, firstMonth, lastDay, lastMonth, monthsIn, periodsWithin } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { IndicatorId, PeriodCode } from "../../database/ids.ts";
import type { Definitions } from "../../indicators/indicator.ts";
import { flagsOf } from "../../ledger/flags.ts";
import { readReports } from "../../ledger/report.server.ts";
import type { Report, ReportKey } from "../../ledger/report.ts";
import { Decimal } from "../../prose/number.ts";
import type { Target } from "../../resolutions/resolution.ts";
import { readDemands } from "../../resolutions/resolutions.server.ts";
import type { Asked, FormPeriod } from "../../values/asked.server.ts";
import { type CountedReport, readCounted } from "../../values/counted.server.ts";
import type { Reported } from "../../values/figure.ts";
import { formsOwed, owedLines, type ReportPlace } from "../place.ts";
import {
  comparedAt,
  type FilledForm,
  type FilledLine,
  type ForeignLine,
  type FormToFill,
  formToFill,
  isRunningTotal,
  type Known,
} from "./form.ts";

/** A form, and everything known about its unit that its checks look at. */
export type KnownForm = { form: FilledForm; known: Known };

/** The form at a place. */
export async function readForm(tx: ReadTransaction, definitions: Definitions, place: ReportPlace): Promise<KnownForm> {
  return (await readForms(tx, definitions, [place]))(place);
}

/** The forms at the places, to be asked for one by one: read in two statements, however many they are. */
export async function readForms(
  tx: ReadTransaction,
  definitions: Definitions,
  places: readonly ReportPlace[],
): Promise<(place: ReportPlace) => KnownForm> {
  const { targets } = await readDemands(tx);
  const reports = await readReports(tx, uniqueKeys(places.flatMap((place) => [place.key, ...earlierThisYear(place)])));
  const counted = await readCounted(tx, "submitted", knownAsked(definitions, places));
  return (place) => {
    const stored = reports.filter(({ key }) => key.unit === place.key.unit);
    const known = knownAt(definitions, place, counted);
    return { form: filledForm(definitions, place, stored, known, targetsAt(targets, place)), known: known.byIndicator };
  };
}

function filledForm(
  definitions: Definitions,
  place: ReportPlace,
  stored: readonly Report[],
  { byIndicator, counted }: KnownAt,
  targets: ReadonlyMap<IndicatorId, Target>,
): FilledForm {
  const { report, lines: toFill } = formToFill(place, stored);
  const lines = toFill.map((line): FilledLine => {
    const { id, timing } = line.indicator;
    const reported = byIndicator.get(id) ?? new Map();
    const compared = comparedAt(reported, timing, place.period, line.before !== undefined);
    return { ...line, compared, target: targets.get(id) };
  });
  const earlier = counted
    .filter((each) => each.form === place.key.form && each.period < place.key.period)
    .map((each) => new Map(place.lines.map(({ line }) => [line.position, amountAt(each, line.position)])));
  return { place, report, lines, foreign: foreignLines(definitions, place, byIndicator, targets), earlier };
}

/** The form as it is typed in, without what only its reader looks at: one statement. */
export async function readToFill(tx: ReadTransaction, place: ReportPlace): Promise<FormToFill> {
  return formToFill(place, await readReports(tx, [place.key, ...earlierThisYear(place)]));
}

/** The reports of the same form from the year's start, where a line is typed as a running total of them. */
function earlierThisYear({ key, form, period, lines }: ReportPlace): ReportKey[] {
  if (!lines.some(isRunningTotal)) return [];
  const start = Math.floor(firstMonth(period) / 12) * 12;
  return periodsWithin(form.frequency, start, firstMonth(period) - 1).map((each) => ({ ...key, period: codeOf(each) }));
}

function uniqueKeys(keys: readonly ReportKey[]): ReportKey[] {
  return [...new Map(keys.map((key) => [`${key.unit} ${key.form} ${key.period}`, key])).values()];
}

/** What counts as submitted on the unit of a place, of this year and the last. */
type KnownAt = { byIndicator: Known; counted: readonly CountedReport[] };

/** Of each unit the reports of all forms, from the start of the year before to the end of the latest of its places. */
function knownAsked(definitions: Definitions, places: readonly ReportPlace[]): Asked[] {
  return [...Map.groupBy(places, ({ key }) => key.unit)].map(([unit, own]) => ({
    units: [unit],
    reports: [...new Map(own.flatMap((place) => knownPeriods(definitions, place))).values()],
  }));
}

function knownPeriods(definitions: Definitions, { period }: ReportPlace): [string, FormPeriod][] {
  const start = (Math.floor(firstMonth(period) / 12) - 1) * 12;
  return definitions.forms.flatMap((form) =>
    periodsWithin(form.frequency, start, lastMonth(period)).map((each): [string, FormPeriod] => {
      const code = codeOf(each);
      return [`${form.id} ${code}`, { form: form.id, period: code }];
    }),
  );
}

function knownAt(definitions: Definitions, place: ReportPlace, all: readonly CountedReport[]): KnownAt {
  const asked = new Map(knownPeriods(definitions, place));
  const counted = all.filter(({ unit, form, period }) => unit === place.key.unit && asked.has(`${form} ${period}`));
  const byIndicator = new Map<IndicatorId, Map<PeriodCode, Reported>>();
  for (const report of counted) {
    for (const line of definitions.formById.get(report.form)?.lines ?? []) {
      const amount = amountAt(report, line.position);
      if (amount === null) continue;
      const periods = byIndicator.get(line.indicator) ?? new Map<PeriodCode, Reported>();
      periods.set(report.period, { amount, ...flagsOf(report.flags?.[line.position - 1]) });
      byIndicator.set(line.indicator, periods);
    }
  }
  return { byIndicator, counted };
}

function amountAt(report: CountedReport, position: number): Decimal | null {
  const amount = report.amounts[position - 1] ?? null;
  return amount === null ? null : new Decimal(amount);
}

/** The unit's target for each indicator: of those whose period contains the report's, the one with the shortest. */
function targetsAt(targets: readonly Target[], place: ReportPlace): Map<IndicatorId, Target> {
  const found = new Map<IndicatorId, Target>();
  for (const target of targets) {
    if (target.unit !== place.key.unit || !contains(target.period, place.period)) continue;
    const other = found.get(target.indicatorId);
    if (other === undefined || monthsIn(target.period.kind) < monthsIn(other.period.kind)) {
      found.set(target.indicatorId, target);
    }
  }
  return found;
}

/** On a unit's own form also stand the figures that agencies enter about the unit at the same frequency. */
function foreignLines(
  definitions: Definitions,
  place: ReportPlace,
  known: Known,
  targets: ReadonlyMap<IndicatorId, Target>,
): ForeignLine[] {
  if (place.form.owner !== undefined) return [];
  const day = lastDay(place.period);
  return formsOwed(definitions, place.key.unit, day).flatMap((form) => {
    const { owner } = form;
    if (owner === undefined || form.frequency !== place.form.frequency) return [];
    return owedLines(definitions, form, place.key.unit, day).map(({ indicator }) => {
      const reported = known.get(indicator.id) ?? new Map();
      return {
        indicator,
        owner,
        amount: reported.get(place.key.period)?.amount ?? null,
        compared: comparedAt(reported, indicator.timing, place.period, false),
        target: targets.get(indicator.id),
      };
    });
  });
}
