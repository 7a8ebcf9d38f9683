import type { Text, Texts } from "../prose/text.ts";
import type { Result } from "./petition.ts";

export const resultNames: Readonly<Record<Result, Text>> = {
  resolved: { vi: "đã giải quyết", en: "resolved" },
  withdrawn: { vi: "rút đơn", en: "withdrawn" },
  passed_on: { vi: "chuyển nơi khác", en: "passed on" },
  not_eligible: { vi: "không đủ điều kiện", en: "not eligible" },
};

export const petitionTexts = {
  case_result_without_end: {
    vi: "Có kết quả thì phải có ngày kết thúc.",
    en: "A result needs the day on which it ended.",
  },
  case_end_without_result: { vi: "Có ngày kết thúc thì phải có kết quả.", en: "What has ended needs its result." },
} satisfies Texts;
