import type { Texts } from "../prose/text.ts";

export const documentTexts = {
  paper_number_too_long: { vi: "Số văn bản dài nhất {most} ký tự.", en: "The number has at most {most} characters." },
  signer_title_too_long: {
    vi: "Chức vụ người ký dài nhất {most} ký tự.",
    en: "The signer's title has at most {most} characters.",
  },
  signer_too_long: {
    vi: "Họ tên người ký dài nhất {most} ký tự.",
    en: "The signer's name has at most {most} characters.",
  },
  file_empty: { vi: "Tệp không có nội dung. Hãy chọn tệp khác.", en: "The file is empty. Choose another one." },
  file_too_large: {
    vi: "Tệp lớn hơn {most} MB. Hãy giảm dung lượng rồi gửi lại.",
    en: "The file is larger than {most} MB. Make it smaller and send it again.",
  },
  file_type_unknown: {
    vi: "Tệp này không thuộc loại nhận được ở đây. Nhận: {types}.",
    en: "This kind of file is not taken here. Taken: {types}.",
  },
  scans_full: {
    vi: "Bản chụp của đơn vị đã dùng {used} trong {most} MB, không còn chỗ cho tệp này. Hãy báo người quản trị.",
    en: "The unit's scans take {used} of {most} MB; there is no room for this file. Please tell the administrator.",
  },
  word_file_damaged: {
    vi: "Không đọc được tệp Word này. Hãy mở bằng Word, lưu thành “Word Document (.docx)” mới rồi gửi lại.",
    en: "This Word file cannot be read. Open it in Word, save it as a new “Word Document (.docx)” and send it again.",
  },
  word_file_too_large: {
    vi: "Lời văn trong tệp Word quá lớn: tối đa {most} MB sau khi giải nén.",
    en: "The text of the Word file is too large: {most} MB at most, unpacked.",
  },
  number_not_whole: {
    vi: "Số văn bản là số nguyên dương, viết bằng chữ số 0 đến 9.",
    en: "The number is a whole one from 1 on, written with the digits 0 to 9.",
  },
  number_taken: {
    vi: "Số {number} đã dùng cho “{paper}” ngày {day} của cùng cơ quan.",
    en: "The number {number} was given to “{paper}” of {day} by the same body.",
  },
  paper_before_period_ends: {
    vi: "Ngày văn bản không thể trước ngày {day}: khi đó kỳ báo cáo chưa hết. Chốt số liệu sớm hơn thì khai ngày chốt ở Cài đặt, Chế độ báo cáo.",
    en: "The paper cannot be dated before {day}: the period has not ended by then. Where figures are cut off sooner, say so under Settings, Reporting regimes.",
  },
  word_file_too_deep: {
    vi: "Tệp Word có bảng hoặc khung lồng nhau quá nhiều lớp nên không nhận. Hãy chép phần lời sang một tệp mới.",
    en: "The Word file nests tables or frames too deeply and is not taken. Copy its text into a new file.",
  },
  word_file_too_many_parts: {
    vi: "Tệp Word có quá nhiều thành phần bên trong: tối đa {most}.",
    en: "The Word file has too many parts: {most} at most.",
  },
  word_file_too_many_elements: {
    vi: "Tệp Word chứa quá nhiều thành phần XML: tối đa {most}. Hãy chép phần lời sang một tệp mới.",
    en: "The Word file has too many XML elements: {most} at most. Copy its text into a new file.",
  },
  word_file_too_many_paragraphs: {
    vi: "Tệp Word có quá nhiều đoạn: tối đa {most}.",
    en: "The Word file has too many paragraphs: {most} at most.",
  },
  word_file_too_many_tables: {
    vi: "Tệp Word có quá nhiều bảng: tối đa {most}.",
    en: "The Word file has too many tables: {most} at most.",
  },
  number_with_symbol: {
    vi: "Chỉ ghi số, ký hiệu tự thêm.",
    en: "The number alone; the symbol is added.",
  },
} satisfies Texts;
