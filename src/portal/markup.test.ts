import { expect, test } from "vitest";
import { articleHtml, type Drawing } from "./article.ts";
import { hostileArticles } from "./hostileArticles.ts";
import { isTooMarked } from "./markup.ts";

const drawing: Drawing = { figure: () => "", chart: () => "", picture: () => undefined };

test("a long article with emphasis, links, lists and quotations is read", () => {
  const part =
    "## Mục\n\nĐạt **44,62%**, tăng *5%* [nguồn](https://x.vn) [[a|b|2024|cap]].\n\n> - một\n> - hai\n\n\\*\\*\\*";
  expect(isTooMarked(Array.from({ length: 100 }, () => part).join("\n\n"))).toBe(false);
  expect(isTooMarked(`${"-".repeat(200)}\n\n| a | b |\n|---|---|\n${"| 1 | 2 |\n".repeat(500)}`)).toBe(false);
});

test.each([">", "_*a", "![", "[", "](bieu-do:", "`", "!", "- ", "1. ", "> - ", "<a ", "www."])(
  "%j over and over is not read as Markdown, and stands as it was typed",
  (mark) => {
    const text = mark.repeat(30_000);
    expect(isTooMarked(text)).toBe(true);
    expect(articleHtml(text, drawing)).toMatch(/^<p>[^<]*<\/p>$/);
  },
);

test.each(hostileArticles)("S6 %s: not read as Markdown", (_name, make) => {
  expect(isTooMarked(make(99_000))).toBe(true);
});
