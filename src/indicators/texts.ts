import type { Text, Texts } from "../prose/text.ts";
import type { Timing } from "./indicator.ts";

export const indicatorTexts = {
  overlap: {
    vi: "{upper} và {count} đơn vị bên dưới ({lower}) cùng nộp biểu này: số của {upper} thay cho số cộng từ các đơn vị ấy.",
    en: "{upper} and {count} units below it ({lower}) owe this form: the figure of {upper} stands in place of what these add up to.",
  },
  points: { vi: "điểm %", en: "% points" },
  points_of_thousand: { vi: "điểm ‰", en: "‰ points" },
  formula_empty: { vi: "Công thức còn trống.", en: "The formula is empty." },
  formula_too_long: {
    vi: "Công thức quá dài: tối đa 1.000 ký tự.",
    en: "The formula is too long: 1,000 characters at most.",
  },
  formula_too_deep: {
    vi: "Công thức lồng quá nhiều dấu ngoặc, ở ký tự thứ {position}.",
    en: "The formula is nested too deeply, at character {position}.",
  },
  formula_without_code: {
    vi: "Công thức phải tính từ ít nhất một chỉ số. Viết mã chỉ số trong ngoặc vuông, ví dụ [viec-lam] - [viec-lam-nu].",
    en: "A formula needs at least one indicator. Write its code in square brackets, for example [viec-lam] - [viec-lam-nu].",
  },
  formula_bad_code: {
    vi: "Mã chỉ số trong công thức không đúng, ở ký tự thứ {position}: “{found}”.",
    en: "The formula has a wrong indicator code at character {position}: “{found}”.",
  },
  formula_bad_number: {
    vi: "Số trong công thức không đúng, ở ký tự thứ {position}: “{found}”. Phần thập phân viết sau dấu chấm, ví dụ 0.5.",
    en: "The formula has a wrong number at character {position}: “{found}”. Write decimals after a point, for example 0.5.",
  },
  formula_unexpected: {
    vi: "Công thức không hiểu được ở ký tự thứ {position}: “{found}”.",
    en: "The formula cannot be read at character {position}: “{found}”.",
  },
  formula_unclosed: {
    vi: "Công thức thiếu dấu đóng ngoặc của dấu mở ngoặc ở ký tự thứ {position}.",
    en: "The formula lacks the closing parenthesis of the one opened at character {position}.",
  },
  formula_ends_early: {
    vi: "Công thức thiếu phần cuối, sau ký tự thứ {position}.",
    en: "The formula ends too early, at character {position}.",
  },
} as const satisfies Texts;

export const timingNames: Readonly<Record<Timing, Text>> = {
  flow: { vi: "phát sinh trong kỳ, cộng dồn", en: "a flow, adding up" },
  stock: { vi: "tại thời điểm cuối kỳ", en: "a state at the period's end" },
  peak: { vi: "cao nhất trong kỳ", en: "the highest so far" },
  ratio: { vi: "tỷ lệ, tính lại từ tử và mẫu", en: "a ratio of two others" },
};
