import type { Texts } from "../prose/text.ts";

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
  show_all: { vi: "Tất cả", en: "All" },
  because: { vi: "Lý do: {why}", en: "Reason: {why}" },
  due_on: { vi: "Hạn {due}.", en: "Due {due}." },
  notice_submitted: { vi: "{unit} đã nộp {form}, {period}.", en: "{unit} submitted {form}, {period}." },
  notice_to_sign: {
    vi: "{form} {period} của {unit} chờ đồng chí ký.",
    en: "{form}, {period}, of {unit} waits for your signature.",
  },
  notice_returned: { vi: "{form} {period} của {unit} bị trả lại.", en: "{form}, {period}, of {unit} was returned." },
  notice_approved: { vi: "{form} {period} của {unit} đã được duyệt.", en: "{form}, {period}, of {unit} was approved." },
  notice_reopened: {
    vi: "{form} {period} của {unit} được mở lại để sửa.",
    en: "{form}, {period}, of {unit} was reopened for correction.",
  },
  notice_reopening_asked: {
    vi: "{unit} xin mở lại {form} {period} để sửa.",
    en: "{unit} asks for {form}, {period}, to be reopened.",
  },
  notice_reminder: {
    vi: "Văn phòng nhắc: {form} {period} của {unit} chưa nộp.",
    en: "The office reminds you: {form}, {period}, of {unit} has not been submitted.",
  },
  notice_due_soon: {
    vi: "{form} {period} của {unit} sắp đến hạn {due}.",
    en: "{form}, {period}, of {unit} is due on {due}.",
  },
  notice_overdue: {
    vi: "{form} {period} của {unit} đã quá hạn {due}.",
    en: "{form}, {period}, of {unit} was due on {due}.",
  },
  notice_escalated: {
    vi: "{form} {period} của {unit} chậm {late} ngày làm việc (hạn {due}).",
    en: "{form}, {period}, of {unit} is {late} working days late (due {due}).",
  },
} as const satisfies Texts;
