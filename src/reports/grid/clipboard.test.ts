import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { type Block, readBlock, readTabbed, writeBlock } from "./clipboard.ts";
import { excelHtml, excelText, libreOfficeHtml, libreOfficeText, months } from "./testClipboards.ts";

const texts = (block: Block | undefined) => block?.map((row) => row.map(({ text }) => text));
const numbers = (block: Block | undefined) => block?.map((row) => row.map(({ exact }) => exact));

describe("a block of twelve months and three lines", () => {
  test("as Excel writes text: tabs, line ends of Windows, one more line end after it", () => {
    const block = readBlock("", excelText);
    expect(block).toHaveLength(3);
    expect(block?.every((row) => row.length === 12)).toBe(true);
    expect(texts(block)?.[0]).toEqual(months[0]?.vi);
  });

  test("as Excel writes HTML: a style sheet, comments, numbers told exactly by x:num", () => {
    const block = readBlock(excelHtml, excelText);
    expect(numbers(block)).toEqual(months.map(({ exact }) => exact));
    expect(texts(block)?.[1]).toEqual(months[1]?.vi);
  });

  test("as LibreOffice writes text and HTML: fonts inside cells, numbers told exactly by sdval", () => {
    expect(texts(readBlock("", libreOfficeText))).toEqual(months.map(({ en }) => en));
    expect(numbers(readBlock(libreOfficeHtml, libreOfficeText))).toEqual(months.map(({ exact }) => exact));
  });
});

test("a cell over several columns or rows leaves the others empty", () => {
  const html = `<table><tr><td rowspan=2>a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>`;
  expect(texts(readBlock(html, ""))).toEqual([
    ["a", "b", ""],
    ["", "c", "d"],
  ]);
});

test("a cell in quotes may hold a line end, a tab and quotes; a quote inside a text is only a letter", () => {
  expect(texts(readTabbed('"hai\ndòng"\t"nói ""được"""\r\n5" ống\t"6"x\r\n'))).toEqual([
    ["hai\ndòng", 'nói "được"'],
    ['5" ống', '"6"x'],
  ]);
});

test("entities, line breaks and letters composed of two are read as what they are", () => {
  const html =
    "<table><tr><td>A &amp; B&nbsp;</td><td>một<br>hai</td><td>ti&#7871;t ki&#x1EC7;m</td><td>a\u0302</td></tr></table>";
  expect(texts(readBlock(html, ""))).toEqual([["A & B", "một\nhai", "tiết kiệm", "â"]]);
});

test("whole columns bring no empty rows along", () => {
  expect(texts(readBlock("", `4\r\n\r\n7${"\r\n".repeat(2_000)}`))).toEqual([["4"], [""], ["7"]]);
});

test("no cell, or far too many, is no block", () => {
  expect(readBlock("", "")).toBeUndefined();
  expect(readBlock("", "\t\t\r\n\t\t")).toBeUndefined();
  expect(readBlock("", "1\t".repeat(300).concat("\r\n").repeat(300))).toBeUndefined();
});

const words = fc.string({
  unit: fc.constantFrom("a", "ế", " ", '"', "\t", "\n", "<", "&", "1", ",", "."),
  maxLength: 6,
});
property.prop([fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 4 })])(
  "what is copied from here comes back as it was, as text and as HTML",
  (rows) => {
    const block = rows.map((row) => row.map((text) => ({ text: text.trim().replace(/[ \t\n]+/g, " ") })));
    const { text, html } = writeBlock(block);
    const expected = texts(readBlock("", text));
    const plain = block.map((row) => row.map((cell) => cell.text));
    const isNothing = plain.flat().every((cell) => cell === "");
    if (!isNothing) expect(expected?.[0]?.[0]).toBe(plain[0]?.[0]);
    expect(texts(readBlock(html, text))).toEqual(expected);
  },
);
property.prop([fc.string(), fc.string()])("no clipboard makes the reading fail or loop", (html, text) => {
  readBlock(`<table${html}`, text);
});
