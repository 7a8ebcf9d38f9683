import type { Texts } from "../prose/text.ts";

export const todayTexts = {
  today: { vi: "Hôm nay", en: "Today" },
  today_on: { vi: "{weekday}, ngày {day}", en: "{weekday}, {day}" },
  weekday_0: { vi: "Chủ nhật", en: "Sunday" },
  weekday_1: { vi: "Thứ hai", en: "Monday" },
  weekday_2: { vi: "Thứ ba", en: "Tuesday" },
  weekday_3: { vi: "Thứ tư", en: "Wednesday" },
  weekday_4: { vi: "Thứ năm", en: "Thursday" },
  weekday_5: { vi: "Thứ sáu", en: "Friday" },
  weekday_6: { vi: "Thứ bảy", en: "Saturday" },
  nothing_due: { vi: "Hôm nay không còn việc đến hạn.", en: "Nothing is due today." },

  notices: { vi: "Nhắc việc", en: "Reminders" },
  open_report: { vi: "Mở báo cáo", en: "Open the report" },

  compilation: { vi: "Tổng hợp {period}", en: "Compilation of {period}" },
  units_submitted: {
    vi: "{done}/{all} đơn vị đã nộp đủ báo cáo",
    en: "{done} of {all} units have submitted all reports",
  },
  not_yet: { vi: "Chưa nộp: {units}.", en: "Not yet: {units}." },
  all_submitted: { vi: "Mọi đơn vị đã nộp.", en: "Every unit has submitted." },
  see_board: { vi: "Xem bảng tổng hợp", en: "See the board" },
  waiting_count: { vi: "{count} báo cáo chờ duyệt", en: "{count} reports wait for acceptance" },
  changed_most: { vi: "Thay đổi nhiều nhất: {change}.", en: "Changed most: {change}." },
  change_of: {
    vi: "{indicator} của {unit}, {now} so với cùng kỳ {before}",
    en: "{indicator} of {unit}, {now} against {before} a year earlier",
  },
  accept: { vi: "Duyệt", en: "Accept" },
  returned_count: { vi: "{count} báo cáo đã trả lại, chưa nộp lại", en: "{count} returned reports not sent again" },

  reopen_requests: { vi: "Đề nghị mở lại báo cáo", en: "Requests to open a report again" },
  asked_because: { vi: "{unit}: {why}", en: "{unit}: {why}" },
  asked_waits: { vi: "Chờ văn phòng trả lời. Lý do đã gửi: {why}", en: "Waiting for the office. Your reason: {why}" },
  declined_because: { vi: "Văn phòng không đồng ý: {why}", en: "The office declined: {why}" },
  answer: { vi: "Trả lời", en: "Answer" },

  review: { vi: "Báo cáo sơ kết", en: "Review" },
  review_missing: { vi: "Báo cáo sơ kết {period} chưa soạn", en: "The review of {period} has not been begun" },
  review_draft: { vi: "Báo cáo sơ kết {period} đang soạn", en: "The review of {period} is being written" },
  review_presented: {
    vi: "Báo cáo sơ kết {period} đã trình, chờ ban hành",
    en: "The review of {period} waits to be issued",
  },
  review_figures: {
    vi: "Dự thảo được viết từ số liệu đã duyệt.",
    en: "Its draft is written from the approved figures.",
  },
  open_review: { vi: "Mở báo cáo", en: "Open the review" },

  pace_line: { vi: "{good}/{all} chỉ tiêu đúng hoặc vượt tiến độ", en: "{good} of {all} targets on or ahead of pace" },
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
  seen: { vi: "Đã xem", en: "Seen" },
  gained: { vi: "thêm {count} chỉ tiêu đúng hoặc vượt tiến độ", en: "{count} more on or ahead of pace" },
  lost: { vi: "bớt {count} chỉ tiêu đúng hoặc vượt tiến độ", en: "{count} fewer on or ahead of pace" },
  newly_at_risk: { vi: "{count} chỉ tiêu chuyển sang nguy cơ", en: "{count} newly at risk" },
  mind: { vi: "Cần để ý", en: "To mind" },
  glad: { vi: "Đáng mừng", en: "Good news" },
  silent: { vi: "Chưa báo cáo", en: "Not reported" },
  reached_share: { vi: "{name}: đạt {share}", en: "{name}: {share} reached" },
  changed_by: { vi: "{name}: {rate} so cùng kỳ", en: "{name}: {rate} on the same period" },
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
  silent_units: { vi: "{count} đơn vị: {units}", en: "{count} units: {units}" },
  silent_reason: { vi: "Báo cáo {period}, {left}.", en: "Reports of {period}, {left}." },
  silent_no_due: { vi: "Báo cáo {period}.", en: "Reports of {period}." },
  and_more: { vi: "và {count} đơn vị khác", en: "and {count} more" },
  see_all_targets: { vi: "Xem tất cả chỉ tiêu", en: "See all targets" },

  beginning: { vi: "Bắt đầu", en: "Getting started" },
  steps_left: { vi: "Còn {count} bước để chạy quý đầu tiên", en: "{count} steps until the first quarter runs" },
  steps_reason: {
    vi: "Cơ quan, đơn vị, chỉ tiêu, biểu mẫu, tài khoản.",
    en: "The body, units, targets, forms, accounts.",
  },
  go_on_setting_up: { vi: "Tiếp tục", en: "Go on" },

  health: { vi: "Tình trạng hệ thống", en: "State of the system" },
  health_wrong: { vi: "{count} việc cần làm cho hệ thống", en: "{count} things to do for the system" },
  see_health: { vi: "Xem cách xử lý", en: "See what to do" },

  people: { vi: "Người dùng", en: "People" },
  without_password: { vi: "{count} tài khoản chưa đặt mật khẩu", en: "{count} accounts have no password yet" },
  without_role: { vi: "{count} tài khoản chưa được giao vai trò", en: "{count} accounts have no role" },
  people_named: { vi: "{names}.", en: "{names}." },
  see_people: { vi: "Mở danh sách", en: "Open the list" },
} as const satisfies Texts;
