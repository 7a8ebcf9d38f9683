/** Reads all that a form shows: the report, what was reported before, other owners' figures on the unit, the targets. */

import {
  codeOf,
  contains,
  firstMonth,
  lastDay,
  lastMonth,
  monthsIn,
  type Period,
  periodsWithin,
} from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { IndicatorId, PeriodCode } from "../../database/ids.ts";
import type { Ask } from "../../database/planned.server.ts";
import type { Definitions } from "../../indicators/indicator.ts";
import { readReports } from "../../ledger/report.server.ts";
import type { ReportKey } from "../../ledger/report.ts";
import { reportOf } from "../../ledger/stored.ts";
import type { Target } from "../../resolutions/resolution.ts";
import type { Demanded } from "../../resolutions/resolutions.server.ts";
import type { Asked, FormPeriod } from "../../values/asked.server.ts";

import { type ReportedPeriod, type ReportedPeriods, reportedFor } from "../../values/overMonths.ts";
import { reportedAt } from "../../values/reportedAt.ts";
import type { CountedReport } from "../../values/stored.server.ts";
import { formsOwed, owedLines, type ReportPlace } from "../place.ts";
import {
  type Compared,
  comparedAt,
  type FilledForm,
  type FilledLine,
  type ForeignLine,
  type FormToFill,
  formToFill,
  isRunningTotal,
  type Known,
  type LineToFill,
} from "./form.ts";
import { readUnitReports, submittedOf, type UnitReport } from "./unitReports.server.ts";

/** A form, and everything known about its unit that its checks look at. */
export type KnownForm = { form: FilledForm; known: Known };

/** The form at a place. */
export async function readForm(ask: Ask, demanded: Demanded, place: ReportPlace): Promise<KnownForm> {
  return (await readForms(ask, demanded, [place]))(place);
}

/** The forms at the places, to be asked for one by one: read in one statement, however many they are. */
export async function readForms(
  ask: Ask,
  { definitions, targets }: Demanded,
  places: readonly ReportPlace[],
): Promise<(place: ReportPlace) => KnownForm> {
  const drawn = places.map(({ key }) => key);
  const reports = await readUnitReports(ask, knownAsked(definitions, places), drawn);
  return (place) => {
    const ofUnit = reports.filter(({ unit_id }) => unit_id === place.key.unit);
    const known = knownAt(definitions, place, submittedOf(ofUnit));
    return { form: filledForm(definitions, place, ofUnit, known, targetsAt(targets, place)), known: known.byIndicator };
  };
}

function filledForm(
  definitions: Definitions,
  place: ReportPlace,
  ofUnit: readonly UnitReport[],
  { byIndicator, counted }: KnownAt,
  targets: ReadonlyMap<IndicatorId, Target>,
): FilledForm {
  const ofForm = ofUnit.filter(({ form_id }) => form_id === place.key.form);
  const typedInto = new Set([place.key, ...earlierThisYear(place)].map(({ period }) => period));
  const { report, lines: toFill } = formToFill(
    place,
    ofForm.filter(({ period }) => typedInto.has(period)).map(reportOf),
  );
  const lines = toFill.map((line) => {
    const { id } = line.indicator;
    return new LineOfForm(line, targets.get(id), byIndicator.get(id) ?? nothing, place.period);
  });
  const earlier = counted.filter((each) => each.form === place.key.form && each.period < place.key.period);
  const stateAt = (period: PeriodCode) => ofForm.find((row) => row.period === period)?.state ?? "unwritten";
  return {
    place,
    report,
    lines,
    earlier,
    stateAt,
    get foreign() {
      return foreignLines(definitions, place, byIndicator, targets);
    },
  };
}

const nothing: ReportedPeriods = [];

/** What stands beside it only who draws the form asks for; an object with its own getter would take many times as long to make. */
class LineOfForm implements FilledLine {
  readonly line: FilledLine["line"];
  readonly indicator: FilledLine["indicator"];
  readonly cell: FilledLine["cell"];
  readonly typed: FilledLine["typed"];
  readonly before: FilledLine["before"];
  readonly target: Target | undefined;
  readonly #reported: ReportedPeriods;
  readonly #period: Period;

  constructor(toFill: LineToFill, target: Target | undefined, reported: ReportedPeriods, period: Period) {
    this.line = toFill.line;
    this.indicator = toFill.indicator;
    this.cell = toFill.cell;
    this.typed = toFill.typed;
    this.before = toFill.before;
    this.target = target;
    this.#reported = reported;
    this.#period = period;
  }

  get compared(): Compared {
    return comparedAt(this.#reported, this.indicator.timing, this.#period, this.before !== undefined);
  }
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

function knownAt(definitions: Definitions, place: ReportPlace, ofUnit: readonly CountedReport[]): KnownAt {
  const asked = new Map(knownPeriods(definitions, place));
  const counted = ofUnit.filter(({ form, period }) => asked.has(`${form} ${period}`));
  const byIndicator = new Map<IndicatorId, ReportedPeriod[]>();
  for (const report of counted) {
    for (const line of definitions.formById.get(report.form)?.lines ?? []) {
      const reported = reportedAt(report.amounts, report.flags, line.position);
      if (reported === undefined) continue;
      const periods = byIndicator.get(line.indicator) ?? [];
      periods.push(reportedFor(report.period, reported));
      byIndicator.set(line.indicator, periods);
    }
  }
  return { byIndicator, counted };
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
      const reported = known.get(indicator.id) ?? nothing;
      return {
        indicator,
        owner,
        amount: reported.find(({ code }) => code === place.key.period)?.reported.amount ?? null,
        compared: comparedAt(reported, indicator.timing, place.period, false),
        target: targets.get(indicator.id),
      };
    });
  });
}
