import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { formatOfBlock, type NumberExpected } from "../../words/numberBlock.ts";
import { readBlock } from "./clipboard.ts";
import { type PasteChoice, pasteAmounts } from "./paste.ts";
import { excelHtml, excelText, libreOfficeText, months } from "./testClipboards.ts";

function pasted(html: string, text: string, room: number, choice: PasteChoice = {}, expected: NumberExpected = {}) {
  const block = readBlock(html, text);
  if (block === undefined) throw new Error("no block");
  const result = pasteAmounts(
    block,
    Array.from({ length: room }, () => expected),
    choice,
  );
  if (result.kind === "ask") return result.questions;
  return result.amounts.map((each) => ("amount" in each ? (each.amount?.toFixed() ?? null) : each.fault));
}

describe("a column of numbers", () => {
  test("in the Vietnamese format, where one number tells it for all", () => {
    expect(pasted("", "1.234,5\r\n1.234\r\n\r\n0\r\n", 10)).toEqual(["1234.5", "1234", null, "0"]);
  });
  test("in the English format", () => {
    expect(pasted("", "1,234.5\n1,234\n12.75", 10)).toEqual(["1234.5", "1234", "12.75"]);
  });
  test("where every number could be either, the format is asked, once", () => {
    expect(pasted("", "1.234\n5.678", 10)).toEqual([{ kind: "format", example: "1.234" }]);
    expect(pasted("", "1.234\n5.678", 10, { format: "vi" })).toEqual(["1234", "5678"]);
    expect(pasted("", "1.234\n5.678", 10, { format: "en" })).toEqual(["1.234", "5.678"]);
  });
  test("where two numbers speak for different formats, the doubtful ones are asked", () => {
    expect(pasted("", "1.234,5\n1,234.5\n1,234", 10)).toEqual([{ kind: "format", example: "1,234" }]);
  });
  test("the number told by the clipboard decides, and is cut to what an amount can hold", () => {
    expect(pasted('<table><tr><td x:num="1.234">1,234</td></tr></table>', "", 10)).toEqual(["1.234"]);
    expect(pasted('<table><tr><td sdval="0.30000000000000004">0,3</td></tr></table>', "", 10)).toEqual(["0.3"]);
    expect(pasted('<table><tr><td x:num="1.5E3">1500</td></tr></table>', "", 10)).toEqual(["1500"]);
  });
  test("a count is never asked about, since it has no decimals; too fine a number is refused", () => {
    expect(pasted("", "7.950\n1,234\n12,5", 10, {}, { decimals: 0 })).toEqual(["7950", "1234", "amount_more_decimals"]);
  });
  test("what stood there before tells the format, where only one is of its order", () => {
    expect(pasted("", "1.234", 10, {}, { decimals: 3, last: new Decimal(1200) })).toEqual(["1234"]);
    expect(pasted("", "1.234", 10, {}, { decimals: 3, last: new Decimal("1.3") })).toEqual(["1.234"]);
  });
  test("what is no number stays to be seen, with its reason", () => {
    expect(pasted("", "4\nkhoảng 5\n-", 10)).toEqual(["4", "amount_not_a_number", "amount_not_a_number"]);
  });
});

describe("a block that does not fit", () => {
  test("twelve columns: which one is asked, with what stands in each", () => {
    const questions = pasted(excelHtml, excelText, 41);
    expect(questions).toMatchObject([{ kind: "column", canGoDown: false }]);
    expect(questions[0]).toHaveProperty("samples.length", 12);
    expect(pasted(excelHtml, excelText, 41, { column: 11 })).toEqual(months.map(({ exact }) => exact[11]));
    expect(pasted("", libreOfficeText, 41, { column: 3 })).toEqual(months.map(({ exact }) => exact[3]));
  });
  test("a row of twelve can go down", () => {
    const row = months[0]?.vi.join("\t") ?? "";
    expect(pasted("", row, 41)).toMatchObject([{ kind: "column", canGoDown: true }]);
    expect(pasted("", row, 41, { column: "across" })).toEqual(months[0]?.exact);
  });
  test("more rows than there are: nothing is left out unasked", () => {
    expect(pasted("", "1\n2\n3\n4", 3)).toEqual([{ kind: "clip", rows: 4, room: 3 }]);
    expect(pasted("", "1\n2\n3\n4", 3, { clip: true })).toEqual(["1", "2", "3"]);
  });
});

test("amounts with their notes beside them are pasted as both", () => {
  const block = readBlock("", "4\thọp tháng 3\n5\t") ?? [];
  expect(pasteAmounts(block, Array(9).fill({}), {})).toMatchObject({ kind: "amounts", notes: ["họp tháng 3", ""] });
});

test.each([
  ["vi", ["1.234,5"]],
  ["vi", ["1.234.567", "8"]],
  ["en", ["1,234.5"]],
  ["en", ["0.5"]],
  [undefined, ["1.234", "12"]],
  [undefined, ["0,5", "0.5"]],
])("%s is the format of %j", (format, numbers) => {
  const told = formatOfBlock(numbers.map((text) => ({ text })));
  expect("unknown" in told ? undefined : told.format).toBe(format);
});
