import fc from "fast-check";
import { expect, test } from "vitest";
import type { PeriodCode, UnitCode } from "../database/ids.ts";
import {
  articleHtml,
  chartTokensIn,
  type Drawing,
  figureTokensIn,
  pictureIdsIn,
  plainBody,
  readArticleFile,
  slugOf,
  withoutPicture,
  withPicture,
} from "./article.ts";
import { reviewText } from "./fromReview.ts";

const drawing: Drawing = {
  figure: ({ indicator, form }) => `<b>${indicator}.${form}</b>`,
  chart: ({ indicator }, caption) => `<figure><img src="/${indicator}" alt="${caption}"></figure>`,
  picture: (id, caption) => (id === 7 ? `<figure><img src="/tep/7/a.png" alt="${caption}"></figure>` : undefined),
};

test("an address is made of the title's words without accents", () => {
  expect(slugOf("Giồng Trôm sơ kết quý I/2024, dồn sức")).toBe("giong-trom-so-ket-quy-i-2024-don-suc");
  expect(slugOf("!!!")).toBe("tin");
});

test("a file's front matter gives title, time, author and tags; a bold first paragraph is the lead", () => {
  const article = readArticleFile(
    "---\ntitle: Tin\ntime: 2024-04-27T10:15:00+07:00\nauthor: Ban biên tập\ntags: Một|Hai\n---\n**Mở đầu.**\n\nThân bài.",
  );
  expect(article).toMatchObject({ title: "Tin", tags: ["Một", "Hai"], lead: "Mở đầu.", body: "Thân bài." });
  if ("faults" in article) throw new Error("refused");
  expect(article.time.toISOString()).toBe("2024-04-27T03:15:00.000Z");
});

test.each([
  ["2024-05-01", "2024-04-30T17:00:00.000Z"],
  ["2024-05-01 08:00", "2024-05-01T01:00:00.000Z"],
  ["2024-05-01T08:00:30", "2024-05-01T01:00:30.000Z"],
  ["2024-05-01T08:00:00Z", "2024-05-01T08:00:00.000Z"],
])("the time %s without a zone is that of Viet Nam, wherever the program runs", (time, meant) => {
  const article = readArticleFile(`---\ntitle: 2024\ntime: ${time}\ntags: [Một, 2024]\n---\nThân`);
  if ("faults" in article) throw new Error("refused");
  expect(article).toMatchObject({ title: "2024", tags: ["Một", "2024"], files: [], author: "" });
  expect(article.time.toISOString()).toBe(meant);
});

test.each([
  ["no front matter", "Thân bài", "article_front_matter_missing"],
  ["broken YAML", "---\ntitle: [\n---\nThân", "article_front_matter_unreadable"],
  ["a field that is not known", "---\ntitle: A\ntime: 2024-04-27\nmau: xanh\n---\nThân", "article_field_unknown"],
  ["a time that is none", "---\ntitle: A\ntime: hôm qua\n---\nThân", "article_field_wrong"],
  ["no title", "---\ntime: 2024-04-27\n---\nThân", "article_field_wrong"],
])("a file with %s is refused", (_what, text, code) => {
  const read = readArticleFile(text);
  expect("faults" in read && read.faults.map((fault) => fault.code)).toContain(code);
});

test("figures and charts stand as tokens and are drawn in their place", () => {
  const body = "Đạt [[viec-lam|huyen|2024-Q1|share]].\n\n![Qua các quý](bieu-do:viec-lam|huyen|2024-Q1)";
  expect(figureTokensIn(body)).toEqual([{ indicator: "viec-lam", unit: "huyen", period: "2024-Q1", form: "share" }]);
  expect(chartTokensIn(body)).toEqual([{ indicator: "viec-lam", unit: "huyen", period: "2024-Q1" }]);
  expect(articleHtml(body, drawing)).toBe(
    '<p>Đạt <b>viec-lam.share</b>.</p>\n<figure><img src="/viec-lam" alt="Qua các quý"></figure>\n',
  );
});

test("whatever is typed as an address, the article can be read", () => {
  for (const address of ["chart:%|a|b", "bieu-do:%E0|a|b", "chart:a|b", "tep:%", "bieu-do:"]) {
    expect(articleHtml(`Trước\n\n![Ảnh](${address})\n\nsau`, drawing)).toMatch(/Trước[\s\S]*sau/);
  }
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => void articleHtml(`![Ảnh](bieu-do:${text})`, drawing)),
  );
});

test("a picture of the article's own stands with its caption; another's number leaves the caption alone", () => {
  const body = withPicture("Đoạn một.\n\nĐoạn hai.", { id: 7, caption: "Đê ](javascript:x) mới" }, 0);
  expect(body).toBe("Đoạn một.\n\n![Đê (javascript:x) mới](tep:7)\n\nĐoạn hai.");
  expect(pictureIdsIn(body)).toEqual([7]);
  expect(articleHtml(body, drawing)).toContain('<figure><img src="/tep/7/a.png" alt="Đê (javascript:x) mới"></figure>');
  expect(articleHtml("![Ảnh](tep:8)", drawing)).toBe("<p>Ảnh</p>\n");
  expect(withoutPicture(body, 7)).toBe("Đoạn một.\n\nĐoạn hai.");
});

test.each([
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[x](javascript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "![x](javascript:alert(1))",
  '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
  "<svg/onload=alert(1)>",
  '<span id="drawn-0" onmouseover="alert(1)">x</span>',
  "[x](vbscript:alert(1))",
  "<iframe src=//x></iframe>",
  "<style>*{background:url(//x)}</style>",
  "<details open ontoggle=alert(1)>",
])("S4 what is typed stays text and no address runs anything: %s", (typed) => {
  const html = articleHtml(typed, drawing);
  expect(html).not.toMatch(/<(script|img|svg|iframe|style|details)\b/i);
  expect(html).not.toMatch(/<[^>]+\son\w+=/i);
  expect(html).not.toMatch(/<[^>]*href="(javascript|data|vbscript):/i);
});

test("a search or a feed reads the words with their figures, without marks", () => {
  expect(plainBody("**Đạt** [[a|b|2024|share]] – xem [trang](https://x.vn)", () => "44,62%")).toBe(
    "Đạt 44,62% – xem trang",
  );
});

test("an issued review becomes an article: figures as tokens with the text they were issued with, words as plain words", () => {
  const text = reviewText(
    [
      { kind: "heading", level: 1, text: "I. KẾT QUẢ" },
      { kind: "heading", level: 2, text: "1. Kinh tế" },
      {
        kind: "paragraph",
        spans: [
          { kind: "text", text: "1. Thu *ngân sách* đạt " },
          { kind: "figure", key: { code: "thu", form: "share" }, text: "khoảng 40%", illustrative: true },
          { kind: "text", text: "*" },
        ],
      },
      { kind: "paragraph", spans: [{ kind: "text", text: "(*) Số liệu minh họa." }] },
    ],
    "huyen" as UnitCode,
    "2024-Q1" as PeriodCode,
  );
  expect(text.figures).toEqual({ "[[thu|huyen|2024-Q1|share]]": "khoảng 40%" });
  expect(articleHtml(text.body, { ...drawing, figure: () => "khoảng 40%" })).toBe(
    "<h2>I. KẾT QUẢ</h2>\n<h3>1. Kinh tế</h3>\n<p>1. Thu *ngân sách* đạt khoảng 40%*</p>\n<p>(*) Số liệu minh họa.</p>\n",
  );
});
