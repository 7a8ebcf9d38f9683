import type { Texts } from "../../prose/text.ts";

export const noticeTexts = {
  notices: { vi: "Thông báo", en: "Notices" },
  notices_unread: { vi: "{count} thông báo chưa đọc", en: "{count} unread" },
  notices_all_read: { vi: "Đã đọc hết.", en: "All read." },
  notices_none: {
    vi: "Chưa có thông báo nào. Báo cáo được nộp, trả lại, duyệt, sắp đến hạn hoặc quá hạn sẽ được báo ở đây.",
    en: "Nothing yet. Reports submitted, returned, approved, due or overdue are told here.",
  },
  read_all: { vi: "Đánh dấu đã đọc hết", en: "Mark all as read" },
  mark_read: { vi: "Đã đọc", en: "Read" },
  mark_unread: { vi: "Đánh dấu chưa đọc", en: "Mark as unread" },
  unread: { vi: "Chưa đọc", en: "Unread" },
  only_unread: { vi: "Chỉ chưa đọc", en: "Unread only" },
  because: { vi: "Lý do: {why}", en: "Reason: {why}" },
  due_on: { vi: "Hạn {due}.", en: "Due {due}." },
  notice_submitted: { vi: "{unit} đã nộp {what}.", en: "{unit} submitted {what}." },
  notice_to_sign: {
    vi: "{what} của {unit} chờ đồng chí ký.",
    en: "{what}, of {unit} waits for your signature.",
  },
  notice_returned: { vi: "{what} của {unit} bị trả lại.", en: "{what}, of {unit} was returned." },
  notice_approved: { vi: "{what} của {unit} đã được duyệt.", en: "{what}, of {unit} was approved." },
  notice_reopened: {
    vi: "{what} của {unit} được mở lại để sửa.",
    en: "{what}, of {unit} was reopened for correction.",
  },
  notice_reopening_asked: {
    vi: "{unit} xin mở lại {what} để sửa.",
    en: "{unit} asks for {what}, to be reopened.",
  },
  notice_reopening_declined: {
    vi: "Văn phòng không đồng ý mở lại {what} của {unit}.",
    en: "The office declined to reopen {what}, of {unit}.",
  },
  notice_reminder: {
    vi: "Văn phòng nhắc: {what} của {unit} chưa nộp.",
    en: "The office reminds you: {what}, of {unit} has not been submitted.",
  },
  notice_due_soon: {
    vi: "{what} của {unit} sắp đến hạn {due}.",
    en: "{what}, of {unit} is due on {due}.",
  },
  notice_overdue: {
    vi: "{what} của {unit} đã quá hạn {due}.",
    en: "{what}, of {unit} was due on {due}.",
  },
  notice_escalated: {
    vi: "{what} của {unit} chậm {late} ngày làm việc (hạn {due}).",
    en: "{what}, of {unit} is {late} working days late (due {due}).",
  },
  digest_subject: { vi: "Quyết: {count} việc cần biết", en: "Quyết: {count} to know" },
  digest_greeting: { vi: "Kính gửi đồng chí {name},", en: "Dear {name}," },
  digest_rest: { vi: "- và {count} thông báo khác.", en: "- and {count} more." },
  digest_end: {
    vi: "Tất cả thông báo: {all}\nThôi nhận thư này: {account}",
    en: "All notices: {all}\nTo stop this mail: {account}",
  },
  ways: { vi: "Cách nhận thông báo", en: "How I am told" },
  ways_lead: {
    vi: "Thông báo luôn hiện ở chuông và ở trang này. Có thể nhận thêm bằng thư và lịch.",
    en: "Notices always show at the bell and on this page. Mail and a calendar can be added.",
  },
  by_mail: { vi: "Thư hằng ngày", en: "Daily mail" },
  by_mail_to: {
    vi: "Mỗi ngày làm việc một thư đến {address}, chỉ khi có thông báo chưa đọc.",
    en: "One mail each working day to {address}, only when something is unread.",
  },
  no_address: {
    vi: "Tài khoản chưa có địa chỉ thư. Người quản trị ghi địa chỉ ở mục Người dùng.",
    en: "The account has no mail address. The administrator adds it under People.",
  },
  no_mail_server: {
    vi: "Hệ thống chưa được cài máy chủ gửi thư, nên chưa gửi thư cho ai.",
    en: "No mail server is set up here, so no mail is sent.",
  },
  stop_mail: { vi: "Thôi nhận thư", en: "Stop the mail" },
  start_mail: { vi: "Nhận thư", en: "Get the mail" },
  mail_is_off: { vi: "Đã thôi nhận thư.", en: "The mail is off." },
  by_calendar: { vi: "Lịch hạn nộp", en: "Calendar of deadlines" },
  by_calendar_lead: {
    vi: "Một địa chỉ riêng để ứng dụng lịch tự lấy hạn nộp báo cáo. Ai có địa chỉ này đều xem được hạn nộp, không xem được số liệu. Đổi mật khẩu thì địa chỉ này hết hiệu lực.",
    en: "A private address from which a calendar takes the deadlines. Whoever has it sees the deadlines, never figures. A new password ends it.",
  },
  make_calendar: { vi: "Tạo địa chỉ lịch", en: "Make the address" },
  renew_calendar: { vi: "Tạo địa chỉ mới, bỏ địa chỉ cũ", en: "Make a new address, drop the old one" },
  revoke_calendar: { vi: "Thôi dùng địa chỉ lịch", en: "Stop the address" },
  calendar_made: {
    vi: "Địa chỉ lịch, chỉ hiện một lần này:",
    en: "The calendar's address, shown this once:",
  },
  calendar_on: { vi: "Đang có một địa chỉ lịch.", en: "An address is in use." },
  calendar_name: { vi: "Hạn nộp báo cáo", en: "Report deadlines" },
  calendar_event: { vi: "Hạn nộp: {what} · {unit}", en: "Due: {what} · {unit}" },
  rules: { vi: "Quy tắc thông báo", en: "Rules of telling" },
  rules_lead: {
    vi: "Tính theo ngày làm việc, trừ ngày nghỉ lễ. Ghi 0 để tắt một quy tắc.",
    en: "In working days, without public holidays. 0 turns a rule off.",
  },
  rule_soon: { vi: "Báo trước hạn (ngày làm việc)", en: "Before the deadline (working days)" },
  rule_escalate: {
    vi: "Chậm bao nhiêu ngày thì báo người ký và lãnh đạo đơn vị",
    en: "Days late until the unit's approver and leader are told",
  },
  rule_escalateToOffice: {
    vi: "Chậm bao nhiêu ngày thì báo văn phòng cấp trên",
    en: "Days late until the office above is told",
  },
  rule_quietFrom: { vi: "Không làm phiền từ", en: "Quiet hours from" },
  rule_quietTo: { vi: "Đến", en: "To" },
  rule_mailAt: { vi: "Gửi thư hằng ngày lúc", en: "Daily mail at" },
  rule_firstAsked: { vi: "Kỳ đầu tiên phải báo cáo", en: "First period asked for" },
  rule_firstAsked_hint: {
    vi: "Báo cáo của các kỳ kết thúc trước kỳ này không bị nhắc, không tính là chậm.",
    en: "Reports of periods that ended before it are not pressed for and not counted as late.",
  },
  ask_since_beginning: { vi: "Từ khi bắt đầu dùng: {period}", en: "Since the beginning here: {period}" },
  ask_always: { vi: "Mọi kỳ", en: "Every period" },
  rules_save: { vi: "Lưu quy tắc", en: "Save the rules" },
  days_wrong: { vi: "Số ngày từ 0 đến 60.", en: "Days from 0 to 60." },
} as const satisfies Texts;
