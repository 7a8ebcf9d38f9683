/** One clause of a cell: its amount, and what the words around it demand. */

import { lastDay } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import { type Comparison, comparisonOf, isChange } from "./comparator.ts";
import type { Demand, DemandDoubt, DemandFault, DemandRow } from "./demand.ts";
import { dueIn } from "./due.ts";
import { isUnreadable, measureBehind, type Quantity, quantitiesIn, scaleOf } from "./quantity.ts";
import { beginsWith, behind, endsWith, phrases, type Said, said, saidTogether, says, unaccented } from "./spelling.ts";

export type ReadRow = DemandRow & { isBare: boolean };
/** A demand with the day that its clause names, and whether it is told as a share. */
export type Found = { demand: Demand; by?: IsoDate | undefined; isShare: boolean };

/** Clauses that demand nothing by themselves, as they stand and what they say. */
export type Carried = { text: string; said: Said };

export const nothingCarried: Carried = { text: "", said: said("", false) };

export function carriedOn({ text, said: words }: Carried, clause: string, { isBare }: ReadRow): Carried {
  return { text: `${text} ${clause}`, said: saidTogether(words, said(clause, isBare)) };
}

/**
 * The demands of a clause, `carried` being the clauses before it that demand nothing by themselves; nothing where it names
 * no amount. `isFurther`: the cell has demanded something already.
 */
export function demandIn(
  clause: string,
  carried: Carried,
  isFurther: boolean,
  row: ReadRow,
): Found[] | DemandFault | undefined {
  const due = dueIn(clause, row.within);
  const undated = due ? blanked(clause, due.start, due.end) : clause;
  const { told, base } = comparedTo(withoutYears(undated));
  const quantities = quantitiesIn(told).filter(
    (each) => !/^ ?(?:mặt|nội dung)(?!\p{L})/iu.test(told.slice(each.end, each.end + 10)),
  );
  const quantity = quantities.find((_, index) => !isWhereFrom(told, quantities, index));
  if (quantity === undefined) return withoutNumber(carriedOn(carried, told, row), row);
  if (isUnreadable(quantity)) return { fault: "demand_number_unclear" };
  const before = `${carried.text} ${told.slice(0, quantity.start)}`;
  const read = demandOf(
    quantity,
    { before, after: told.slice(quantity.end), base, measure: measureBehind(told.slice(quantity.digitsEnd)) },
    row,
  );
  if ("fault" in read) return read;
  const part = isFurther ? partIn(before) : "";
  const by = due?.day;
  const isShare = quantity.share !== undefined;
  const demands = Array.isArray(read) ? read : [read];
  return demands.map((demand) => ({ demand: part === "" ? demand : { ...demand, part }, by, isShare }));
}

type Around = { before: string; after: string; base: string; measure: string | undefined };

function demandOf(
  quantity: Quantity,
  { before, after, base, measure }: Around,
  row: ReadRow,
): Demand | Demand[] | DemandFault {
  const scaled = inRowsScale(quantity, quantity.share === "points" ? "điểm phần trăm" : measure, row);
  if (scaled === undefined) return { fault: "demand_number_unclear" };
  const { amount } = scaled;
  const [left, right] = [said(before, row.isBare), said(after, row.isBare)];
  const isRowShare = isShareMeasure(row.measure);
  const doubts: DemandDoubt[] = [
    ...(quantity.upTo ? ["doubt_range" as const] : []),
    ...(quantity.of ? ["doubt_fraction" as const] : []),
  ];
  const saying = { ...scaled, ...mannerOf(before, left) };
  const stated = comparisonOf(left, right);
  if (stated === "more_than" && quantity.share && endsWith(left, exceeding) && says(said(base, row.isBare), plans)) {
    return {
      ...saying,
      comparator: "at_least",
      amount: amount.plus(100),
      isOther: true,
      doubts: [...doubts, "doubt_share_of"],
    };
  }
  if (stated && isChange(stated)) return changeOf(stated, quantity, { ...saying, amount: amount.abs(), doubts }, row);
  if (quantity.of && isRowShare && quantity.amount.greaterThan(quantity.of)) {
    return [quantity.amount, quantity.of].map((each) => ({
      ...saying,
      amount: each,
      comparator: stated ?? "at_least",
      doubts: [...doubts, "doubt_share_of"],
    }));
  }
  const called = stated ?? changeCalled(left, quantity, row);
  if (called && isChange(called))
    return { ...saying, comparator: called, ...(isRowShare && { isOther: true }), doubts };
  const usual = isLessBetter(row) ? "at_most" : "at_least";
  if (called === undefined && row.assumed === undefined) {
    doubts.push(usual === "at_most" ? "doubt_less_assumed" : "doubt_comparator_assumed");
  }
  const comparator = called ?? row.assumed ?? usual;
  if (quantity.share === undefined || row.measure === undefined || isRowShare) return { ...saying, comparator, doubts };
  if (row.measure === "" && stated === undefined && amount.equals(100)) {
    return { comparator: "done_by", amount: new Decimal(1), due: lastDay(row.within), doubts: ["doubt_done"] };
  }
  if (row.measure === "") return { ...saying, comparator, doubts };
  return { ...saying, comparator, isOther: true, doubts: [...doubts, "doubt_share_of"] };
}

const exceeding = phrases("vượt");
const plans = phrases("dự toán", "kế hoạch", "chỉ tiêu", "giao");

/** A change in per cent, or by an amount; a share's fall of "0,3%" may mean either. */
function changeOf(
  comparator: Comparison,
  { share }: Quantity,
  saying: Pick<Demand, "amount" | "doubts">,
  { measure, name = "" }: ReadRow,
): Demand {
  if (share === undefined || share === "points") return { ...saying, comparator, by: "amount" };
  if (!isShareMeasure(measure)) return { ...saying, comparator };
  const isOfShare = /^(?:ty le|ti le|chi so|toc do)(?!\p{L})/u.test(unaccented(name));
  if (!isOfShare) return { ...saying, comparator, isOther: true };
  return { ...saying, comparator, by: "amount", doubts: [...saying.doubts, "doubt_points"] };
}

const falls = phrases("kéo giảm", "giảm");
const rises = phrases("tăng");
const noRises = phrases("tăng trưởng", "tăng tốc", "tăng cường");

/** "Kéo giảm tội phạm | % | 5": the name says what is to be done with a share that says nothing itself. */
function changeCalled(
  left: Said,
  { share }: Quantity,
  { name = "", measure, isBare }: ReadRow,
): Comparison | undefined {
  if (left.line.trim() !== "" || (share === undefined && !isShareMeasure(measure))) return undefined;
  const called = said(name, isBare);
  if (beginsWith(called, falls)) return "fall_at_least";
  return beginsWith(called, rises) && !beginsWith(called, noRises) ? "rise_at_least" : undefined;
}

const unwanted = phrases(
  ...["nghèo", "cận nghèo", "thất nghiệp", "suy dinh dưỡng", "tội phạm", "phạm pháp", "tai nạn", "trọng án", "kỷ luật"],
  ...[
    "yếu kém",
    "trễ hạn",
    "quá hạn",
    "tử vong",
    "tảo hôn",
    "vi phạm",
    "ô nhiễm",
    "khiếu nại",
    "tệ nạn",
    "ma túy",
    "bỏ học",
  ],
);

/** Of what a name speaks less is better: "Tỷ lệ thất nghiệp | % | 2" is at most 2. */
function isLessBetter({ name = "", isBare }: ReadRow): boolean {
  return says(said(name, isBare), unwanted);
}

export function isShareMeasure(measure: string | undefined): boolean {
  return /^\s*(?:%|‰|phần trăm|phan tram)/iu.test(measure ?? "");
}

/** "20 tỷ 500 triệu" and "1,25 nghìn tỷ" in the scale of the row; in two scales without a row nobody knows which. */
function inRowsScale(
  { amount, inOnes, isCompound }: Quantity,
  said: string | undefined,
  { measure = "" }: ReadRow,
): { amount: Decimal; measure?: string } | undefined {
  const scale = /^\s*(?:(nghin|ngan|trieu|ty|ti) )?(?:(trieu|ty|ti) )?dong/u.exec(unaccented(measure));
  if (inOnes && scale) return { amount: inOnes.div(scaleOf(scale.slice(1))), measure };
  return inOnes && isCompound ? undefined : { amount, ...(said && { measure: said }) };
}

const keptUp = phrases("duy trì", "giữ vững");
const each =
  /(?:mỗi|moi)\s+((?:(?!ít nhất|tối thiểu|có|từ|đạt|phải|không|trên|thêm|it nhat|toi thieu)\p{L}+\s*){1,4})/iu;

/** What the words before an amount say besides: of each of what, and that a state is to be kept up. */
function mannerOf(before: string, left: Said): Pick<Demand, "each" | "timing"> {
  const of = each.exec(before)?.[1]?.trim();
  return { ...(of && { each: of }), ...(says(left, keptUp) && { timing: "stock" }) };
}

/** "trong đó có bằng cấp, chứng chỉ" → "có bằng cấp, chứng chỉ". */
function partIn(before: string): string {
  return before
    .replace(/^[\s,:]*(?:trong đó|trong do|cả năm|ca nam)(?!\p{L}):?/iu, "")
    .replace(/(?:^|\s)(?:đạt|từ|trên|dưới|ít nhất|tối thiểu|không quá|dat|tu|tren|duoi)\s*$/iu, "")
    .trim();
}

/** What a figure is set against comes behind: "so với năm 2025", "so với dự toán tỉnh giao". */
function comparedTo(text: string): { told: string; base: string } {
  const at = /(?<!\p{L})so (?:voi|cung ky)(?!\p{L})/u.exec(unaccented(text))?.index;
  return at === undefined ? { told: text, base: "" } : { told: text.slice(0, at), base: text.slice(at) };
}

/** "So với năm 2023" and "trong năm 2024" name years, not amounts. */
function withoutYears(text: string): string {
  return text.replace(/(?:năm|nam|kỳ|ky|kì|\/) ?(?:19|20)\d{2}(?!\d)/giu, (year) => " ".repeat(year.length));
}

/** "Giảm từ 3% xuống còn 2%", "tăng từ 90% lên 95%": where one comes from is no demand. */
function isWhereFrom(text: string, quantities: readonly { start: number; end: number }[], index: number): boolean {
  const [from, to] = [quantities[index], quantities[index + 1]];
  if (!from || !to) return false;
  const [before, between] = [text.slice(Math.max(0, from.start - 6), from.start), text.slice(from.end, to.start)].map(
    unaccented,
  );
  return /(?<!\p{L})tu $/u.test(before ?? "") && /(?<!tro )(?:xuong|con|len) /u.test(between ?? "");
}

const none = phrases("không để xảy ra", "không xảy ra", "không phát sinh", "không để phát sinh", "không còn");
const noRiseAtAll = phrases("không tăng", "không gia tăng");
const rising = phrases("tăng");
const without = phrases("không có");
const counted = phrases("vụ", "trường hợp", "hộ", "người", "điểm");

/** "Không để xảy ra", "không có người chết" want none; "không tăng" wants no more than last year, "duy trì" no less. */
function withoutNumber({ text, said: words }: Carried, row: ReadRow): Found[] | undefined {
  const one = (demand: Omit<Demand, "amount" | "doubts">): Found[] => [
    { demand: { ...demand, amount: new Decimal(0), doubts: [] }, isShare: false },
  ];
  if (says(words, noRiseAtAll)) return one({ comparator: "fall_at_least" });
  if (row.measure && beginsWith(words, keptUp) && endsWith(words, keptUp)) return one({ comparator: "rise_at_least" });
  if (says(words, rising)) return undefined;
  if (says(words, none)) return one({ comparator: "at_most" });
  const lacking = behind(words, without);
  if (!lacking) return undefined;
  if (row.measure && beginsWith(lacking, phrases(row.measure))) return one({ comparator: "at_most" });
  const noun = /(?:không có|khong co)\s+(.+)$/iu.exec(text)?.[1]?.trim();
  return beginsWith(lacking, counted)
    ? one({ comparator: "at_most", ...(row.measure && { measure: noun, isOther: true as const }) })
    : undefined;
}

function blanked(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}${" ".repeat(end - start)}${text.slice(end)}`;
}
