import { expect, test } from "vitest";
import { ruleInWords } from "./rule.ts";
import type { Subject } from "./subject.ts";

const accidents = {
  indicator: { measure: "vụ", decimals: 0, timing: "flow" },
  actual: "7",
  prior: "5",
  target: null,
  comparator: "at_least",
} as Subject;

test("numbers with which one computes have no leading zero", () => {
  expect(ruleInWords(accidents)).toBe("(7 − 5) ÷ 5 = tăng 40%");
  expect(ruleInWords({ ...accidents, target: "8", prior: null })).toBe("7 ÷ 8 = 87,5%");
  expect(ruleInWords({ ...accidents, prior: "0" })).toBe("7 − 0 = 7 (cùng kỳ bằng 0, không tính tỷ lệ)");
});

test("of a ceiling no share is computed", () => {
  expect(ruleInWords({ ...accidents, target: "8", prior: null, comparator: "at_most" })).toBe("");
});

test("a percentage is computed with as one", () => {
  const share = { ...accidents, indicator: { ...accidents.indicator, measure: "%", timing: "ratio" as const } };
  expect(ruleInWords({ ...share, actual: "93.8", prior: "94" })).toBe("(93,8% − 94%) ÷ 94% = giảm 0,21%");
});
