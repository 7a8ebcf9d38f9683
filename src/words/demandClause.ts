/** One clause of a cell: its amount, and what the words around it demand. */

import { lastDay } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import type { Amount } from "../prose/number.ts";
import { demandsOf } from "./amountDemanded.ts";
import { comparedTo } from "./change.ts";
import type { Demand, DemandDoubt, DemandFault, DemandRow } from "./demand.ts";
import { dueIn, isOutside } from "./due.ts";
import { isCountedWhole, isOneMeasure, isShareMeasure } from "./measure.ts";
import { blanked, withoutNamedNumbers, withoutYears } from "./namedNumbers.ts";
import { withoutNumber } from "./none.ts";
import { isUnreadable, measureBehind, type Quantity, quantitiesIn, type Unreadable } from "./quantity.ts";
import { type Said, said, saidTogether, unaccented } from "./spelling.ts";

export type ReadRow = DemandRow & { isBare: boolean };
/** A demand with the day that its clause names, and whether it is told as a share. */
export type Found = {
  demand: Demand;
  by?: IsoDate | undefined;
  isShare: boolean;
  /** What it is a part of, of "12/14 trường" the 14. */
  of?: Amount | undefined;
  /** What its clause speaks of before the amount. */
  about?: string;
  /** What its clause counts, behind its measure: of "20 hộ cận nghèo" in a row of hộ "cận nghèo". */
  noun?: string | undefined;
};

/** With the day by which it is due, where that lies before the end of the target's period. */
export function dated({ demand, by }: Found, { within }: ReadRow): Demand {
  return by === undefined || by === lastDay(within) || demand.comparator === "done_by"
    ? demand
    : { ...demand, due: by };
}

/** With something more for a person to look at. */
export function doubted({ demand, ...rest }: Found, doubt: DemandDoubt): Found {
  return { ...rest, demand: { ...demand, doubts: [...demand.doubts, doubt] } };
}

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
  const wanted = quantities.filter((_, index) => !isWhereFrom(told, quantities, index));
  const quantity = wanted.find((each) => isOfRow(told, each, row)) ?? wanted[0];
  if (quantity === undefined) return withoutNumber(carriedOn(carried, told, row), base, row, previous === undefined);
  if (isUnreadable(quantity)) return { fault: "demand_number_unclear" };
  const before = `${carried.text} ${told.slice(0, quantity.start)}`;
  const after = told.slice(quantity.end);
  const around = { before, after, base, behind: told.slice(quantity.digitsEnd), previous: previous?.demand };
  const read = demandsOf(quantity, around, row);
  if ("fault" in read) return read;
  const about = partIn(before);
  const isEffort = previous !== undefined && effort.test(about);
  const part = previous && !isEffort ? about : "";
  const asked: DemandDoubt[] = [
    ...(wanted.some((each) => each !== quantity && !isManner(told, each)) ? (["doubt_left_over"] as const) : []),
    ...(due && (isOutside(due, row) || fromThen.test(compared.slice(0, due.start))) ? (["doubt_due"] as const) : []),
    ...(isEffort ? (["doubt_left_over"] as const) : []),
  ];
  const by = due?.day;
  const isShare = quantity.share !== undefined;
  return read.map((demand) => ({
    demand: { ...demand, ...(part !== "" && { part }), doubts: [...demand.doubts, ...asked] },
    by,
    isShare,
    of: quantity.of,
    about,
    noun: nounBehind(around.behind, row.measure),
  }));
}

/** "Đạt 100% từ 01/7/2026" begins with the day and is not due by it. */
const fromThen = /(?<!\p{L})(?:từ|kể từ|tu) $/iu;
/** "Tối thiểu 1.250 tỷ đồng, phấn đấu 1.400 tỷ đồng": which of the two is demanded nobody knows. */
const effort = /^(?:phấn đấu|quyết tâm|cố gắng|phan dau)(?: đạt| dat)?$/iu;

function nounBehind(behind: string, measure = ""): string | undefined {
  const told = measureBehind(behind);
  if (told === undefined) return undefined;
  if (isShareMeasure(told)) return measureBehind(behind.replace(/^\s*(?:%|‰|phần trăm)/iu, ""));
  const isOfRow = measure !== "" && told.toLowerCase().startsWith(`${measure.toLowerCase()} `);
  return isOfRow ? told.slice(measure.length).trim() : undefined;
}

/** Of several numbers of a clause the one in the row's measure: of "lúa 2 vụ 40 ha" the second in a row of ha. */
function isOfRow(text: string, each: Quantity | Unreadable, { measure }: ReadRow): boolean {
  if (isUnreadable(each) || !measure) return false;
  if (isShareMeasure(measure)) return each.share !== undefined;
  const told = measureBehind(text.slice(each.digitsEnd));
  return told !== undefined && isOneMeasure(told, measure);
}

/** "90% người dân được khám ít nhất 01 lần/năm": how often is no demand of its own. */
function isManner(text: string, { end }: Quantity | Unreadable): boolean {
  return /^ ?(?:lần|buổi|giờ|tiết) ?\//iu.test(text.slice(end, end + 8));
}

/** "trong đó có bằng cấp, chứng chỉ" → "có bằng cấp, chứng chỉ". */
function partIn(before: string): string {
  return before
    .replace(/^[\s,:]*(?:trong đó|trong do|cả năm|ca nam)(?!\p{L}):?/iu, "")
    .replace(
      /(?:(?:^|\s)(?:đạt|từ|trên|dưới|ít nhất|tối thiểu|không quá|không dưới|đến|bằng|tăng|giảm|gấp|khoảng|là|mức|dat|tu|tren|duoi|tang|giam|gap|[:≥≤<>]+))+\s*$/iu,
      "",
    )
    .replace(/[\s:]+$/u, "")
    .trim();
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
