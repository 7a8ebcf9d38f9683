/** A target judged by its figures: CONTRACT, "judged", "expectedShare", the table of `pace` and `reviewClass`, line by line. */
import { Fraction } from "./fraction.ts";
import { lastDayOf, lengthOf, monthsOf } from "./months.ts";
import type { Limits, Target, Timing } from "./world.ts";

export type Known = {
  actual: Fraction | undefined;
  prior: Fraction | undefined;
  now: { come: number; owed: number };
  before: { come: number; owed: number };
  /** The last month of `asOf`, of P where there is none; and that of P. */
  end: number;
  at: number;
  limits: Limits;
};

const { zero, one } = Fraction;
const atLeast = (a: Fraction, b: Fraction) => !b.isOver(a);
const equal = (a: Fraction, b: Fraction) => a.minus(b).isZero();

export function judge(target: Target, timing: Timing, known: Known) {
  const { actual, prior, limits } = known;
  const comparator = target.comparator as
    | ("at_least" | "at_most" | "more_than" | "less_than")
    | ("rise_at_least" | "fall_at_least" | "done_by");
  const isRise = comparator === "rise_at_least";
  const isFall = comparator === "fall_at_least";
  const isByAmount = target.by === "amount" && (isRise || isFall);
  const adds = timing === "flow" || timing === "peak";
  const x = Fraction.of(target.amount || "1");

  const demand = demanded();
  const share = actual && demand && actual.by(demand);
  const way = wayAt(target, known.end);
  const later = isLater(target, known.at);
  const hasBaseline = target.baseline !== "" && timing !== "flow" && !isRise && !isFall && comparator !== "done_by";
  const b = Fraction.of(target.baseline || "0");
  const level = demand && b.plus(demand.minus(b).times(way));
  const expectedShare = expected();

  const isOver =
    adds &&
    !!actual &&
    !!demand &&
    ((comparator === "at_most" && actual.isOver(demand)) || (comparator === "less_than" && atLeast(actual, demand)));
  const isReached =
    adds &&
    !!share &&
    ((comparator === "at_least" && atLeast(share, one)) || (comparator === "more_than" && share.isOver(one)));
  const enough = ({ come, owed }: { come: number; owed: number }) =>
    owed === 0 || atLeast(Fraction.of(come), Fraction.of(limits.come).times(Fraction.of(owed)));
  const rests = enough(known.now) && (!(isRise || isFall) || enough(known.before));
  const judged = rests || isOver || isReached || later || comparator === "done_by";

  const told = {
    target: demand?.told() ?? null,
    share: share?.told() ?? null,
    expectedShare: expectedShare?.told() ?? null,
    judged,
  };
  return { ...told, pace: pace(), reviewClass: reviewClass() };

  function demanded(): Fraction | undefined {
    if (!isRise && !isFall) return x;
    const signed = isFall ? zero.minus(x) : x;
    if (!prior) return undefined;
    if (isByAmount) return prior.plus(signed);
    if (prior.isUnder(zero)) return undefined;
    return prior.times(Fraction.of(100).plus(signed)).by(Fraction.of(100));
  }

  function expected(): Fraction | undefined {
    if (later || comparator === "done_by" || !demand || demand.isZero()) return undefined;
    if (isRise || isFall) return one;
    if (timing === "flow") return way;
    if (hasBaseline) return level?.by(demand);
    return target.trajectory === "" ? one : way;
  }

  /** Whether what is demanded is so, as the figures are. */
  function holds(): boolean {
    if (!actual || !demand) return false;
    if (comparator === "more_than") return actual.isOver(demand);
    if (comparator === "less_than") return actual.isUnder(demand);
    if (comparator === "at_most" || isFall) return atLeast(demand, actual);
    const isFromNothing = isRise && !isByAmount && !!prior?.isZero() && x.isOver(zero);
    return atLeast(actual, demand) && (!isFromNothing || actual.isOver(zero));
  }

  function dueState(): "done" | "overdue" | "later" {
    if (actual && atLeast(actual, x)) return "done";
    const due = target.due || lastDayOf(monthsOf(target.period).to);
    return due < lastDayOf(known.at) ? "overdue" : "later";
  }

  function pace(): string {
    if (later) return "later";
    if (comparator === "done_by") return { done: "on_pace", overdue: "at_risk", later: "later" }[dueState()];
    if (!actual || !demand || !judged) return "no_data";
    if (isOver) return "at_risk";
    if (hasBaseline && level) {
      const r = actual.minus(b).by(level.minus(b));
      if (r) return byMore(r);
      const isLess = comparator === "at_most" || comparator === "less_than";
      return (isLess ? atLeast(b, actual) : atLeast(actual, b)) ? "on_pace" : "at_risk";
    }
    const isZero = demand.isZero();
    const isStrict = comparator === "more_than" || comparator === "less_than";
    if (demand.isUnder(zero) || (isZero && (isByAmount || isStrict))) return holds() ? "on_pace" : "at_risk";
    if (isZero) {
      if (comparator === "at_least") return "on_pace";
      if (isRise) return actual.isOver(zero) || (x.isZero() && actual.isZero()) ? "on_pace" : "at_risk";
      return actual.isOver(zero) ? "at_risk" : "ahead";
    }
    const r = share && expectedShare && share.by(expectedShare);
    if (!r) return "on_pace";
    return comparator === "at_most" || comparator === "less_than" || isFall ? byLess(r) : byMore(r);
  }

  function byMore(r: Fraction): string {
    const { ahead, onPace, behind } = limits.more;
    if (atLeast(r, Fraction.of(ahead))) return "ahead";
    if (atLeast(r, Fraction.of(onPace))) return "on_pace";
    return atLeast(r, Fraction.of(behind)) ? "behind" : "at_risk";
  }

  function byLess(r: Fraction): string {
    const { ahead, onPace, behind } = limits.less;
    if (atLeast(Fraction.of(ahead), r)) return "ahead";
    if (atLeast(Fraction.of(onPace), r)) return "on_pace";
    return atLeast(Fraction.of(behind), r) ? "behind" : "at_risk";
  }

  function reviewClass(): string {
    if (later) return "year_end";
    if (comparator === "done_by") return { done: "met", overdue: "not_begun", later: "year_end" }[dueState()];
    if (!actual || !demand || !judged) return "no_data";
    const isGraded = (comparator === "at_least" || comparator === "more_than") && !demand.isUnder(zero);
    if (!isGraded || (demand.isZero() && comparator === "more_than")) return holds() ? "met" : "not_met";
    if (!share) return "met";
    if (share.isOver(one)) return "exceeded";
    if (equal(share, one)) return comparator === "at_least" ? "met" : "basically_met";
    if (atLeast(share, Fraction.of("0.9"))) return "basically_met";
    if (atLeast(share, Fraction.of("0.5"))) return "half";
    return share.isOver(zero) ? "below_half" : "not_begun";
  }
}

function pointsOf({ trajectory }: Target) {
  return trajectory
    .split("|")
    .filter(Boolean)
    .map((point) => {
      const [period = "", percent = ""] = point.split(":");
      return { to: monthsOf(period).to, share: Fraction.of(percent).times(Fraction.of("0.01")) };
    });
}

function isLater(target: Target, at: number): boolean {
  const [only, ...others] = pointsOf(target);
  return only !== undefined && others.length === 0 && only.to > at;
}

/** The share of the way expected at a month's end. */
function wayAt(target: Target, month: number): Fraction {
  const whole = monthsOf(target.period);
  if (month < whole.from) return zero;
  const points = pointsOf(target);
  if (points.length === 0) {
    const elapsed = Math.min(month, whole.to) - whole.from + 1;
    return Fraction.of(elapsed).by(Fraction.of(lengthOf(whole))) ?? zero;
  }
  const start = { to: whole.from - 1, share: zero };
  const before = points.findLast((point) => point.to <= month) ?? start;
  const after = points.find((point) => point.to > month);
  if (!after) return before.share;
  const part = Fraction.of(month - before.to).by(Fraction.of(after.to - before.to)) ?? zero;
  return before.share.plus(after.share.minus(before.share).times(part));
}
