import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { Decimal } from "../prose/number.ts";
import { asksEnough, type Before, needAfter, needOf, type TermTarget } from "./term.ts";

const d = (amount: number | string) => new Decimal(amount);

const jobs: TermTarget = { comparator: "at_least", timing: "flow", amount: d(13500), lastYear: 2025, over: "sum" };
const water: TermTarget = { comparator: "at_least", timing: "ratio", amount: d(70), lastYear: 2025, over: "year" };
const output: TermTarget = { comparator: "at_least", timing: "flow", amount: d(121), lastYear: 2025, over: "year" };

const at2024 = (brought: (number | undefined)[], last?: number): Before => ({
  year: 2024,
  brought: brought.map((amount, index) => ({ year: 2021 + index, amount: amount === undefined ? amount : d(amount) })),
  last: last === undefined ? undefined : d(last),
});

describe("what each remaining year needs, this year among them", () => {
  test("of a sum: what is left, in equal parts: 13.500 − 8.000 over two years is 2.750 a year", () => {
    const need = needOf(jobs, at2024([2500, 2700, 2800]));
    expect(need).toMatchObject({ kind: "each_year", years: 2, missing: [] });
    expect("amount" in need && need.amount.toFixed()).toBe("2750");
  });

  test("a year without figures is not a year of nothing: it is named, and the need is the most there can be", () => {
    const need = needOf(jobs, at2024([undefined, undefined, 2836]));
    expect(need).toMatchObject({ kind: "each_year", missing: [2021, 2022] });
    expect("amount" in need && need.amount.toFixed()).toBe("5332");
  });

  test("of a state: as much every year as lies between last year's end and the target", () => {
    const need = needOf(water, at2024([], 65));
    expect(need).toMatchObject({ kind: "step", years: 2 });
    expect("thisYear" in need && need.thisYear.toFixed()).toBe("67.5");
  });

  test("of one year's figure: the same growth every year, 100 to 121 over two years is 10% a year", () => {
    const need = needOf(output, at2024([], 100));
    expect(need).toMatchObject({ kind: "growth", years: 2 });
    expect("rate" in need && need.rate.toDecimalPlaces(20).toFixed()).toBe("0.1");
    expect("thisYear" in need && need.thisYear.toDecimalPlaces(20).toFixed()).toBe("110");
  });

  test.each([
    ["all is there already", needOf(jobs, at2024([9000, 4000, 600])), "reached"],
    ["a state that is there", needOf(water, at2024([], 71)), "reached"],
    ["with this year's figures all is there", needOf(jobs, { ...at2024([undefined, 1]), now: d(13500) }), "reached"],
    ["a state that came there this year", needOf(water, { ...at2024([], 65), now: d(70) }), "reached"],
    [
      "what may still come is not held yet",
      needOf({ ...jobs, comparator: "at_most" }, { ...at2024([1, 1, 1]), now: d(3) }),
      "each_year",
    ],
    ["more than was allowed", needOf({ ...jobs, comparator: "at_most" }, at2024([9000, 4000, 600])), "exceeded"],
    [
      "what was allowed may be used up",
      needOf({ ...jobs, comparator: "at_most" }, at2024([undefined, 1, 1])),
      "unknown",
    ],
    ["no figure to grow from", needOf(output, at2024([])), "unknown"],
    ["the term is over", needOf(jobs, { ...at2024([]), year: 2026 }), "over"],
    ["a fall is not shared out", needOf({ ...jobs, comparator: "fall_at_least" }, at2024([1, 1, 1])), "not_by_years"],
  ])("%s", (_case, need, kind) => expect(need.kind).toBe(kind));
});

describe("the year's target beside it", () => {
  test("2.700 is less than the 2.750 that the term needs of the year, and 2.750 is enough", () => {
    const need = needOf(jobs, at2024([2500, 2700, 2800]));
    expect(asksEnough(need, "at_least", d(2700))).toBe(false);
    expect(asksEnough(need, "at_least", d(2750))).toBe(true);
    expect(asksEnough(need, "at_most", d(2800))).toBe(false);
    expect(asksEnough(need, "at_least", undefined)).toBeUndefined();
  });

  test("a target in round numbers that differs by less than a thousandth is enough", () => {
    const need = needOf(jobs, at2024([2500, 2700, 2799]));
    expect(asksEnough(need, "at_least", d(2750))).toBe(true);
    expect(asksEnough(need, "at_least", d(2747))).toBe(false);
  });

  test("while a year is unknown, less than the most that can be needed says nothing, as much says enough", () => {
    const need = needOf(jobs, at2024([undefined, 2700, 2800]));
    expect(asksEnough(need, "at_least", d(3990))).toBeUndefined();
    expect(asksEnough(need, "at_least", d(4000))).toBe(true);
  });

  test("what this year leaves undone the years after it must bring", () => {
    const after = needAfter(jobs, at2024([2500, 2700, 2800]), d(2700));
    expect(after).toMatchObject({ kind: "each_year", years: 1 });
    expect(after && "amount" in after && after.amount.toFixed()).toBe("2800");
    expect(needAfter(jobs, { ...at2024([]), year: 2025 }, d(1))).toBeUndefined();
  });
});

const amount = fc.integer({ min: 1, max: 1_000_000 }).map((cents) => d(cents).div(100));
const years = fc.integer({ min: 1, max: 5 });

property.prop([amount, fc.array(amount, { maxLength: 4 }), years])(
  "if every remaining year brings what it needs, the sum is reached exactly",
  (whole, earlier, left) => {
    const brought = earlier.map((each, index) => ({ year: 2021 + index, amount: each }));
    const year = 2021 + earlier.length;
    const need = needOf({ ...jobs, amount: whole, lastYear: year + left - 1 }, { year, brought, last: undefined });
    const sum = earlier.reduce((total, each) => total.plus(each), d(0));
    if (need.kind === "reached") expect(sum.greaterThanOrEqualTo(whole)).toBe(true);
    else expect("amount" in need && sum.plus(need.amount.times(left)).minus(whole).abs().lessThan("1e-40")).toBe(true);
  },
);

property.prop([amount, amount, years])("a state that takes every step arrives", (target, last, left) => {
  const need = needOf({ ...water, amount: target, lastYear: 2023 + left }, at2024([], last.toNumber()));
  if (need.kind === "step")
    expect(need.from.plus(need.amount.times(left)).minus(target).abs().lessThan("1e-40")).toBe(true);
  else expect(last.greaterThanOrEqualTo(target)).toBe(true);
});

property.prop([amount, amount, years])("a figure that grows every year arrives", (target, last, left) => {
  const need = needOf({ ...output, amount: target, lastYear: 2023 + left }, { year: 2024, brought: [], last });
  if (need.kind === "growth") {
    const grown = need.from.times(need.rate.plus(1).pow(left));
    expect(grown.div(target).minus(1).abs().lessThan("1e-30")).toBe(true);
  } else expect(last.greaterThanOrEqualTo(target)).toBe(true);
});

property.prop([fc.array(amount, { minLength: 3, maxLength: 3 })])(
  "a year that brings just what it needs leaves the years after it the same need",
  (earlier) => {
    const before = {
      year: 2024,
      brought: earlier.map((each, index) => ({ year: 2021 + index, amount: each })),
      last: d(1),
    };
    const need = needOf({ ...jobs, amount: d(1_000_000) }, before);
    if (need.kind !== "each_year") throw new Error(need.kind);
    const after = needAfter({ ...jobs, amount: d(1_000_000) }, before, need.amount);
    expect(after && "amount" in after && after.amount.minus(need.amount).abs().lessThan("1e-40")).toBe(true);
  },
);
