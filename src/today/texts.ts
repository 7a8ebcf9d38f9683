import type { Texts } from "../prose/text.ts";

export const todayTexts = {
  today_on: { vi: "{weekday}, ngày {day}", en: "{weekday}, {day}" },
  weekday_0: { vi: "Chủ nhật", en: "Sunday" },
  weekday_1: { vi: "Thứ hai", en: "Monday" },
  weekday_2: { vi: "Thứ ba", en: "Tuesday" },
  weekday_3: { vi: "Thứ tư", en: "Wednesday" },
  weekday_4: { vi: "Thứ năm", en: "Thursday" },
  weekday_5: { vi: "Thứ sáu", en: "Friday" },
  weekday_6: { vi: "Thứ bảy", en: "Saturday" },
  nothing_due: { vi: "Hôm nay không còn việc đến hạn.", en: "Nothing is due today." },
  seen: { vi: "Đã xem", en: "Seen" },
  without_password: { vi: "{count} tài khoản chưa đặt mật khẩu", en: "{count} accounts have no password yet" },
  without_role: { vi: "{count} tài khoản chưa được giao vai trò", en: "{count} accounts have no role" },
  people_named: { vi: "{names}.", en: "{names}." },
  see_people: { vi: "Mở danh sách", en: "Open the list" },
} as const satisfies Texts;
