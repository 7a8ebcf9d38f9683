import type { Texts } from "../../prose/text.ts";
import { reportPaperTexts } from "../../reports/paper/texts.ts";
import { reportTexts } from "../../reports/texts.ts";
import { reportSheetTexts } from "../../reports/workbook/texts.ts";
import { resolutionTexts } from "../../resolutions/texts.ts";
import { webTexts } from "../../web/texts.ts";

export const formTexts = {
  task_form: { vi: "Kết quả thực hiện nhiệm vụ", en: "How tasks were carried out" },
  form_of: { vi: "{unit}, {period}, xét ở ngày {day}", en: "{unit}, {period}, judged on {day}" },
  form_running: {
    vi: "Kỳ chưa hết: việc chưa báo xong được tính như vẫn chưa xong vào ngày cuối kỳ.",
    en: "The period has not ended: what is not reported done is counted as still open on its last day.",
  },
  form_number: reportPaperTexts.paper_column_number,
  form_unit: webTexts.unit,
  form_whole: resolutionTexts.total,
  form_itself: { vi: "{unit}, tự chủ trì", en: "{unit}, led by itself" },
  form_total: { vi: "Tổng số", en: "Total" },
  form_doneOnTime: { vi: "Xong đúng hạn", en: "Done on time" },
  form_doneLate: { vi: "Xong quá hạn", en: "Done late" },
  form_doneNoDeadline: { vi: "Xong, không có hạn", en: "Done, no deadline" },
  form_openInTime: { vi: "Đang làm, trong hạn", en: "Open in time" },
  form_openOverdue: { vi: "Đang làm, quá hạn", en: "Open, overdue" },
  form_openNoDeadline: { vi: "Đang làm, không có hạn", en: "Open, no deadline" },
  form_onTimeOfAll: { vi: "Đúng hạn ÷ tổng số", en: "On time ÷ total" },
  form_overdueOfAll: { vi: "Đang quá hạn ÷ tổng số", en: "Open overdue ÷ total" },
  form_onTimeOfClosed: { vi: "Đúng hạn ÷ đã đến hạn", en: "On time ÷ come due" },
  form_lateOfClosed: { vi: "Quá hạn ÷ đã đến hạn", en: "Late ÷ come due" },
  form_note: reportTexts.note,
  form_denominators: {
    vi: "Tổng số gồm cả việc đang làm trong hạn và không có hạn. “Đã đến hạn” là xong đúng hạn, xong quá hạn và đang quá hạn. Chờ nghiệm thu được tính là xong theo ngày báo; quá hạn do khách quan đang được xác nhận đứng ngoài tổng số.",
    en: "The total includes what is open in time and without deadline. “Come due” is what is done on time, done late, and open overdue. What waits to be accepted counts as done by the day it was reported; what an outside cause still excuses stands outside the total.",
  },
  form_awaiting: { vi: "{count} chờ nghiệm thu", en: "{count} waiting to be accepted" },
  form_excused: { vi: "{count} quá hạn do khách quan, ngoài tổng số", en: "{count} excused, outside the total" },
  form_forgiven: { vi: "{count} đúng hạn nhờ khách quan", en: "{count} on time by an outside cause" },
  form_extended: { vi: "{count} được gia hạn", en: "{count} put off" },
  form_carried: { vi: "{count} từ kỳ trước", en: "{count} carried over" },
  form_none: {
    vi: "Không có phần việc nào đến hạn trong kỳ này hay còn dở từ kỳ trước.",
    en: "No piece is due in this period or was carried into it.",
  },
  form_behind: { vi: "{unit}: {what}", en: "{unit}: {what}" },
  form_excel: reportSheetTexts.excel_download,
  form_word: { vi: "Bản Word", en: "As a Word file" },
  form_close: { vi: "Chốt số của kỳ", en: "Close the count" },
  form_closed: {
    vi: "{by} đã chốt số của kỳ này ngày {day}; bảng dưới đây giữ nguyên như khi chốt.",
    en: "{by} closed this count on {day}; the table below is kept as it was then.",
  },
  form_differs: {
    vi: "Tính lại bây giờ thì khác: {total} phần việc, {doneOnTime} xong đúng hạn, {doneLate} xong quá hạn, {openOverdue} đang quá hạn.",
    en: "Counted now it would be different: {total} pieces, {doneOnTime} done on time, {doneLate} done late, {openOverdue} open overdue.",
  },
  form_see_now: { vi: "Xem số tính bây giờ", en: "See the count of now" },
  form_see_closed: { vi: "Xem số đã chốt", en: "See what was closed" },
  form_open: { vi: "Mở lại số của kỳ", en: "Open the count again" },
  form_why: { vi: "Vì sao mở lại", en: "Why" },
  form_finished: { vi: "Báo xong", en: "Reported done" },
  form_pieces_more: { vi: "Còn {count} phần việc nữa.", en: "{count} more pieces." },
  form_paper: { vi: "BÁO CÁO", en: "REPORT" },
  form_paper_subject: { vi: "Kết quả thực hiện nhiệm vụ {period}", en: "How tasks were carried out, {period}" },
  task_count_not_ended: {
    vi: "Kỳ này chưa hết, chưa chốt số được.",
    en: "This period has not ended; its count cannot be closed yet.",
  },
  task_count_closed_already: { vi: "Số của kỳ này đã được chốt.", en: "The count of this period is closed already." },
  task_count_not_closed: { vi: "Số của kỳ này chưa được chốt.", en: "The count of this period is not closed." },
} satisfies Texts;
