/** Numbers that belong to a name and count nothing: Đề án 06, mức độ 2, lớp 1, 3 sao, dưới 5 tuổi, chi bộ “4 tốt”, tỷ lệ 1/2000. */
import { unaccented } from "./spelling.ts";

const notAmount = "(?! ?(?:%|‰|phan tram|diem))(?![\\d.,]*\\d)";
const papers = "nghi quyet|quyet dinh|chi thi|de an|ket luan|nghi dinh|thong tu|phu luc";
const programmes = "ke hoach|chuong trinh|quy dinh|huong dan|cong van|van ban|tieu chi|mau|bieu";
const classes = "muc do|cap do|lop|loai|khoi lop|khoa|giai doan|nhiem ky|lan thu|khu vuc";

const named: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})(?:(?:${papers})(?: so)?|(?:${programmes}) so) \\d+${notAmount}`, "gu"),
  /(?<!\p{L})muc \d(?=\s*(?:[/:;,)]|$))/gu,
  /[“"']?(?<![\d.,])\d (?:tot|khong|sach|nhat|ro|giam|tang)(?!\p{L})[”"']?/gu,
  /(?<!\p{L})(?:ty le|ti le) 1 ?[/:] ?\d[\d.]*/gu,
  /(?<![\d.,/])1\/(?:500|[125]\.?000|10\.?000)(?![\d.,]*\d)/gu,
  /(?<!\p{L})(?:iso|covid) ?-?\d+(?::\d{4})?/gu,
  /(?<![\d.,])24\/(?:24|7)(?!\d)/gu,
  /(?<!\p{L})(?:giai doan|nhiem ky|khoa|tu|tu nam)? ?(?:19|20)\d{2} ?(?:-|–|den|den nam) ?(?:19|20)\d{2}(?!\d)/gu,
];
const ofClass = new RegExp(`(?<!\\p{L})(?:${classes}) \\d{1,4}(?: ?[-–/] ?\\d{1,4})?${notAmount}`, "gu");
const ages =
  /(?:(?<!\p{L})(?:duoi|tren|tu|du|den) )?(?<![\d.,])\d{1,3}(?: ?(?:-|–|den) ?(?:duoi )?\d{1,3})? (?:thang |nam )?(tuoi|sao)(?!\p{L})(?: tro (?:len|xuong))?/gu;

/** The text, letter for letter, with such names left blank; what the row counts in, years of age, stars or a degree, stays. */
export function withoutNamedNumbers(text: string, measure = ""): string {
  const counted = unaccented(measure).trim();
  const shapes = [
    ...named,
    ...(new RegExp(`^(?:${classes})(?!\\p{L})`, "u").test(counted) ? [] : [ofClass]),
    ...(/^(?:tuoi|sao)(?!\p{L})/u.test(counted) ? [] : [ages]),
  ];
  return shapes.reduce(blankedBy, text);
}

function blankedBy(text: string, shape: RegExp): string {
  let left = text;
  for (const { 0: found, index } of unaccented(text).matchAll(shape)) left = blanked(left, index, index + found.length);
  return left;
}

/** "So với năm 2023" and "trong năm 2024" name years, not amounts. */
export function withoutYears(text: string): string {
  return text.replace(/(?:năm|nam|kỳ|ky|kì|so sánh|so sanh|\/) ?(?:19|20)\d{2}(?!\d)/giu, (year) =>
    " ".repeat(year.length),
  );
}

export function blanked(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}${" ".repeat(end - start)}${text.slice(end)}`;
}

const spelledOut = ["một", "hai", "ba", "bốn", "", "sáu", "bảy", "tám", "chín", "mười"];
const words = spelledOut.filter(Boolean).join("|");
const counting = new RegExp(
  `(ít nhất|tối thiểu|tối đa|không quá|trên|dưới|từ|thêm|có|cả|gấp|mỗi \\p{L}+(?: \\p{L}+)?) (${words})(?! (?:số|phần|cửa|bước|cách|trong|chiều|mươi|trăm|nghìn|ngàn|triệu|tỷ|chục))(?!\\p{L})`,
  "giu",
);

const ofScale = new RegExp(`(?<!\\p{L})(?:${words})(?= (?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\\p{L}))`, "giu");

/** "Giá trị sản phẩm trên một ha": of how much, not more than one. */
const ofEach = /^ (?:ha|héc|vạn|đơn vị|mét|m2|người|đầu người|giường)(?!\p{L})/iu;

/** A small number that is written out, "ít nhất một mô hình", "cả ba mặt", "hai triệu", "gấp đôi", in digits; "năm" is a year. */
export function inDigits(text: string): string {
  return text
    .replace(/gấp đôi(?: lần)?(?!\p{L})/giu, "gấp 2 lần")
    .replace(/gấp rưỡi(?!\p{L})/giu, "gấp 1,5 lần")
    .replace(ofScale, (word) => String(spelledOut.indexOf(word.toLowerCase()) + 1))
    .replace(counting, (all, before: string, word: string, at: number) => {
      const isOfEach = /^trên$/iu.test(before) && ofEach.test(text.slice(at + all.length));
      return isOfEach ? all : `${before} ${spelledOut.indexOf(word.toLowerCase()) + 1}`;
    });
}
