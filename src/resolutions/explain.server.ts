/** A target explained: its course against the expected path, what it is made of, and which units carry it. */
import { codeOf, lastDay, lastMonth, type Period, periodAt, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { Decimal } from "../prose/number.ts";
import { AppError } from "../server/error.ts";
import { existsOn, type Unit } from "../units/tree.ts";
import { readFigures } from "../values/figures.server.ts";
import { explanationsOf } from "../values/history.server.ts";
import { takenApart } from "../values/madeOf.server.ts";
import { type Obligation, owingOf } from "../values/obligation.ts";
import { completionOf } from "./completion.ts";
import { coursePeriods } from "./course.server.ts";
import { type CoursePoint, reachedOf, type TargetExplained, type UnitShare } from "./explained.ts";
import { forecastBy, wantedToForecast } from "./forecast.server.ts";
import { learnedBy, wantedToLearn } from "./learned.server.ts";
import { measuring } from "./measured.server.ts";
import { standsAt, type Target } from "./resolution.ts";
import { type Demands, readDemands } from "./resolutions.server.ts";
import { type Judging, judgedBy, measureOf, wantedToJudge } from "./standing.server.ts";
import type { Standing } from "./standing.ts";

export async function explainTarget(
  tx: ReadTransaction,
  code: string,
  { at, basis }: { at: Period; basis: Basis },
): Promise<TargetExplained> {
  const demands = await readDemands(tx);
  const target = demands.targets.find((each) => each.code === code);
  const resolution = target && demands.resolutions.find((each) => each.id === target.resolution);
  const indicator = target && demands.definitions.indicatorById.get(target.indicatorId);
  if (!target || !resolution || !indicator) throw new AppError("target_unknown", 404, { target: code });
  const { over } = measuring(demands, measureOf({ target, at }));
  const obligations = over ? over.now.lines.map(({ obligation }) => obligation) : [];
  const periods = coursePeriods(demands, target);
  const shares = sharesOf(demands, target, at, obligations);
  const asked: Judging[] = [
    { target, at, likeForLike: "where_partial" },
    ...periods.map((period) => ({ target, at: period })),
    ...shares.map((share) => ({ target: share.asked, at: share.at })),
  ];
  const figures = await readFigures(tx, basis, [
    ...wantedToJudge(demands, asked),
    ...wantedToForecast(demands, target, over ? codeOf(over.asOf) : null),
    ...wantedToLearn(demands, target),
  ]);
  const [standing, ...others] = await judgedBy(tx, demands, figures, asked);
  if (!standing) throw new AppError("target_unknown", 404, { target: code });
  const course = courseOf(periods, others, at);
  const question = over && { unit: target.unit, indicator, span: over.now.span };
  return {
    target,
    indicator,
    resolution,
    standing,
    course,
    completion: completionOf(target, reachedOf(course)),
    madeOf: question && takenApart(demands.definitions, demands.rules, figures, question),
    forecast: forecastBy(demands, figures, { target, standing }),
    learned: learnedBy(demands, figures, target),
    units: await unitShares(tx, shares, others.slice(periods.length), obligations),
    parent: demands.targets.find((each) => each.id === target.partOf),
    others: demands.targets.filter(
      (each) => each.id !== target.id && each.indicatorId === target.indicatorId && each.unit === target.unit,
    ),
    limits: demands.limits,
  };
}

/** The standings at the periods, in their order, are the first of those given. */
function courseOf(periods: readonly Period[], standings: readonly Standing[], at: Period): CoursePoint[] {
  return periods.flatMap((period, index) => {
    const standing = standings[index];
    if (!standing) return [];
    const { target: demanded, expectedShare } = standing;
    const expected = demanded && expectedShare ? new Decimal(demanded).times(expectedShare) : undefined;
    return [{ period, standing, isPast: lastMonth(period) <= lastMonth(at), expected }];
  });
}

/**
 * A unit directly below; `asked` is its allotment, or the target itself as if it were the unit's, looked at `at`: the same period,
 * or the last month of a unit that ended before.
 */
type Share = { unit: Unit; allotment: Target | undefined; asked: Target; at: Period; isOwed: boolean };

/**
 * The units directly below that stood there at the end of any period behind the figure, or have an allotment of the target: over
 * a change of the tree those before and those after, so that they add up to it.
 */
function sharesOf({ definitions, targets }: Demands, target: Target, at: Period, owed: readonly Obligation[]): Share[] {
  const allotments = new Map(
    targets.filter((each) => each.partOf === target.id && standsAt(each, at)).map((each) => [each.unit, each]),
  );
  const owes = (unit: Unit) => owed.some((obligation) => owingOf(definitions, unit.id, obligation).size > 0);
  const ends = [...new Set(owed.map((obligation) => obligation.ends))];
  const last = ends.toSorted().at(-1);
  return (definitions.tree.children.get(target.unit) ?? []).flatMap((unit): Share[] => {
    const allotment = allotments.get(unit.id);
    if (!(allotment && existsOn(unit, lastDay(at))) && !ends.some((day) => existsOn(unit, day))) return [];
    const asked = allotment ?? { ...target, unit: unit.id };
    const ended = last !== undefined && unit.validTo !== undefined && unit.validTo < last ? unit.validTo : undefined;
    const isOwed = allotment !== undefined || owes(unit);
    return [{ unit, allotment, asked, at: ended === undefined ? at : lastMonthOf(ended), isOwed }];
  });
}

/** The last month that ended by the day. */
function lastMonthOf(day: IsoDate): Period {
  const month = periodAt("month", day);
  return lastDay(month) === day ? month : previous(month);
}

/** The shares with their standings, in the same order, and with what the units wrote beside their figures. */
async function unitShares(
  tx: ReadTransaction,
  shares: readonly Share[],
  standings: readonly Standing[],
  owed: readonly Obligation[],
): Promise<UnitShare[]> {
  const explanations = await explanationsOf(
    tx,
    shares.map(({ unit }) => unit.id),
    owed.map(({ form, position, code }) => ({ form: form.id, position, period: code })),
  );
  // What several units wrote in the same words is a remark on the source, not an explanation of one of them.
  const times = Map.groupBy(explanations, ({ note }) => note);
  const own = Map.groupBy(
    explanations.filter(({ note }) => times.get(note)?.length === 1),
    ({ unit }) => unit,
  );
  return shares.flatMap(({ unit, allotment, isOwed }, index) => {
    const standing = standings[index];
    const notes = own.get(unit.id)?.map(({ note }) => note) ?? [];
    const isShown = standing !== undefined && (isOwed || standing.actual !== null);
    return isShown ? [{ unit, allotment, standing, explanations: notes }] : [];
  });
}
