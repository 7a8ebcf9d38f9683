/**
 * What a phrase of a resolution demands: "từ 98% trở lên", "giảm 10% so với năm trước", "không quá 02", "hoàn thành trong
 * quý II". Read without accents, as such tables are often typed. What is only guessed is said as a doubt, for a person to
 * look at; what cannot be read is a fault, never a number made up.
 */
import { lastDay, type Period, parsePeriod } from "../../calendar/period.ts";
import type { IsoDate } from "../../database/ids.ts";
import { plain } from "../../prose/plain.ts";
import { isAmountFault, parseAmount } from "../../words/number.ts";
import type { Comparator } from "../target.ts";

/** Why somebody should look again; the words stand in `texts.ts`. */
export type DemandDoubt = "doubt_range" | "doubt_more_by_count" | "doubt_comparator_assumed" | "doubt_fraction";

export type Demand = {
  comparator: Comparator;
  /** A decimal with a point; "1" for what is to be done once. */
  amount: string;
  /** What the phrase itself says after its number: "%", "tỷ đồng". */
  measure?: string;
  /** By when, for `done_by`. */
  due?: IsoDate;
  doubts: readonly DemandDoubt[];
};
export type DemandFault = { fault: "demand_blank" | "demand_without_number" | "demand_number_unclear" };

export function isDemandFault(read: Demand | DemandFault): read is DemandFault {
  return "fault" in read;
}

const number = String.raw`\d[\d.,]*`;
const unitWords = "(%|‰|phan tram)?";
/** "nghìn tỷ" and the like stay words of the measure: they are not multiplied into the amount. */
const range = new RegExp(`(?:tu )?(${number}) ?${unitWords} ?(?:-|–|den) ?(${number})`);

const growing = /(^|[^\p{L}])tang(?! (toc|len|truong))/u;
const shrinking = /(^|[^\p{L}])giam/u;
/** "Giảm tỷ lệ hộ nghèo xuống dưới 1%" says where it is to stand, not by how much it is to fall. */
const fallsTo = /giam [^\d]*?(xuong|con)( (con|duoi|muc|o|khoang|khong qua|toi da))*(?= ?\d)/g;
const atMost = /khong qua|khong vuot|toi da|nhieu nhat|duoi|it hon|thap hon|nho hon|khong de|xuong con|tro xuong|≤|<=?/;
const atLeast = /tro len|it nhat|toi thieu|tren|hon|≥|>=?|(^|[^\p{L}])tu |dat|duy tri|giu vung|tang len/u;
/** "Không dưới 12" wants at least so much, "không cao hơn 5" at most. */
const notLess = /khong (de )?(duoi|thap hon|it hon|nho hon|kem)|khong de [^\d]*(duoi|thap hon)/g;
const notMore = /khong (de )?(tren|hon|cao hon|nhieu hon|lon hon)/g;
const toBeDone = /hoan thanh|xong|ban hanh|trong nam|thanh lap/;
/** "Giảm từ 3% xuống 2%", "tăng từ 90% lên 95%": where one comes from is no demand. */
const fromWhere = new RegExp(`(giam|tang) tu ${number}[^\\d]*?(?<!tro )(?=(?:xuong|con|len) )`);
/** Not one: "không để xảy ra cháy rừng"; that it should not rise is another thing. */
const noneAtAll = /khong (de )?(xay ra|phat sinh)|khong con |khong co (vu|truong hop|ho|nguoi|diem) /;
/** What is left of a phrase that names a date and nothing else. */
const onlyDated = /^((truoc|trong|den|het|cuoi|vao|cham nhat|thoi han|thoi gian) ?)*[.:;]?$/;
/** "20 tỷ 500 triệu": two numbers that are one. */
const inTwoScales = /\d ?ty (\d+) ?trieu/;

/**
 * Reads a phrase. `within` is the target's own period, by which "quý II" is dated. A bare number is taken for at least so
 * much, which is said as a doubt where `assumed` does not tell the comparator.
 */
export function readDemand(phrase: string, within: Period, assumed?: Comparator): Demand | DemandFault {
  const text = plain(phrase).replace(/\u2212/g, "-");
  if (text === "" || /^[-–.x]+$/.test(text)) return { fault: "demand_blank" };
  const due = dueIn(text, within);
  const dated = due && toBeDone.test(text.replace(due.words, ""));
  const counted = (due ? text.replace(due.words, " ") : withoutYears(text)).replace(fromWhere, "$1 ");
  const spread = range.exec(counted);
  const found = spread ?? new RegExp(`(${number}) ?${unitWords}`).exec(counted);
  if (!found) {
    if (due && (dated || onlyDated.test(text.replace(due.words, "").trim())))
      return { comparator: "done_by", amount: "1", due: due.day, doubts: [] };
    if (noneAtAll.test(text) && !growing.test(text)) return { comparator: "at_most", amount: "0", doubts: [] };
    if (toBeDone.test(text)) return { comparator: "done_by", amount: "1", due: lastDay(within), doubts: [] };
    return { fault: "demand_without_number" };
  }
  const amount = parseAmount((found[1] ?? "").replace(/[.,]+$/, ""), "vi");
  if (isAmountFault(amount) || inTwoScales.test(counted)) return { fault: "demand_number_unclear" };
  const measure = measureAfter(phrase, spread?.[3] ?? "") ?? measureAfter(phrase, found[1] ?? "");
  const doubts: DemandDoubt[] = [];
  if (spread) doubts.push("doubt_range");
  if (new RegExp(`${number} ?/ ?\\d`).test(counted)) doubts.push("doubt_fraction");
  const affirmed = counted.replace(notLess, "it nhat").replace(notMore, "khong qua").replace(fallsTo, "khong qua");
  const comparator = comparatorOf(affirmed, measure, assumed, doubts);
  return { comparator, amount: amount.abs().toFixed(), ...(measure && { measure }), doubts };
}

function comparatorOf(
  text: string,
  measure: string | undefined,
  assumed: Comparator | undefined,
  doubts: DemandDoubt[],
): Comparator {
  const isShare = measure?.startsWith("%") ?? false;
  // "Không tăng quá 5%" limits a rise, it does not demand one.
  if (atMost.test(text) && !shrinking.test(text)) return "at_most";
  if (shrinking.test(text)) {
    if (isShare) return "fall_at_least";
    doubts.push("doubt_more_by_count");
    return "at_most";
  }
  if (growing.test(text)) {
    if (isShare) return "rise_at_least";
    doubts.push("doubt_more_by_count");
    return "at_least";
  }
  if (atLeast.test(text)) return "at_least";
  if (assumed === undefined) doubts.push("doubt_comparator_assumed");
  return assumed ?? "at_least";
}

/** The words after the number, or the fraction, as they were written, up to a comma, "so với" and the like. */
function measureAfter(phrase: string, digits: string): string | undefined {
  if (digits === "") return undefined;
  const after = phrase
    .slice(phrase.indexOf(digits) + digits.length)
    .replace(/^ ?\/ ?\d[\d.,]*/, "")
    .trim();
  if (/^(%|‰)/.test(after)) return after.charAt(0);
  if (/^phần trăm/i.test(after)) return "%";
  const words = /^(?:[\p{L}\p{M}² ³]|\/(?:\d[\d.]*(?= \p{L}))?)+/u.exec(after)?.[0] ?? "";
  const cut = words.split(/ (?:trở|so|trong|\/|năm|trên|đến|vào|được|cho)(?: |$)/u)[0]?.trim() ?? "";
  return cut === "" || /^(trở|so|trong|năm|đến|trên|vào|được|cho)(?!\p{L})/u.test(cut) ? undefined : cut.slice(0, 40);
}

const romans = ["i", "ii", "iii", "iv"];

/** A day, month, quarter or half in the phrase, as the last day of it; the year is the target's where it is not said. */
function dueIn(text: string, within: Period): { day: IsoDate; words: string } | undefined {
  const year = within.kind === "term" ? within.year + 5 : within.year;
  const day =
    /(?:ngay )?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))/.exec(text) ??
    /(?:ngay|truoc|cham nhat) (\d{1,2})\/(\d{1,2})()(?![\d/])/.exec(text) ??
    /ngay (\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?/.exec(text);
  if (day) return dated(`${day[3] || year}-${two(day[2])}-${two(day[1])}`, day[0]);
  const quarter = /quy (i{1,3}|iv|[1-4])(?:\W+(?:nam )?(\d{4}))?(?![\p{L}\d])/u.exec(text);
  if (quarter) {
    const at = romans.indexOf(quarter[1] ?? "") + 1 || Number(quarter[1]);
    return ended(`${quarter[2] ?? year}-Q${at}`, quarter[0]);
  }
  const month = /thang (\d{1,2})(?:\W+(?:nam )?(\d{4}))?(?!\d)/.exec(text);
  if (month) return ended(`${month[2] ?? year}-${two(month[1])}`, month[0]);
  const half = /6 thang dau nam(?: (\d{4}))?/.exec(text);
  return half ? ended(`${half[1] ?? year}-H1`, half[0]) : undefined;
}

function dated(day: string, words: string): { day: IsoDate; words: string } | undefined {
  const real = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(day)
    ? { day: day as IsoDate, words }
    : undefined;
}

function ended(code: string, words: string): { day: IsoDate; words: string } | undefined {
  const period = parsePeriod(code);
  return period && { day: lastDay(period), words };
}

function two(digits: string | undefined): string {
  return (digits ?? "").padStart(2, "0");
}

/** "so với năm 2023" and "trong năm 2024" name years, not amounts. */
function withoutYears(text: string): string {
  return text.replace(/(nam|ky|\/) ?(19|20)\d{2}/g, " ");
}
