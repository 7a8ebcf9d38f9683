import { expect, test } from "vitest";
import { cell } from "../reports/testField.ts";
import { flagOf, flagsOf } from "./flags.ts";
import { typedOver } from "./report.ts";
import { storedOf } from "./stored.ts";

const { illustrative, ...typed } = cell(7, { illustrative: true, note: "Ước theo năm trước" });

test.each([
  ["the same figure typed again, or written otherwise", cell("7.0", { illustrative: true }), true],
  ["another figure", cell(8, { illustrative: true }), false],
  ["a figure where none was", cell(null), false],
  ["a figure that was nobody's illustration", cell(7), false],
])("an illustrative figure stays one until somebody types another: %s", (_, before, stays) => {
  expect(typedOver(before, typed)).toEqual({ ...typed, illustrative: stays });
});

test("a figure that is taken away is no illustration", () => {
  expect(typedOver(cell(7, { illustrative }), { ...typed, amount: null }).illustrative).toBe(false);
});

test.each([
  [false, false],
  [true, false],
  [false, true],
  [true, true],
])("what is said of an amount comes back: estimated %s, illustrative %s", (estimated, illustrative) => {
  expect(flagsOf(flagOf({ estimated, illustrative }))).toEqual({ estimated, illustrative });
});

test("a row holds nothing of what nobody gave", () => {
  expect(storedOf([cell("1.50"), cell(null)], { ketQua: "" })).toEqual({
    amounts: "{1.5,NULL}",
    flags: null,
    notes: null,
  });
  expect(storedOf([cell(null, { note: "Chưa có" }), cell(2, { estimated: true })], { ketQua: "Tốt" })).toEqual({
    amounts: "{NULL,2}",
    flags: "{0,1}",
    notes: '{"cells":{"1":"Chưa có"},"narrative":{"ketQua":"Tốt"}}',
  });
});
