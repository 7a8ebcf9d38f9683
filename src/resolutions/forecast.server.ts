/** The forecasts of a unit's targets: gathers the earlier years on which they rest in two statements for all of them. */
import { lastMonth, type Period, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { type Amount, Decimal } from "../prose/number.ts";
import { basesOf, type IndicatorRule, type Span, spanOf } from "../values/figure.ts";
import { readFigures, type UnitFigures } from "../values/figures.server.ts";
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
  { unit, basis }: { unit: UnitId; basis: Basis },
): Promise<(TargetForecast | NoForecast)[]> {
  const demands = await readDemands(tx);
  const cases = judged.map((each) => caseOf(demands, each));
  const wanted = cases.flatMap((each) =>
    typeof each === "string"
      ? []
      : basesOf(each.rule, demands.rules).flatMap((base) =>
          [each.now, ...each.years.flatMap(({ until, whole }) => [until, whole])].map((span) => ({
            indicator: base.id,
            span,
          })),
        ),
  );
  const figures = await readFigures(tx, unit, basis, wanted);
  return cases.map((each) => (typeof each === "string" ? each : forecastFrom(demands, figures, each)));
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
  const { year } = target.period;
  const years = Array.from({ length: MOST_YEARS }, (_, index) => index + 1).map((back) => ({
    year: year - back,
    until: { from: now.from - 12 * back, to: now.to - 12 * back },
    whole: { from: now.from - 12 * back, to: lastMonth(target.period) - 12 * back },
  }));
  return { target, standing, rule, asOf, actual: new Decimal(standing.actual), now, years };
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
