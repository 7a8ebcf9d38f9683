/** Reads all that a form shows: the report, what was reported before, other owners' figures on the unit, the targets. */
import { codeOf, contains, firstMonth, lastDay, lastMonth, monthsIn, periodsWithin } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { IndicatorId, PeriodCode } from "../../database/ids.ts";
import type { Definitions } from "../../indicators/indicator.ts";
import { readReport, readReportsOf } from "../../ledger/report.server.ts";
import { cellAt } from "../../ledger/report.ts";
import { Decimal } from "../../prose/number.ts";
import type { Target } from "../../resolutions/resolution.ts";
import { readDemands } from "../../resolutions/resolutions.server.ts";
import { type CountedReport, readCounted } from "../../values/counted.server.ts";
import type { Reported } from "../../values/figure.ts";
import { formsOwed, owedLines, type ReportPlace } from "../place.ts";
import {
  comparedAt,
  type FilledForm,
  type FilledLine,
  type ForeignLine,
  type Known,
  runningTotal,
  typedAmount,
} from "./form.ts";

/** The form at a place, and everything known about the unit that its checks look at. */
export async function readForm(
  tx: ReadTransaction,
  definitions: Definitions,
  place: ReportPlace,
): Promise<{ form: FilledForm; known: Known }> {
  const report = await readReport(tx, place.key);
  const { known, counted } = await readKnown(tx, definitions, place);
  const targets = await targetsOf(tx, place);
  const thisYear = await readReportsOf(tx, place.key.unit, [place.key.period.slice(0, 4)]);
  const lines = place.lines.map((owed): FilledLine => {
    const { line, indicator } = owed;
    const cell = cellAt(report, line.position);
    const before =
      line.cumulative && indicator.timing === "flow" ? runningTotal(place, line.position, thisYear) : undefined;
    return {
      ...owed,
      cell,
      before,
      typed: typedAmount(cell.amount, before),
      compared: comparedAt(known.get(indicator.id) ?? new Map(), indicator.timing, place.period, before !== undefined),
      target: targets.get(indicator.id),
    };
  });
  const earlier = counted
    .filter((each) => each.form === place.key.form && each.period < place.key.period)
    .map((each) => new Map(place.lines.map(({ line }) => [line.position, amountAt(each, line.position)])));
  return { form: { place, report, lines, foreign: foreignLines(definitions, place, known, targets), earlier }, known };
}

/** What counts as submitted on the unit, of this year and the last, by indicator and period. */
async function readKnown(
  tx: ReadTransaction,
  definitions: Definitions,
  place: ReportPlace,
): Promise<{ known: Known; counted: CountedReport[] }> {
  const start = (Math.floor(firstMonth(place.period) / 12) - 1) * 12;
  const end = lastMonth(place.period);
  const asked = definitions.forms.flatMap((form) =>
    periodsWithin(form.frequency, start, end).map((period) => ({ form: form.id, period: codeOf(period) })),
  );
  const counted = await readCounted(tx, "submitted", [{ units: [place.key.unit], reports: asked }]);
  const known = new Map<IndicatorId, Map<PeriodCode, Reported>>();
  for (const report of counted) {
    for (const line of definitions.formById.get(report.form)?.lines ?? []) {
      const amount = amountAt(report, line.position);
      if (amount === null) continue;
      const flag = report.flags?.[line.position - 1] ?? 0;
      const periods = known.get(line.indicator) ?? new Map<PeriodCode, Reported>();
      periods.set(report.period, { amount, estimated: (flag & 1) !== 0, illustrative: (flag & 2) !== 0 });
      known.set(line.indicator, periods);
    }
  }
  return { known, counted };
}

function amountAt(report: CountedReport, position: number): Decimal | null {
  const amount = report.amounts[position - 1] ?? null;
  return amount === null ? null : new Decimal(amount);
}

/** The unit's target for each indicator: of those whose period contains the report's, the one with the shortest. */
async function targetsOf(tx: ReadTransaction, place: ReportPlace): Promise<Map<IndicatorId, Target>> {
  const { targets } = await readDemands(tx);
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
