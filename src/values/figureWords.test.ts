import { expect, test } from "vitest";
import { Decimal } from "../prose/number.ts";
import { divisionInWords, formulaInNumbers, writeAmount } from "./figureWords.ts";

const of = (numerator: number, denominator: number) =>
  divisionInWords(String(numerator), String(denominator), new Decimal(numerator).div(denominator), "vi");

test("the rounding of a share can be followed", () => {
  expect(of(58, 130)).toBe("58 ÷ 130 = 44,615…, làm tròn 44,62%");
});

test("an exact share needs no rounding", () => {
  expect(of(1, 4)).toBe("1 ÷ 4 = 25%");
});

test("a fall has a true minus sign", () => {
  expect(writeAmount({ decimals: 0, timing: "flow" }, "-1234", "vi")).toBe("−1.234");
});

test("a ratio shows two decimals whatever its indicator says", () => {
  expect(writeAmount({ decimals: 0, timing: "ratio" }, "93.796", "vi")).toBe("93,8");
  expect(writeAmount({ decimals: 0, timing: "ratio" }, "93.787", "en")).toBe("93.79");
});

test("a part of a formula without figure keeps its name", () => {
  expect(formulaInNumbers("[tiep-nhan] - [giai-quyet]", [], "vi")).toBe("[tiep-nhan] − [giai-quyet]");
});
