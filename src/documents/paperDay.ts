/** Days as papers write them. */
import { writeDay } from "../calendar/day.ts";
import type { IsoDate } from "../database/ids.ts";
import { AppError } from "../server/error.ts";

/** As papers write a day: a zero before days under ten and before the months 1 and 2 only: 12/3/2024, 29/01/2024. */
export function paperDay(day: IsoDate): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${date}/${paperMonth(month)}/${year}`;
}

/** A paper about a period is dated on or after the last day that it counts. */
export function refusePaperBefore(end: IsoDate, date: IsoDate): void {
  if (date >= end) return;
  const fault = { code: "paper_before_period_ends", place: { field: "date" }, details: { day: writeDay(end) } };
  throw new AppError("invalid_input", 422, {}, [fault]);
}

/** Room to write by hand, which no renderer folds. */
const blank = "\u00a0".repeat(6);

/** "ngày 24 tháng 3 năm 2024"; blanks for a day not yet known. */
export function paperDayInWords(day: IsoDate | null, yearIfUnknown: string): string {
  if (day === null) return `ngày${blank}tháng${blank}năm ${yearIfUnknown}`;
  const [year = "", month = "", date = ""] = day.split("-");
  return `ngày ${date} tháng ${paperMonth(month)} năm ${year}`;
}

function paperMonth(month: string): string {
  return Number(month) <= 2 ? month : String(Number(month));
}
