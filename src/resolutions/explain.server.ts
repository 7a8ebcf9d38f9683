/** A target explained: its course against the expected path, what it is made of, and which units carry it. */
import { codeOf, firstMonth, lastDay, lastMonth, type Period, periodOf, periodsWithin } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { Basis } from "../database/tables.ts";
import { Decimal } from "../prose/number.ts";
import { AppError } from "../server/error.ts";
import { childrenOn } from "../units/tree.ts";
import { basesOf, type Span, spanOf } from "../values/figure.ts";
import { explanationsOf } from "../values/history.server.ts";
import { madeOf } from "../values/madeOf.server.ts";
import { obligationsOf, owingOf } from "../values/obligation.ts";
import type { CoursePoint, TargetExplained, UnitShare } from "./explained.ts";
import { standsAt, type Target } from "./resolution.ts";
import { type Demands, readDemands } from "./resolutions.server.ts";
import { frequencyOf, judged } from "./standing.server.ts";

/** Beyond so many points a course is drawn by years. */
const MOST_POINTS = 12;

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
  const [standing] = await judged(tx, demands, [target], { unit: target.unit, at, basis });
  if (!standing) throw new AppError("target_unknown", 404, { target: code });
  const span = standing.asOf === null ? undefined : spanOf(target.period, periodOf(standing.asOf));
  return {
    target,
    indicator,
    resolution,
    standing,
    course: await courseOf(tx, demands, target, at, basis),
    madeOf: span && (await madeOf(tx, { unit: target.unit, indicator, span, basis })),
    units: await unitShares(tx, demands, target, at, basis, span),
    parent: demands.targets.find((each) => each.id === target.partOf),
    others: demands.targets.filter(
      (each) => each.id !== target.id && each.indicatorId === target.indicatorId && each.unit === target.unit,
    ),
  };
}

async function courseOf(
  tx: ReadTransaction,
  demands: Demands,
  target: Target,
  at: Period,
  basis: Basis,
): Promise<CoursePoint[]> {
  const rule = demands.rules.ofId(target.indicatorId);
  const frequency = rule && frequencyOf(demands, rule, target.unit, target.period);
  if (!frequency) return [];
  const [from, to] = [firstMonth(target.period), lastMonth(target.period)];
  const fine = periodsWithin(frequency, from, to);
  const periods = fine.length > MOST_POINTS ? periodsWithin("year", from, to) : fine;
  const points: CoursePoint[] = [];
  for (const period of periods) {
    const [standing] = await judged(tx, demands, [target], { unit: target.unit, at: period, basis });
    if (!standing) continue;
    const { target: demanded, expectedShare } = standing;
    const expected = demanded && expectedShare ? new Decimal(demanded).times(expectedShare) : undefined;
    points.push({ period, standing, isPast: lastMonth(period) <= lastMonth(at), expected });
  }
  return points;
}

/** The units directly below that have an allotment of the target or report its figure. */
async function unitShares(
  tx: ReadTransaction,
  demands: Demands,
  target: Target,
  at: Period,
  basis: Basis,
  span: Span | undefined,
): Promise<UnitShare[]> {
  const { definitions, rules } = demands;
  const rule = rules.ofId(target.indicatorId);
  const bases = (rule ? basesOf(rule, rules) : []).flatMap((base) => definitions.indicatorById.get(base.id) ?? []);
  const obligations = span ? bases.flatMap((base) => obligationsOf(definitions, base, span)) : [];
  const day = lastDay(at);
  const allotments = new Map(
    demands.targets.filter((each) => each.partOf === target.id && standsAt(each, at)).map((each) => [each.unit, each]),
  );
  const units = childrenOn(definitions.tree, target.unit, day).filter(
    (unit) =>
      allotments.has(unit.id) || obligations.some((obligation) => owingOf(definitions, unit.id, obligation).size > 0),
  );
  const explanations = await explanationsOf(
    tx,
    units.map((unit) => unit.id),
    obligations.map(({ form, position, period }) => ({ form: form.id, position, period: codeOf(period) })),
  );
  // What several units wrote in the same words is a remark on the source, not an explanation of one of them.
  const isCommon = (note: string) => explanations.filter((each) => each.note === note).length > 1;
  const shares: UnitShare[] = [];
  for (const unit of units) {
    const allotment = allotments.get(unit.id);
    const asked = allotment ?? { ...target, unit: unit.id, trajectory: target.trajectory };
    const [standing] = await judged(tx, demands, [asked], { unit: unit.id, at, basis });
    if (!standing) continue;
    const own = explanations.filter((each) => each.unit === unit.id && !isCommon(each.note)).map((each) => each.note);
    shares.push({ unit, allotment, standing, explanations: own });
  }
  return shares;
}
