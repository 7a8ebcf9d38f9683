/** The table of all targets that a review carries as its annex. */

import { sectionOf, sectionsOf } from "../indicators/fields.ts";
import { isPercentage, pointsOf } from "../indicators/measure.ts";
import { capital } from "../prose/capital.ts";
import { Decimal } from "../prose/number.ts";
import { say } from "../prose/text.ts";
import { sizeOfChange, withLimit } from "../resolutions/demandWords.ts";
import { isRelative } from "../resolutions/target.ts";
import { resolutionTexts } from "../resolutions/texts.ts";
import { canCompare, figureText, priorCoverageText } from "../telling/figure.ts";
import type { FigureForm } from "../telling/form.ts";
import { ofTarget, type Subject, type ToldTarget } from "../telling/subject.ts";
import type { ReviewData } from "./data.ts";

export type AnnexRow =
  | { kind: "section"; title: string }
  | { kind: "target"; number: string; name: string; cells: string[]; illustrative: boolean };

export type Annex = { columns: AnnexColumn[]; rows: AnnexRow[] };
export type AnnexColumn = { title: string; align: "left" | "right" | "center"; width: number };

/** After number and name; widths are shares of the page. */
export const annexColumns: readonly AnnexColumn[] = [
  { title: "TT", align: "center", width: 4 },
  { title: "Chỉ tiêu", align: "left", width: 30 },
  { title: "Đơn vị tính", align: "center", width: 9 },
  { title: "Chỉ tiêu đề ra", align: "right", width: 9 },
  { title: "Thực hiện", align: "right", width: 9 },
  { title: "Tỷ lệ đạt (%)", align: "right", width: 8 },
  { title: "Cùng kỳ", align: "right", width: 8 },
  { title: "So cùng kỳ", align: "left", width: 12 },
  { title: "Tiến độ", align: "left", width: 7 },
  { title: "Đánh giá", align: "left", width: 12 },
];

/** Under the head "Tiến độ", which says of what. */
const paceWords: Record<ToldTarget["standing"]["pace"], string> = {
  ahead: "Vượt",
  on_pace: "Đúng",
  behind: "Chậm",
  at_risk: "Nguy cơ",
  no_data: "Chưa có số liệu",
  later: "Đánh giá sau",
};

export const classWords: Record<ToldTarget["standing"]["reviewClass"], string> = {
  exceeded: "Vượt",
  met: "Đạt",
  basically_met: "Cơ bản đạt",
  half: "Đạt từ 50%",
  below_half: "Dưới 50%",
  not_met: "Chưa đạt",
  not_begun: "Chưa thực hiện",
  year_end: "Đánh giá cuối năm",
  no_data: "Chưa có số liệu",
};

/** By field in the order of the review; within one in file order. The numbers run through. */
export function annexOf(data: ReviewData): Annex {
  let number = 0;
  const rows: AnnexRow[] = sectionsOf(data.targets.map(({ field }) => field)).flatMap((section) => [
    { kind: "section", title: section.title },
    ...data.targets
      .filter(({ field }) => sectionOf(field).id === section.id)
      .map((target): AnnexRow => {
        number += 1;
        return {
          kind: "target",
          number: String(number),
          name: target.name,
          cells: cellsOf(target),
          illustrative: target.standing.illustrative,
        };
      }),
  ]);
  return { columns: [...annexColumns], rows };
}

/** What does not exist is an empty cell, never a zero. */
function cellsOf(target: ToldTarget): string[] {
  const { indicator, standing } = target;
  const subject = ofTarget(target);
  const notJudged = standing.judged === false && standing.actual !== null;
  const text = (form: FigureForm) => {
    const written = figureText(subject, form) ?? "";
    // The head of the table names the measure, so that the cells need not.
    return isPercentage(indicator.measure) && form !== "change" ? written.replace(/[%‰]/u, "") : written;
  };
  return [
    indicator.measure,
    demandOf(target, text("target")),
    text("actual"),
    isPercentage(indicator.measure) ? "" : text("share").replace("%", ""),
    text("prior"),
    changeCell(text("change"), subject),
    standing.reviewClass === "year_end" ? "" : notJudged ? "Chưa đánh giá" : paceWords[standing.pace],
    notJudged ? reportsCell(subject) : classWords[standing.reviewClass],
  ];
}

/** What a judgement waits for: this year's reports, or last year's. */
function reportsCell(subject: Subject): string {
  const { come = 0, owed = 0 } = subject.coverage;
  return come < owed ? capital(say(resolutionTexts.reports_come, "vi", { come, owed })) : "Cùng kỳ chưa đủ số liệu";
}

/** The head of the column says against what; of whose reports last year's figure is made stands where some are missing. */
function changeCell(change: string, subject: Subject): string {
  const note = priorCoverageText(subject);
  if (!canCompare(subject)) return note ?? "";
  const size = change.replace(/ so cùng kỳ.*$/, "").replace(/ \(.*\)$/, "");
  return note === undefined ? size : `${size} (${note})`;
}

/** As the resolution sets it; a rise or fall in the indicator's measure, which has a column of its own, by the number alone. */
function demandOf({ comparator, amount, by = "percent", indicator }: ToldTarget, target: string): string {
  if (!isRelative(comparator)) return withLimit(comparator, target);
  const size = sizeOfChange(
    { amount: new Decimal(amount), by },
    isPercentage(indicator.measure) ? pointsOf(indicator.measure, "vi") : "",
    "vi",
  );
  return `${comparator === "rise_at_least" ? "tăng" : "giảm"} ≥ ${size}`;
}
