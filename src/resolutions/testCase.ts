/** A target and its figures in short, for tests: everything has the plainest value unless told. */
import { periodOf } from "../calendar/period.ts";
import type { IndicatorCode, IsoDate, PeriodCode, TargetCode } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import type { Coverage } from "../values/coverage.ts";
import { defaultLimits, type Limits } from "./pace.ts";
import { type Standing, standingOf } from "./standing.ts";
import type { Comparator, TargetRule } from "./target.ts";

export type Amounts = number | string | null;
export type Case = {
  comparator?: Comparator;
  timing?: TargetRule["timing"];
  amount?: Amounts;
  by?: TargetRule["by"];
  period?: string;
  due?: string;
  baseline?: Amounts;
  trajectory?: string;
  actual?: Amounts;
  prior?: Amounts;
  /** Of the figure; unless told, that of judging. */
  asOf?: string | null;
  at?: string;
  illustrative?: boolean;
  /** Come and owed. */
  coverage?: readonly [number, number];
  priorCoverage?: readonly [number, number];
};

const decimal = (amount: Amounts | undefined) => (amount === null || amount === undefined ? null : new Decimal(amount));

export function targetOf(given: Case): TargetRule {
  return {
    code: "t" as TargetCode,
    indicator: "i" as IndicatorCode,
    timing: given.timing ?? "flow",
    comparator: given.comparator ?? "at_least",
    amount: decimal(given.amount) ?? new Decimal(100),
    by: given.by ?? "percent",
    period: periodOf(given.period ?? "2024"),
    due: given.due as IsoDate | undefined,
    baseline: decimal(given.baseline) ?? undefined,
    trajectory: given.trajectory?.split("|").map((point) => {
      const [code = "", percent = ""] = point.split(":");
      return { period: periodOf(code), share: new Decimal(percent).div(100) };
    }),
    illustrative: given.illustrative ?? false,
  };
}

/** A single unit's reports, all of which came unless told. */
function reports([come, owed]: readonly [number, number] = [2, 2]): Coverage {
  return { reported: come === owed ? 1 : 0, expected: 1, come, owed };
}

export function standing(given: Case, limits: Limits = defaultLimits): Standing {
  const at = periodOf(given.at ?? "2024-Q2");
  const asOf = given.asOf === undefined ? (given.at ?? "2024-Q2") : given.asOf;
  const figures = {
    asOf: asOf === null ? null : { code: asOf as PeriodCode, period: periodOf(asOf) },
    actual: decimal(given.actual),
    prior: decimal(given.prior),
    coverage: reports(given.coverage),
    priorCoverage: reports(given.priorCoverage),
    likeForLike: null,
    estimated: false,
    illustrative: false,
  };
  return standingOf(targetOf(given), figures, at, limits);
}
