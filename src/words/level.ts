/** Where an amount is to stand: what its words, its name or custom say of it, and of what it is told. */
import { lastDay } from "../calendar/period.ts";
import { Decimal } from "../prose/number.ts";
import { isPlan } from "./change.ts";
import type { Comparison } from "./comparator.ts";
import type { Demand, DemandDoubt } from "./demand.ts";
import type { ReadRow } from "./demandClause.ts";
import { isShareMeasure } from "./measure.ts";
import type { Quantity } from "./quantity.ts";
import { shareOf } from "./share.ts";
import { isLessBetter, isOpenEitherWay } from "./wanted.ts";

type Level = {
  stated: Comparison | undefined;
  called: Comparison | undefined;
  saying: Omit<Demand, "comparator">;
  behind: string;
  /** What is unwanted is dealt with, which is wanted: "Trọng án: khám phá 100%". */
  isHandled: boolean;
};

/** Where it is to stand. */
export function levelOf(
  quantity: Quantity,
  { stated, called, saying, behind, isHandled }: Level,
  row: ReadRow,
): Demand {
  const { amount, doubts } = saying;
  const isRowShare = isShareMeasure(row.measure);
  const isRank = /^\s*(?:thứ )?hạng|^\s*vị trí|^\s*xếp hạng/iu.test(row.measure ?? "");
  const less =
    isRank || (amount.isZero() && row.name !== "") || (!isHandled && isLessBetter(row.name ?? "", row.isBare));
  const usual = less ? "at_most" : "at_least";
  const comparator = isRank && called === "at_least" ? "at_most" : (called ?? row.assumed ?? usual);
  const assumed: DemandDoubt[] = called !== undefined || row.assumed !== undefined ? [] : [assumption(less, row)];
  const said = { ...saying, comparator, doubts: [...doubts, ...assumed] };
  if (row.measure === undefined || row.measure === "" || isRowShare) {
    if (row.measure === "" && quantity.share && stated === undefined && amount.equals(100)) {
      return { comparator: "done_by", amount: new Decimal(1), due: lastDay(row.within), doubts: ["doubt_done"] };
    }
    if (row.measure === undefined && quantity.share && isPlan(behind)) {
      return { ...said, doubts: [...said.doubts, "doubt_share_of"] };
    }
    const isNumber = quantity.of !== undefined || countedNoun.test(saying.measure ?? "");
    const isCounted = isRowShare && quantity.share === undefined && isNumber;
    return isCounted ? { ...said, isOther: true } : said;
  }
  if (quantity.share === undefined) return said;
  return { ...said, measure: shareOf(behind), isOther: true, doubts: [...said.doubts, "doubt_share_of"] };
}

function assumption(less: boolean, { name = "", isBare }: ReadRow): DemandDoubt {
  if (isOpenEitherWay(name, isBare)) return "doubt_direction";
  return less ? "doubt_less_assumed" : "doubt_comparator_assumed";
}

/** Counted things in a row of per cent: "Hộ nghèo | % | giảm 25 hộ". */
const countedNoun =
  /^(?:hộ|vụ|người|xã|ấp|thôn|trường|đảng viên|chi bộ|mô hình|cuộc|lớp|căn|công trình|doanh nghiệp|hợp tác xã|ha|km|tấn)(?!\p{L})/iu;
