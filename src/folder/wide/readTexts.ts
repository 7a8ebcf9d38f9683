import type { Texts } from "../../prose/text.ts";

/** What the reading of a wide table says: what it asks, what it left out and what it guessed. */
export const wideReadTexts = {
  wide_q_no_units: {
    vi: "Không thấy cột nào ghi tên đơn vị.",
    en: "No column names known units.",
  },
  wide_q_no_columns: { vi: "Không thấy cột số liệu nào.", en: "There is no column of figures." },
  wide_q_column_unknown: { vi: "Cột “{text}” là chỉ số nào?", en: "Which indicator is the column “{text}”?" },
  wide_q_period_unknown: {
    vi: "Số liệu của kỳ nào? Tiêu đề không nói đủ: {text}",
    en: "Of which period are the figures? The heads do not say: {text}",
  },
  wide_q_row_unknown: { vi: "Dòng “{text}” là đơn vị nào?", en: "Which unit is the row “{text}”?" },
  wide_q_row_ambiguous: {
    vi: "“{text}” có thể là nhiều đơn vị khác cấp. Là đơn vị nào?",
    en: "“{text}” may be several units of different levels. Which one?",
  },
  wide_q_row_twice: {
    vi: "“{text}” đã có ở một dòng trên. Lấy dòng nào?",
    en: "“{text}” stands in a row above already. Which row counts?",
  },
  wide_q_unit_ended: {
    vi: "“{text}” không tồn tại trong kỳ của cột này.",
    en: "“{text}” does not exist in the period of this column.",
  },
  wide_q_format_unknown: {
    vi: "Số viết như “{text}” đọc theo cách nào: dấu ấy ngăn hàng nghìn hay ngăn phần thập phân?",
    en: "How are numbers like “{text}” read: does the mark part thousands or decimals?",
  },
  wide_q_other_units: {
    vi: "Cột “{text}” cũng ghi tên đơn vị, nhưng là đơn vị khác trong cùng dòng: các số bên phải là của cột ấy. Chọn cột ấy làm cột đơn vị rồi đọc riêng.",
    en: "The column “{text}” names other units in the same rows, whose figures stand to its right. Choose it as the column of units and read them apart.",
  },
  wide_q_other_table: {
    vi: "Dưới bảng này còn một bảng khác: “{text}”. Đổi dòng đầu tiên của một đơn vị để đọc riêng bảng ấy.",
    en: "Below this table there is another: “{text}”. Change the first row of a unit to read it apart.",
  },
  wide_q_no_number: { vi: "“{text}” không phải là số của chỉ số này.", en: "“{text}” is no number of this indicator." },
  wide_out_hidden_sheet: { vi: "trang ẩn", en: "hidden sheet" },
  wide_out_other_sheet: { vi: "trang khác", en: "another sheet" },
  wide_out_hidden_row: { vi: "dòng ẩn", en: "hidden row" },
  wide_out_hidden_column: { vi: "cột ẩn", en: "hidden column" },
  wide_out_title: { vi: "tiêu đề bảng", en: "title" },
  wide_out_note: { vi: "ghi chú ngoài bảng", en: "note" },
  wide_out_numbering: { vi: "dòng đánh số cột", en: "row that numbers the columns" },
  wide_out_repeated_head: { vi: "tiêu đề lặp lại", en: "repeated head" },
  wide_out_group_head: { vi: "dòng tên nhóm", en: "name of a group" },
  wide_out_total_row: { vi: "dòng tổng", en: "sum" },
  wide_out_unit_left_out: { vi: "dòng đã chọn bỏ qua lần trước", en: "row left out the last time" },
  wide_out_column_empty: { vi: "cột không có số", en: "column without figures" },
  wide_out_column_words: { vi: "cột chữ", en: "column of words" },
  wide_out_column_ordinal: { vi: "cột số thứ tự, mã", en: "column of row numbers or codes" },
  wide_out_column_remark: { vi: "cột ghi chú", en: "column of remarks" },
  wide_out_column_plan: { vi: "cột kế hoạch, chỉ tiêu", en: "column of plans" },
  wide_out_column_comparison: { vi: "cột so sánh, tỷ lệ", en: "column of comparisons" },
  wide_out_column_total: { vi: "cột cộng các kỳ", en: "column that adds up periods" },
  wide_out_column_computed: { vi: "cột chỉ số tự tính", en: "column of a computed indicator" },
  wide_out_column_of_others: { vi: "cột của đơn vị ghi ở cột khác", en: "column of units named in another column" },
  wide_out_other_table: { vi: "bảng khác", en: "another table" },
  wide_out_column_left_out: { vi: "cột đã chọn bỏ qua lần trước", en: "column left out the last time" },
  wide_guess_indicator_near: { vi: "tên chỉ số gần giống", en: "the indicator's name is nearly the same" },
  wide_guess_indicator_within: { vi: "tiêu đề có chứa tên chỉ số", en: "the head contains the indicator's name" },
  wide_guess_indicator_short: { vi: "tiêu đề là tên viết tắt", en: "the head is the name shortened" },
  wide_guess_indicator_part: { vi: "là phần “trong đó” của cột trước", en: "it is a part of the column before" },
  wide_guess_indicator_title: { vi: "chỉ số lấy từ tên bảng", en: "the indicator stands in the title" },
  wide_guess_indicator_kept: { vi: "chỉ số lấy theo lần nạp trước", en: "the indicator is that of the last time" },
  wide_guess_period_told: {
    vi: "kỳ suy từ tên bảng, tên trang, tên tệp hoặc từ “lũy kế”, “cùng kỳ”",
    en: "the period follows from the title, the sheet, the file, or words such as “cumulative”",
  },
  wide_guess_head_spilt: {
    vi: "tiêu đề trên lấy từ cột bên trái",
    en: "the upper head is that of the column to the left",
  },
  wide_guess_unit_near: { vi: "tên đơn vị gần giống", en: "the unit's name is nearly the same" },
  wide_guess_unit_of_level: {
    vi: "chọn đơn vị cùng cấp với các dòng khác",
    en: "the unit of the level of the other rows",
  },
  wide_guess_measure_scaled: { vi: "đã đổi sang đơn vị tính của chỉ số", en: "brought into the indicator's measure" },
} as const satisfies Texts;
