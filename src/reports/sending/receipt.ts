/** The number that a submission is given: who, which form, which period, which version of the report. */
import type { ReportCodes } from "../place.ts";

export function receiptNumber({ unit, form, period }: ReportCodes, version: number): string {
  return `${unit}/${form}/${period}/${version}`;
}
