/** Several amounts of one cell: of what each is told, and which are none of the row's own measure. */
import { Decimal } from "../prose/number.ts";
import { isChange } from "./comparator.ts";
import type { Demand } from "./demand.ts";
import { dated, doubted, type Found, type ReadRow } from "./demandClause.ts";
import { countsAnother, isOneMeasure, isShareMeasure } from "./measure.ts";

/** The demands of clauses that follow one another, each with the part of which it speaks. */
export function partsOf(found: readonly Found[], row: ReadRow): Demand[] {
  const hasParts = found.some(({ demand }) => demand.part !== undefined);
  const named = hasParts ? found.map((each, index) => (index === 0 ? withOwnPart(each) : each)) : byNouns(found);
  return measuredApart(
    named.map((each) => dated(each, row)),
    row,
  );
}

/** "Đô thị 95%, nông thôn 80%": where others follow, the first is of a part too. */
function withOwnPart(found: Found): Found {
  const { demand, about = "" } = found;
  const isSaid = demand.doubts.some((doubt) => doubt === "doubt_comparator_assumed" || doubt === "doubt_less_assumed");
  return about === "" || !isSaid || demand.timing ? found : { ...found, demand: { ...demand, part: about } };
}

/** "97% cơ quan, 80% doanh nghiệp", "giảm 15 hộ nghèo, 20 hộ cận nghèo": what stands behind each tells them apart. */
function byNouns(found: readonly Found[]): readonly Found[] {
  const nouns = found.map(({ noun, demand }) => (isNumber(demand) ? (noun ?? "") : ""));
  const areTold = nouns.every((noun) => noun !== "") && new Set(nouns).size === nouns.length && nouns.length > 1;
  return areTold ? found.map((each) => ({ ...each, demand: { ...each.demand, part: each.noun } })) : found;
}

/** One change of several things; which they are is asked where nobody says it. */
export function ofSeveral(found: readonly Found[], things: readonly string[]): Demand[] {
  return found.flatMap((each): Demand[] => {
    const { demand } = each;
    if (things.length === 0) return [doubted(each, "doubt_part").demand];
    return things.map((measure) => ({ ...demand, measure, isOther: true }));
  });
}

/** "12/14 trường, đạt 85,7%": a number and the share that it makes are one demand, told in the measure of the row. */
export function toldOnce(found: readonly Found[], { measure }: ReadRow): readonly Found[] {
  const [pair, share, another] = found;
  if (!pair?.of || !share?.isShare || another || pair.of.isZero() || isChange(share.demand.comparator)) return found;
  const made = pair.demand.amount.div(pair.of).times(100);
  if (!made.toDecimalPlaces(share.demand.amount.decimalPlaces()).equals(share.demand.amount)) return found;
  return isShareMeasure(measure) ? [{ ...share, demand: { ...share.demand, part: undefined } }] : [pair];
}

/**
 * Of several amounts those in other measures than the row's: "3 tuyến, dài 5,2 km", "giảm 02 vụ, 01 người chết". Where the row
 * has none it is that of the first: "8 triệu lượt; doanh thu 25.700 tỷ đồng".
 */
function measuredApart(demands: readonly Demand[], { measure }: ReadRow): Demand[] {
  const marked = isWhole(demands) ? demands.map(asStructure) : [...demands];
  const own = measure || (demands[0]?.by === undefined && demands[0]?.comparator !== "done_by" && demands[0]?.measure);
  const isUnsaid = measure === undefined || measure === "";
  const isApart = ({ measure: told, ...demand }: Demand) =>
    told !== undefined &&
    isNumber(demand) &&
    ((isUnsaid && !isChange(demand.comparator)) || !isShareMeasure(told)) &&
    !isOneMeasure(told, own || "");
  if (!own || (!isUnsaid && isShareMeasure(own)) || marked.every(isApart)) return marked;
  return marked.map((demand) => (isApart(demand) ? { ...demand, isOther: true } : demand));
}

/** "Không quá 02 người chết" alone in a row of vụ: whether the row is counted so, or only this part of it, is asked. */
export function ofAnotherThing(demand: Demand, { measure }: ReadRow): Demand {
  const isOther =
    isNumber(demand) &&
    !demand.isOther &&
    countsAnother(demand.measure, measure) &&
    !isOneMeasure(demand.measure ?? "", measure ?? "");
  return isOther ? { ...demand, isOther, doubts: [...demand.doubts, "doubt_part"] } : demand;
}

/** It is told in the measure in which its row is counted, which a change in per cent is not. */
function isNumber({ comparator, by }: Pick<Demand, "comparator" | "by">): boolean {
  return comparator !== "done_by" && (!isChange(comparator) || by !== undefined);
}

/** Shares that make up a whole: which of them are to grow nobody says. */
function isWhole(demands: readonly Demand[]): boolean {
  const areShares = demands.every(({ measure, comparator }) => isShareMeasure(measure) && !isChange(comparator));
  const sum = demands.reduce((all, { amount }) => all.plus(amount), new Decimal(0));
  return areShares && demands.length > 2 && sum.equals(100);
}

function asStructure(demand: Demand): Demand {
  return demand.doubts.includes("doubt_structure")
    ? demand
    : { ...demand, doubts: [...demand.doubts, "doubt_structure"] };
}
