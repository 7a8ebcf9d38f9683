import type { Texts } from "../prose/text.ts";
import { annexReadTexts } from "../resolutions/annex/texts.ts";
import { settingsTexts } from "./texts.ts";

/** The words of the page on which a resolution's annex is pasted. */
export const annexTexts = {
  annex: { vi: "Dán phụ lục chỉ tiêu", en: "Paste the annex of targets" },
  paste_annex: { vi: "Dán phụ lục", en: "Paste the annex" },
  annex_table: { vi: "Bảng chỉ tiêu", en: "Table of targets" },
  annex_table_hint: {
    vi: "Chép cả bảng trong Word hoặc Excel, kể cả dòng tiêu đề, rồi dán vào đây. Các cột nhận ra được: số thứ tự, tên chỉ tiêu, đơn vị tính, thực hiện năm trước, chỉ tiêu năm, cơ quan phụ trách, ghi chú.",
    en: "Copy the whole table from Word or Excel with its heading and paste it here. Known columns: number, target, measure, last year, this year's target, lead agency, note.",
  },
  annex_file: { vi: "Hoặc gửi tệp Excel, Word", en: "Or send an Excel or Word file" },
  annex_file_hint: {
    vi: "Tệp .xlsx hoặc .docx; lấy các bảng có chỉ tiêu.",
    en: ".xlsx or .docx; its tables of targets are read.",
  },
  annex_read: { vi: "Đọc bảng", en: "Read the table" },
  annex_empty: {
    vi: "Không đọc được chỉ tiêu nào. Hãy dán cả bảng, mỗi chỉ tiêu một dòng, có tên và mức.",
    en: "No target was understood. Paste the whole table, a target a line, with its name and amount.",
  },
  annex_too_long: { vi: "Bảng quá dài: tối đa {most} chỉ tiêu một lần.", en: "Too long: {most} targets at most." },
  annex_too_slow: {
    vi: "Bảng quá nặng, đọc mãi không xong. Hãy chỉ dán các cột cần dùng, mỗi chỉ tiêu một dòng.",
    en: "The table takes too long to read. Paste only the columns needed, a target a line.",
  },
  annex_understood: {
    vi: "Đọc được {count} chỉ tiêu. Xem lại từng dòng, sửa ngay tại chỗ rồi lưu; chưa có gì được lưu.",
    en: "{count} targets were read. Look at each line, correct it in its place and save; nothing is saved yet.",
  },
  annex_look_at: { vi: "{count} dòng cần xem lại.", en: "{count} lines need a look." },
  annex_take: { vi: "Chọn", en: "Take" },
  annex_demand: { vi: "Mức phấn đấu", en: "Demand, in words" },
  annex_counted: { vi: "Chỉ số và cách tính", en: "Indicator and counting" },
  annex_new_indicator: { vi: "– chỉ số mới –", en: "– new indicator –" },
  annex_is_there: { vi: "Đã có chỉ tiêu này: sẽ sửa", en: "There already: it will be changed" },
  annex_filler: { vi: "Ai nhập số liệu", en: "Who enters figures" },
  annex_by_units: { vi: "các đơn vị nhập", en: "entered by the units" },
  annex_by_lead: { vi: "cơ quan này nhập", en: "entered by this agency" },
  annex_agencies: {
    vi: "Thêm {count} cơ quan chưa có trong danh mục",
    en: "Add {count} agencies that are not listed yet",
  },
  annex_lead_unknown: {
    vi: "Chưa có đơn vị “{text}”. Chọn đơn vị khác, để trống, hoặc đánh dấu ô thêm cơ quan ở dưới.",
    en: "There is no unit “{text}”. Choose another, leave it empty, or tick the box below.",
  },
  annex_name_missing: { vi: "Thiếu tên chỉ tiêu.", en: "The target's name is missing." },
  annex_nothing_taken: { vi: "Chưa chọn dòng nào.", en: "No line is taken." },
  annex_save: { vi: "Lưu chỉ tiêu", en: "Save the targets" },
  annex_check: { vi: "Đọc lại sau khi sửa", en: "Read again" },
  annex_again: { vi: "Dán lại từ đầu", en: "Paste anew" },
  annex_read_back: { vi: "Hiểu là", en: "Understood as" },
  annex_comparator: { vi: "Yêu cầu", en: "Comparator" },
  annex_prior: { vi: "Năm trước", en: "Last year" },
  annex_of: { vi: "Chia cho số nào", en: "Divided by" },
  annex_of_missing: {
    vi: "Mức này là phần trăm của một số khác: ghi rõ chia cho số nào, hoặc viết lại mức phải đạt.",
    en: "A percentage of something else is demanded: say by what it is divided, or write the demand anew.",
  },
  annex_figures: {
    vi: "Ghi cột năm trước làm số liệu của {unit}, {period}",
    en: "Store last year's column as figures of {unit}, {period}",
  },
  annex_figures_estimated: {
    vi: "Ghi cột năm trước làm số liệu ước của {unit}, {period}",
    en: "Store last year's column as estimates of {unit}, {period}",
  },
  annex_figures_hint: {
    vi: "Để so sánh và tính mức tăng, giảm. Số đã có thì giữ nguyên.",
    en: "To be compared with. What is there already stays.",
  },
  annex_public: settingsTexts.make_public,
  annex_confirm: { vi: "Đúng như vậy", en: "That is right" },
  annex_unanswered: {
    vi: "Dòng này còn điều phải hỏi: sửa câu chữ, hoặc đánh dấu “Đúng như vậy”.",
    en: "This line has an open question: correct its words, or tick “That is right”.",
  },
  annex_columns: { vi: "Cột nào ghi gì", en: "What each column holds" },
  annex_columns_open: {
    vi: "Chưa rõ cột nào ghi mức phải đạt. Chọn cho từng cột rồi đọc lại; sau đó mới lưu được.",
    en: "It is not clear which column holds the demands. Choose for each column and read again; then it can be saved.",
  },
  annex_read_columns: { vi: "Đọc theo cột đã chọn", en: "Read by these columns" },
  column_unused: { vi: "– không dùng –", en: "– not used –" },
  column_order: { vi: "số thứ tự", en: "number" },
  column_name: { vi: "tên chỉ tiêu", en: "name of the target" },
  column_field: { vi: "lĩnh vực", en: "field of work" },
  column_measure: { vi: "đơn vị tính", en: "measure" },
  column_prior: { vi: "thực hiện năm trước", en: "last year's figure" },
  column_demand: { vi: "mức phải đạt", en: "the demand" },
  column_lead: { vi: "cơ quan phụ trách", en: "who answers for it" },
  column_note: { vi: "ghi chú", en: "note" },
  doubt_each: {
    vi: "Mức này là của mỗi đơn vị: cả kỳ, cả địa bàn là bao nhiêu?",
    en: "It is demanded of each: how much is it for the whole?",
  },
  ...annexReadTexts,
  doubt_share_of: {
    vi: "Phần trăm của một số khác: chia cho số nào? Chỉ tiêu sẽ là tỷ lệ của hai số ấy.",
    en: "A percentage of something else: divided by which number? It becomes the ratio of the two.",
  },
  doubt_several: {
    vi: "Dòng này nêu nhiều mức: chỉ lấy mức đầu, các mức khác hãy ghi thành dòng riêng.",
    en: "Several demands in one cell: the first is taken; give the others rows of their own.",
  },
  doubt_near: {
    vi: "Tên gần giống chỉ số đã chọn, có đúng không?",
    en: "The name is near the chosen indicator's. Right?",
  },
  doubt_measure: { vi: "Đơn vị tính khác nhau, hãy xem lại.", en: "The measures differ; have a look." },
  doubt_measure_missing: {
    vi: "Mức là phần trăm tăng, giảm; hãy ghi đơn vị tính của số gốc.",
    en: "The demand is a rate of change; give the measure of the figure itself.",
  },
} as const satisfies Texts;
