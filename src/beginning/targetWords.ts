/** What a target says in a resolution's words: "từ 98% trở lên", "không quá 02", "giảm 10% so với năm trước". */
import { Decimal, isAmountFault, parseAmount } from "../prose/number.ts";
import { plain } from "../prose/plain.ts";

export const comparators = ["at_least", "at_most", "rise_at_least", "fall_at_least", "done_by"] as const;
export type Comparator = (typeof comparators)[number];

export type Understood = {
  comparator: Comparator;
  /** With a decimal point; empty where there is no number, as when something is to be done. */
  amount: string;
  /** The noun after the number, or `%`. */
  measure: string;
};

const NUMBER = /\d[\d.,\u00a0\u202f]*(?: \d{3})*/;
const most =
  /\b(khong qua|khong vuot qua|toi da|duoi|tro xuong|nhieu nhat|con|khong de|thap hon|it hon|nho hon)\b|[≤<]/;
const falls = /\b(giam|keo giam|ha)\b/;
const rises = /\b(tang)\b/;
/** A rise or fall is against the year before unless a level is named: "giảm còn 2%", "tăng lên 98%". */
const levels = /\b(con|xuong con|xuong duoi|(?<!tro )len|dat)\b/;
const done = /\b(hoan thanh|hoan tat|ban hanh|to chuc xong|xay dung xong|dat chuan)\b/;

/** Undefined where the words have neither a number nor something to be done. */
export function understand(written: string): Understood | undefined {
  const text = written.normalize().replace(/\s+/g, " ").trim();
  const words = plain(text);
  const found = NUMBER.exec(text);
  if (!found) return done.test(words) ? { comparator: "done_by", amount: "", measure: "" } : undefined;
  const amount = parseAmount(found[0].replace(/[.,]+$/, ""), "vi");
  if (isAmountFault(amount)) return undefined;
  const measure = measureAfter(text.slice(found.index + found[0].length));
  return { comparator: comparatorOf(words, measure), amount: plainAmount(amount), measure };
}

function comparatorOf(words: string, measure: string): Comparator {
  const isShare = measure === "%";
  if (isShare && falls.test(words) && !levels.test(words)) return "fall_at_least";
  if (isShare && rises.test(words) && !levels.test(words)) return "rise_at_least";
  if (falls.test(words) && levels.test(words)) return "at_most";
  return most.test(words) ? "at_most" : "at_least";
}

function measureAfter(rest: string): string {
  const trimmed = rest.trim();
  if (trimmed.startsWith("%")) return "%";
  const noun = trimmed.split(/\b(?:trở|so|trong|đến|vào|mỗi|cho)\b|[,;()/]|(?<=\S)\s+(?:trở lên|trở xuống)/u)[0] ?? "";
  return /^[\p{L}²³ ]{1,40}$/u.test(noun.trim()) ? noun.trim() : "";
}

function plainAmount(amount: Decimal): string {
  return new Decimal(amount).toFixed();
}

/** Whether figures against the year before are compared: then `%` measures the change, and not the figure. */
export function isChange(comparator: Comparator): boolean {
  return comparator === "rise_at_least" || comparator === "fall_at_least";
}
