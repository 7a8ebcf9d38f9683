/** Figures cited in a text: what each is of, how it reads, and on which figures it rests. */
import { contains, lastMonth, type Period, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import type { Definitions, Indicator } from "../indicators/indicator.ts";
import { curlyQuotes } from "../prose/quotes.ts";
import { isComparable } from "../resolutions/judged.ts";
import { readMeasured } from "../resolutions/measured.server.ts";
import { resolutionFor, type Target } from "../resolutions/resolution.ts";
import type { Demands } from "../resolutions/resolutions.server.ts";
import { measureOf } from "../resolutions/standing.server.ts";
import { standingOf, type TargetFigures, textOf } from "../resolutions/standing.ts";
import type { Subject, ToldFigure, ToldIndicator } from "./subject.ts";

/** An indicator of a unit at a period, with the target by which it is judged there, if any. */
export type Cited = { indicator: Indicator; target: Target | undefined; unit: UnitId; at: Period };

/** What a code of a target or indicator names for a unit at a period; nothing where there is no such indicator. */
export function citedBy(demands: Demands, code: string, unit: UnitId, at: Period): Cited | undefined {
  const target = targetCited(demands, code, unit, at);
  const { indicatorById, indicatorByCode } = demands.definitions;
  const indicator = target ? indicatorById.get(target.indicatorId) : indicatorByCode.get(code);
  return indicator && { indicator, target, unit, at };
}

export type CitedSubject = Cited & { subject: Subject; asOf: PeriodCode | null };

/** The figures of what is cited, in the order given, however many in a few statements; without a target they are the year's. */
export async function readSubjects(
  tx: ReadTransaction,
  demands: Demands,
  cited: readonly Cited[],
  basis: Basis,
): Promise<CitedSubject[]> {
  const measures = cited.map(({ indicator, target, unit, at }) =>
    target
      ? measureOf({ target, at, likeForLike: "where_partial" })
      : { unit, indicator: indicator.id, within: yearOf(at), at, likeForLike: "where_partial" as const },
  );
  const known = await readMeasured(tx, demands, measures, basis);
  return cited.flatMap((each, index) => {
    const figures = known[index];
    if (!figures) return [];
    const figure = toldFigure(demands, each.indicator, figures);
    const standing = each.target && standingOf(each.target, figures, each.at);
    const subject = {
      ...figure,
      illustrative: standing?.illustrative ?? figure.illustrative,
      comparator: each.target?.comparator,
      judged: standing?.judged,
      target: standing?.target ?? null,
    };
    return [{ ...each, subject, asOf: figures.asOf?.code ?? null }];
  });
}

/** The year in which a period ends. */
function yearOf(at: Period): Period {
  return { kind: "year", year: Math.floor(lastMonth(at) / 12) };
}

/** The target of that code; else the one that the resolution in force sets on the indicator, or any other that covers the period. */
function targetCited({ resolutions, targets }: Demands, code: string, unit: UnitId, at: Period): Target | undefined {
  const ofUnit = targets.filter((target) => target.unit === unit);
  const byCode = ofUnit.find((target) => target.code === code);
  if (byCode) return byCode;
  const onIndicator = ofUnit.filter((target) => target.indicator === code);
  const chosen = resolutionFor(resolutions, targets, unit, at);
  return (
    onIndicator.find((target) => target.resolution === chosen?.id) ??
    onIndicator.find(
      (target) =>
        contains(target.period, at) &&
        resolutions.some(({ id, period }) => id === target.resolution && contains(periodOf(period), at)),
    )
  );
}

export function toldFigure(
  { definitions, limits }: Pick<Demands, "definitions" | "limits">,
  indicator: Indicator,
  figures: TargetFigures,
): ToldFigure {
  const { actual, prior, coverage, priorCoverage, estimated, illustrative } = figures;
  const alike = figures.likeForLike && {
    ...{ actual: textOf(figures.likeForLike.actual), prior: textOf(figures.likeForLike.prior) },
    units: figures.likeForLike.units,
  };
  const amounts = { actual: textOf(actual), prior: textOf(prior), coverage, priorCoverage, alike };
  const comparable = isComparable({ coverage, priorCoverage }, limits);
  return { indicator: toldIndicator(definitions, indicator), ...amounts, comparable, estimated, illustrative };
}

export function toldIndicator(definitions: Definitions, indicator: Indicator): ToldIndicator {
  const whole = indicator.partOf === undefined ? undefined : definitions.indicatorById.get(indicator.partOf);
  const { code, measure, changeMeasure, field, direction, timing, decimals, synonyms } = indicator;
  return {
    ...{ code, measure, changeMeasure, field, direction, timing, decimals, synonyms },
    name: curlyQuotes(indicator.name),
    partOf: whole?.code,
  };
}
