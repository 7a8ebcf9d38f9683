import type { Texts } from "../prose/text.ts";

/** What can be wrong with a definition folder; the place (file, row, column) is said before these words. */
export const folderTexts = {
  folder_faulty: {
    vi: "Dữ liệu có {count} lỗi, chưa nạp gì.",
    en: "The data has {count} faults; nothing was loaded.",
  },
  definition_faulty: {
    vi: "Chưa lưu: có {count} chỗ cần sửa.",
    en: "Not saved: {count} things need correcting.",
  },
  folder_missing: { vi: "Không có thư mục “{path}”.", en: "There is no folder “{path}”." },
  folder_is_file: {
    vi: "“{path}” không phải là thư mục, cũng không phải là sổ tính Excel (.xlsx).",
    en: "“{path}” is neither a folder nor an Excel workbook (.xlsx).",
  },
  sheet_missing: { vi: "Thiếu trang tính “{file}”.", en: "The sheet “{file}” is missing." },
  sheet_unexpected: {
    vi: "Không nhận ra trang tính này. Các trang có thể có: {files}.",
    en: "This sheet is not known. Sheets can be: {files}.",
  },
  sheet_doubled: {
    vi: "Có hai trang tính cùng mang tên “{text}”.",
    en: "Two sheets have the name “{text}”.",
  },
  sheet_cell_fault: {
    vi: "Ô này là công thức chưa ra kết quả: {text}. Hãy tính lại trong Excel, hoặc gõ thẳng giá trị.",
    en: "This cell is a formula without a result: {text}. Compute it in Excel or type the value.",
  },
  definitions_changed_meanwhile: {
    vi: "Trong lúc kiểm tra thư mục, có người khác vừa đổi danh mục. Hãy nạp lại.",
    en: "Somebody else changed the definitions while the folder was being checked. Load it again.",
  },
  file_missing: { vi: "Thiếu tệp {file}.", en: "The file {file} is missing." },
  file_unexpected: {
    vi: "Không nhận ra tệp này. Các tệp có thể có: {files}.",
    en: "This file is not known. Files can be: {files}.",
  },
  data_file_empty: { vi: "Tệp trống, không có dòng tiêu đề.", en: "The file is empty: it has no header line." },
  file_not_utf8: {
    vi: "Tệp không phải UTF-8, chữ có dấu sẽ hỏng. Trong Excel chọn Lưu thành “CSV UTF-8”.",
    en: "The file is not UTF-8, accented letters would be lost. In Excel choose Save As “CSV UTF-8”.",
  },
  file_utf16: {
    vi: "Tệp là UTF-16 (“Unicode Text”). Hãy lưu thành “CSV UTF-8”.",
    en: "The file is UTF-16 (“Unicode Text”). Save it as “CSV UTF-8”.",
  },
  file_is_workbook: {
    vi: "Đây là tệp Excel mang tên .csv. Hãy mở bằng Excel rồi lưu thành “CSV UTF-8”.",
    en: "This is an Excel file named .csv. Open it in Excel and save it as “CSV UTF-8”.",
  },
  data_file_too_large: {
    vi: "Tệp quá lớn: tối đa {megabytes} MB.",
    en: "The file is too large: {megabytes} MB at most.",
  },
  attachment_missing: {
    vi: "Không có tệp đính kèm “{text}” trong thư mục articles.",
    en: "The attached file “{text}” is not in the folder articles.",
  },
  csv_quote_unclosed: {
    vi: "Thiếu dấu ngoặc kép đóng.",
    en: "A closing double quote is missing.",
  },
  csv_quote_misplaced: {
    vi: "Dấu ngoặc kép đặt sai chỗ. Ô có dấu ngoặc kép phải nằm trọn trong ngoặc kép, dấu bên trong viết đôi.",
    en: "A double quote is misplaced. A cell with quotes stands in double quotes as a whole, those inside doubled.",
  },
  csv_row_too_large: {
    vi: "Dòng này dài quá {characters} ký tự hoặc quá {cells} ô, không phải là bảng. Thường là do thiếu dấu ngoặc kép đóng.",
    en: "This row has more than {characters} characters or {cells} cells, which is no table. Most often a closing double quote is missing.",
  },
  column_unknown: {
    vi: "Không nhận ra cột này. Các cột có thể có: {columns}.",
    en: "This column is not known. Columns can be: {columns}.",
  },
  column_doubled: { vi: "Cột này có hai lần.", en: "This column stands twice." },
  column_missing: { vi: "Thiếu cột này.", en: "This column is missing." },
  row_too_long: {
    vi: "Dòng có {cells} ô, tiêu đề chỉ có {columns} cột.",
    en: "The row has {cells} cells, the header only {columns} columns.",
  },
  row_doubled: { vi: "“{text}” đã có ở dòng {earlier}.", en: "“{text}” already stands in row {earlier}." },
  cell_blank: { vi: "Ô này không được để trống.", en: "This cell must not be empty." },
  cell_text_too_long: { vi: "Chữ quá dài: tối đa 4.000 ký tự.", en: "The text is too long: 4,000 characters at most." },
  text_control_character: {
    vi: "Trong ô có ký tự điều khiển không nhìn thấy. Hãy gõ lại ô này.",
    en: "The cell has an invisible control character. Type it again.",
  },
  code_wrong: {
    vi: "“{text}” không dùng làm mã được: mã chỉ gồm chữ cái tiếng Việt, số và các dấu - . _ ở giữa, không có dấu cách.",
    en: "“{text}” cannot be a code: codes have Vietnamese letters, digits and - . _ between them, no spaces.",
  },
  code_alike: {
    vi: "Mã “{text}” chỉ khác mã “{other}” ở chữ hoa, chữ thường; dễ nhầm. Hãy dùng mã khác.",
    en: "The code “{text}” differs from “{other}” by capitals alone. Use another one.",
  },
  name_other_script: {
    vi: "Trong tên có chữ cái giống chữ Việt nhưng thuộc bảng chữ khác. Hãy gõ lại tên.",
    en: "The name has letters of another script that look like ours. Type it again.",
  },
  code_is_kind: {
    vi: "Mã “{text}” trùng với một loại đơn vị; biểu mẫu sẽ không phân biệt được ai phải báo cáo.",
    en: "The code “{text}” is also a kind of unit; a form could not tell who owes it.",
  },
  code_of_unit_or_group: {
    vi: "Mã “{text}” đã là mã của một đơn vị hoặc một nhóm. Hãy dùng mã khác.",
    en: "The code “{text}” is a unit's or a group's already. Use another one.",
  },
  code_is_unit: {
    vi: "Mã nhóm “{text}” trùng với mã một đơn vị.",
    en: "The group's code “{text}” is also a unit's.",
  },
  cell_day_wrong: {
    vi: "“{text}” không phải là ngày. Ngày viết như 2024-04-27.",
    en: "“{text}” is not a date. Dates are written like 2024-04-27.",
  },
  cell_period_wrong: {
    vi: "“{text}” không phải là kỳ. Kỳ viết như 2024-03, 2024-Q1, 2024-H1, 2024-9M, 2024 hoặc 2020/2025.",
    en: "“{text}” is not a period. Periods are written like 2024-03, 2024-Q1, 2024-H1, 2024-9M, 2024 or 2020/2025.",
  },
  cell_frequency_wrong: {
    vi: "“{text}” không phải là kỳ hạn báo cáo. Chọn một trong: {words}.",
    en: "“{text}” is not a frequency. Choose one of: {words}.",
  },
  cell_word_wrong: {
    vi: "“{text}” không dùng được ở đây. Chọn một trong: {words}.",
    en: "“{text}” is not one of: {words}.",
  },
  cell_yes_no_wrong: {
    vi: "“{text}” không dùng được ở đây. Viết yes, no hoặc để trống.",
    en: "“{text}” cannot stand here. Write yes, no or nothing.",
  },
  whole_number_wrong: { vi: "“{text}” không phải là số nguyên.", en: "“{text}” is not a whole number." },
  whole_number_out_of_range: {
    vi: "“{text}” nằm ngoài khoảng từ {least} đến {most}.",
    en: "“{text}” is not between {least} and {most}.",
  },
  amount_decimal_comma: {
    vi: "“{text}” có dấu phẩy. Trong tệp, phần thập phân viết sau dấu chấm: 1234.5.",
    en: "“{text}” has a comma. In a file decimals stand after a point: 1234.5.",
  },
  amount_thousands: {
    vi: "“{text}” có dấu ngăn hàng nghìn. Trong tệp, số viết liền: 1234567.5.",
    en: "“{text}” has thousands separators. In a file numbers have none: 1234567.5.",
  },
  amount_out_of_range: {
    vi: "“{text}” quá lớn hoặc quá nhiều số lẻ: tối đa 18 chữ số phần nguyên, 10 chữ số thập phân.",
    en: "“{text}” is too large or too precise: 18 whole digits and 10 decimals at most.",
  },
  amount_percent_sign: {
    vi: "“{text}” có dấu %. Chỉ viết số, đơn vị tính nằm ở chỉ số.",
    en: "“{text}” has a % sign. Write the number alone; the indicator has the measure.",
  },
  amount_not_a_number_in_file: {
    vi: "“{text}” không phải là số. Số viết như 1234 hoặc 1234.5.",
    en: "“{text}” is not a number. Numbers are written like 1234 or 1234.5.",
  },
  cell_unit_unknown: { vi: "Không có đơn vị mang mã “{text}”.", en: "No unit has the code “{text}”." },
  cell_indicator_unknown: { vi: "Không có chỉ số mang mã “{text}”.", en: "No indicator has the code “{text}”." },
  cell_resolution_unknown: { vi: "Không có nghị quyết mang mã “{text}”.", en: "No resolution has the code “{text}”." },
  cell_target_unknown: { vi: "Không có chỉ tiêu mang mã “{text}”.", en: "No target has the code “{text}”." },
  owed_by_unknown: {
    vi: "“{text}” không phải là loại đơn vị, mã đơn vị hay mã nhóm.",
    en: "“{text}” is no kind of unit, code of a unit or code of a group.",
  },
  cycle: { vi: "Vòng tròn: {path}.", en: "A circle: {path}." },
  days_reversed: {
    vi: "Ngày cuối {to} đứng trước ngày đầu {from}.",
    en: "The last day {to} lies before the first, {from}.",
  },
  differs_from_first_row: {
    vi: "Khác với dòng đầu tiên của “{text}”.",
    en: "It differs from the first row of “{text}”.",
  },
  first_asked_of_other_frequency: {
    vi: "Kỳ đầu tiên phải nộp “{period}” không thuộc kỳ báo cáo của biểu.",
    en: "The first period asked for, “{period}”, is not of the form's frequency.",
  },
  day_of_other_year: {
    vi: "Ngày này không thuộc năm {year}; năm nào khai ở mục của năm ấy.",
    en: "This day is not of {year}; each year has its own entry.",
  },
  share_out_of_range: {
    vi: "Tỷ phần “{text}” phải lớn hơn 0 và không quá 1.",
    en: "The share “{text}” must be above 0 and at most 1.",
  },
  shares_above_one: {
    vi: "Các tỷ phần của “{unit}” trong ngày này cộng lại thành {sum}, quá 1.",
    en: "The shares of “{unit}” on this day add up to {sum}, more than 1.",
  },
  succeeds_itself: { vi: "“{text}” không thể kế thừa chính mình.", en: "“{text}” cannot succeed itself." },
  ratio_without_parts: {
    vi: "Chỉ số tỷ lệ phải có tử số (numerator) và mẫu số (denominator).",
    en: "A ratio needs a numerator and a denominator.",
  },
  parts_without_ratio: {
    vi: "Có tử số hoặc mẫu số thì timing phải là ratio.",
    en: "With a numerator or denominator the timing must be ratio.",
  },
  rollup_only_for_ratio: {
    vi: "Cách cộng dồn ratio chỉ dùng cho chỉ số tỷ lệ.",
    en: "The roll-up ratio is for ratios only.",
  },
  percentage_without_rollup: {
    vi: "Số tính bằng phần trăm không cộng được. Hãy ghi rollup: none (không tổng hợp) hoặc max (lấy số cao nhất); hoặc đổi thành tỷ lệ có tử số, mẫu số.",
    en: "Percentages cannot be added up. Give the rollup: none or max; or make it a ratio of a numerator and a denominator.",
  },
  percentage_added_up: {
    vi: "Số tính bằng phần trăm không cộng được: rollup phải là none hoặc max; hoặc đổi thành tỷ lệ có tử số, mẫu số.",
    en: "Percentages cannot be added up: the rollup must be none or max; or make it a ratio of a numerator and a denominator.",
  },
  formula_and_ratio: {
    vi: "Một chỉ số không thể vừa có công thức vừa có tử số, mẫu số.",
    en: "An indicator cannot have both a formula and a numerator or denominator.",
  },
  target_by_without_change: {
    vi: "Chỉ mức tăng, giảm (rise_at_least, fall_at_least) mới tính bằng số lượng.",
    en: "Only a rise or fall (rise_at_least, fall_at_least) is set by amount.",
  },
  target_outside_resolution: {
    vi: "Kỳ {period} của chỉ tiêu nằm ngoài kỳ {resolution} của nghị quyết.",
    en: "The target's period {period} lies outside the resolution's, {resolution}.",
  },
  trajectory_wrong: {
    vi: "“{text}” không đúng. Lộ trình viết như 2024-Q1:20|2024-Q2:45|2024-Q4:100.",
    en: "“{text}” is wrong. A trajectory is written like 2024-Q1:20|2024-Q2:45|2024-Q4:100.",
  },
  trajectory_share_out_of_range: {
    vi: "“{text}”: phần trăm của lộ trình từ 0 đến 100.",
    en: "“{text}”: a trajectory's per cent lie between 0 and 100.",
  },
  trajectory_out_of_order: {
    vi: "“{text}” đứng sai thứ tự thời gian.",
    en: "“{text}” is not in the order of time.",
  },
  trajectory_falls: {
    vi: "“{text}” thấp hơn điểm trước; lộ trình là lũy kế.",
    en: "“{text}” is lower than the point before; a trajectory is cumulative.",
  },
  trajectory_past_target: {
    vi: "“{text}” nằm sau kỳ của chỉ tiêu.",
    en: "“{text}” lies after the target's period.",
  },
  indicator_is_computed: {
    vi: "Chỉ số “{text}” được tính ra, không ai nhập.",
    en: "The indicator “{text}” is computed; nobody enters it.",
  },
  indicator_twice_at_frequency: {
    vi: "Chỉ số “{text}” đã có ở dòng {earlier} với cùng kỳ hạn báo cáo.",
    en: "The indicator “{text}” already stands in row {earlier} at the same frequency.",
  },
  indicator_in_other_form: {
    vi: "Chỉ số “{text}” với kỳ hạn này đã nằm ở biểu mẫu “{form}”, nơi giữ số liệu của nó.",
    en: "At this frequency the indicator “{text}” stands on the form “{form}” already, with its figures.",
  },
  indicator_has_other_owner: {
    vi: "Chỉ số “{text}” do “{owner}” nhập; biểu mẫu phải có cùng đơn vị chủ trì.",
    en: "The indicator “{text}” is entered by “{owner}”; the form must have the same owner.",
  },
  cumulative_only_for_flow: {
    vi: "Chỉ số “{text}” không cộng dồn theo thời gian nên không nhập lũy kế được.",
    en: "The indicator “{text}” does not add up over time, so it cannot be typed as a running total.",
  },
  form_frequency_fixed: {
    vi: "Biểu mẫu “{form}” đã có kỳ hạn {frequency}, không đổi được. Hãy lập biểu mẫu mới.",
    en: "The form “{form}” has the frequency {frequency}, which cannot change. Make a new form.",
  },
  value_of_computed: {
    vi: "Chỉ số “{text}” được tính từ các chỉ số khác, không nạp số liệu trực tiếp.",
    en: "The indicator “{text}” is computed from others; its figures are not loaded.",
  },
  value_without_form: {
    vi: "Chỉ số “{text}” không có trong biểu mẫu nào cho kỳ {period}.",
    en: "The indicator “{text}” is on no form for the period {period}.",
  },
  value_unit_closed: {
    vi: "Đơn vị “{unit}” đã kết thúc ngày {day}, không còn báo cáo kỳ {period}.",
    en: "The unit “{unit}” ended on {day} and does not report for {period}.",
  },
  value_unit_not_begun: {
    vi: "Đơn vị “{unit}” đến ngày {day} mới bắt đầu, chưa báo cáo kỳ {period}.",
    en: "The unit “{unit}” begins on {day} and does not report for {period}.",
  },
  figures_more_decimals: {
    vi: "Đã có số liệu lẻ hơn: {amount} của “{unit}” kỳ {period}. Sửa số ấy trước, hoặc giữ số chữ số thập phân.",
    en: "A figure has more: {amount} of “{unit}” for {period}. Correct it first, or keep the decimals.",
  },
  figures_after_unit: {
    vi: "Đơn vị “{unit}” đã có số liệu kỳ {period}, không thể kết thúc từ ngày {day}.",
    en: "The unit “{unit}” has figures for {period} and cannot end on {day}.",
  },
  figures_before_unit: {
    vi: "Đơn vị “{unit}” đã có số liệu kỳ {period}, không thể bắt đầu từ ngày {day}.",
    en: "The unit “{unit}” has figures for {period} and cannot begin on {day}.",
  },
  figures_before_parent: {
    vi: "Đơn vị “{unit}” có số liệu kỳ {period}, mà đơn vị cấp trên “{parent}” đến ngày {day} mới bắt đầu: số liệu trước đó sẽ không được tổng hợp lên.",
    en: "The unit “{unit}” has figures for {period}, but the unit above it, “{parent}”, begins on {day}: what came before would not be rolled up.",
  },
  loaded_report_locked: {
    vi: "Báo cáo “{form}” của “{unit}” kỳ {period} đã gửi hoặc đã duyệt, số liệu “{indicator}” sẽ đổi. Muốn đổi, nạp lại với --reason và lý do.",
    en: "The report “{form}” of “{unit}” for {period} was sent or approved and “{indicator}” would change. To change it, load again with --reason.",
  },
  loaded_report_sent: {
    vi: "Báo cáo “{form}” của “{unit}” kỳ {period} đã gửi hoặc đã duyệt, số liệu “{indicator}” sẽ đổi. Chỉ văn phòng cấp trên sửa được; muốn sửa, xin đề nghị mở lại báo cáo.",
    en: "The report “{form}” of “{unit}” for {period} was sent or approved and “{indicator}” would change. Only the office above can change it; to correct it, ask it to reopen the report.",
  },
  counts_line: {
    vi: "{file}: {new} mới, {changed} thay đổi, {unchanged} giữ nguyên",
    en: "{file}: {new} new, {changed} changed, {unchanged} unchanged",
  },
  folder_loaded: { vi: "Đã nạp xong.", en: "Loaded." },
  folder_exported: {
    vi: "Đã ghi {count} trang tính vào {path}.",
    en: "Wrote {count} sheets to {path}.",
  },
  export_too_many_figures: {
    vi: "Có hơn {most} con số, quá nhiều cho một sổ tính. Hãy xuất danh mục mà không kèm số liệu.",
    en: "There are more than {most} figures, too many for one workbook. Export the definitions without figures.",
  },
  workbook_expected: {
    vi: "Hãy gửi một sổ tính Excel (.xlsx), Content-Type: {type}.",
    en: "Send an Excel workbook (.xlsx), Content-Type: {type}.",
  },
  nothing_applied: {
    vi: "Chỉ kiểm tra, chưa ghi gì.",
    en: "Checked only; nothing was written.",
  },
} as const satisfies Texts;
