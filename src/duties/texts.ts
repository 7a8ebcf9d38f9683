import type { Texts } from "../prose/text.ts";

export const dutyTexts = {
  duty_of: { vi: "{what} · {unit}", en: "{what} · {unit}" },
  days_left: { vi: "còn {days} ngày", en: "{days} days left" },
  due_today: { vi: "hạn hôm nay", en: "due today" },
  days_late: { vi: "quá hạn {days} ngày", en: "{days} days late" },
  go_on: { vi: "Nhập tiếp", en: "Go on" },
  begin: { vi: "Nhập", en: "Begin" },
  returned_why: { vi: "Lý do trả lại: {why}", en: "Why it was returned: {why}" },
  correct: { vi: "Sửa lại", en: "Correct" },
  look_and_sign: { vi: "Xem và ký", en: "Look and sign" },
  more_duties: { vi: "và {count} việc khác", en: "and {count} more" },
  request_waits: {
    vi: "Đã có một đề nghị đang chờ văn phòng trả lời.",
    en: "A request already waits for the office's answer.",
  },
  request_answered: { vi: "Đề nghị này đã được trả lời.", en: "This request has been answered." },
  pressed_for: { vi: "Nhắc việc", en: "Reminders" },
  open: { vi: "Mở báo cáo", en: "Open the report" },
} as const satisfies Texts;
