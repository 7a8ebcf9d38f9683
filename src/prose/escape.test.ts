import { fc, test } from "@fast-check/vitest";
import { test as example, expect } from "vitest";
import { escapeHtml, escapePattern } from "./escape.ts";

example("a text stays a text between tags and in either kind of quotes", () => {
  expect(escapeHtml(`<a href="x" title='y'>Đ & đ</a>`)).toBe(
    "&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;Đ &#38; đ&#60;/a&#62;",
  );
});

test.prop([fc.string({ unit: "binary" })])("nothing of it opens a tag or closes a quotation", (text) => {
  expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!#\d+;)/);
});

test.prop([fc.string({ unit: "grapheme" })])("a pattern made of a text finds that text and nothing else", (text) => {
  expect(new RegExp(`^${escapePattern(text)}$`, "u").test(text)).toBe(true);
  expect(new RegExp(`^${escapePattern(text)}$`, "u").test(`${text}x`)).toBe(false);
});
