/** One clause about one target or indicator, in the manner of a report: "kết nạp 58/130 đảng viên mới (đạt 44,62%)". */

import { isPercentage } from "../indicators/measure.ts";
import { escapePattern } from "../prose/escape.ts";
import { canCompare, differenceOf, figureOf, isToldInUnits } from "./figure.ts";
import type { FigureForm } from "./form.ts";
import { type FigureSpan, type Span, write } from "./span.ts";
import { ofTarget, type Subjects, type ToldFigure, type ToldIndicator, type ToldTarget } from "./subject.ts";

/** How far into a name its measure may stand for the figure to be written before it: "kết nạp … đảng viên", "đưa … lao động". */
const leadingWords = 4;

/** Told among the results, or among what lags: "đạt 25%" or "mới đạt 25%". */
export type Tone = "reached" | "lagging";

/** A target by what was reached of it; nothing where there is no figure to tell. */
export function clauseOfTarget(data: Subjects, target: ToldTarget, tone: Tone = "reached"): Span[] | undefined {
  const { standing, comparator, indicator } = target;
  if (standing.actual === null) return undefined;
  const name = lowerFirst(target.name);
  const figure = figures(data, target.code);
  const tail = write`${partsOf(data, indicator)}${coverageOf(data, target)}`;
  const gap = figure("gap");
  const apart = (separator: string) => (gap === "" ? [] : write`${separator}${gap}`);
  // Within the way expected by now nothing is lacking yet.
  const lacking = tone === "lagging" ? apart(", ") : [];
  switch (comparator) {
    case "rise_at_least":
    case "fall_at_least":
      return clauseOfFigure(data, ofTarget(target), target.code);
    case "done_by":
      return write`${name} (${standing.reviewClass === "met" ? "đã hoàn thành" : "chưa hoàn thành"})${tail}`;
    case "at_most":
    case "less_than": {
      const limit = comparator === "at_most" ? "không quá" : "dưới";
      return write`${name} ở mức ${figure("actual")}${measureOf(indicator)} (chỉ tiêu ${limit} ${figure("target")}${measureOf(indicator)}${apart(": ")})${tail}`;
    }
    case "more_than":
      return write`${name} ${reached(target, tone)} ${figure("actual")}${measureOf(indicator)} (chỉ tiêu trên ${figure("target")}${measureOf(indicator)}${lacking})${tail}`;
    case "at_least":
      if (indicator.timing === "ratio" || isPercentage(indicator.measure)) {
        return write`${name} ${reached(target, tone)} ${figure("actual")}${measureOf(indicator)} (chỉ tiêu ${figure("target")}${measureOf(indicator)}${lacking})${tail}`;
      }
      return write`${amountClause(data, target, tone)}${tail}`;
    default:
      return comparator satisfies never;
  }
}

/**
 * An indicator against the same period: "tệ nạn xã hội tăng 240% so cùng kỳ (17/05 vụ), trong đó 15 vụ đánh bạc".
 * `code` is what its figures are cited by, the indicator's own unless told.
 */
export function clauseOfFigure(
  data: Subjects,
  subject: ToldFigure,
  code: string = subject.indicator.code,
): Span[] | undefined {
  const { indicator, actual, prior } = subject;
  if (actual === null) return undefined;
  const figure = figures(data, code);
  const tail = write`${partsOf(data, indicator)}${coverageOf(data, subject)}`;
  const name = countedName(indicator);
  if (prior === null) {
    return write`${name} ${figure("actual")}${measureOf(indicator)} (chưa có số liệu cùng kỳ để so sánh)${tail}`;
  }
  const place = placeOf(indicator);
  const changed = differenceOf(subject)?.isZero() === false;
  if (
    place !== undefined &&
    changed &&
    canCompare(subject) &&
    isToldInUnits(subject) &&
    !isPercentage(indicator.measure)
  ) {
    return write`${place.before}${figure("priorPair")} ${place.after}, ${figure("difference")} so với cùng kỳ${tail}`;
  }
  return write`${name} ${figure("change")}${tail}`;
}

/** "số vụ tệ nạn xã hội" where the name begins with its measure, else the name. */
function countedName({ name, measure }: ToldIndicator): string {
  const begins = measure !== "" && name.toLocaleLowerCase("vi").startsWith(`${measure.toLocaleLowerCase("vi")} `);
  return begins ? `số ${lowerFirst(name)}` : lowerFirst(name);
}

/** "kết nạp 58/130 đảng viên mới (đạt 44,62%)", or "giao quân đạt 172/172 thanh niên (100%)" where the measure is not in the name. */
function amountClause(data: Subjects, target: ToldTarget, tone: Tone): Span[] {
  const { indicator, standing, name } = target;
  const figure = figures(data, target.code);
  if (standing.reviewClass === "not_begun") {
    return write`${lowerFirst(name)} (${figure("pair")}${measureOf(indicator)})`;
  }
  const share = figure("share");
  const place = standing.estimated ? undefined : placeOf({ ...indicator, name });
  if (place === undefined) {
    return write`${lowerFirst(name)} ${reached(target, tone)} ${figure("pair")}${measureOf(indicator)}${share === "" ? "" : write` (${share})`}`;
  }
  const before = tone === "lagging" ? `mới ${place.before}` : place.before;
  return write`${before}${figure("pair")} ${place.after}${share === "" ? "" : write` (đạt ${share})`}`;
}

/**
 * Where in a name the figure goes, before its measure: "kết nạp | đảng viên mới", "có | xã được công nhận …".
 * Nothing where the measure is not a word near the beginning, or is the beginning of another word ("xã" in "xã hội").
 */
function placeOf({ name, measure, timing }: ToldIndicator): { before: string; after: string } | undefined {
  if (timing === "ratio" || measure === "") return undefined;
  const words = name.split(" ");
  const noun = measure.toLocaleLowerCase("vi").split(" ");
  for (let at = 0; at <= Math.min(leadingWords, words.length - noun.length); at += 1) {
    const matches = noun.every((word, index) => words[at + index]?.toLocaleLowerCase("vi") === word);
    if (!matches || words[at + noun.length] === "hội") continue;
    const after = lowerFirst(words.slice(at).join(" "));
    const before = lowerFirst(words.slice(0, at).join(" "));
    if (at === 0) return { before: "có ", after };
    // "Số đảng viên …" counts already; "có 02/07 đảng viên …" says it in a sentence.
    return before === "số" || before === "tổng số" ? { before: "có ", after } : { before: `${before} `, after };
  }
  return undefined;
}

/** "trong đó 15 vụ đánh bạc": the parts that the review tells of a whole. */
function partsOf(data: Subjects, whole: ToldIndicator): Span[] {
  const parts = data.told.filter(({ indicator, actual }) => indicator.partOf === whole.code && actual !== null);
  return parts.flatMap((part, index) => {
    const { indicator } = part;
    const figure = figures(data, indicator.code);
    const noun = new RegExp(`^(số\\s+)?${escapePattern(indicator.measure)}\\s+`, "iu");
    const name = indicator.measure === "" ? indicator.name : indicator.name.replace(noun, "");
    return write`${index === 0 ? ", trong đó " : ", "}${figure("actual")}${measureOf(indicator)} ${lowerFirst(name)}`;
  });
}

/** Said only where somebody has not reported; of units of which each has sent a part, by what they sent. */
function coverageOf(data: Subjects, subject: ToldTarget | ToldFigure): Span[] {
  const [coverage, code] =
    "standing" in subject ? [subject.standing.coverage, subject.code] : [subject.coverage, subject.indicator.code];
  if (coverage.reported >= coverage.expected) return [];
  const figure = figures(data, code);
  const reports = figure("reports");
  const isNotJudged = "standing" in subject && subject.standing.judged === false;
  if (reports !== "" && (isNotJudged || coverage.reported === 0)) return write`, mới có ${reports} báo cáo`;
  if (coverage.reported === 0) return write`, chưa đủ báo cáo`;
  return write`, số liệu của ${figure("coverage")} đơn vị`;
}

function reached(target: ToldTarget, tone: Tone): string {
  const estimated = target.standing.estimated ? "ước đạt" : "đạt";
  if (tone === "reached") return estimated;
  // "Việc làm mới mới đạt" would stumble.
  return `${target.name.trim().endsWith(" mới") ? "chỉ" : "mới"} ${estimated}`;
}

function measureOf(indicator: ToldIndicator): string {
  return indicator.measure === "" || isPercentage(indicator.measure) ? "" : ` ${indicator.measure}`;
}

/** Writes a figure of one target or indicator; nothing to write leaves nothing. */
function figures(data: Subjects, code: string): (form: FigureForm) => FigureSpan | "" {
  return (form) => figureOf(data, { code, form }) ?? "";
}

/** With a small first letter, unless the word is an abbreviation: "OCOP" stays. */
export function lowerFirst(text: string): string {
  const second = text.charAt(1);
  const abbreviation = second !== "" && second === second.toLocaleUpperCase("vi") && /\p{L}/u.test(second);
  return abbreviation ? text : text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}
