import type { Texts } from "../../prose/text.ts";

/** The words of what comes back from Word. */
export const fromWordTexts = {
  from_word: { vi: "Nhận bản sửa trong Word", en: "Take in what was changed in Word" },
  word_file: { vi: "Tệp Word đã sửa", en: "The changed Word file" },
  word_file_hint: {
    vi: "Tệp .docx tải từ báo cáo này rồi sửa. Chưa có gì được ghi khi so sánh.",
    en: "The .docx file taken from this report and changed. Comparing writes nothing.",
  },
  comparison_too_long: {
    vi: "Hai bản quá dài, so mãi không xong. Hãy chia bớt các đoạn rồi thử lại.",
    en: "The texts are too long to be compared. Split their paragraphs and try again.",
  },
  compare_word: { vi: "So sánh", en: "Compare" },
  word_nothing_chosen: {
    vi: "Chưa chọn đoạn nào. Xin so sánh lại tệp rồi đánh dấu các đoạn muốn nhận.",
    en: "Nothing was chosen. Compare the file again and tick what is to be taken.",
  },
  word_of_another: {
    vi: "Tệp này tải từ một báo cáo khác. Không đoạn nào được chọn sẵn.",
    en: "This file was taken from another report. Nothing is ticked.",
  },
  word_of_named: {
    vi: "Tệp này tải từ báo cáo {period} của {unit}. Không đoạn nào được chọn sẵn.",
    en: "This file was taken from the report of {unit} for {period}. Nothing is ticked.",
  },
  word_open_that: { vi: "Nhận vào báo cáo đó", en: "Take it into that report" },
  word_other_paper: {
    vi: "Tệp này không giống báo cáo này: lời văn của báo cáo hầu như không có trong tệp. Không đoạn nào được chọn sẵn.",
    en: "This file is another paper: hardly any words of this report stand in it. Nothing is ticked.",
  },
  word_unmarked: {
    vi: "Tệp đã mất dấu bản gốc nên không biết được tải từ bản nào; được so với bản đang có. Không đoạn nào được chọn sẵn: xin xem từng đoạn trước khi nhận.",
    en: "The file lost its origin, so nobody knows of which version it is; it is compared with the present text. Nothing is ticked: look at each paragraph before taking it.",
  },
  word_begins: { vi: "Tệp mở đầu bằng: {titles}", en: "The file begins: {titles}" },
  word_look_anyway: { vi: "Vẫn xem {count} chỗ khác", en: "Look at the {count} differences all the same" },
  differing_paragraphs: { vi: "{count} đoạn khác", en: "{count} paragraphs differ" },
  word_unchanged: {
    vi: "Lời văn trong tệp Word giống bản đã tải.",
    en: "The text of the Word file is as it was taken away.",
  },
  take_paragraph: { vi: "Nhận đoạn {number}", en: "Take paragraph {number}" },
  how_to_take: { vi: "Đoạn {number}", en: "Paragraph {number}" },
  take_not: { vi: "Không nhận", en: "Do not take" },
  take_words: { vi: "Nhận lời, giữ số liệu sống", en: "Take the words, keep the live figures" },
  take_all: { vi: "Nhận nguyên văn, kể cả số gõ tay", en: "Take all as written, typed figures too" },
  typed_over: {
    vi: "Số liệu sống bị sửa bằng tay trong Word. Muốn đổi số, hãy sửa ở biểu báo cáo của đơn vị.",
    en: "Live figures were changed by hand in Word. To change a figure, change the report of its unit.",
  },
  typed_over_one: { vi: "{name}: {old} thành {now}", en: "{name}: {old} became {now}" },
  typed_over_gone: { vi: "{name}: {old} không còn trong đoạn", en: "{name}: {old} is no longer there" },
  taken_together: {
    vi: "Đoạn được chuyển chỗ, tách hoặc gộp: các phần dưới đây chỉ nhận cùng nhau.",
    en: "A paragraph was moved, split or joined: the parts below are taken together.",
  },
  stale_paragraph: {
    vi: "Đoạn này cũng đã được sửa ở đây từ khi tải tệp; nhận sẽ thay lời hiện có.",
    en: "This paragraph was also changed here since the file was taken; taking it replaces the present words.",
  },
  take_chosen: { vi: "Nhận các đoạn đã chọn", en: "Take the chosen paragraphs" },
  differs_elsewhere: { vi: "Khác ngoài lời văn, không nhận được", en: "Other differences, which cannot be taken" },
  titles_differ: { vi: "Tiêu đề mục, trích yếu, chú thích", en: "Headings, subject, notes" },
  titles_differ_note: { vi: "Do bản dự thảo đặt.", en: "The draft sets them." },
  lost_words: {
    vi: "Lời sửa ở đoạn mà bản dự thảo không còn",
    en: "Words changed in a paragraph that the draft no longer has",
  },
  lost_words_note: {
    vi: "Số liệu đã đổi từ khi tải tệp nên đoạn gốc không còn; cần thì chép lại vào đoạn khác.",
    en: "The figures moved since the file was taken and the paragraph is gone; copy the words elsewhere where needed.",
  },
  table_head: { vi: "Phần đầu văn bản", en: "Head of the paper" },
  table_head_note: {
    vi: "Số, ký hiệu, ngày tháng điền khi ban hành.",
    en: "Number and date are filled in when it is issued.",
  },
  table_signature: { vi: "Nơi nhận và chữ ký", en: "Recipients and signature" },
  table_signature_note: {
    vi: "Chức vụ, họ tên người ký điền khi ban hành; nơi nhận theo mẫu văn bản.",
    en: "Who signs is filled in when it is issued; the recipients are the layout's.",
  },
  table_annex: { vi: "Bảng phụ lục", en: "Table of the annex" },
  table_annex_note: {
    vi: "Bảng lấy từ số liệu sống. Muốn đổi số, hãy sửa ở biểu báo cáo của đơn vị.",
    en: "The table is made of live figures. To change a figure, change the report of its unit.",
  },
  table_gone: { vi: "Bảng này không còn trong tệp.", en: "This table is no longer in the file." },
  table_added: { vi: "Bảng thêm trong Word", en: "Table added in Word" },
  table_added_after: { vi: "Đứng sau: “{after}”", en: "It stands after “{after}”" },
  table_added_note: {
    vi: "Báo cáo không giữ bảng giữa lời văn: viết thành câu, hoặc thêm vào tệp Word sau khi ban hành.",
    en: "A report holds no tables among its words: write it as a sentence, or add it to the Word file once it is issued.",
  },
  more_rows: { vi: "và {count} hàng nữa", en: "and {count} rows more" },
  more_differences: { vi: "và {count} chỗ khác nữa", en: "and {count} differences more" },
  word_aside: { vi: "Trong tệp còn có", en: "The file also has" },
  tracked_changes: {
    vi: "{count} chỗ sửa còn theo dõi (Track Changes), được so như đã chấp nhận hết.",
    en: "{count} tracked changes, compared as if all of them were accepted.",
  },
  comments: { vi: "{count} ghi chú bên lề", en: "{count} comments" },
  comment_about: { vi: "{by}, về “{about}”: {text}", en: "{by}, of “{about}”: {text}" },
  comment: { vi: "{by}: {text}", en: "{by}: {text}" },
  footnotes: { vi: "{count} chú thích cuối trang", en: "{count} footnotes" },
  boxes: { vi: "{count} khung chữ", en: "{count} text boxes" },
  on_every_page: { vi: "Chữ ở đầu, cuối trang", en: "Words at the head or foot of the pages" },
  pictures: { vi: "{count} hình", en: "{count} pictures" },
  hidden_words: { vi: "{count} chỗ chữ ẩn, không đọc", en: "{count} places of hidden words, not read" },
  embedded_files: { vi: "{count} tệp nhúng, không đọc", en: "{count} embedded files, not read" },
  aside_note: {
    vi: "Những thứ này không nhận vào báo cáo; cần thì viết thành lời.",
    en: "None of this is taken into the report; write it as words where needed.",
  },
} satisfies Texts;
