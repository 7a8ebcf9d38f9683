/** The forecasts of targets: gathers the earlier years on which they rest in two statements for all of them. */
import { lastMonth, type Period, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { PeriodCode } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { type Amount, Decimal } from "../prose/number.ts";
import { type IndicatorRule, type Span, spanOf } from "../values/figure.ts";
import { type Figures, readFigures, type UnitFigures } from "../values/figures.server.ts";
import { type Wanted, wantedFor } from "../values/wanted.ts";
import { type EarlierYear, forecastOf, type NoForecast, outlookOf, type TargetForecast } from "./forecast.ts";
import type { Target } from "./resolution.ts";
import { type Demands, readDemands } from "./resolutions.server.ts";
import type { Standing } from "./standing.ts";
import { baselineOf, demandedOf, isAtMost, wayExpected } from "./target.ts";
import { isWhole, wholeFigure } from "./wholeFigure.ts";

/** So many earlier years are looked at; those without all their figures are left out. */
const MOST_YEARS = 5;

type Judged = { target: Target; standing: Standing };

/** The forecast of each target in the order given, or why there is none. */
export async function forecastsOf(
  tx: ReadTransaction,
  judged: readonly Judged[],
  basis: Basis,
): Promise<(TargetForecast | NoForecast)[]> {
  const demands = await readDemands(tx);
  const wanted = judged.flatMap(({ target, standing }) => wantedToForecast(demands, target, standing.asOf));
  const figures = await readFigures(tx, basis, wanted);
  return judged.map((each) => forecastBy(demands, figures, each));
}

/** What must be read before the forecast of a target that is judged at `asOf`. */
export function wantedToForecast({ rules }: Demands, target: Target, asOf: PeriodCode | null): Wanted[] {
  const rule = rules.ofId(target.indicatorId);
  if (!rule || asOf === null || target.period.kind !== "year") return [];
  const now = spanOf(target.period, periodOf(asOf));
  const spans = earlierSpans(target.period, now).flatMap(({ until, whole }) => [until, whole]);
  return wantedFor(rules, rule, target.unit, [now, ...spans]);
}

/** The forecast by figures that were read. */
export function forecastBy(demands: Demands, figures: Figures, judged: Judged): TargetForecast | NoForecast {
  const known = caseOf(demands, judged);
  return typeof known === "string" ? known : forecastFrom(demands, figures.of(judged.target.unit), known);
}

type Case = Judged & { rule: IndicatorRule; asOf: Period; actual: Amount; now: Span; years: YearSpans[] };
type YearSpans = { year: number; until: Span; whole: Span };

function caseOf({ rules }: Demands, { target, standing }: Judged): Case | NoForecast {
  if (target.period.kind !== "year") return "not_of_a_year";
  if (target.comparator === "done_by") return "done_by";
  const rule = rules.ofId(target.indicatorId);
  if (!rule || standing.asOf === null || standing.actual === null) return "no_figure";
  const asOf = periodOf(standing.asOf);
  if (lastMonth(asOf) >= lastMonth(target.period)) return "ended";
  const now = spanOf(target.period, asOf);
  const years = earlierSpans(target.period, now);
  return { target, standing, rule, asOf, actual: new Decimal(standing.actual), now, years };
}

/** Of the years before, the last first, the same months and the whole year. */
function earlierSpans({ year, ...period }: Extract<Period, { kind: "year" }>, now: Span): YearSpans[] {
  const last = lastMonth({ ...period, year });
  return Array.from({ length: MOST_YEARS }, (_, index) => index + 1).map((back) => ({
    year: year - back,
    until: { from: now.from - 12 * back, to: now.to - 12 * back },
    whole: { from: now.from - 12 * back, to: last - 12 * back },
  }));
}

function forecastFrom(
  { rules }: Demands,
  { reportedOf }: UnitFigures,
  { target, rule, asOf, actual, now, years }: Case,
): TargetForecast | NoForecast {
  const reports = { rules, reportedOf };
  if (!isWhole(reports, rule, now)) return "gap";
  const earlier = years.flatMap(({ year, until, whole }): EarlierYear[] => {
    const [first, last] = [until, whole].map((span) => wholeFigure(reports, rule, span));
    return first && last ? [{ year, until: first, whole: last }] : [];
  });
  const forecast = forecastOf({
    timing: target.timing,
    actual,
    way: wayExpected(target, asOf),
    baseline: baselineOf(target),
    earlier,
  });
  if (typeof forecast === "string") return forecast;
  const [lastYear] = years;
  const prior = lastYear && wholeFigure(reports, rule, lastYear.whole);
  const demanded = demandedOf(target, prior ?? null) ?? undefined;
  const outlook = demanded && outlookOf(forecast, demanded, isAtMost(target.comparator));
  return { forecast, demanded, outlook };
}
