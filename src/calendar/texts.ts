import type { Text, Texts } from "../prose/text.ts";

export const calendarTexts = {
  period_unknown: {
    vi: "“{period}” không phải là kỳ. Kỳ viết như 2024-03, 2024-Q1, 2024-H1, 2024-9M, 2024 hoặc 2020/2025.",
    en: "“{period}” is not a period. Periods are written like 2024-03, 2024-Q1, 2024-H1, 2024-9M, 2024 or 2020/2025.",
  },
  day_unknown: {
    vi: "“{day}” không phải là ngày. Ngày viết như 2024-04-27.",
    en: "“{day}” is not a date. Dates are written like 2024-04-27.",
  },
  frequency_month: { vi: "tháng", en: "month" },
  frequency_quarter: { vi: "quý", en: "quarter" },
  frequency_half: { vi: "6 tháng", en: "half-year" },
  frequency_nine_months: { vi: "9 tháng", en: "nine months" },
  frequency_year: { vi: "năm", en: "year" },
  frequency_term: { vi: "nhiệm kỳ", en: "term" },
} as const satisfies Texts;

/** How often a report is owed; a term is no frequency of reports. */
export const everyFrequency: Readonly<Record<string, Text>> = {
  month: { vi: "hằng tháng", en: "monthly" },
  quarter: { vi: "hằng quý", en: "quarterly" },
  half: { vi: "6 tháng", en: "half-yearly" },
  nine_months: { vi: "9 tháng", en: "nine months" },
  year: { vi: "hằng năm", en: "yearly" },
};
