import type { Texts } from "../prose/text.ts";

/** What the first page tells those who decide. */
export const leaderTexts = {
  since_before: {
    vi: "Lần xem đầu, nên so với {period}: {changes}.",
    en: "First visit, so since {period}: {changes}.",
  },
  since_visit: { vi: "Từ lần xem {day}: {changes}.", en: "Since the visit of {day}: {changes}." },
  not_in_yet: {
    vi: "{count} chỉ tiêu chưa có đủ số liệu {period}, nên chưa xét ở đây.",
    en: "{count} targets do not have enough figures of {period} yet and are left out here.",
  },
  no_change: { vi: "không có gì thay đổi", en: "nothing changed" },
  worse: { vi: "Xấu đi", en: "Got worse" },
  gained: { vi: "thêm {count} chỉ tiêu đúng hoặc vượt tiến độ", en: "{count} more on or ahead of pace" },
  lost: { vi: "bớt {count} chỉ tiêu đúng hoặc vượt tiến độ", en: "{count} fewer on or ahead of pace" },
  newly_at_risk: { vi: "{count} chỉ tiêu chuyển sang nguy cơ", en: "{count} newly at risk" },
  mind: { vi: "Cần để ý", en: "To mind" },
  glad: { vi: "Đáng mừng", en: "Good news" },
  reached_share: { vi: "{name}: đạt {attained}", en: "{name}: {attained} reached" },
  reached: { vi: "{name}: {attained}", en: "{name}: {attained}" },
  change_of_year: { vi: "{name}: {rate} so cùng kỳ", en: "{name}: {rate} on the same period" },
  plain_target: { vi: "{name}", en: "{name}" },
  needed_by_now: {
    vi: "{actual}/{demand}, đến nay cần {expected}.",
    en: "{actual} of {demand}, {expected} expected by now.",
  },
  against_prior: {
    vi: "{actual}, cùng kỳ {prior}; chỉ tiêu {demand}.",
    en: "{actual}, {prior} a year earlier; target {demand}.",
  },
  got_worse: { vi: "Lần trước: {before}.", en: "Before: {before}." },
} as const satisfies Texts;
