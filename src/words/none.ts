/** Clauses without a number: "không để xảy ra", "không có người chết" want none, "không tăng" no more than last year. */
import { Decimal } from "../prose/number.ts";
import { isPlan } from "./change.ts";
import type { Demand, DemandDoubt } from "./demand.ts";
import type { Carried, Found, ReadRow } from "./demandClause.ts";
import { isShareMeasure } from "./measure.ts";
import { beginsWith, behind, endsWith, phrases, type Said, said, says } from "./spelling.ts";
import { isLessBetter } from "./wanted.ts";

const none = phrases(
  "không để xảy ra",
  "không xảy ra",
  "không phát sinh",
  "không để phát sinh",
  "không còn",
  "không có",
  "không để",
);
const without = phrases("không có");
const almost = phrases("cơ bản");
const counted = phrases("vụ", "trường hợp", "hộ", "người", "điểm", "ca", "đơn", "đảng viên", "chi bộ");
const noRise = phrases(
  "không tăng",
  "không gia tăng",
  "không để tăng",
  "không cao hơn",
  "không vượt",
  "không nhiều hơn",
  "thấp hơn hoặc bằng",
  "bằng hoặc thấp hơn",
  "ít hơn hoặc bằng",
);
const noFall = phrases(
  "không giảm",
  "không thấp hơn",
  "không để giảm",
  "không ít hơn",
  "không kém",
  "cao hơn hoặc bằng",
);
const asMuch = phrases("bằng", "bằng hoặc cao hơn", "duy trì như", "tương đương", "giữ mức");
const keptUp = phrases("duy trì", "giữ vững");
const falling = phrases("giảm", "kéo giảm", "thấp hơn");
const rising = phrases("tăng", "cao hơn");

type Saying = Partial<Demand> & Pick<Demand, "comparator">;

/** `isFirst` tells that the cell has demanded nothing before, so that a part of the row could pass for the whole. */
export function withoutNumber(
  { text, said: words }: Carried,
  base: string,
  row: ReadRow,
  isFirst: boolean,
): Found[] | undefined {
  // "Cơ bản không còn" leaves some.
  const nearly: DemandDoubt[] = says(words, almost) ? ["doubt_about"] : [];
  const one = (demand: Saying, ...doubts: DemandDoubt[]): Found[] => [
    { demand: { amount: new Decimal(0), ...demand, doubts: [...doubts, ...nearly] }, isShare: false },
  ];
  if (says(words, noRise)) return one({ comparator: "fall_at_least" });
  if (says(words, noFall)) return one({ comparator: "rise_at_least" });
  if (row.measure && beginsWith(words, keptUp) && endsWith(words, keptUp)) return one({ comparator: "rise_at_least" });
  if (base !== "" && !isPlan(base)) {
    if (endsWith(words, asMuch)) {
      return one({ comparator: isLessBetter(row.name ?? "", row.isBare) ? "fall_at_least" : "rise_at_least" });
    }
    if (says(words, falling)) return one({ comparator: "fall_at_least" }, "doubt_amount_missing");
    if (says(words, rising)) return one({ comparator: "rise_at_least" }, "doubt_amount_missing");
  }
  if (says(words, rising)) return undefined;
  const lacking = behind(words, none);
  if (!lacking) return isAlone(words) && isNoneWanted(row) ? one({ comparator: "at_most" }) : undefined;
  return noneOf(lacking, text, { ...row, isFirst }, one);
}

function noneOf(
  lacking: Said,
  text: string,
  row: ReadRow & { isFirst: boolean },
  one: (demand: Saying, ...doubts: DemandDoubt[]) => Found[],
) {
  const { name = "", measure } = row;
  const isWhole = isAllSaid(lacking, `${name} ${measure ?? ""}`, row.isBare) || name === "";
  const noun =
    /(?:không(?: để)?(?: xảy ra| có| còn| phát sinh)?|khong(?: de)?(?: xay ra| co| con| phat sinh)?)\s+(.+)$/iu
      .exec(text)?.[1]
      ?.trim();
  const isOfRow = measure !== undefined && measure !== "" && beginsWith(lacking, phrases(measure));
  if (isOfRow || (isWhole && (name !== "" || !(measure && beginsWith(lacking, counted))))) {
    // What a wanted thing is to be without, its name does not tell.
    return lacking.line === " " && says(said(text, row.isBare), without) && !isNoneWanted(row)
      ? undefined
      : one({ comparator: "at_most" });
  }
  if (measure === "" || beginsWith(lacking, counted)) {
    return one({
      comparator: "at_most",
      ...(measure !== undefined && noun && { measure: noun, isOther: true as const }),
    });
  }
  return one({ comparator: "at_most", ...(noun && { part: noun }) }, ...(row.isFirst ? (["doubt_part"] as const) : []));
}

/** Whether all words of the one are said in the other. */
function isAllSaid({ line }: Said, other: string, isBare: boolean): boolean {
  const known = said(other, isBare).line;
  return line
    .trim()
    .split(" ")
    .every((word) => word === "" || known.includes(` ${word} `));
}

/** "Không" and "không có" and nothing else. */
function isAlone({ line }: Said): boolean {
  return /^ (?:không|khong)(?: (?:có|co))? $/u.test(line);
}

function isNoneWanted({ name = "", isBare, measure }: ReadRow): boolean {
  return !isShareMeasure(measure) && isLessBetter(name, isBare);
}
