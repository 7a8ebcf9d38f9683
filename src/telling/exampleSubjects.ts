/** Indicators and targets for tests, judged by the real rules, in plain figures. */

import { periodOf } from "../calendar/period.ts";
import type { IndicatorCode, PeriodCode, TargetCode } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import { standingOf, type TargetFigures } from "../resolutions/standing.ts";
import type { By } from "../resolutions/target.ts";
import type { ToldFigure, ToldIndicator, ToldTarget } from "./subject.ts";

export function indicator(
  code: string,
  name: string,
  measure: string,
  more: Partial<ToldIndicator> = {},
): ToldIndicator {
  return {
    code: code as IndicatorCode,
    name,
    measure,
    changeMeasure: "",
    field: "xay-dung-dang",
    direction: "more",
    timing: "flow",
    decimals: 0,
    synonyms: [],
    ...more,
  };
}

type Amounts = {
  actual?: string;
  prior?: string;
  estimated?: boolean;
  illustrative?: boolean;
  coverage?: { reported: number; expected: number };
  priorCoverage?: { reported: number; expected: number };
};

export function told(of: ToldIndicator, amounts: Amounts): ToldFigure {
  return {
    indicator: of,
    actual: amounts.actual ?? null,
    prior: amounts.prior ?? null,
    coverage: amounts.coverage ?? { reported: 1, expected: 1 },
    priorCoverage: amounts.priorCoverage,
    estimated: amounts.estimated ?? false,
    illustrative: amounts.illustrative ?? false,
  };
}

/** One report a unit. */
function reports(units = { reported: 1, expected: 1 }): TargetFigures["coverage"] {
  return { ...units, come: units.reported, owed: units.expected };
}

export type TargetExample = Amounts & {
  code: string;
  name: string;
  of: ToldIndicator;
  comparator?: ToldTarget["comparator"];
  by?: By;
  amount: string;
  judgedAtYearEnd?: boolean;
  at?: string;
};

/** A yearly target of 2024 judged at a period by the real rules. */
export function target({
  code,
  name,
  of,
  amount,
  comparator = "at_least",
  by = "percent",
  at = "2024-Q1",
  ...more
}: TargetExample): ToldTarget {
  const decimal = (text: string | undefined) => (text === undefined ? null : new Decimal(text));
  const rule = {
    code: code as TargetCode,
    indicator: of.code,
    timing: of.timing,
    comparator,
    amount: new Decimal(amount),
    by,
    period: periodOf("2024"),
    illustrative: false,
    ...(more.judgedAtYearEnd ? { trajectory: [{ period: periodOf("2024-Q4"), share: new Decimal(1) }] } : {}),
  };
  const standing = standingOf(
    rule,
    {
      asOf: { code: at as PeriodCode, period: periodOf(at) },
      actual: decimal(more.actual),
      prior: decimal(more.prior),
      coverage: reports(more.coverage),
      priorCoverage: reports(more.priorCoverage),
      likeForLike: null,
      estimated: more.estimated ?? false,
      illustrative: more.illustrative ?? false,
    },
    periodOf(at),
  );
  return {
    code: code as TargetCode,
    name,
    field: of.field,
    comparator,
    by,
    amount,
    due: null,
    lead: "",
    indicator: of,
    standing,
  };
}
