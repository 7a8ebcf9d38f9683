/** Standing, pace, class of the review, forecast and term, by the contract's tables. */
import type { Mutation } from "./mutation.ts";

const pace = { file: "src/resolutions/pace.ts" };
const judged = { file: "src/resolutions/judged.ts" };
const reviewClass = { file: "src/resolutions/reviewClass.ts" };
const target = { file: "src/resolutions/target.ts" };
const paces = (...names: string[]) => ({ "src/resolutions/pace.test.ts": names });
const standings = (...names: string[]) => ({ "src/resolutions/standing.test.ts": names });

export const judging: readonly Mutation[] = [
  {
    ...judged,
    rule: "nine tenths of the reports are enough",
    text: "least.times(owed).lessThanOrEqualTo(come)",
    replacement: "least.times(owed).lessThan(come)",
    fails: paces("nine of ten"),
  },
  {
    ...judged,
    rule: "what is over its limit is judged however few reports came",
    text: "if (isExceeded(target, actual, demanded)) return true;",
    replacement: "",
    fails: paces("at most: over it already"),
  },
  {
    ...judged,
    rule: "a rise or fall needs last year's reports too",
    text: "(!isRelative(target.comparator) || haveCome(priorCoverage, least))",
    replacement: "true",
    fails: paces("a fall, by last year's reports too"),
  },
  {
    ...judged,
    rule: "a state that is reached can be lost again",
    text: 'if ((target.timing !== "flow" && target.timing !== "peak") || !share) return false;',
    replacement: "if (!share) return false;",
    fails: paces("at least on a stock, which can fall again"),
  },
  {
    ...pace,
    rule: "ahead is from 1,15 on",
    text: 'more: { ahead: new Decimal("1.15")',
    replacement: 'more: { ahead: new Decimal("1.16")',
    fails: paces("r = 1,15"),
  },
  {
    ...pace,
    rule: "exactly on the limit is on pace",
    text: 'if (compare(r, limits.onPace) >= 0) return "on_pace";',
    replacement: 'if (compare(r, limits.onPace) > 0) return "on_pace";',
    fails: paces("r = 0,9"),
  },
  {
    ...pace,
    rule: "exactly on the limit of less is behind, not at risk",
    text: 'return compare(r, limits.behind) <= 0 ? "behind" : "at_risk";',
    replacement: 'return compare(r, limits.behind) < 0 ? "behind" : "at_risk";',
    fails: paces("r = 1,3"),
  },
  {
    ...pace,
    rule: "of most the pace is that of less",
    text: "return isAtMost(comparator) ? paceOfLess(r, limits.less) : paceOfMore(r, limits.more);",
    replacement: "return paceOfMore(r, limits.more);",
    fails: paces("r = 0,85"),
  },
  {
    ...pace,
    rule: "a flow beyond its limit cannot come back",
    text: 'if (isExceeded({ comparator, timing }, actual, demanded)) return "at_risk";',
    replacement: "",
    fails: paces("a flow above its target cannot come back"),
  },
  {
    ...pace,
    rule: "what is judged only later is said nothing of before",
    text: 'if (isJudgedOnlyLater(target, at)) return "later";',
    replacement: "",
    fails: paces("even far from it"),
  },
  {
    ...pace,
    rule: "what has not come is not judged",
    text: 'if (!actual || !demanded || !reached.judged) return "no_data";',
    replacement: 'if (!actual || !demanded) return "no_data";',
    fails: paces("none came, though a figure stands"),
  },
  {
    ...pace,
    rule: "from a baseline the way made counts",
    text: "actual.minus(baseline).div(expected)",
    replacement: "actual.div(level)",
    fails: paces("worse than at the start"),
  },
  {
    ...target,
    rule: "due on a day is not overdue on it",
    text: "return dueDay(target) < lastDay(at);",
    replacement: "return dueDay(target) <= lastDay(at);",
    fails: paces("due on the period's last day is not yet overdue"),
  },
  {
    ...target,
    rule: "a fall by an amount is told in the indicator's own measure",
    text: 'if (by === "amount") return prior.plus(change);',
    replacement: "",
    fails: standings("a fall by 2: last year's less 2"),
  },
  {
    ...target,
    rule: "per cent of less than nothing say nothing",
    text: "return isBelowZero(prior) ? null : prior",
    replacement: "return prior",
    fails: standings("of less than nothing per cent say nothing"),
  },
  {
    ...target,
    rule: "the way is linear between the points of a trajectory",
    text: "if (elapsed < to.months) return between(from, to, Math.max(elapsed, 0));",
    replacement: "if (elapsed < to.months) return from.share;",
    fails: standings("of 2024 with 2024-Q1:20|2024-Q2:45|2024-Q3:75|2024-Q4:100 at 2024-05 is 0.366667"),
  },
  {
    ...reviewClass,
    rule: "nine tenths are basically met",
    text: 'if (compare(share, basically) >= 0) return "basically_met";',
    replacement: 'if (compare(share, basically) > 0) return "basically_met";',
    fails: paces("nine tenths"),
  },
  {
    ...reviewClass,
    rule: "the whole is not more than it",
    text: 'return wantsMore ? "basically_met" : "met";',
    replacement: 'return "met";',
    fails: paces("the whole is not more than it"),
  },
  {
    ...reviewClass,
    rule: "met and basically met are one class in words",
    text: "met: counts.met + counts.basically_met,",
    replacement: "met: counts.met,",
    fails: standings("met and basically met are one class"),
  },
  {
    file: "src/resolutions/standing.ts",
    rule: "from less than nothing there is no rate of change",
    text: "prior.greaterThan(0) ? change.div(prior) : null",
    replacement: "prior.isZero() ? null : change.div(prior)",
    fails: standings("share, change and rate are null where a part of them is missing"),
  },
  {
    file: "src/resolutions/standing.ts",
    rule: "an illustrative target is told as one",
    text: "illustrative: figures.illustrative || target.illustrative,",
    replacement: "illustrative: figures.illustrative,",
    fails: standings("illustrative: a figure in actual, or the target itself"),
  },
  {
    file: "src/resolutions/term.ts",
    rule: "this year is among the years that remain",
    text: "const years = target.lastYear - before.year + 1;",
    replacement: "const years = target.lastYear - before.year;",
    fails: { "src/resolutions/term.test.ts": ["of a sum: what is left, in equal parts"] },
  },
  {
    file: "src/resolutions/term.ts",
    rule: "what is not known to have come may have used up what was allowed",
    text: 'if (isAtMost(comparator) && missing.length > 0) return { kind: "unknown" };',
    replacement: "",
    fails: { "src/resolutions/term.test.ts": ["what was allowed may be used up"] },
  },
  {
    file: "src/resolutions/forecast.ts",
    rule: "beyond the double this year's pace is not believed",
    text: "Decimal.min(mostScale, Decimal.max(leastScale, actual.div(usual)))",
    replacement: "Decimal.max(leastScale, actual.div(usual))",
    fails: { "src/resolutions/forecast.test.ts": ["four accidents for one last year are not believed"] },
  },
  {
    file: "src/resolutions/explain.server.ts",
    rule: "by unit, those that ended within the period stand beside those that began",
    text: "!ends.some((day) => existsOn(unit, day))",
    replacement: "!existsOn(unit, lastDay(at))",
    fails: { "src/resolutions/byUnit.test.ts": ["units that ended stand beside those that began"] },
  },
  {
    file: "src/resolutions/explain.server.ts",
    rule: "a unit that ended counts with what came while it was there",
    text: "at: ended === undefined ? at : lastMonthOf(ended)",
    replacement: "at",
    fails: { "src/resolutions/byUnit.test.ts": ["units that ended stand beside those that began"] },
  },
];
