/** What the words around an amount demand of it: "không dưới", "giảm … xuống còn", "từ … trở lên". */
import { beginsWith, behind, endsWith, type Phrases, phrases, type Said, says } from "./spelling.ts";

export type Comparison =
  | "at_least"
  | "at_most"
  | "more_than"
  | "less_than"
  | "rise_at_least"
  | "fall_at_least"
  | "done_by";

const not = phrases("không");
const under = phrases("dưới", "thấp hơn", "ít hơn", "nhỏ hơn", "kém", "<");
const over = phrases("trên", "hơn", "cao hơn", "nhiều hơn", "lớn hơn", "vượt", "vượt mức", ">");
const beyond = phrases("quá", "vượt");
const most = phrases("tối đa", "nhiều nhất", "cao nhất", "không để", "≤", "<=");
/** A place in an order, where the first is the best. */
const placed = phrases(
  ...[
    "trong nhóm",
    "nhóm",
    "trong top",
    "top",
    "trong tốp",
    "tốp",
    "thứ",
    "hạng",
    "thứ hạng",
    "xếp hạng",
    "vị trí",
    "vị trí thứ",
  ],
);
const least = phrases(
  ...["ít nhất", "tối thiểu", "đạt và vượt", "đạt", "từ", "duy trì", "giữ vững", "đảm bảo", "bảo đảm", "≥", ">="],
);
const orLess = phrases("trở xuống");
const orMore = phrases("trở lên");
const falling = phrases("giảm", "kéo giảm", "hạ");
const rising = phrases("tăng", "gia tăng");
/** Only with where it is to stand: "nâng tổng số lên 12". */
const raising = phrases("nâng", "nâng cao");
/** "Tăng trưởng 8%" and "tăng cường" say how fast or how much is done, not by how much something is to rise. */
const noRise = phrases("trưởng", "tốc", "cường");
/** Behind a change these say where it is to stand; "giảm nghèo xuống dưới 1%" is no fall by 1%. */
const downTo = phrases("xuống", "còn");
const upTo = phrases("lên", "đạt");
/** May stand between such a word and its amount. */
const fillers = phrases("mức", "ở mức", "ở", "khoảng", "là", "số", "tỉ lệ", "bằng", "được");

/**
 * What the words before an amount, and those behind it, demand; nothing where they say neither. Of words that only hold
 * where they stand beside the amount ("trên 95%", not "trên địa bàn 20 tỷ") fillers between them are left out.
 */
export function comparisonOf(before: Said, after: Said): Comparison | undefined {
  const beside = withoutFillers(before);
  if (says(after, orLess)) return "at_most";
  if (endsWith(beside, moreOrLess)) return undefined;
  const denied = behind(before, not);
  if (denied && endsWith(beside, under)) return "at_least";
  if (denied && (endsWith(beside, over) || says(denied, beyond))) return "at_most";
  if (endsWith(beside, under)) return "less_than";
  if (says(before, falling)) return endsWith(beside, downTo) ? "at_most" : "fall_at_least";
  if (endsWith(beside, phrasesStill)) return "at_most";
  if (says(before, most) || (endsWith(beside, placed) && !says(before, raising))) return "at_most";
  const risen = behind(before, rising);
  if (risen && !beginsWith(risen, noRise)) return endsWith(beside, upTo) ? "at_least" : "rise_at_least";
  if (says(before, raising) && endsWith(beside, upTo)) return "at_least";
  if (endsWith(beside, over) && !endsWith(beside, reachedAndMore)) return "more_than";
  return says(before, least) || says(after, orMore) ? "at_least" : undefined;
}

const moreOrLess: Phrases = phrases("trên dưới");
const phrasesStill: Phrases = phrases("còn");
const reachedAndMore: Phrases = phrases("đạt và vượt");
const mostFillers = 3;

function withoutFillers(before: Said): Said {
  let { line } = before;
  for (let count = 0; count < mostFillers; count += 1) {
    const cut = line.replace(before.isBare ? fillers.bareEnd : fillers.accentedEnd, "");
    if (cut === line) break;
    line = cut;
  }
  return { line, isBare: before.isBare };
}

/** What is said of a change that may not be larger, "tăng không quá 5%", for which there is no demand. */
export function limitsChange(before: Said, stated: Comparison | undefined): boolean {
  if (stated !== "at_most" && stated !== "less_than") return false;
  const changed = behind(before, falling) ?? behind(before, rising);
  return changed !== undefined && !beginsWith(changed, noRise) && !says(changed, downTo) && !says(changed, upTo);
}

const nearly = phrases("gần", "xấp xỉ", "trên dưới", "ước khoảng", "suýt soát");

/** Only about as much, so that nobody knows whether a little less will do. */
export function isAbout(before: Said): boolean {
  return endsWith(withoutFillers(before), nearly);
}

/** A change, which is told in per cent or by an amount. */
export function isChange(comparison: Comparison): boolean {
  return comparison === "rise_at_least" || comparison === "fall_at_least";
}
