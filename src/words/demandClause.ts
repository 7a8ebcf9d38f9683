/** One clause of a cell: its amount, and what the words around it demand. */

import { lastDay } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import { changeOf, comparedTo, isOddBase, isPlan, timesOf } from "./change.ts";
import { type Comparison, comparisonOf, isAbout, isChange, limitsChange } from "./comparator.ts";
import type { Demand, DemandDoubt, DemandFault, DemandRow } from "./demand.ts";
import { dueIn, isOutside } from "./due.ts";
import { differsInSize, eachIn, inRowsScale, isCountedWhole, isShareMeasure } from "./measure.ts";
import { blanked, withoutNamedNumbers } from "./namedNumbers.ts";
import { withoutNumber } from "./none.ts";
import { isUnreadable, measureBehind, type Quantity, quantitiesIn, type Unreadable } from "./quantity.ts";
import {
  behind as afterPhrase,
  beginsWith,
  endsWith,
  phrases,
  type Said,
  said,
  saidTogether,
  says,
  unaccented,
} from "./spelling.ts";
import { comparisonCalled, isLessBetter } from "./wanted.ts";

export type ReadRow = DemandRow & { isBare: boolean };
/** A demand with the day that its clause names, and whether it is told as a share. */
export type Found = {
  demand: Demand;
  by?: IsoDate | undefined;
  isShare: boolean;
  /** What its clause speaks of before the amount. */
  about?: string;
};

/** Clauses that demand nothing by themselves, as they stand and what they say. */
export type Carried = { text: string; said: Said };

export const nothingCarried: Carried = { text: "", said: said("", false) };

export function carriedOn({ text, said: words }: Carried, clause: string, { isBare }: ReadRow): Carried {
  return { text: `${text} ${clause}`, said: saidTogether(words, said(clause, isBare)) };
}

/**
 * The demands of a clause, `carried` being the clauses before it that demand nothing by themselves; nothing where it names
 * no amount. `previous` is what the cell has demanded already, which a clause without words of its own goes on with.
 */
export function demandIn(
  clause: string,
  carried: Carried,
  previous: Found | undefined,
  row: ReadRow,
): Found[] | DemandFault | undefined {
  const { told: compared } = comparedTo(withoutNamedNumbers(clause, row.measure));
  // "So với giai đoạn 2016 - 2020" names what is compared with, though it counts nothing.
  const { base } = comparedTo(clause);
  const due = dueIn(compared, row.within);
  const told = withoutYears(due ? blanked(compared, due.start, due.end) : compared);
  const writing = { shownIn: row.shownIn, isWhole: isCountedWhole(row.measure) };
  const quantities = quantitiesIn(told, writing);
  const at = quantities.findIndex((_, index) => !isWhereFrom(told, quantities, index));
  const quantity = quantities[at];
  if (quantity === undefined) return withoutNumber(carriedOn(carried, told, row), base, row);
  if (isUnreadable(quantity)) return { fault: "demand_number_unclear" };
  const before = `${carried.text} ${told.slice(0, quantity.start)}`;
  const after = told.slice(quantity.end);
  const around = { before, after, base, behind: told.slice(quantity.digitsEnd), previous: previous?.demand };
  const read = demandOf(quantity, around, row);
  if ("fault" in read) return read;
  const asked: DemandDoubt[] = [
    ...(quantities.slice(at + 1).some((each) => !isManner(told, each)) ? (["doubt_left_over"] as const) : []),
    ...(due && isOutside(due, row) ? (["doubt_due"] as const) : []),
  ];
  const about = partIn(before);
  const part = previous ? about : "";
  const by = due?.day;
  const isShare = quantity.share !== undefined;
  const demands = Array.isArray(read) ? read : [read];
  return demands.map((demand) => ({
    demand: { ...demand, ...(part !== "" && { part }), doubts: [...demand.doubts, ...asked] },
    by,
    isShare,
    about,
  }));
}

/** "90% người dân được khám ít nhất 01 lần/năm": how often is no demand of its own. */
function isManner(text: string, { end }: Quantity | Unreadable): boolean {
  return /^ ?lần ?\//iu.test(text.slice(end, end + 8));
}

type Around = { before: string; after: string; base: string; behind: string; previous: Demand | undefined };

function demandOf(quantity: Quantity, around: Around, row: ReadRow): Demand | Demand[] | DemandFault {
  const { before, after, base, behind, previous } = around;
  const measure =
    quantity.share === "points" ? "điểm phần trăm" : (/^ ?(k?m[23])(?!\d)/u.exec(behind)?.[1] ?? measureBehind(behind));
  const scaled = inRowsScale(quantity, measure, row.measure);
  if (scaled === undefined) return { fault: "demand_number_unclear" };
  const { amount } = scaled;
  const [left, right] = [said(before, row.isBare), said(after, row.isBare)];
  const isRowShare = isShareMeasure(row.measure);
  const each = eachIn(before, behind, row);
  const own = comparisonOf(left, right);
  const stated = own ?? continued(previous, quantity, left, row);
  const doubts: DemandDoubt[] = [
    ...(quantity.upTo ? (["doubt_range"] as const) : []),
    ...(quantity.of ? (["doubt_fraction"] as const) : []),
    ...(each?.isSpan ? (["doubt_each_time"] as const) : []),
    ...(each?.isOneOfSeveral ? (["doubt_part"] as const) : []),
    ...(isAbout(left) || limitsChange(left, own) ? (["doubt_about"] as const) : []),
    ...(afterEvent.test(behind) ? (["doubt_due"] as const) : []),
    ...(differsInSize(measure, row.measure) ? (["doubt_size"] as const) : []),
    ...(isRowShare && amount.greaterThan(mostPerCent) ? (["doubt_amount"] as const) : []),
    ...(isStructure(row) || endsWith(left, makingUp) || endsWith(said(row.name ?? "", row.isBare), makingUp)
      ? (["doubt_structure"] as const)
      : []),
    ...(own === undefined &&
    stated !== undefined &&
    !isChange(stated) &&
    (stated === "more_than" || left.line.trim() !== "")
      ? (["doubt_part"] as const)
      : []),
  ];
  const saying = {
    ...scaled,
    ...(each && { each: each.each }),
    ...(says(left, keptUp) && { timing: "stock" as const }),
    doubts,
  };
  if (stated === undefined && quantity.share === undefined && endsWith(left, further)) {
    return changeOf(
      "rise_at_least",
      quantity,
      { ...saying, doubts: [...doubts, "doubt_points"] },
      { base, after },
      row,
    );
  }
  const times = timesOf(quantity, left, behind);
  if (times) return { ...saying, ...times, doubts: [...doubts, ...times.doubts, ...baseDoubts(base, row)] };
  if (quantity.share && isBeyondPlan(left, `${base} ${after}`, stated)) {
    const beyond = amount.plus(100);
    const measure = shareOf(`% ${(base || after).replace(/^.*?(?=dự toán|kế hoạch|chỉ tiêu|nghị quyết)/iu, "")}`);
    return {
      ...saying,
      comparator: "at_least",
      amount: beyond,
      measure,
      isOther: true,
      doubts: [...doubts, "doubt_share_of"],
    };
  }
  const changed = changeNamed(stated, quantity, `${base} ${after}`, row);
  if (changed) return changeOf(changed, quantity, { ...saying, amount: amount.abs() }, { base, after }, row);
  if (stated && isChange(stated)) {
    return changeOf(stated, quantity, { ...saying, amount: amount.abs() }, { base, after }, row);
  }
  if (quantity.of && (quantity.amount.greaterThan(quantity.of) || namesTwo(row))) {
    return [quantity.amount, quantity.of].map((each) => ({
      ...saying,
      amount: each,
      comparator: stated ?? "at_least",
      doubts: [...doubts, "doubt_share_of"],
    }));
  }
  const called = stated ?? (left.line.trim() === "" ? comparisonCalled(row.name ?? "", row.isBare) : undefined);
  if (called && isChange(called))
    return changeOf(called, quantity, { ...saying, amount: amount.abs() }, { base, after }, row);
  const isHandled = says(left, handled);
  return levelOf(quantity, { stated, called, saying, behind: `${behind} ${base}`, isHandled }, row);
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

type Level = {
  stated: Comparison | undefined;
  called: Comparison | undefined;
  saying: Omit<Demand, "comparator">;
  behind: string;
  /** What is unwanted is dealt with, which is wanted: "Trọng án: khám phá 100%". */
  isHandled: boolean;
};

/** Where it is to stand. */
function levelOf(quantity: Quantity, { stated, called, saying, behind, isHandled }: Level, row: ReadRow): Demand {
  const { amount, doubts } = saying;
  const isRowShare = isShareMeasure(row.measure);
  const isRank = /^\s*(?:thứ )?hạng|^\s*vị trí|^\s*xếp hạng/iu.test(row.measure ?? "");
  const less =
    isRank || (amount.isZero() && row.name !== "") || (!isHandled && isLessBetter(row.name ?? "", row.isBare));
  const usual = less ? "at_most" : "at_least";
  const comparator = isRank && called === "at_least" ? "at_most" : (called ?? row.assumed ?? usual);
  const assumed: DemandDoubt[] =
    called !== undefined || row.assumed !== undefined ? [] : [less ? "doubt_less_assumed" : "doubt_comparator_assumed"];
  const said = { ...saying, comparator, doubts: [...doubts, ...assumed] };
  if (row.measure === undefined || row.measure === "" || isRowShare) {
    if (row.measure === "" && quantity.share && stated === undefined && amount.equals(100)) {
      return { comparator: "done_by", amount: new Decimal(1), due: lastDay(row.within), doubts: ["doubt_done"] };
    }
    if (row.measure === undefined && quantity.share && isPlan(behind)) {
      return { ...said, doubts: [...said.doubts, "doubt_share_of"] };
    }
    const isCounted = isRowShare && quantity.share === undefined && countedNoun.test(saying.measure ?? "");
    return isCounted ? { ...said, isOther: true } : said;
  }
  if (quantity.share === undefined) return said;
  return { ...said, measure: shareOf(behind), isOther: true, doubts: [...said.doubts, "doubt_share_of"] };
}

/** "% tổng số đảng viên", "% dự toán tỉnh giao": of what it is a share, as the words behind it say. */
function shareOf(behind: string): string {
  const [, sign = "%", of = ""] = /^\s*(%|‰)?\s*((?:[\p{L}\p{M}]+ ?){0,6})/u.exec(behind) ?? [];
  const whole = of
    .replace(/^(?:trở lên|so với)\s*/iu, "")
    .replace(/(?<!\p{L})(?:trước|trong|vào|đến|để|và|đầu năm)(?!\p{L}).*$/iu, "")
    .trim();
  return whole === "" ? sign : `${sign} ${whole}`;
}

/** "Trong vòng 3 tháng kể từ khi có hướng dẫn": a time that only its event begins. */
const afterEvent = /^\s*(?:tháng|ngày|tuần|quý|năm)(?!\p{L})[^,;]*(?:kể từ|sau khi|từ khi)/iu;

/** Beyond it a percentage is more likely a number written in another format. */
const mostPerCent = 1_000;
const exceeding = phrases("vượt", "vượt từ", "vượt trên", "vượt ít nhất");

/** "Vượt 10% so với dự toán", "vượt dự toán từ 5% trở lên". */
function isBeyondPlan(left: Said, behind: string, stated: Comparison | undefined): boolean {
  if ((stated === "more_than" || stated === "at_least") && endsWith(left, exceeding)) return isPlan(behind);
  const plan = afterPhrase(left, exceeding);
  return plan !== undefined && isPlan(plan.line);
}

const handled = phrases("khám phá", "điều tra", "giải quyết", "xử lý", "xóa", "hỗ trợ", "hòa giải", "thu hồi");
/** "Thêm 01 trường": more than there were, or only one. */
const further = phrases("thêm", "có thêm");
const keptUp = phrases("duy trì", "giữ vững", "ổn định");
/** Shares of a whole: nobody knows which of them are to grow. */
const structure = phrases("cơ cấu");
const ownShare = phrases("tỷ trọng", "tỷ lệ");
/** "Cơ cấu kinh tế"; of "tỷ trọng nông nghiệp trong cơ cấu" the share is named. */
function isStructure({ name = "", isBare }: ReadRow): boolean {
  const words = said(name, isBare);
  return says(words, structure) && !beginsWith(words, ownShare);
}
const makingUp = phrases("chiếm", "chiếm tỷ trọng", "chiếm tỷ lệ", "chiếm khoảng");
/** Counted things in a row of per cent: "Hộ nghèo | % | giảm 25 hộ". */
const countedNoun =
  /^(?:hộ|vụ|người|xã|ấp|thôn|trường|đảng viên|chi bộ|mô hình|cuộc|lớp|căn|công trình|doanh nghiệp|hợp tác xã|ha|km|tấn)(?!\p{L})/iu;

/** A name or measure of two things, so that "1/2" and "40/25" are two amounts: "cầu, hẻm", "mức 1/mức 2". */
function namesTwo({ name = "", measure = "" }: ReadRow): boolean {
  return /\p{L}\s*,\s*\p{L}/u.test(measure) || /\p{L}\s*\d\s*\/\s*\p{L}+\s*\d/u.test(name);
}

/** "Giảm 5% số vụ, 10% số người chết", "không quá 02 vụ, 01 người chết": what has no words of its own goes on. */
function continued(
  previous: Demand | undefined,
  { share }: Quantity,
  left: Said,
  row: ReadRow,
): Comparison | undefined {
  if (!previous || previous.comparator === "done_by" || says(left, ofWhich)) return undefined;
  if (isChange(previous.comparator)) {
    const wasShare = previous.by === undefined;
    return wasShare === (share !== undefined) ? previous.comparator : undefined;
  }
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

/** "trong đó có bằng cấp, chứng chỉ" → "có bằng cấp, chứng chỉ". */
function partIn(before: string): string {
  return before
    .replace(/^[\s,:]*(?:trong đó|trong do|cả năm|ca nam)(?!\p{L}):?/iu, "")
    .replace(
      /(?:(?:^|\s)(?:đạt|từ|trên|dưới|ít nhất|tối thiểu|không quá|không dưới|đến|bằng|tăng|giảm|gấp|dat|tu|tren|duoi|tang|giam|gap|[:≥≤<>]+))+\s*$/iu,
      "",
    )
    .replace(/[\s:]+$/u, "")
    .trim();
}

/** "So với năm 2023" and "trong năm 2024" name years, not amounts. */
function withoutYears(text: string): string {
  return text.replace(/(?:năm|nam|kỳ|ky|kì|\/) ?(?:19|20)\d{2}(?!\d)/giu, (year) => " ".repeat(year.length));
}

/** "Giảm từ 3% xuống còn 2%", "tăng từ 90% lên 95%": where one comes from is no demand. */
function isWhereFrom(text: string, quantities: readonly (Quantity | Unreadable)[], index: number): boolean {
  const [from, to] = [quantities[index], quantities[index + 1]];
  if (!from || !to) return false;
  const [before, between] = [text.slice(Math.max(0, from.start - 6), from.start), text.slice(from.end, to.start)].map(
    unaccented,
  );
  return /(?<!\p{L})tu $/u.test(before ?? "") && /(?<!tro )(?:xuong|con|len) /u.test(between ?? "");
}
