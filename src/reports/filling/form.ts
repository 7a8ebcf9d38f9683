/** A report as it is filled: its lines with what stood there before, running totals to the period's own amounts and back. */
import { Decimal } from "decimal.js";
import { firstMonth, lastMonth, type Period, previous, yearBefore } from "../../calendar/period.ts";
import type { IndicatorId, PeriodCode, UnitId } from "../../database/ids.ts";
import type { Indicator, Timing } from "../../indicators/indicator.ts";
import { type Cell, cellAt, type Report, type State } from "../../ledger/report.ts";
import type { Target } from "../../resolutions/resolution.ts";
import { flowOver, peakOver, type ReportedPeriods, stockAt } from "../../values/overMonths.ts";
import type { OwedLine, ReportPlace } from "../place.ts";

/** Amounts to compare with, in the manner in which the line is typed. */
export type Compared = {
  readonly yearBefore: Decimal | null;
  readonly previous: Decimal | null;
  readonly lastYear: Decimal | null;
};

/** A line as it is typed in. */
export type LineToFill = OwedLine & {
  readonly cell: Cell;
  /** What stands in the input: the running total where the line is typed so, else the period's own amount. */
  readonly typed: Decimal | null;
  /** The running total up to the period before; undefined where the line is not typed so. */
  readonly before: Decimal | undefined;
};

export type FilledLine = LineToFill & {
  readonly compared: Compared;
  readonly target: Target | undefined;
};

/** A figure on the same unit that another owner enters: shown, never typed. */
export type ForeignLine = {
  readonly indicator: Indicator;
  readonly owner: UnitId;
  readonly amount: Decimal | null;
  readonly compared: Compared;
  readonly target: Target | undefined;
};

/** What is asked of a form to save what was typed in it. */
export type FormToFill = {
  readonly place: ReportPlace;
  readonly report: Report;
  readonly lines: readonly LineToFill[];
};

/** The form with all that it shows beside its inputs. */
export type FilledForm = Omit<FormToFill, "lines"> & {
  readonly lines: readonly FilledLine[];
  readonly foreign: readonly ForeignLine[];
  /** What counts as submitted of the same form's earlier periods, this year's and the last's. */
  readonly earlier: readonly EarlierAmounts[];
  /** How far the same form's report of a period is, this year's and the last's. */
  readonly stateAt: (period: PeriodCode) => State;
};

/** Amounts by position. */
export type EarlierAmounts = { readonly period: PeriodCode; readonly amounts: readonly (string | null)[] };

/** What was reported on the unit, by indicator and period. */
export type Known = ReadonlyMap<IndicatorId, ReportedPeriods>;

/** The amounts beside a line; those of a running total run from the year's start. */
export function comparedAt(reported: ReportedPeriods, timing: Timing, period: Period, cumulative: boolean): Compared {
  const over = (from: number, to: number): Decimal | null => {
    switch (timing) {
      case "flow":
        return flowOver(reported, from, to)?.amount ?? null;
      case "stock":
        return stockAt(reported, to)?.amount ?? null;
      case "peak":
        return peakOver(reported, from, to)?.amount ?? null;
      case "ratio":
        return null;
      default:
        return timing satisfies never;
    }
  };
  const at = (one: Period | undefined) =>
    one === undefined ? null : over(cumulative ? yearStart(one) : firstMonth(one), lastMonth(one));
  const lastDecember = yearStart(period) - 1;
  return {
    yearBefore: at(yearBefore(period)),
    previous: at(previous(period)),
    lastYear: over(lastDecember - 11, lastDecember),
  };
}

/** The first month of the year in which the period begins. */
function yearStart(period: Period): number {
  return Math.floor(firstMonth(period) / 12) * 12;
}

/** Of the unit's stored reports the one at the place, its lines with what the earlier ones of the year add up to. */
export function formToFill(place: ReportPlace, stored: readonly Report[]): FormToFill {
  const written = stored.find(({ key }) => key.form === place.key.form && key.period === place.key.period);
  const report: Report = written ?? { state: "unwritten", key: place.key, version: 0 };
  const lines = place.lines.map((owed): LineToFill => {
    const { line, indicator } = owed;
    const cell = cellAt(report, line.position);
    const before = isRunningTotal(owed) ? runningTotal(place, line.position, stored) : undefined;
    return { line, indicator, cell, before, typed: typedAmount(cell.amount, before) };
  });
  return { place, report, lines };
}

/** Whether a line is typed as what the year has come to so far. */
export function isRunningTotal({ line, indicator }: OwedLine): boolean {
  return line.cumulative && indicator.timing === "flow";
}

/** What the earlier periods of the same year add up to at a position, as this form holds them. */
export function runningTotal(place: ReportPlace, position: number, reports: readonly Report[]): Decimal {
  const earlier = reports.filter((report) => isEarlierThisYear(place, report));
  return Decimal.sum(0, ...earlier.map((report) => cellAt(report, position).amount ?? 0));
}

function isEarlierThisYear({ key }: ReportPlace, report: Report): boolean {
  return (
    report.key.form === key.form &&
    report.key.period < key.period &&
    report.key.period.slice(0, 4) === key.period.slice(0, 4)
  );
}

/** The period's own amount of what was typed. */
export function ownAmount(typed: Decimal | null, before: Decimal | undefined): Decimal | null {
  return typed === null || before === undefined ? typed : typed.minus(before);
}

/** What is typed, or shown in the input, of the period's own amount. */
export function typedAmount(own: Decimal | null, before: Decimal | undefined): Decimal | null {
  return own === null || before === undefined ? own : own.plus(before);
}
