/** The table of targets: every target of a unit judged at a period, each with the course of its indicator. */
import type { Period } from "../calendar/period.ts";
import { contains, firstMonth, lastMonth, periodOf, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { AppError } from "../server/error.ts";
import { basesOf, figureOf, type Span } from "../values/figure.ts";
import { readFigures } from "../values/figures.server.ts";
import type { Resolution, Target } from "./resolution.ts";
import { readDemands } from "./resolutions.server.ts";
import { standingsOf } from "./standing.server.ts";
import type { Standing } from "./standing.ts";

export type BoardRow = {
  target: Target;
  indicator: Indicator;
  standing: Standing;
  /** What each of the last periods alone came to, oldest first; null where nothing was reported. */
  course: (number | null)[];
};

export type Board = {
  resolution: Resolution;
  rows: BoardRow[];
  /** Other resolutions that set the unit targets at the period: the congress's beside the year's. */
  others: Resolution[];
};

/** A year and a half of quarters: enough to see whether this spring was like the last. */
const COURSE_LENGTH = 6;

export async function targetBoard(
  tx: ReadTransaction,
  question: { unit: UnitId; at: Period; basis: Basis; resolution?: string; likeForLike?: boolean },
): Promise<Board> {
  const demands = await readDemands(tx);
  const { resolution, targets } = await standingsOf(tx, question);
  const rows = targets.map(({ target, standing }) => {
    const indicator = demands.definitions.indicatorById.get(target.indicatorId);
    if (!indicator) throw new AppError("indicator_unknown", 500, { indicator: target.indicator });
    return { target, indicator, standing };
  });
  const courses = await readCourses(tx, question, rows);
  return {
    resolution,
    rows: rows.map((row, index) => ({ ...row, course: courses[index] ?? [] })),
    others: demands.resolutions.filter(
      (each) =>
        each.id !== resolution.id &&
        contains(periodOf(each.period), question.at) &&
        demands.targets.some((target) => target.resolution === each.id && target.unit === question.unit),
    ),
  };
}

async function readCourses(
  tx: ReadTransaction,
  { unit, basis }: { unit: UnitId; basis: Basis },
  rows: readonly Omit<BoardRow, "course">[],
): Promise<(number | null)[][]> {
  const { rules } = await readDemands(tx);
  const wanted = rows.map(({ target, standing }) => {
    const rule = rules.ofId(target.indicatorId);
    return { rule, spans: standing.asOf === null ? [] : lastSpans(periodOf(standing.asOf)) };
  });
  const figures = await readFigures(
    tx,
    unit,
    basis,
    wanted.flatMap(({ rule, spans }) =>
      rule ? basesOf(rule, rules).flatMap((base) => spans.map((span) => ({ indicator: base.id, span }))) : [],
    ),
  );
  return wanted.map(({ rule, spans }) =>
    spans.map((span) => (rule && figureOf(rule, rules, figures.reportedOf, span)?.amount.toNumber()) ?? null),
  );
}

function lastSpans(last: Period): Span[] {
  const spans: Span[] = [];
  for (let period = last; spans.length < COURSE_LENGTH; period = previous(period)) {
    spans.unshift({ from: firstMonth(period), to: lastMonth(period) });
  }
  return spans;
}
