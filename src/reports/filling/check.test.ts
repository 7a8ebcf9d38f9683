import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { Decimal } from "../../prose/number.ts";
import { type CheckedLine, checksOf, openChecks } from "./check.ts";

const line = (position: number, amount: number | null, rest: Partial<CheckedLine> = {}): CheckedLine => ({
  position,
  amount: amount === null ? null : new Decimal(amount),
  yearBefore: null,
  previous: null,
  earlier: [],
  partOf: undefined,
  runningTotal: undefined,
  decimals: 0,
  note: "",
  ...rest,
});
const d = (value: number) => new Decimal(value);
const codes = (lines: CheckedLine[], earlier: Map<number, Decimal | null>[] = []) =>
  checksOf(lines, earlier).map((check) => `${check.code} ${check.position}`);

test("ten times the same period last year asks, nine times does not", () => {
  expect(codes([line(1, 10, { yearBefore: d(1) })])).toEqual(["ten_times_year_before 1"]);
  expect(codes([line(1, 9, { yearBefore: d(1) })])).toEqual([]);
});

test("without last year's figure, or when it was zero, the mean of earlier periods is the usual", () => {
  expect(codes([line(1, 30, { earlier: ["2", "4"] })])).toEqual(["ten_times_mean 1"]);
  expect(codes([line(1, 30, { yearBefore: d(0), earlier: ["3"] })])).toEqual(["ten_times_mean 1"]);
  expect(codes([line(1, 30, { yearBefore: d(5), earlier: ["1"] })])).toEqual([]);
});

const digits = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -3, max: 3 }));
property.prop([digits, digits])("it is asked exactly from ten times on, however large or small", (is, was) => {
  const [amount, usual] = [is, was].map(([whole, power]) => new Decimal(`${whole}e${power}`));
  if (amount === undefined || usual === undefined) throw new Error("two amounts");
  const asked = checksOf([{ ...line(1, null, { yearBefore: usual, decimals: 9 }), amount }], []);
  const isTenTimes = usual.gt(0) && amount.div(usual).gte(10);
  expect(asked.some(({ code }) => code === "ten_times_year_before")).toBe(isTenTimes);
});

test("nothing to compare with asks nothing, and an empty cell asks nothing", () => {
  expect(codes([line(1, 1_000_000), line(2, 5, { earlier: ["0"] }), line(3, null, { yearBefore: d(1) })])).toEqual([]);
});

test("a part above its whole asks under the part", () => {
  expect(codes([line(1, 4), line(2, 5, { partOf: 1 })])).toEqual(["part_above_whole 2"]);
  expect(codes([line(1, 4), line(2, 4, { partOf: 1 })])).toEqual([]);
  expect(codes([line(1, null), line(2, 4, { partOf: 1 })])).toEqual([]);
});

test("a running total below that of the period before asks", () => {
  expect(codes([line(1, -2, { runningTotal: { typed: d(8), before: d(10) } })])).toEqual(["running_total_falls 1"]);
  expect(codes([line(1, 0, { runningTotal: { typed: d(10), before: d(10) } })])).toEqual([]);
});

test("an amount below zero asks, unless the period before or the same period last year was below zero too", () => {
  expect(codes([line(1, -3), line(2, 0), line(3, -3, { yearBefore: d(4), previous: d(0) })])).toEqual([
    "negative 1",
    "negative 3",
  ]);
  expect(codes([line(1, -3, { yearBefore: d(-1) }), line(2, -3, { previous: d(-1) })])).toEqual([]);
  // What is typed as a running total is judged as it is typed.
  expect(codes([line(1, -3, { runningTotal: { typed: d(-3), before: d(0) } })])).toEqual([
    "negative 1",
    "running_total_falls 1",
  ]);
});

test("more decimals than the indicator has ask", () => {
  expect(codes([line(1, 1234.5), line(2, 1234)])).toEqual(["too_precise 1"]);
  expect(codes([line(1, 1234.5, { decimals: 1 }), line(2, 1234.55, { decimals: 1 })])).toEqual(["too_precise 2"]);
  expect(codes([line(1, 0.5, { runningTotal: { typed: d(10.5), before: d(10) } })])).toEqual(["too_precise 1"]);
});

test("parts that made up their whole before must do so now; others never", () => {
  const lines = [line(1, 10), line(2, 4, { partOf: 1 }), line(3, 5, { partOf: 1 })];
  const madeUp = new Map([
    [1, d(7)],
    [2, d(3)],
    [3, d(4)],
  ]);
  const never = new Map([
    [1, d(7)],
    [2, d(3)],
    [3, d(1)],
  ]);
  expect(codes(lines, [madeUp])).toEqual(["parts_differ 1"]);
  expect(codes(lines, [madeUp, never])).toEqual([]);
  expect(codes(lines)).toEqual([]);
  expect(
    codes(
      [line(1, 10), line(2, 4, { partOf: 1 })],
      [
        new Map([
          [1, d(4)],
          [2, d(4)],
        ]),
      ],
    ),
  ).toEqual([]);
});

test("a written reason closes the check", () => {
  const lines = [
    line(1, 10, { yearBefore: d(1), note: "Đợt kết nạp nhân ngày 3/2" }),
    line(2, 10, { yearBefore: d(1) }),
  ];
  expect(openChecks(checksOf(lines, []), lines).map((check) => check.position)).toEqual([2]);
});
