import type { Texts } from "../prose/text.ts";
import { resolutionTexts } from "../resolutions/texts.ts";

/** What the first page tells of reports. */
export const reportTodayTexts = {
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
  returned_count: { vi: "{count} báo cáo đã trả lại, chưa nộp lại", en: "{count} returned reports not sent again" },
  reopen_requests: { vi: "Đề nghị mở lại báo cáo", en: "Requests to open a report again" },
  asked_because: { vi: "{unit}: {why}", en: "{unit}: {why}" },
  asked_waits: { vi: "Chờ văn phòng trả lời. Lý do đã gửi: {why}", en: "Waiting for the office. Your reason: {why}" },
  declined_because: { vi: "Văn phòng không đồng ý: {why}", en: "The office declined: {why}" },
  answer: { vi: "Trả lời", en: "Answer" },
  silent: { vi: "Chưa báo cáo", en: "Not reported" },
  silent_units: { vi: "{count} đơn vị: {units}", en: "{count} units: {units}" },
  silent_reason: { vi: "Báo cáo {period}, {left}.", en: "Reports of {period}, {left}." },
  silent_no_due: { vi: "Báo cáo {period}.", en: "Reports of {period}." },
  and_more: resolutionTexts.and_more,
} as const satisfies Texts;
