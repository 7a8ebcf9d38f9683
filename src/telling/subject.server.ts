/** One figure cited outside a review: what it is, how it reads, and the rule by which it came about. */
import { contains, lastMonth, type Period, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { TargetCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import type { Definitions, Indicator } from "../indicators/indicator.ts";
import { Decimal } from "../prose/number.ts";
import { curlyQuotes } from "../prose/quotes.ts";
import { resolutionFor, type Target } from "../resolutions/resolution.ts";
import { type Demands, readDemands } from "../resolutions/resolutions.server.ts";
import { judged } from "../resolutions/standing.server.ts";
import type { Standing } from "../resolutions/standing.ts";
import { isRelative } from "../resolutions/target.ts";
import type { Subject, ToldIndicator } from "./subject.ts";

export type CitedSubject = { subject: Subject; indicator: Indicator; target: Target | undefined; standing: Standing };

/** The figure of an indicator (or target) of a unit at a period, judged by the resolution in force; nothing where there is no such indicator. */
export async function readSubject(
  tx: ReadTransaction,
  code: string,
  { unit, at, basis }: { unit: UnitId; at: Period; basis: Basis },
): Promise<CitedSubject | undefined> {
  const demands = await readDemands(tx);
  const target = targetCited(demands, code, unit, at);
  const indicator = target
    ? demands.definitions.indicatorById.get(target.indicatorId)
    : demands.definitions.indicatorByCode.get(code);
  if (!indicator) return undefined;
  const year: Period = { kind: "year", year: Math.floor(lastMonth(at) / 12) };
  const asked = target ?? questionAbout(indicator, unit, year);
  const [standing] = await judged(tx, demands, [{ target: asked, at }], { basis });
  if (!standing) return undefined;
  const { actual, prior, coverage, estimated, illustrative } = standing;
  const relative = target !== undefined && isRelative(target.comparator);
  return {
    subject: {
      indicator: toldIndicator(demands.definitions, indicator),
      ...{ actual, prior, coverage, estimated, illustrative },
      relative,
      target: target ? standing.target : null,
    },
    indicator,
    target,
    standing,
  };
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

export function questionAbout(indicator: Indicator, unit: UnitId, period: Period): Target {
  return {
    id: 0 as Target["id"],
    code: indicator.code as string as TargetCode,
    resolution: 0 as Target["resolution"],
    name: indicator.name,
    indicator: indicator.code,
    indicatorId: indicator.id,
    timing: indicator.timing,
    unit,
    comparator: "at_least",
    by: "percent",
    amount: new Decimal(0),
    period,
    field: indicator.field,
    setBy: "",
    illustrative: false,
  };
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
