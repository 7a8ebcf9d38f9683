import type { Texts } from "../../prose/text.ts";

/** Words of taking in a wide workbook. */
export const wideTexts = {
  wide_lead: {
    vi: "Dùng cho bảng có sẵn của cơ quan, kể cả của các năm trước: đơn vị theo dòng, chỉ số theo cột, bố cục nào cũng được. Tải tệp lên, xem máy hiểu từng cột và từng dòng là gì, sửa chỗ chưa đúng, xem trước rồi mới ghi.",
    en: "For tables of earlier years: units down, indicators across, in any layout. Upload the file, see how each column and row was understood, correct it, preview, and only then write.",
  },
  wide_file: { vi: "Tệp Excel (.xlsx) hoặc CSV", en: "Excel workbook (.xlsx) or CSV" },
  wide_upload: { vi: "Tải lên", en: "Upload" },
  wide_no_sheets: { vi: "Sổ tính không có trang nào chứa dữ liệu.", en: "No sheet of the workbook holds anything." },
  wide_layout: { vi: "1. Bảng nằm ở đâu", en: "1. Where the table lies" },
  wide_sheet: { vi: "Trang tính", en: "Sheet" },
  wide_unit_column: { vi: "Cột ghi tên đơn vị", en: "Column of the units' names" },
  wide_first_row: { vi: "Dòng đầu tiên của một đơn vị", en: "First row of a unit" },
  wide_turned: {
    vi: "Bảng này xếp đơn vị theo hàng ngang, chỉ số theo hàng dọc; đã xoay lại để đọc.",
    en: "This table has its units side by side and its indicators below one another; it was turned to be read.",
  },
  wide_year: { vi: "Năm của số liệu", en: "Year of the figures" },
  wide_period: { vi: "Kỳ, khi tiêu đề cột không ghi", en: "Period where a head does not say" },
  wide_period_hint: { vi: "Ví dụ: quý I/2023, tháng 3/2023, năm 2023.", en: "Such as Q1/2023, March 2023, 2023." },
  wide_again: { vi: "Đọc lại bảng", en: "Read the table again" },
  wide_columns: { vi: "2. Mỗi cột là chỉ số nào", en: "2. What each column is" },
  wide_rows: { vi: "3. Mỗi dòng là đơn vị nào", en: "3. What each row is" },
  wide_rows_matched: { vi: "Xem và sửa {count} dòng", en: "See and correct {count} rows" },
  wide_rows_open: {
    vi: "{count} dòng chưa nhận ra đơn vị; để “Bỏ qua” thì không nạp.",
    en: "{count} rows name no known unit; those left out are not loaded.",
  },
  wide_head: { vi: "Tiêu đề trong tệp", en: "Head in the file" },
  wide_figures: { vi: "Số ô có số", en: "Figures" },
  wide_leave_out: { vi: "Bỏ qua", en: "Leave out" },
  wide_kept: {
    vi: "Cách hiểu các cột này được lấy theo lần nạp trước của bảng cùng tiêu đề. Xem lại trước khi nạp.",
    en: "The meaning of these columns is that of the last time. Look it over.",
  },
  wide_by_period: { vi: "{name} (đơn vị tồn tại trong kỳ)", en: "{name} (the one of the period)" },
  wide_asked: {
    vi: "Có {count} điều chỉ người lập bảng mới biết. Chọn hoặc điền vào bảng dưới đây.",
    en: "{count} things only the table's writer knows. Choose or fill them in below.",
  },
  wide_format: { vi: "Số viết như “{text}” là", en: "A number like “{text}” is" },
  wide_format_open: { vi: "Chưa chọn", en: "Not chosen" },
  wide_format_vi: { vi: "1.234,5: dấu chấm ngăn hàng nghìn", en: "1.234,5: points part thousands" },
  wide_format_en: { vi: "1,234.5: dấu phẩy ngăn hàng nghìn", en: "1,234.5: commas part thousands" },
  wide_left_out: { vi: "{count} phần không đọc", en: "{count} parts not read" },
  wide_guesses: {
    vi: "{count} chỗ là đoán. Xem lại trước khi ghi.",
    en: "{count} guesses. Look them over before writing.",
  },
  wide_totals_differ: {
    vi: "{count} dòng tổng không bằng tổng các dòng.",
    en: "{count} sums are not what the rows add up to.",
  },
  wide_total_differs: {
    vi: "{indicator}, {period}: ghi {stated}, cộng lại {sum}",
    en: "{indicator}, {period}: stated {stated}, adds up to {sum}",
  },
  wide_totals_right: { vi: "{count} số tổng đúng bằng tổng các dòng.", en: "{count} sums are right." },
  wide_would: { vi: "4. Những gì sẽ đổi", en: "4. What would change" },
  wide_counts: {
    vi: "{new} số mới, {changed} số thay đổi, {unchanged} số giữ nguyên, {locked} số nằm trong báo cáo đã khóa.",
    en: "{new} new, {changed} changed, {unchanged} unchanged, {locked} in locked reports.",
  },
  wide_waits: {
    vi: "Số liệu của chính đơn vị đồng chí được nộp lên và chờ văn phòng cấp trên duyệt. Báo cáo đã gửi hoặc đã duyệt thì chỉ văn phòng cấp trên sửa được.",
    en: "Figures of your own unit are sent in and wait until the office above accepts them. A report that was sent or approved can be changed by the office above only.",
  },
  wide_state_new: { vi: "mới", en: "new" },
  wide_state_changed: { vi: "thay đổi", en: "changed" },
  wide_state_unchanged: { vi: "giữ nguyên", en: "unchanged" },
  wide_state_locked: { vi: "ghi vào báo cáo đã khóa", en: "written into a locked report" },
  wide_now: { vi: "Đang có", en: "Now" },
  wide_state: { vi: "Sẽ là", en: "Would be" },
  wide_more: { vi: "và {count} số nữa.", en: "and {count} more." },
  wide_reason: { vi: "Lý do sửa báo cáo đã khóa", en: "Why locked reports change" },
  wide_reason_hint: {
    vi: "Bắt buộc khi có số trong báo cáo đã khóa; được giữ trong lịch sử của báo cáo.",
    en: "Needed where locked reports would change; kept in their history.",
  },
  wide_reason_missing: {
    vi: "Có số nằm trong báo cáo đã khóa. Ghi lý do thì mới nạp được.",
    en: "Some figures lie in locked reports. They are loaded only with a reason.",
  },
  wide_apply: { vi: "Ghi tất cả", en: "Write all" },
  wide_done: { vi: "Đã ghi xong số liệu của tệp {name}.", en: "The figures of {name} were written." },
  wide_nothing: {
    vi: "Chưa có cột nào và dòng nào được hiểu là số liệu. Chọn chỉ số cho ít nhất một cột và đơn vị cho ít nhất một dòng.",
    en: "No column and row is understood yet. Choose an indicator for a column and a unit for a row.",
  },
  wide_faulty: {
    vi: "Có {count} chỗ chưa nạp được. Chưa ghi gì.",
    en: "{count} things cannot be loaded. Nothing was written.",
  },
  wide_column_twice: {
    vi: "Cột này trùng chỉ số và kỳ với cột {other}.",
    en: "This column has the indicator and period of column {other}.",
  },
  wide_row_twice: { vi: "Dòng này trùng đơn vị với dòng {other}.", en: "This row has the unit of row {other}." },
  wide_period_wrong: {
    vi: "“{text}” không phải là kỳ. Viết như quý I/2023, tháng 3/2023, năm 2023.",
    en: "“{text}” is no period. Write Q1/2023, March 2023, 2023.",
  },
  wide_changed_meanwhile: {
    vi: "Số liệu hoặc cách hiểu bảng đã đổi so với lúc xem trước. Chưa ghi gì; hãy xem trước lại.",
    en: "The figures or the meaning changed since the preview. Nothing was written; preview again.",
  },
  wide_too_large: {
    vi: "Bảng quá lớn: tối đa {rows} dòng, {columns} cột số liệu.",
    en: "The table is too large: {rows} rows and {columns} columns of figures at most.",
  },
} as const satisfies Texts;
