import fc from "fast-check";
import { expect, test } from "vitest";
import { articleHtml, type Drawing, plainBody } from "./article.ts";
import { literally } from "./marks.ts";

const drawing: Drawing = {
  figure: () => "58/130",
  chart: () => "<figure></figure>",
  picture: () => undefined,
};
const html = (text: string) => articleHtml(text, drawing).trim();
const plain = (text: string) => plainBody(text, () => "58/130");
/** The words of a page, as a browser has them. */
const read = (page: string) =>
  page
    .replace(/<br \/>|<\/p>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");

test("numbered sections with text between them keep their numbers, and a year is no number of a list", () => {
  const sections = "1. Xây dựng Đảng\n\nKết nạp 58.\n\n2. Kinh tế\n\nThu 40%.\n\n2024. Năm bản lề.\n\n3. Quốc phòng";
  expect(html(sections)).toBe(
    "<p>1. Xây dựng Đảng</p>\n<p>Kết nạp 58.</p>\n<p>2. Kinh tế</p>\n<p>Thu 40%.</p>\n<p>2024. Năm bản lề.</p>\n<p>3. Quốc phòng</p>",
  );
  expect(plain(sections)).toBe("1. Xây dựng Đảng Kết nạp 58. 2. Kinh tế Thu 40%. 2024. Năm bản lề. 3. Quốc phòng");
});

test.each([
  "1. một\n2. hai\n10. mười",
  "a) chữ\n1) số\nI. La Mã\n1.1. mục nhỏ\n1.5% đạt",
  "- gạch\n- đầu dòng\n+ dấu cộng\n– gạch dài\n— gạch ngang",
  "* Về kinh tế:\n** Về xã hội:\n(*) Số liệu minh họa.\n(**) Số ước.",
  "58/130* đảng viên, 44%** dự toán; 5 * 3 = 15, 2*3*4, 58*1*.",
  "*Số liệu minh họa",
  "* * *",
  "***",
  "Người lập: ____ Ngày: ____, tep_so_lieu_quy_1.xlsx",
  "#DongKhoiMoi",
  "> 50% số xã\n>= 5 hộ",
  "a < b > c &amp; R&D <b>x</b>",
  "`mã` ~5%~ ~~6%~~ [5](khóa) [1]: nguồn",
  "Địa chỉ: ấp 3\nĐiện thoại: 0275 3861 234",
  "Mười một giờ\n===",
])("%j stands as it was typed, on the page and wherever it is read without marks", (typed) => {
  expect(read(html(typed)).trim()).toBe(typed);
  expect(plain(typed)).toBe(typed.replace(/\s+/g, " "));
});

test("lines keep together what was typed in them, in a quotation too", () => {
  expect(html("Gồm:\n1. một\n2. hai\n- ba")).toBe("<p>Gồm:<br />1. một<br />2. hai<br />- ba</p>");
  expect(html("> - một\n> - hai").replace(/\n/g, "")).toBe("<blockquote><p>- một<br />- hai</p></blockquote>");
});

test("a blank line parts paragraphs, and one set in is a paragraph like others", () => {
  expect(html("Một.\n\n    Hai.\n\n\tBa.")).toBe("<p>Một.</p>\n<p>Hai.</p>\n<p>Ba.</p>");
});

test("marks mark: headings, words in stars, links, tables, quotations; a star behind a figure is a star", () => {
  expect(html("## Mục\n\n**Đậm *và nghiêng***")).toContain("<h2>Mục</h2>");
  expect(html("**Lưu ý**: *nghiêng*, _cũng thế_")).toBe(
    "<p><strong>Lưu ý</strong>: <em>nghiêng</em>, <em>cũng thế</em></p>",
  );
  expect(html("Xem [trang](/chi-tieu), https://x.vn/a_b_c.")).toBe(
    '<p>Xem <a href="/chi-tieu">trang</a>, <a href="https://x.vn/a_b_c">https://x.vn/a_b_c</a>.</p>',
  );
  expect(html("| Chỉ tiêu | Đạt |\n|---|---:|\n| 1. Thu | 40% |")).toContain("<td>1. Thu</td>");
  expect(html("> Trích lời.")).toContain("<blockquote>");
  expect(html("Đạt [[a|b|2024|cap]]* và [[a|b|2024|cap]]*.")).toBe("<p>Đạt 58/130* và 58/130*.</p>");
});

test("words written literally are read back as they are, whatever signs they hold", () => {
  const signs = fc.constantFrom(..."*_#>-+`~[]()|<&\\!.:1a9ớ \n".split(""), "[[", "1. ", "https://x.vn", "a@b.vn");
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      const words = parts.join("");
      const written = literally(words);
      const normal = words.replace(/\s+/g, " ").trim();
      expect(plain(written)).toBe(normal);
      expect(read(html(written)).replace(/\s+/g, " ").trim()).toBe(normal);
    }),
    { numRuns: 2_000 },
  );
});
