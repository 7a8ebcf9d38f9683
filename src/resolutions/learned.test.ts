import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { periodOf } from "../calendar/period.ts";
import { Decimal } from "../prose/number.ts";
import { learnedFrom, learnedInWords, trajectoryCell } from "./learned.ts";

const quarters = [1, 2, 3, 4].map((quarter) => periodOf(`2024-Q${quarter}`));
const gone = (year: number, ...reached: number[]) => ({ year, reached: reached.map((amount) => new Decimal(amount)) });

test("the usual course of a budget that is spent at the year's end", () => {
  const learned = learnedFrom(quarters, [gone(2023, 10, 30, 50, 100), gone(2022, 14, 40, 66, 100)]);
  expect(learned && trajectoryCell(learned)).toBe("2024-Q1:12|2024-Q2:35|2024-Q3:58|2024-Q4:100");
  expect(learned && learnedInWords(learned, "vi")).toBe(
    "Các năm 2022, 2023 thường đạt: quý I 12%, quý II 35%, quý III 58%, quý IV 100% của cả năm.",
  );
});

test("a year without all its figures, without anything or with a fall tells nothing", () => {
  expect(
    learnedFrom(quarters, [gone(2023, 10, 30), gone(2022, 0, 0, 0, 0), gone(2021, 10, 8, 20, 30)]),
  ).toBeUndefined();
  expect(learnedFrom(quarters, [])).toBeUndefined();
  expect(learnedFrom([periodOf("2024")], [gone(2023, 100)])).toBeUndefined();
});

property.prop([fc.array(fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }), { maxLength: 5 })])(
  "what is learned never falls and ends with the whole year, so that it may be a trajectory",
  (years) => {
    const learned = learnedFrom(
      quarters,
      years.map(([a = 0, b = 0, c = 0, d = 0], index) => gone(2023 - index, a, a + b, a + b + c, a + b + c + d)),
    );
    if (!learned) return;
    const shares = learned.points.map(({ share }) => share.toNumber());
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(learned.points.at(-1)?.share.toFixed()).toBe("1");
  },
);
