/** Amounts that are dated one after the other: "đến 30/9 đạt 75%, cả năm đạt 100%". */
import { codeOf, lastDay, type Period, periodAt } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { isChange } from "./comparator.ts";
import type { Demand } from "./demand.ts";
import type { Found, ReadRow } from "./demandClause.ts";

/** "Đến 30/9 đạt 75%, cả năm đạt 100%": what is dated earlier lies on the way to the last. */
export function onTheWay(found: readonly Found[], { within }: ReadRow): Demand[] | undefined {
  const last = found.at(-1);
  const earlier = found.slice(0, -1);
  const end = lastDay(within);
  if (!last || last.demand.comparator === "done_by" || isChange(last.demand.comparator)) return undefined;
  if ((last.by ?? end) !== end || earlier.some(({ by }) => by === undefined || by >= end)) return undefined;
  if (earlier.some(({ demand }) => demand.isOther || isChange(demand.comparator) || demand.comparator === "done_by"))
    return undefined;
  const points = [...earlier, { ...last, by: end }].flatMap(({ by, demand }) =>
    by === undefined ? [] : [{ period: codeOf(endingOn(by)), amount: demand.amount }],
  );
  const { part: _part, ...demand } = last.demand;
  const isClimbing = points.every(
    ({ amount }, index) => index === 0 || amount.gte(points[index - 1]?.amount ?? amount),
  );
  const doubts = [
    ...demand.doubts.filter((doubt) => doubt !== "doubt_part"),
    ...(isClimbing ? [] : (["doubt_left_over"] as const)),
  ];
  return [{ ...demand, doubts, trajectory: points }];
}

/** The quarter that ends on the day, else the month in which it lies. */
function endingOn(day: IsoDate): Period {
  const quarter = periodAt("quarter", day);
  return lastDay(quarter) === day ? quarter : periodAt("month", day);
}
