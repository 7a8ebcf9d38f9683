import type { Texts } from "../prose/text.ts";

/** Why a workbook is not taken in. */
export const sheetTexts = {
  text_not_utf8: {
    vi: "Văn bản không phải UTF-8. Hãy lưu lại với mã UTF-8 (Unicode) rồi gửi.",
    en: "The text is not UTF-8. Save it as UTF-8 (Unicode) and send it again.",
  },
  workbook_wrong_type: {
    vi: "Tệp không phải là sổ tính Excel (.xlsx). Hãy mở bằng Excel hoặc LibreOffice rồi lưu thành “Excel Workbook (.xlsx)”.",
    en: "The file is no Excel workbook (.xlsx). Open it in Excel or LibreOffice and save it as “Excel Workbook (.xlsx)”.",
  },
  workbook_old_or_locked: {
    vi: "Tệp là Excel kiểu cũ (.xls) hoặc có mật khẩu mở. Hãy bỏ mật khẩu và lưu thành “Excel Workbook (.xlsx)”.",
    en: "The file is an old Excel file (.xls) or has a password. Take the password away and save it as “Excel Workbook (.xlsx)”.",
  },
  workbook_has_macros: {
    vi: "Sổ tính có macro nên không nhận. Hãy lưu thành “Excel Workbook (.xlsx)”, không có macro.",
    en: "The workbook has macros and is not taken. Save it as “Excel Workbook (.xlsx)” without macros.",
  },
  workbook_nested: {
    vi: "Trong sổ tính có nhúng một tệp nén hoặc tài liệu khác nên không nhận. Hãy xóa phần nhúng rồi lưu lại.",
    en: "An archive or another document lies inside the workbook, so it is not taken. Remove it and save again.",
  },
  workbook_has_entities: {
    vi: "Sổ tính chứa khai báo XML không được phép (DOCTYPE, ENTITY) nên không nhận.",
    en: "The workbook has XML declarations that are not allowed (DOCTYPE, ENTITY) and is not taken.",
  },
  workbook_damaged: {
    vi: "Sổ tính bị hỏng, không đọc được. Hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi thử lại.",
    en: "The workbook is damaged and cannot be read. Open it in Excel, save it as a new .xlsx file and try again.",
  },
  workbook_too_large: {
    vi: "Sổ tính quá lớn: tối đa {megabytes} MB, và {unpacked} MB sau khi giải nén.",
    en: "The workbook is too large: {megabytes} MB at most, and {unpacked} MB unpacked.",
  },
  workbook_too_many_parts: {
    vi: "Sổ tính có quá nhiều thành phần bên trong: tối đa {most}.",
    en: "The workbook has too many parts: {most} at most.",
  },
  workbook_too_many_rows: {
    vi: "Sổ tính có quá nhiều dòng: tối đa {most} dòng. Hãy xóa các dòng trống đã định dạng, hoặc chia thành nhiều tệp.",
    en: "The workbook has too many rows: {most} at most. Delete formatted empty rows, or split it.",
  },
  workbook_too_many_cells: {
    vi: "Sổ tính có quá nhiều ô: tối đa {most} ô. Hãy xóa các ô trống đã định dạng, hoặc chia thành nhiều tệp.",
    en: "The workbook has too many cells: {most} at most. Delete formatted empty cells, or split it.",
  },
  csv_too_slow: {
    vi: "Tệp CSV đọc mãi không xong nên không nhận. Hãy chia thành nhiều tệp, bỏ dấu ngoặc kép không cần.",
    en: "The CSV file takes too long to read and is not taken. Split it, and leave out quotation marks that are not needed.",
  },
  workbook_too_slow: {
    vi: "Sổ tính quá nặng, đọc mãi không xong. Hãy bỏ định dạng, hình vẽ, công thức thừa rồi lưu lại.",
    en: "The workbook takes too long to read. Remove formats, drawings and formulas that are not needed and save it again.",
  },
  workbook_too_many_elements: {
    vi: "Sổ tính chứa quá nhiều thành phần XML: tối đa {most}. Hãy chép phần cần dùng sang một sổ tính mới.",
    en: "The workbook has too many XML elements: {most} at most. Copy what is needed into a new workbook.",
  },
  workbook_too_deep: {
    vi: "Sổ tính có cấu trúc lồng nhau quá sâu nên không nhận. Hãy chép phần cần dùng sang một sổ tính mới.",
    en: "The workbook nests too deeply and is not taken. Copy what is needed into a new workbook.",
  },
  workbook_too_many_columns: {
    vi: "Sổ tính có quá nhiều định dạng cột: tối đa {most}. Hãy xóa các cột trống đã định dạng.",
    en: "The workbook has too many formatted columns: {most} at most. Delete formatted empty columns.",
  },
  workbook_too_many_merges: {
    vi: "Sổ tính có quá nhiều ô gộp: tối đa {most}. Hãy bỏ bớt các ô gộp.",
    en: "The workbook has too many merged cells: {most} at most. Unmerge some.",
  },
  workbook_too_many_names: {
    vi: "Sổ tính có quá nhiều tên vùng: tối đa {most}. Hãy xóa các tên không dùng (Công thức → Quản lý tên).",
    en: "The workbook has too many named ranges: {most} at most. Delete those not used (Formulas → Name Manager).",
  },
  workbook_too_many_styles: {
    vi: "Sổ tính có quá nhiều kiểu định dạng: tối đa {most}. Hãy chép phần cần dùng sang một sổ tính mới.",
    en: "The workbook has too many styles: {most} at most. Copy what is needed into a new workbook.",
  },
  workbook_too_many_texts: {
    vi: "Sổ tính có quá nhiều đoạn chữ: tối đa {most}. Hãy chia thành nhiều tệp.",
    en: "The workbook has too many texts: {most} at most. Split it.",
  },
  workbook_too_many_letters: {
    vi: "Chữ trong các ô của sổ tính quá dài: tối đa {most} ký tự tất cả. Hãy chia thành nhiều tệp.",
    en: "The texts in the cells of the workbook are too long: {most} letters in all. Split it.",
  },
} as const satisfies Texts;
