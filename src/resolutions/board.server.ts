/** The table of targets: every target of a unit judged at a period, each with the course of its indicator. */
import type { Period } from "../calendar/period.ts";
import { contains, firstMonth, lastMonth, periodOf, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { figureOf, type IndicatorRule, type Span } from "../values/figure.ts";
import { readFigures } from "../values/figures.server.ts";
import { wantedFor } from "../values/wanted.ts";
import { type Completion, completionOf } from "./completion.ts";
import { reachedOn, wayUntil } from "./course.server.ts";
import { measuring } from "./measured.server.ts";
import type { Limits } from "./pace.ts";
import type { Resolution, Target } from "./resolution.ts";
import { type Demands, readDemands } from "./resolutions.server.ts";
import {
  type Judging,
  judgedBy,
  measureOf,
  type StandingQuestion,
  targetsAsked,
  wantedToJudge,
} from "./standing.server.ts";
import type { Standing } from "./standing.ts";

export type BoardRow = {
  target: Target;
  indicator: Indicator;
  standing: Standing;
  /** What each of the last periods alone came to, oldest first; null where nothing was reported. */
  course: (number | null)[];
  /** When it was done, of what is to be done by a day. */
  completion: Completion | undefined;
};

export type Board = {
  resolution: Resolution;
  rows: BoardRow[];
  /** Other resolutions that set the unit targets at the period: the congress's beside the year's. */
  others: Resolution[];
  /** By which the targets were judged. */
  limits: Limits;
};

/** A year and a half of quarters: enough to see whether this spring was like the last. */
const COURSE_LENGTH = 6;

export async function targetBoard(tx: ReadTransaction, question: StandingQuestion): Promise<Board> {
  const demands = await readDemands(tx);
  const { unit, at, basis } = question;
  const { resolution, targets } = targetsAsked(demands, question);
  const asked = targets.map((target) => ({ target, at, likeForLike: question.likeForLike }));
  const courses = asked.map((each) => courseAsked(demands, each));
  const ways = asked.map((each) => wayUntil(demands, each));
  const figures = await readFigures(tx, basis, [
    ...wantedToJudge(demands, [...asked, ...ways.flat()]),
    ...courses.flatMap(({ rule, spans }) => wantedFor(demands.rules, rule, unit, spans)),
  ]);
  const standings = await judgedBy(tx, demands, figures, asked);
  const { reportedOf } = figures.of(unit);
  const rows = targets.flatMap((target, index): BoardRow[] => {
    const [standing, course] = [standings[index], courses[index]];
    const indicator = demands.definitions.indicatorById.get(target.indicatorId);
    if (!standing || !course || !indicator) return [];
    const amounts = course.spans.map((span) => figureOf(course.rule, demands.rules, reportedOf, span)?.amount);
    const completion = completionOf(target, reachedOn(demands, figures, ways[index] ?? []));
    return [{ target, indicator, standing, course: amounts.map((amount) => amount?.toNumber() ?? null), completion }];
  });
  return {
    resolution,
    rows,
    limits: demands.limits,
    others: demands.resolutions.filter(
      (each) =>
        each.id !== resolution.id &&
        contains(periodOf(each.period), at) &&
        demands.targets.some((target) => target.resolution === each.id && target.unit === unit),
    ),
  };
}

/** The last periods of a target's figures, up to that at which it is judged; none where none has ended. */
function courseAsked(demands: Demands, judging: Judging): { rule: IndicatorRule; spans: Span[] } {
  const { rule, over } = measuring(demands, measureOf(judging));
  return { rule, spans: over ? lastSpans(over.asOf) : [] };
}

function lastSpans(last: Period): Span[] {
  const spans: Span[] = [];
  for (let period = last; spans.length < COURSE_LENGTH; period = previous(period)) {
    spans.unshift({ from: firstMonth(period), to: lastMonth(period) });
  }
  return spans;
}
