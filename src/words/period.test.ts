import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { codeOf, type Half, nameOf, type Period, type Quarter } from "../calendar/period.ts";
import { plain } from "../prose/plain.ts";
import { periodShown, periodTyped, periodWithYear } from "./period.ts";

test.each([
  ["quý II/2024", "2024-Q2"],
  ["quy 2/2024", "2024-Q2"],
  ["q2", "2024-Q2"],
  ["Q4 23", "2023-Q4"],
  ["tháng 3 2024", "2024-03"],
  ["t12/2023", "2023-12"],
  ["th. 7", "2024-07"],
  ["6 thang 2024", "2024-H1"],
  ["6 tháng cuối năm 2023", "2023-H2"],
  ["9 thang", "2024-9M"],
  ["2023", "2023"],
  ["năm 2022", "2022"],
  ["nhiệm kỳ 2020 - 2025", "2020/2025"],
  ["2024-q1", "2024-Q1"],
])("%s is %s", (typed, code) => {
  const period = periodTyped(typed, 2024);
  expect(period && codeOf(period)).toBe(code);
});

test.each(["", "quý", "quý V", "tháng 13", "13", "xin chào", "2020-2024"])("“%s” is no period", (typed) => {
  expect(periodTyped(typed, 2024)).toBeUndefined();
});

const years = fc.integer({ min: 1950, max: 2150 });
const periods: fc.Arbitrary<Period> = fc.oneof(
  fc.record({ kind: fc.constant("month" as const), year: years, month: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant("quarter" as const), year: years, quarter: fc.constantFrom<Quarter[]>(1, 2, 3, 4) }),
  fc.record({ kind: fc.constant("half" as const), year: years, half: fc.constantFrom<Half[]>(1, 2) }),
  fc.record({ kind: fc.constantFrom("nine_months" as const, "year" as const, "term" as const), year: years }),
);

property.prop([periods])(
  "a period is understood by its name in both languages, without accents, and by its code",
  (period) => {
    for (const typed of [nameOf(period), plain(nameOf(period)), nameOf(period, "en"), codeOf(period)]) {
      expect(periodTyped(typed, 1999)).toEqual(period);
    }
  },
);

test("what is to hold for years names its year, and is shown by its name", () => {
  expect(periodWithYear("quý I")).toBeUndefined();
  expect(periodShown("2024-Q1", "vi")).toBe("Quý I/2024");
  expect(periodShown("quý I", "vi")).toBe("quý I");
});
