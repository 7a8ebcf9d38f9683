/** What is understood of an annex, row by row: as the contract has it, and in sentences that a clerk checks. */
import { writeDay } from "../../calendar/day.ts";
import { lastDay, nameOf, type Period, periodOf } from "../../calendar/period.ts";
import type { IsoDate } from "../../database/ids.ts";
import { indicatorTexts } from "../../indicators/texts.ts";
import { type Amount, formatNumber } from "../../prose/number.ts";
import { type Language, say } from "../../prose/text.ts";
import { isChange } from "../../words/comparator.ts";
import { type Demand, type DemandDoubt, isAsking, isDemandFault } from "../../words/demand.ts";
import { isShareMeasure } from "../../words/measure.ts";
import { quantitiesIn } from "../../words/quantity.ts";
import type { Annex, AnnexTarget } from "./annex.ts";
import { annexReadTexts } from "./texts.ts";

/** Why a row is not sure. */
export type AnnexQuestion =
  | DemandDoubt
  | "demand_blank"
  | "demand_without_number"
  | "demand_number_unclear"
  | "columns_open"
  | "format_open";

export type RowUnderstood = {
  target: AnnexTarget;
  demands: readonly Demand[];
  questions: readonly AnnexQuestion[];
};

/** Each row with what it demands and what must be asked of it. */
export function understoodOf({ targets, columns, numbers }: Annex): RowUnderstood[] {
  return targets.map((target): RowUnderstood => {
    const { read, phrase, measure } = target;
    const demands = isDemandFault(read) ? [] : read.demands;
    const questions: AnnexQuestion[] = isDemandFault(read)
      ? [read.fault]
      : read.demands.flatMap(({ doubts }) => doubts.filter(isAsking));
    if (!columns.isSure) questions.push("columns_open");
    if (numbers.isOpen(phrase, measure)) questions.push("format_open");
    return { target, demands, questions: [...new Set(questions)] };
  });
}

/** A row as the contract's JSON has it; what does not exist is null. */
export function rowInContract({ target, demands, questions }: RowUnderstood) {
  const { name, measure, phrase, lead, field, prior } = target;
  return {
    ...{ name, measure, phrase, lead, field, prior: priorOf(target)?.toFixed() ?? null, priorText: prior },
    demands: demands.map((demand) => ({
      comparator: demand.comparator,
      amount: demand.amount.toFixed(),
      by: demand.by ?? null,
      measure: measureOf(demand, measure) || null,
      due: demand.due ?? null,
      trajectory: trajectoryOf(demand) ?? null,
      each: demand.each ?? null,
      timing: demand.timing ?? null,
      part: demand.part ?? null,
    })),
    sure: questions.length === 0,
    questions: questions.map((question) => say(annexReadTexts[question], "vi")),
  };
}

/** Last year's figure of a row, where its cell holds one number and nothing else. */
export function priorOf(
  { prior, measure }: Pick<AnnexTarget, "prior" | "measure">,
  shownIn?: Language,
): Amount | undefined {
  const [only, another] = quantitiesIn(prior, { shownIn });
  if (!only || another || "unreadable" in only || only.of || only.upTo || only.inOnes) return undefined;
  const isShare = only.share !== undefined;
  return isShare === isShareMeasure(measure) || !isShare ? only.amount : undefined;
}

/** What a demand is counted in: the row's measure unless it says another. */
export function measureOf({ measure, isOther, comparator }: Demand, own: string): string {
  if (comparator === "done_by") return "";
  return isOther ? (measure ?? "") : own || (measure ?? "");
}

/** The way as targets have it: the share of the whole, in per cent, by the end of each period. */
export function trajectoryOf({ trajectory, amount }: Demand): string | undefined {
  if (!trajectory || amount.isZero()) return undefined;
  const share = (reached: Amount) => reached.div(amount).times(100).toDecimalPlaces(6).toFixed();
  return trajectory.map((point) => `${point.period}:${share(point.amount)}`).join("|");
}

/** "ít nhất 25 đảng viên", "giảm ít nhất 0,3 điểm %", "hoàn thành chậm nhất 30/9/2026". */
export function demandInWords(demand: Demand, own: string, within: Period, language: Language): string {
  const { comparator, amount, by, due, each, part, trajectory } = demand;
  const texts = annexReadTexts;
  if (comparator === "done_by") return say(texts.said_done_by, language, { day: writeDay(due ?? lastDay(within)) });
  const measure = measureOf(demand, own);
  const number = formatNumber(amount, undefined, language);
  const isNone = comparator === "at_most" && amount.isZero() && !isShareMeasure(measure);
  const said = isNone
    ? say(texts.said_none, language, { measure }).trim()
    : isChange(comparator)
      ? changeInWords(demand, measure, language)
      : say(texts[`said_${comparator}`], language, { amount: counted(number, measure) });
  const details = [
    each === undefined ? "" : say(texts.said_each, language, { each }),
    part === undefined ? "" : say(texts.said_part, language, { part }),
    due === undefined ? "" : say(texts.said_due, language, { day: writeDay(due as IsoDate) }),
    trajectory === undefined
      ? ""
      : trajectory
          .map(
            (point) =>
              `${nameOf(periodOf(point.period), language)}: ${counted(formatNumber(point.amount, undefined, language), measure)}`,
          )
          .join("; "),
    by === undefined && isChange(comparator) && !amount.isZero() && measure !== "" && !isShareMeasure(measure)
      ? say(texts.said_of, language, { measure })
      : "",
  ].filter((detail) => detail !== "");
  return details.length === 0 ? said : `${said} (${details.join("; ")})`;
}

function changeInWords({ comparator, amount, by }: Demand, measure: string, language: Language): string {
  const isRise = comparator === "rise_at_least";
  if (amount.isZero()) return say(isRise ? annexReadTexts.said_no_fall : annexReadTexts.said_no_rise, language);
  const number = formatNumber(amount, undefined, language);
  const points = say(indicatorTexts.points, language);
  const change = by === undefined ? `${number}%` : `${number} ${isShareMeasure(measure) ? points : measure}`.trim();
  return say(annexReadTexts[isRise ? "said_rise_at_least" : "said_fall_at_least"], language, { change });
}

function counted(number: string, measure: string): string {
  return /^[%‰]/.test(measure) ? `${number}${measure}` : `${number} ${measure}`.trim();
}
