import type { Texts } from "../../prose/text.ts";
import { reportPaperTexts } from "../paper/texts.ts";
import { reportTexts } from "../texts.ts";

/** Words of a report's workbook: in its sheets, and on the page that takes it back. */
export const reportSheetTexts = {
  excel_download: { vi: "Tải Excel", en: "Download Excel" },
  excel_upload: { vi: "Tải lên từ Excel", en: "Upload Excel" },
  sheet_report: { vi: "Báo cáo", en: "Report" },
  sheet_words: reportTexts.narrative,
  sheet_title: { vi: "Báo cáo {period} · {unit}", en: "Report for {period} · {unit}" },
  sheet_lead: {
    vi: "{form}. Chỉ nhập vào ô nền xanh; ô trống là chưa có số liệu, khác với số 0. Lưu tệp rồi tải lên ở trang báo cáo.",
    en: "{form}. Type in the blue cells only; an empty cell is a figure not given, which is not 0. Save the file and upload it on the report's page.",
  },
  sheet_lead_locked: {
    vi: "{form}. Báo cáo đang khóa, bản này chỉ để xem.",
    en: "{form}. The report is locked; this is to be read only.",
  },
  sheet_number: reportPaperTexts.paper_column_number,
  sheet_estimated: { vi: "Ước (x)", en: "Estimated (x)" },
  sheet_note: { vi: "Ghi chú, giải trình", en: "Notes, reasons" },
  sheet_running_total: { vi: "{name} (lũy kế từ đầu năm)", en: "{name} (running total of the year)" },
  sheet_heading: { vi: "Mục", en: "Heading" },
  sheet_written: { vi: "Nội dung", en: "Text" },
  sheet_check_number: {
    vi: "Ô này chỉ nhận số. Để trống nếu chưa có số liệu.",
    en: "This cell takes a number only. Leave it empty where there is no figure yet.",
  },
  sheet_check_note: { vi: "Ghi chú dài tối đa 1.000 ký tự.", en: "A note has 1,000 characters at most." },
  sheet_check_words: { vi: "Phần lời dài tối đa 20.000 ký tự.", en: "The text has 20,000 characters at most." },
  sheet_check_estimated: {
    vi: "Đánh dấu x nếu là số ước, để trống nếu là số chính thức.",
    en: "Put x where it is an estimate, nothing where it is final.",
  },
  sheet_entered_by: { vi: "do {owner} nhập", en: "entered by {owner}" },

  upload_title: { vi: "Tải báo cáo lên từ Excel", en: "Upload the report from Excel" },
  upload_lead: {
    vi: "Chọn tệp đã tải ở trang báo cáo này và đã điền. Trước khi ghi, trang sẽ cho xem những ô sẽ đổi.",
    en: "Choose the file that was downloaded from this report and filled. Before anything is written you see which cells would change.",
  },
  upload_apply: { vi: "Ghi {count} thay đổi", en: "Write {count} changes" },
  upload_none: {
    vi: "Tệp không có gì khác với báo cáo đang lưu. Không cần ghi.",
    en: "The file is no different from what is saved. There is nothing to write.",
  },
  upload_changes: { vi: "Những ô sẽ đổi", en: "Cells that would change" },
  upload_conflicts: {
    vi: "{count} chỗ đã có người khác sửa từ khi tệp được tải. Chọn bên nào được giữ.",
    en: "{count} places were changed by somebody else since the file was downloaded. Choose which to keep.",
  },
  upload_now: { vi: "Đang lưu", en: "Saved" },
  upload_keep: { vi: "Giữ số đang lưu", en: "Keep what is saved" },
  upload_take: { vi: "Lấy số trong tệp", en: "Take what is in the file" },
  upload_choice: { vi: "Chọn", en: "Choice" },
  upload_again: { vi: "Chọn tệp khác", en: "Choose another file" },
  upload_faulty: {
    vi: "Có {count} ô chưa đúng. Chưa ghi gì. Sửa trong tệp rồi tải lên lại.",
    en: "{count} cells are wrong. Nothing was written. Correct them in the file and upload it again.",
  },
  upload_locked: {
    vi: "Báo cáo đang khóa hoặc không thuộc quyền nhập của bạn, nên không nhận tệp.",
    en: "The report is locked or not yours to fill, so no file is taken.",
  },
  upload_empty: reportTexts.not_given,
  sheet_not_ours: {
    vi: "Tệp này không phải là biểu tải từ Quyết, hoặc đã mất trang ẩn nhận biết. Hãy tải biểu mới rồi dán số vào.",
    en: "This file was not downloaded from here, or has lost its hidden sheet. Download a new one and paste the figures.",
  },
  sheet_of_other: {
    vi: "Tệp này là biểu “{form}” của “{unit}” kỳ {period}, không phải báo cáo đang mở.",
    en: "This file is the form “{form}” of “{unit}” for {period}, not the report that is open.",
  },
  sheet_line_unknown: {
    vi: "Dòng này không còn trong biểu. Hãy tải biểu mới.",
    en: "This line is no longer on the form. Download a new one.",
  },
  sheet_line_doubled: { vi: "Chỉ số này có hai dòng trong tệp.", en: "This indicator has two rows in the file." },
  sheet_no_number: {
    vi: "“{text}” không phải là số.",
    en: "“{text}” is not a number.",
  },
  sheet_changed_meanwhile: {
    vi: "Trong lúc xem trước, có người vừa lưu báo cáo này. Chưa ghi gì; hãy tải tệp lên lại để xem những gì sẽ đổi.",
    en: "Somebody saved this report during the preview. Nothing was written; upload the file again to see what would change.",
  },
} as const satisfies Texts;
