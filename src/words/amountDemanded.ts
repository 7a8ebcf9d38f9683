/** What one amount demands by the words around it: a change, more than a plan, so much of each, or where it is to stand. */
import type { Amount } from "../prose/number.ts";
import { changeOf, isOddBase, isPlan, timesOf } from "./change.ts";
import { type Comparison, comparisonOf, isAbout, isChange, limitsChange } from "./comparator.ts";
import type { Demand, DemandDoubt, DemandFault } from "./demand.ts";
import type { ReadRow } from "./demandClause.ts";
import { levelOf } from "./level.ts";
import { differsInSize, eachIn, inRowsScale, isShareMeasure } from "./measure.ts";
import { measureBehind, type Quantity } from "./quantity.ts";
import { isBeyondPlan, isFraction, isMakingUp, shareOf } from "./share.ts";
import { endsWith, phrases, type Said, said, says } from "./spelling.ts";
import { comparisonCalled, isDealtWith, isLessBetter } from "./wanted.ts";

/** What stands around an amount: in its clause, what it is compared with, and what the cell has demanded already. */
type Around = { before: string; after: string; base: string; behind: string; previous: Demand | undefined };

/** The demands that one amount of a clause makes by what stands around it; more than one only of a row of two things. */
export function demandsOf(quantity: Quantity, around: Around, row: ReadRow): Demand[] | DemandFault {
  const { before, after, base, behind, previous } = around;
  const measure =
    quantity.share === "points" ? "điểm phần trăm" : (/^ ?(k?m[23])(?!\d)/u.exec(behind)?.[1] ?? measureBehind(behind));
  const scaled = inRowsScale(quantity, measure, row.measure);
  if (scaled === undefined) return { fault: "demand_number_unclear" };
  const { amount } = scaled;
  const [left, right] = [said(before, row.isBare), said(after, row.isBare)];
  const told = eachIn(before, behind, row);
  // A share of each year is one of all of them; a change from year to year is none of a term.
  const isYearly = told?.each === "năm" && quantity.share !== undefined;
  const each = isYearly ? undefined : told;
  const own = comparisonOf(left, right);
  const stated = own ?? continued(previous, quantity, left, row);
  const isOfUnknown = !told && ofEach.test(before);
  const meant = { left, measure, amount, each, isOfUnknown, isYearly, own, stated };
  const doubts = doubtsOf(quantity, behind, meant, row);
  const saying = {
    ...scaled,
    ...(each && { each: each.each }),
    ...(says(left, keptUp) && !(stated && isChange(stated)) && { timing: "stock" as const }),
    doubts,
  };
  const isFurther = (stated === undefined || stated === "at_least") && !quantity.share && endsWith(left, further);
  if (isFurther) {
    const asked = { ...saying, doubts: [...doubts, "doubt_points" as const] };
    return [changeOf("rise_at_least", quantity, asked, { base, after }, row)];
  }
  const times = timesOf(quantity, left, behind);
  if (times) return [{ ...saying, ...times, doubts: [...doubts, ...times.doubts, ...baseDoubts(base, row)] }];
  if (quantity.share && isBeyondPlan(left, `${base} ${after}`, stated)) return [beyondPlan(saying, base || after, row)];
  const called = left.line.trim() === "" ? comparisonCalled(row.name ?? "", row.isBare) : undefined;
  const change = changeNamed(stated, quantity, `${base} ${after}`, row) ?? stated ?? called;
  if (change && isChange(change))
    return [changeOf(change, quantity, { ...saying, amount: amount.abs() }, { base, after }, row)];
  if (quantity.of && (quantity.amount.greaterThan(quantity.of) || namesTwo(row))) {
    return [quantity.amount, quantity.of].map((each) => ({
      ...saying,
      amount: each,
      comparator: stated ?? "at_least",
      doubts: [...doubts, "doubt_share_of"],
    }));
  }
  const level = { stated, called: stated ?? called, saying, behind: `${behind} ${base}`, isHandled: isDealtWith(left) };
  return [levelOf(quantity, level, row)];
}

/** "Vượt 10% so với dự toán": so much of the plan altogether. */
function beyondPlan(saying: Omit<Demand, "comparator">, plan: string, { measure }: ReadRow): Demand {
  const whole = { ...saying, comparator: "at_least" as const, amount: saying.amount.plus(100) };
  if (isShareMeasure(measure)) return whole;
  const named = shareOf(`% ${plan.replace(/^.*?(?=dự toán|kế hoạch|chỉ tiêu|nghị quyết)/iu, "")}`);
  return { ...whole, measure: named, isOther: true, doubts: [...saying.doubts, "doubt_share_of"] };
}

type Meant = {
  left: Said;
  measure: string | undefined;
  amount: Amount;
  each: ReturnType<typeof eachIn>;
  /** Of each of something that nobody counts here: "mỗi phần 500.000 đồng". */
  isOfUnknown: boolean;
  isYearly: boolean;
  own: Comparison | undefined;
  stated: Comparison | undefined;
};

/** What of an amount is a guess, or leaves open what is meant. */
function doubtsOf(quantity: Quantity, behind: string, meant: Meant, row: ReadRow): DemandDoubt[] {
  const { left, measure, amount, each, isOfUnknown, isYearly, own, stated } = meant;
  const isLevelGoneOn = own === undefined && stated !== undefined && !isChange(stated);
  const found: readonly (readonly [DemandDoubt, unknown])[] = [
    ["doubt_range", quantity.upTo],
    ["doubt_fraction", quantity.of],
    ["doubt_each_time", each?.isSpan || (isYearly && stated && isChange(stated))],
    ["doubt_part", each?.isOneOfSeveral || isOfUnknown],
    ["doubt_about", isAbout(left) || limitsChange(left, own)],
    ["doubt_due", afterEvent.test(behind)],
    ["doubt_size", differsInSize(measure, row.measure)],
    ["doubt_amount", isShareMeasure(row.measure) && amount.greaterThan(mostPerCent)],
    ["doubt_structure", isMakingUp(quantity, left, row)],
    ["doubt_share_of", isFraction(quantity, behind)],
    ["doubt_part", isLevelGoneOn && (stated === "more_than" || left.line.trim() !== "")],
  ];
  return found.flatMap(([doubt, isSo]) => (isSo ? [doubt] : []));
}

/** "Kéo giảm tội phạm | % | từ 5% trở lên": the name says what is to be done, the words only by how much. */
function changeNamed(
  stated: Comparison | undefined,
  { share }: Quantity,
  behind: string,
  { name = "", isBare, measure }: ReadRow,
): Comparison | undefined {
  if ((stated !== "at_least" && stated !== "more_than") || isPlan(behind)) return undefined;
  const called = comparisonCalled(name, isBare);
  if (called === "fall_at_least") return called;
  return called === "rise_at_least" && (share !== undefined || isShareMeasure(measure)) ? called : undefined;
}

const ofEach = /(?<!\p{L})(?:mỗi|từng) (?!năm(?!\p{L}))/iu;

/** "Trong vòng 3 tháng kể từ khi có hướng dẫn": a time that only its event begins. */
const afterEvent = /^\s*(?:tháng|ngày|tuần|quý|năm)(?!\p{L})[^,;]*(?:kể từ|sau khi|từ khi)/iu;

/** Beyond it a percentage is more likely a number written in another format. */
const mostPerCent = 1_000;
/** "Thêm 01 trường", "có thêm ít nhất 01 xã": more than there were, or only one. */
const further = phrases("thêm", "thêm ít nhất", "thêm tối thiểu", "thêm từ", "thêm được");
const keptUp = phrases("duy trì", "giữ vững", "ổn định");
/** A name or measure of two things, so that "1/2" and "40/25" are two amounts: "cầu, hẻm", "mức 1/mức 2". */
function namesTwo({ name = "", measure = "" }: ReadRow): boolean {
  return /\p{L}\s*,\s*\p{L}/u.test(measure) || /\p{L}\s*\d\s*\/\s*\p{L}+\s*\d/u.test(name);
}

/** "Giảm 5% số vụ, 10% số người chết", "không quá 02 vụ, 01 người chết": what has no words of its own goes on. */
function continued(
  previous: Demand | undefined,
  { share, amount }: Quantity,
  left: Said,
  row: ReadRow,
): Comparison | undefined {
  if (!previous || previous.comparator === "done_by" || says(left, ofWhich)) return undefined;
  if (isChange(previous.comparator)) {
    const wasShare = previous.by === undefined;
    return wasShare === (share !== undefined) ? previous.comparator : undefined;
  }
  if (previous.comparator === "more_than" && share === "%" && amount.gte(100)) return undefined;
  return previous.comparator === "at_least" || isLessBetter(row.name ?? "", row.isBare) !== isLess(previous.comparator)
    ? left.line.trim() === ""
      ? previous.comparator
      : undefined
    : previous.comparator;
}

const ofWhich = phrases("trong đó");

function isLess(comparator: Comparison): boolean {
  return comparator === "at_most" || comparator === "less_than";
}

function baseDoubts(base: string, row: ReadRow): DemandDoubt[] {
  return isOddBase(base, row) ? ["doubt_base"] : [];
}
