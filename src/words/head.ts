/**
 * What the heads of a table say besides what is counted: of which period the figures are, whether they are estimates, plans
 * or comparisons. What a head leaves open (its year, most often) is told by the titles above the table.
 */
import { parseDay } from "../calendar/day.ts";
import { lastDay, type Period, parsePeriod } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { plain } from "../prose/plain.ts";
import { periodOfHead } from "./period.ts";
import { isBare, type Phrases, phrases, said, says } from "./spelling.ts";

export type HeadPeriod = {
  /** Its year is 0 where none is said. */
  period: Period | undefined;
  /** The only one said by itself: "Năm 2023" over "Quý I". */
  year: number | undefined;
  /** From the year's start on: "lũy kế đến quý II". */
  isCumulative: boolean;
  /** The same period of the year before: "cùng kỳ", "năm trước". */
  isYearBefore: boolean;
  /** Names no period of its own but that of its neighbours: "cùng kỳ 2023". */
  isSamePeriod: boolean;
  /** At which something stood: "đến 31/12/2023". */
  day: IsoDate | undefined;
  /** The words without all this. */
  rest: string;
};

const unsaid = 0;
const year = "((?:19|20|21)\\d\\d)";
const days = [
  new RegExp(`ngày\\s+(\\d{1,2})\\s+tháng\\s+(\\d{1,2})\\s+năm\\s+${year}`, "iu"),
  new RegExp(`(?<!\\d)(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*${year}(?!\\d)`),
];
const span = new RegExp(`(?<!\\d)${year}\\s*[-–/]\\s*${year}(?!\\d)`);
const yearsWithin = new RegExp(`(?<![\\d.,])(?:n[aă]m\\s+)?${year}(?![\\d.,]*\\d)`, "giu");
const cumulative = phrases("lũy kế", "cộng dồn", "từ đầu năm");
const yearBefore = phrases("cùng kỳ", "năm trước", "năm ngoái");

/** What the rows of a head, from the top down, say of the period. */
export function headPeriod(parts: readonly string[]): HeadPeriod {
  const text = parts.join(" ").normalize("NFC").replace(/\s+/g, " ");
  const isBefore = (part: string) => speaks(part, yearBefore) && part.match(yearsWithin) === null;
  const dated = days.map((shape) => shape.exec(text)).find((match) => match !== null);
  const day = dated && parseDay([dated[3], dated[2]?.padStart(2, "0"), dated[1]?.padStart(2, "0")].join("-"));
  const undated = day && dated ? text.replace(dated[0], " ") : text;
  const years = span.exec(undated);
  const term = years && termOf(Number(years[1]), Number(years[2]));
  const found = years
    ? { period: term ?? undefined, rest: undated.replace(years[0], " ") }
    : (periodOfHead(undated, unsaid) ?? { period: undefined, rest: undated });
  const others = new Set([...found.rest.matchAll(yearsWithin)].map(([, each]) => Number(each)));
  const [only] = others;
  return {
    period: found.period,
    year: others.size === 1 ? only : undefined,
    isCumulative: speaks(text, cumulative),
    isYearBefore: parts.some(isBefore),
    isSamePeriod: found.period === undefined && speaks(text, yearBefore),
    day,
    rest: found.rest.replace(yearsWithin, " "),
  };
}

/** "2020 - 2025" is a term and "2021 - 2025" its plan years; other spans, as of a school year, are no periods. */
function termOf(from: number, to: number): Period | undefined {
  return parsePeriod(`${from}/${to}`) ?? (to % 5 === 0 ? parsePeriod(`${from - 1}/${to}`) : undefined);
}

/** What is told elsewhere than in the head: a title's period, or a year alone. */
export type Told = { period?: Period | undefined; year?: number | undefined };

/**
 * The period of a column; `isSure` where its own head says all of it. A sum from the year's start is that of a longer
 * period only for what adds up over time.
 */
export function periodMeant(
  head: HeadPeriod,
  told: Told,
  isFlow: boolean,
): { period: Period | undefined; isSure: boolean } {
  if (head.day !== undefined) return { period: periodUntil(head.day), isSure: false };
  if (head.isSamePeriod) {
    const { period } = told;
    return { period: period && { ...period, year: head.year ?? period.year - 1 }, isSure: false };
  }
  const saysYear = head.period ? head.period.year !== unsaid || head.year !== undefined : head.year !== undefined;
  const named = withYear(head, told.year ?? told.period?.year) ?? told.period;
  const shifted = named && head.isYearBefore ? { ...named, year: named.year - 1 } : named;
  const period = shifted && head.isCumulative && isFlow ? fromYearsStart(shifted) : shifted;
  return { period, isSure: saysYear && !head.isCumulative && !head.isYearBefore };
}

function withYear({ period, year: own }: HeadPeriod, told: number | undefined): Period | undefined {
  if (period === undefined) return own === undefined ? undefined : { kind: "year", year: own };
  if (period.year !== unsaid) return period;
  const meant = own ?? told;
  return meant === undefined ? undefined : { ...period, year: meant };
}

/** The months from the year's start to the end of a period, where they have a name. */
function fromYearsStart(period: Period): Period | undefined {
  return period.kind === "term" ? undefined : periodUntil(lastDay(period));
}

function periodUntil(day: IsoDate): Period | undefined {
  const ends = Number(day.slice(0, 4));
  switch (day.slice(5)) {
    case "01-31":
      return { kind: "month", year: ends, month: 1 };
    case "03-31":
      return { kind: "quarter", year: ends, quarter: 1 };
    case "06-30":
      return { kind: "half", year: ends, half: 1 };
    case "09-30":
      return { kind: "nine_months", year: ends };
    case "12-31":
      return { kind: "year", year: ends };
    default:
      return undefined;
  }
}

/** What kind of figures a column holds, by the words of its head. */
export type HeadSort = "figures" | "estimates" | "plan" | "comparison" | "rank" | "ordinal" | "remark";

const ordinal =
  /^(?:stt|tt|so tt|so thu tu|s\/tt|ma(?:[ _]so)?(?:[ _](?:cs|cskcb|bv|truong|co quan|dinh danh|cap tren|xa|phuong|huyen|tinh|tp|dvhc|dv|don vi|vung|khu vuc|dia phuong|co so))?)\.?$/;
const remark = /^(?:ghi chu|giai trinh|ly do|nguon|chu thich|y kien)(?![a-z])/;
const rank = /^(?:thu hang|xep hang|xep thu|hang)(?: (?:toan|ca|trong) .*)?$/;
const percentAlone = /^\(?(?:ty le|ti le)?\s*\(?%\)?$/;
const done = phrases("thực hiện", "kết quả", "TH", "đã");
const estimated = phrases("ước", "dự kiến", "dự ước");
const planned = phrases("kế hoạch", "KH", "chỉ tiêu", "được giao", "dự toán", "phấn đấu", "nghị quyết");
const compared = phrases(
  ...["so với", "so sánh", "so cùng kỳ", "so KH", "so kế hoạch", "so năm", "% so", "TH KH", "% KH", "chênh lệch"],
  ...[
    "tăng %",
    "giảm %",
    "% tăng",
    "% giảm",
    "% kỳ trước",
    "so kỳ trước",
    "tăng giảm",
    "tăng hoặc giảm",
    "đạt %",
    "% đạt",
    "tỷ lệ đạt",
    "đạt tỷ lệ",
    "% thực hiện",
    "xếp hạng",
  ],
);

/** The sort of a head, by the lowest of its rows that says one; under "Thứ hạng" stand ranks, whatever they are of. */
export function sortOfHead(parts: readonly string[]): HeadSort {
  if (parts.some((part) => rank.test(plain(part)))) return "rank";
  return parts.map(sortOf).findLast((sort) => sort !== "figures") ?? "figures";
}

function sortOf(part: string): HeadSort {
  const bare = plain(part);
  if (ordinal.test(bare)) return "ordinal";
  if (remark.test(bare)) return "remark";
  if (percentAlone.test(bare) || speaks(part, compared)) return "comparison";
  if (speaks(part, planned) && !speaks(part, done)) return "plan";
  return speaks(part, estimated) ? "estimates" : "figures";
}

function speaks(text: string, sought: Phrases): boolean {
  return says(said(text, isBare(text)), sought);
}

const aside = phrases(
  ...["ước thực hiện", "đã thực hiện", "thực hiện", "ước tính", "dự kiến", "ước", "kết quả", "số liệu", "số lượng"],
  ...["lũy kế", "cộng dồn", "từ đầu năm", "cùng kỳ", "năm trước", "tính đến ngày", "tính đến", "đến ngày", "đến hết"],
  ...["trong kỳ", "kỳ báo cáo", "giai đoạn", "nhiệm kỳ", "TH", "đơn vị tính", "cả năm", "năm", "đến"],
);

/** What of a head says what is counted, in compared spelling: without period, sort of figures and a measure in brackets. */
export function countedIn(parts: readonly string[]): string {
  const { rest } = headPeriod(parts.map((part) => part.replace(/\([^()]*\)/g, " ")));
  const bare = isBare(rest);
  let { line } = said(rest, bare);
  for (let before = ""; before !== line; ) {
    before = line;
    line = line.replace(bare ? aside.bare : aside.accented, "");
  }
  return line.trim();
}
