import { expect, test } from "vitest";
import { Decimal } from "../prose/number.ts";
import { type CheckedLine, checksOf, openChecks } from "./check.ts";

const line = (position: number, amount: number | null, rest: Partial<CheckedLine> = {}): CheckedLine => ({
  position,
  amount: amount === null ? null : new Decimal(amount),
  yearBefore: null,
  earlier: [],
  partOf: undefined,
  runningTotal: undefined,
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
  expect(codes([line(1, 30, { earlier: [d(2), d(4), null] })])).toEqual(["ten_times_mean 1"]);
  expect(codes([line(1, 30, { yearBefore: d(0), earlier: [d(3)] })])).toEqual(["ten_times_mean 1"]);
  expect(codes([line(1, 30, { yearBefore: d(5), earlier: [d(1)] })])).toEqual([]);
});

test("nothing to compare with asks nothing, and an empty cell asks nothing", () => {
  expect(codes([line(1, 1_000_000), line(2, 5, { earlier: [d(0)] }), line(3, null, { yearBefore: d(1) })])).toEqual([]);
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
