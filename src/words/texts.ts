import type { Texts } from "../prose/text.ts";

export const wordTexts = {
  amount_blank: { vi: "Chưa có số.", en: "There is no number." },
  amount_not_a_number: {
    vi: "“{text}” không phải là số. Số viết như 1.234,5 hoặc 1234,5.",
    en: "“{text}” is not a number. Numbers are written like 1.234,5 or 1234.5.",
  },
  amount_ambiguous: {
    vi: "“{text}” có thể hiểu hai cách. Viết liền không dấu chấm ngăn hàng nghìn, hoặc thêm phần thập phân.",
    en: "“{text}” can be read in two ways. Write it without a thousands mark, or add the decimals.",
  },
  amount_too_large: {
    vi: "“{text}” quá lớn: tối đa 18 chữ số phần nguyên.",
    en: "“{text}” is too large: 18 digits at most.",
  },
  amount_more_decimals: {
    vi: "“{text}” có nhiều chữ số thập phân hơn chỉ số có.",
    en: "“{text}” has more decimals than the indicator.",
  },
  amount_too_precise: {
    vi: "“{text}” có quá nhiều chữ số thập phân: tối đa 10.",
    en: "“{text}” has too many decimals: 10 at most.",
  },
} as const satisfies Texts;
