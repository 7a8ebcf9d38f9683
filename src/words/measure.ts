/** What an amount is counted in: the scales of money and of things, of each of what, and things that are only counted whole. */
import type { Period } from "../calendar/period.ts";
import type { Amount } from "../prose/number.ts";
import { type Quantity, scaleOf } from "./quantity.ts";
import { beginsWith, type Phrases, phrases, said, unaccented } from "./spelling.ts";

export function isShareMeasure(measure: string | undefined): boolean {
  return /^\s*(?:%|‰|phần trăm|phan tram)/iu.test(measure ?? "");
}

/** "Tỷ đồng", "tr.đ", "nghìn lượt": how many ones the measure itself stands for, and of what. */
const inMoney =
  /^(?:(nghin|ngan|trieu|tr|ty|ti)[. ]*)?(?:(trieu|ty|ti)[. ]*)?(?:dong(?! chi)|d(?! ?\/ ?c(?!\p{L}))|vnd)(?!\p{L})/u;
const moneyShort = /^(nghin|ngan|trieu|ty|ti) *$/u;
const thing = /^(?:(nghin|ngan|trieu|ty|ti)[. ]+)?(?=\p{L})/u;

function moneyScaleOf(measure: string): Amount | undefined {
  const words = unaccented(measure).trim();
  const match = inMoney.exec(words) ?? moneyShort.exec(words);
  return match ? scaleOf(match.slice(1).map((word) => (word === "tr" ? "trieu" : word))) : undefined;
}

/**
 * An amount in the scale of its row: "20 tỷ 500 triệu" and "1.250.000.000 đồng" in tỷ đồng, "1,5 triệu lượt" in lượt. Told in
 * two scales without a row nobody knows which: nothing.
 */
export function inRowsScale(
  { amount, inOnes, isCompound, share }: Quantity,
  behind: string | undefined,
  measure = "",
): { amount: Amount; measure?: string } | undefined {
  const asTold = { amount, ...(behind && { measure: behind }) };
  if (share) return asTold;
  const scale = moneyScaleOf(measure);
  if (scale) {
    const ones = inOnes ?? (/^(?:dong|vnd)(?!\p{L})/u.test(unaccented(behind ?? "")) ? amount : undefined);
    return ones ? { amount: ones.div(scale), measure } : asTold;
  }
  if (isCompound) return undefined;
  // "Trị giá 250 triệu đồng" in a row of suất.
  if (moneyScaleOf(behind ?? "") && measure !== "") return asTold;
  const [scaled = "", word] = thing.exec(unaccented(measure).trim()) ?? [];
  // "10.000 cây" in a row of nghìn cây.
  const things = unaccented(measure).trim().slice(scaled.length);
  if (!inOnes && word !== undefined && unaccented(behind ?? "").trim() === things)
    return { amount: amount.div(scaleOf([word])), measure };
  if (!inOnes || measure.trim() === "" || isShareMeasure(measure)) return asTold;
  return { amount: inOnes.div(scaleOf([word])), measure };
}

const peopleCounted = [
  "người",
  "lao động",
  "đảng viên",
  "đồng chí",
  "quần chúng",
  "hội viên",
  "đoàn viên",
  "thanh niên",
  "công dân",
  "học sinh",
];

const wholes = phrases(
  ...peopleCounted,
  ...["hộ", "vụ", "trẻ", "trẻ em", "cán bộ", "xã", "phường", "ấp", "thôn", "khu phố", "chi bộ", "tổ chức", "trường"],
  ...[
    "lớp",
    "phòng",
    "cuộc",
    "lần",
    "lượt",
    "hồ sơ",
    "đơn",
    "việc",
    "mô hình",
    "sản phẩm",
    "doanh nghiệp",
    "hợp tác xã",
    "HTX",
  ],
  ...[
    "căn",
    "nhà",
    "công trình",
    "dự án",
    "con",
    "cây",
    "văn bản",
    "thẻ",
    "tiêu chí",
    "trường hợp",
    "ca",
    "giấy",
    "suất",
  ],
  ...["điểm trường"],
);

/** Counted whole, so that "1,200 lao động" can only be twelve hundred. */
export function isCountedWhole(measure: string | undefined): boolean {
  return measure !== undefined && !measure.includes("/") && beginsWith(said(measure, false), wholes);
}

/** Of each of which something may be demanded; the longer names first. */
const eachOf = [
  ...[
    "tổ chức cơ sở đảng",
    "tổ chức đảng",
    "đảng bộ",
    "chi bộ",
    "chi đoàn",
    "chi hội",
    "đoàn thể",
    "tổ chức",
    "đảng viên",
    "hội viên",
  ],
  ...[
    "cán bộ",
    "tổ dân phố",
    "khu phố",
    "khu dân cư",
    "tổ nhân dân",
    "khóm",
    "ấp",
    "thôn",
    "xóm",
    "buôn",
    "bản",
    "làng",
    "thị trấn",
  ],
  ...[
    "đặc khu",
    "phường",
    "xã",
    "cơ quan",
    "đơn vị",
    "trường học",
    "trường",
    "địa phương",
    "doanh nghiệp",
    "hộ gia đình",
    "hộ",
  ],
  ...["ngành", "cụm", "tổ", "người dân", "người", "quý", "tháng", "tuần", "năm"],
];
const nouns = eachOf.map((noun) => noun.replace(/ /g, "\\s+"));
const leading = new RegExp(`(?:mỗi|từng|bình quân mỗi)\\s+(${nouns.join("|")})(?!\\p{L})`, "iu");
const leadingBare = new RegExp(`(?<!\\p{L})(?:moi|tung)\\s+(${nouns.map(unaccented).join("|")})(?!\\p{L})`, "iu");
const trailing = new RegExp(`^[^/\\d,;]*/\\s*(?:\\d\\s+)?(${nouns.join("|")})(?!\\p{L})`, "iu");
/** "Mỗi thôn, tổ dân phố 01 mô hình". */
const listing = new RegExp(
  `(?:mỗi|từng)\\s+(?:${nouns.join("|")})(?:,| và| hoặc)?\\s+(?:${nouns.join("|")})(?!\\p{L})`,
  "iu",
);
/** "Người" behind a slash is part of a measure, "triệu đồng/người". */
const measured = new Set(["người", "người dân", "hộ", "hộ gia đình", "lao động", "doanh nghiệp"]);
const spans = new Set(["quý", "tháng", "tuần"]);

/**
 * Of each of which an amount is demanded, as the words before it ("mỗi ấp ít nhất 01") or its measure ("01 mô hình/ấp") say;
 * `isSpan` where that is a part of the year. A year of a target of one year is no part.
 */
export function eachIn(
  before: string,
  after: string,
  { measure = "", within }: { measure?: string | undefined; within: Period },
): { each: string; isSpan: boolean; isOneOfSeveral: boolean } | undefined {
  const told = (leading.exec(before) ?? leadingBare.exec(before))?.[1];
  const behind = trailing.exec(after)?.[1];
  const isOwn =
    behind !== undefined &&
    (measured.has(behind.toLowerCase().replace(/\s+/g, " ")) || unaccented(measure).includes(`/${unaccented(behind)}`));
  const each = (told ?? (isOwn ? undefined : behind))?.toLowerCase().replace(/\s+/g, " ");
  if (each === undefined || (each === "năm" && within.kind !== "term")) return undefined;
  const isOneOfSeveral =
    (unaccented(before).match(/(?<!\p{L})(?:moi|tung)(?!\p{L})/gu) ?? []).length > 1 || listing.test(before);
  return { each, isSpan: spans.has(each), isOneOfSeveral };
}

const people = phrases(...peopleCounted);

/** Whether what stands behind a number is the row's measure, whatever follows it: "km đường", "người" of lao động. */
export function isOneMeasure(behind: string, measure: string): boolean {
  if (behind.includes("/") !== measure.includes("/")) return false;
  const [told, own] = [said(behind, false), said(measure, false)];
  return (
    told.line.startsWith(own.line) ||
    own.line.startsWith(told.line) ||
    (beginsWith(told, people) && beginsWith(own, people))
  );
}

const money = phrases("đồng");
/** Things that are counted; the words of one line are used one for another. */
const things: readonly Phrases[] = [
  phrases(...peopleCounted, "đ c", "em", "cháu", "cán bộ", "chiến sĩ", "người dân", "trẻ em"),
  phrases("người chết"),
  phrases("người bị thương"),
  phrases("vụ", "ca"),
  phrases("căn", "nhà", "ngôi nhà"),
  phrases("hộ", "hộ gia đình"),
  phrases("cuộc", "lần", "buổi", "kỳ", "hội nghị", "lớp", "đợt"),
  phrases("hồ sơ", "đơn", "đơn thư"),
  phrases("chi bộ", "đảng bộ", "tổ chức", "tổ chức đảng", "chi hội", "đoàn thể"),
  phrases("ấp", "thôn", "khu phố", "tổ dân phố", "khóm", "bản", "khu dân cư", "khu"),
  phrases("xã", "phường", "địa phương", "đơn vị"),
  phrases("trường học", "điểm trường", "trường mầm non", "trường tiểu học"),
  phrases("phòng học", "phòng"),
  phrases("doanh nghiệp"),
  phrases("hợp tác xã", "HTX", "tổ hợp tác"),
  phrases("mô hình"),
  phrases("sản phẩm"),
  phrases("tiêu chí"),
];

/** Both are counted, but not the same: "02 người chết" in a row of vụ. */
export function countsAnother(behind: string | undefined, measure: string | undefined): boolean {
  const [told, own] = [behind, measure].map((words) => thingOf(words ?? ""));
  if (told === money && measure !== undefined && measure !== "") return own !== money;
  return told !== undefined && own !== undefined && told !== own;
}

function thingOf(words: string): Phrases | undefined {
  if (moneyScaleOf(words)) return money;
  const spoken = said(words, false);
  const length = (thing: Phrases) => thing.accented.exec(spoken.line)?.[0].length ?? 0;
  return things.filter((thing) => beginsWith(spoken, thing)).toSorted((a, b) => length(b) - length(a))[0];
}

const sizes: readonly (readonly string[])[] = [
  ["m", "km"],
  ["m2", "m²", "ha", "km2", "km²"],
  ["kg", "yến", "tạ", "tấn"],
  ["lít", "m3", "m³"],
];

/** Both are sizes of one thing, which nobody should mix: 350 m in a row of km. */
export function differsInSize(behind: string | undefined, measure: string | undefined): boolean {
  const [one = "", other = ""] = [behind?.split(" ")[0], measure?.trim()].map((each) => each?.toLowerCase());
  return one !== other && sizes.some((size) => size.includes(one) && size.includes(other));
}
