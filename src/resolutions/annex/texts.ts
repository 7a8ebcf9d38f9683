import type { Texts } from "../../prose/text.ts";

/** What the reader of annexes says of a row: why nothing was understood, what was taken, and what it asks. */
export const annexReadTexts = {
  demand_blank: { vi: "Chưa có mức.", en: "There is no demand." },
  demand_without_number: {
    vi: "Chưa hiểu: không thấy con số hay thời hạn.",
    en: "Not understood: no number, no date.",
  },
  demand_number_unclear: { vi: "Chưa hiểu con số này.", en: "The number is not understood." },
  doubt_range: { vi: "Khoảng hai số: lấy số đầu.", en: "A range: the first number is taken." },
  doubt_fraction: { vi: "Có dấu “/”: lấy số đầu.", en: "There is a “/”: the first number is taken." },
  doubt_comparator_assumed: { vi: "Hiểu là “ít nhất”.", en: "Taken as “at least”." },
  doubt_less_assumed: { vi: "Hiểu là “không quá”.", en: "Taken as “at most”." },
  doubt_share_of: {
    vi: "Phần trăm của một số khác: số ấy là bao nhiêu, phải đạt bao nhiêu?",
    en: "A percentage of something else: of what number, and what is to be reached?",
  },
  doubt_points: {
    vi: "Tăng, giảm theo phần trăm hay theo điểm phần trăm, hay phải đạt mức nào?",
    en: "By per cent, by percentage points, or to which level?",
  },
  doubt_done: { vi: "Hiểu là việc phải hoàn thành, có đúng không?", en: "Taken as something to be done. Right?" },
  doubt_left_over: {
    vi: "Ô này còn con số chưa dùng đến: nó nghĩa là gì?",
    en: "There is a number in the cell that was not used: what does it mean?",
  },
  doubt_due: {
    vi: "Thời hạn này chưa rõ hoặc nằm ngoài kỳ của nghị quyết: phải xong ngày nào?",
    en: "The date is open or lies outside of the resolution's period: by which day?",
  },
  doubt_about: {
    vi: "“Gần”, “xấp xỉ”, “tăng không quá”: mức phải đạt là bao nhiêu?",
    en: "About, or no more of a rise than: which level?",
  },
  doubt_amount: {
    vi: "Con số này có thể đọc hai cách: là bao nhiêu?",
    en: "The number can be read in two ways: how much is it?",
  },
  doubt_amount_missing: { vi: "Tăng, giảm bao nhiêu?", en: "More or fewer by how much?" },
  doubt_size: {
    vi: "Đơn vị của con số khác đơn vị tính: đổi ra bao nhiêu?",
    en: "The number is in another size of measure: how much is it?",
  },
  doubt_base: {
    vi: "So với mốc không phải năm trước: phải đạt mức nào?",
    en: "Set against something other than last year: which level?",
  },
  doubt_part: { vi: "Mức này là của phần nào?", en: "Of which part is this demanded?" },
  doubt_structure: {
    vi: "Cơ cấu: phần nào phải tăng, phần nào phải giảm?",
    en: "A structure: which share is to grow, which to fall?",
  },
  doubt_direction: {
    vi: "Tên chỉ tiêu không cho biết nhiều hay ít là tốt: ít nhất hay không quá mức này?",
    en: "The name does not tell whether more or less is better: at least or at most this?",
  },
  doubt_long: {
    vi: "Câu dài, chỉ lấy con số: mức phải đạt có đúng như vậy không?",
    en: "A long text of which only the number was taken: is that what is demanded?",
  },
  doubt_each_time: {
    vi: "Mỗi tháng, mỗi quý: cả kỳ là bao nhiêu?",
    en: "Each month or quarter: how much in the whole period?",
  },
  columns_open: { vi: "Chưa rõ cột nào ghi mức phải đạt.", en: "It is not clear which column holds the demand." },
  format_open: {
    vi: "Dấu chấm, dấu phẩy trong bảng có thể hiểu hai cách: con số là bao nhiêu?",
    en: "The marks in the table's numbers can be read in two ways: how much is it?",
  },
  annex_not_stored: {
    vi: "{count} chỉ tiêu, {asked} dòng cần hỏi lại; chưa có gì được lưu.",
    en: "{count} targets, {asked} rows to ask about; nothing is stored.",
  },
  said_at_least: { vi: "ít nhất {amount}", en: "at least {amount}" },
  said_at_most: { vi: "không quá {amount}", en: "at most {amount}" },
  said_none: { vi: "không có {measure}", en: "no {measure}" },
  said_more_than: { vi: "trên {amount}", en: "more than {amount}" },
  said_less_than: { vi: "dưới {amount}", en: "less than {amount}" },
  said_rise_at_least: { vi: "tăng ít nhất {change} so với năm trước", en: "rises by at least {change} on last year" },
  said_fall_at_least: { vi: "giảm ít nhất {change} so với năm trước", en: "falls by at least {change} on last year" },
  said_no_rise: { vi: "không tăng so với năm trước", en: "no more than last year" },
  said_no_fall: { vi: "không giảm so với năm trước", en: "no less than last year" },
  said_done_by: { vi: "hoàn thành chậm nhất {day}", en: "done by {day}" },
  said_each: { vi: "mỗi {each}", en: "each {each}" },
  said_altogether: { vi: "{count} đơn vị, tất cả {whole}", en: "{count} units, {whole} altogether" },
  said_part: { vi: "trong đó {part}", en: "of which {part}" },
  said_due: { vi: "chậm nhất {day}", en: "by {day}" },
  said_of: { vi: "số {measure}", en: "of {measure}" },
} as const satisfies Texts;
