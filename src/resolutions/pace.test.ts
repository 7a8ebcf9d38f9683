/** Each row of CONTRACT's tables of `pace` and `reviewClass`, computed by hand. */
import { describe, expect, test } from "vitest";
import { Decimal } from "../prose/number.ts";
import { type Case, standing } from "./testCase.ts";

const paceAndClass = (given: Case) => {
  const { pace, reviewClass } = standing(given);
  return `${pace} ${reviewClass}`;
};

describe("judged only later", () => {
  test.each<[string, Case, string]>([
    ["even without actual", { trajectory: "2024:100", actual: null }, "later year_end"],
    ["even far from it", { trajectory: "2024:100", actual: 1 }, "later year_end"],
    [
      "even above what is allowed at most",
      { comparator: "at_most", trajectory: "2024:100", actual: 200 },
      "later year_end",
    ],
    [
      "even a rise without prior",
      { comparator: "rise_at_least", trajectory: "2024:100", prior: null },
      "later year_end",
    ],
    ["even done early", { comparator: "done_by", amount: 1, actual: 1, trajectory: "2024:100" }, "later year_end"],
    ["no longer at the year's end", { trajectory: "2024:100", actual: null, at: "2024-Q4" }, "no_data no_data"],
  ])("%s", (_, given, expected) => expect(paceAndClass(given)).toBe(expected));
});

describe("done by", () => {
  const task: Case = { comparator: "done_by", amount: 1, timing: "stock", actual: null };
  test.each<[string, Case, string]>([
    ["done before its day", { due: "2024-09-30", actual: 1 }, "on_pace met"],
    ["done, though late", { due: "2024-03-31", actual: 2 }, "on_pace met"],
    ["not yet due, nothing reported", { due: "2024-09-30" }, "later year_end"],
    ["not yet due, half done", { due: "2024-09-30", actual: "0.5" }, "later year_end"],
    ["due on the period's last day is not yet overdue", { due: "2024-06-30", actual: 0 }, "later year_end"],
    ["due the day before is overdue", { due: "2024-06-29", actual: 0 }, "at_risk not_begun"],
    ["overdue and nothing reported", { due: "2024-03-31" }, "at_risk not_begun"],
    ["overdue and half done", { due: "2024-03-31", actual: "0.5" }, "at_risk not_begun"],
    ["without a date the end of its period: not yet", { period: "2024" }, "later year_end"],
    ["without a date the end of its period: on that very day", { period: "2024-H1" }, "later year_end"],
    ["without a date the end of its period: over", { period: "2024-Q1" }, "at_risk not_begun"],
    ["a date after its period's end counts, not the end", { period: "2024-Q1", due: "2024-07-15" }, "later year_end"],
  ])("%s", (_, given, expected) => expect(paceAndClass({ ...task, ...given })).toBe(expected));
});

describe("without figures", () => {
  test.each<[string, Case, string]>([
    ["no actual", { actual: null }, "no_data no_data"],
    ["no actual, though a target of zero", { actual: null, amount: 0 }, "no_data no_data"],
    ["no actual, though at most on a peak", { actual: null, comparator: "at_most", timing: "peak" }, "no_data no_data"],
    ["no actual, though a baseline", { actual: null, timing: "stock", baseline: 4 }, "no_data no_data"],
    ["a rise without prior", { comparator: "rise_at_least", actual: 5, prior: null }, "no_data no_data"],
    [
      "a rise in per cent after less than nothing",
      { comparator: "rise_at_least", actual: 5, prior: -8 },
      "no_data no_data",
    ],
    ["a fall without prior", { comparator: "fall_at_least", actual: 5, prior: null }, "no_data no_data"],
    ["at least needs no prior", { actual: 50, prior: null }, "on_pace half"],
  ])("%s", (_, given, expected) => expect(paceAndClass(given)).toBe(expected));
});

describe("at least, on the limits of more", () => {
  test.each<[string, Case, string]>([
    ["r = 1,15", { actual: "57.5" }, "ahead half"],
    ["r just below 1,15", { actual: "57.4" }, "on_pace half"],
    ["r = 0,9", { actual: 45 }, "on_pace below_half"],
    ["r just below 0,9", { actual: "44.9" }, "behind below_half"],
    ["r = 0,7", { actual: 35 }, "behind below_half"],
    ["r just below 0,7", { actual: "34.9" }, "at_risk below_half"],
    ["nothing yet", { actual: 0 }, "at_risk not_begun"],
    ["below zero", { actual: -4 }, "at_risk not_begun"],
    ["a third of the year, exactly 0,9 of it", { amount: 3, actual: "0.9", at: "2024-04" }, "on_pace below_half"],
    ["two thirds of the year, exactly 0,9 of them", { amount: 3, actual: "1.8", at: "2024-08" }, "on_pace half"],
    [
      "a seventh of a term, exactly 0,7 of it",
      { amount: 60, actual: "0.7", period: "2020/2025", at: "2021-01" },
      "behind below_half",
    ],
    ["above the whole", { actual: "100.1", at: "2024-Q4" }, "on_pace exceeded"],
    ["the whole", { actual: 100, at: "2024-Q4" }, "on_pace met"],
    ["just below the whole", { actual: "99.9", at: "2024-Q4" }, "on_pace basically_met"],
    ["nine tenths", { actual: 90, at: "2024-Q4" }, "on_pace basically_met"],
    ["just below nine tenths", { actual: "89.9", at: "2024-Q4" }, "behind half"],
    ["half", { actual: 50, at: "2024-Q4" }, "at_risk half"],
    ["just below half", { actual: "49.9", at: "2024-Q4" }, "at_risk below_half"],
    ["a target of zero", { amount: 0, actual: 0 }, "on_pace met"],
    ["a target of zero, and more", { amount: 0, actual: 5 }, "on_pace met"],
    ["a stock is expected whole at once", { timing: "stock", actual: 89 }, "behind half"],
    ["a target below zero, while it holds", { amount: -5, actual: -4 }, "on_pace met"],
    ["a target below zero, and lower", { amount: -5, actual: -6 }, "at_risk not_met"],
    ["nothing is expected yet", { trajectory: "2024-Q2:0|2024-Q4:100", actual: 0 }, "on_pace not_begun"],
    [
      "after the target's period its end counts",
      { period: "2024-Q1", asOf: "2024-Q1", actual: 95 },
      "on_pace basically_met",
    ],
  ])("%s", (_, given, expected) => expect(paceAndClass(given)).toBe(expected));
});

describe("at most, on the limits of less", () => {
  const most: Case = { comparator: "at_most" };
  test.each<[string, Case, string]>([
    ["r = 0,85", { actual: "42.5" }, "ahead met"],
    ["r just above 0,85", { actual: "42.6" }, "on_pace met"],
    ["r = 1,1", { actual: 55 }, "on_pace met"],
    ["r just above 1,1", { actual: "55.1" }, "behind met"],
    ["r = 1,3", { actual: 65 }, "behind met"],
    ["r just above 1,3", { actual: "65.1" }, "at_risk met"],
    ["a flow above its target cannot come back", { actual: "100.1", at: "2024-Q4" }, "at_risk not_met"],
    ["a flow at its target in the end", { actual: 100, at: "2024-Q4" }, "on_pace met"],
    ["a peak above its target cannot come back", { timing: "peak", actual: "100.1" }, "at_risk not_met"],
    [
      "a peak above its target, whatever its baseline",
      { timing: "peak", actual: 101, baseline: 200 },
      "at_risk not_met",
    ],
    ["a stock above its target can come back", { timing: "stock", actual: 105 }, "on_pace not_met"],
    ["a stock far above its target", { timing: "stock", actual: 131 }, "at_risk not_met"],
    ["nothing happened", { actual: 0 }, "ahead met"],
    ["none allowed, none happened", { amount: 0, actual: 0 }, "ahead met"],
    ["none allowed, one happened", { amount: 0, actual: 1 }, "at_risk not_met"],
    ["none of a stock allowed, one is there", { amount: 0, actual: 1, timing: "stock" }, "at_risk not_met"],
    ["none of a stock allowed, less than none", { amount: 0, actual: -1, timing: "stock" }, "ahead met"],
    ["below zero, while it holds", { amount: -5, actual: -5, timing: "stock" }, "on_pace met"],
    ["below zero, not as far", { amount: -5, actual: -4, timing: "stock" }, "at_risk not_met"],
    [
      "nothing is expected yet, and something happened",
      { trajectory: "2024-Q2:0|2024-Q4:100", actual: 30 },
      "on_pace met",
    ],
  ])("%s", (_, given, expected) => expect(paceAndClass({ ...most, ...given })).toBe(expected));
});

describe("a rise against last year", () => {
  const rise: Case = { comparator: "rise_at_least", amount: 10, prior: 100 };
  const twoThirds = new Decimal(2).div(3).toString();
  const fourThirds = new Decimal(4).div(3).toString();
  test.each<[string, Case, string]>([
    ["as demanded", { actual: 110 }, "on_pace met"],
    ["well above", { actual: "126.5" }, "ahead met"],
    ["not quite, within pace", { actual: 99 }, "on_pace not_met"],
    ["short", { actual: "98.9" }, "behind not_met"],
    ["far short", { actual: "76.9" }, "at_risk not_met"],
    ["from nothing to something", { prior: 0, actual: 1 }, "on_pace met"],
    ["from nothing to nothing", { prior: 0, actual: 0 }, "at_risk not_met"],
    ["by 0%: at least as much", { amount: 0, actual: 100 }, "on_pace met"],
    ["by 0% from nothing: still nothing", { amount: 0, prior: 0, actual: 0 }, "on_pace met"],
    ["by 0% from nothing: less than nothing", { amount: 0, prior: 0, actual: -1 }, "at_risk not_met"],
    ["of thirds, which have no end in decimals", { amount: 100, prior: twoThirds, actual: fourThirds }, "on_pace met"],
  ])("%s", (_, given, expected) => expect(paceAndClass({ ...rise, ...given })).toBe(expected));
});

describe("a fall against last year", () => {
  const fall: Case = { comparator: "fall_at_least", amount: 10, prior: 100 };
  test.each<[string, Case, string]>([
    ["as demanded", { actual: 90 }, "on_pace met"],
    ["well below", { actual: "76.5" }, "ahead met"],
    ["not quite, within pace", { actual: 99 }, "on_pace not_met"],
    ["short", { actual: "99.1" }, "behind not_met"],
    ["a rise instead", { actual: "117.1" }, "at_risk not_met"],
    ["from nothing to nothing", { prior: 0, actual: 0 }, "ahead met"],
    ["from nothing to something", { prior: 0, actual: 1 }, "at_risk not_met"],
    ["by 100%: none left", { amount: 100, actual: 0 }, "ahead met"],
    ["by 100%: one left", { amount: 100, actual: 1 }, "at_risk not_met"],
    ["by more than all: below zero while it holds", { amount: 120, actual: -20 }, "on_pace met"],
    ["by more than all: not as far", { amount: 120, actual: -19 }, "at_risk not_met"],
  ])("%s", (_, given, expected) => expect(paceAndClass({ ...fall, ...given })).toBe(expected));
});

describe("from a baseline, by the way made", () => {
  // 80 → 100 over the year: 90 is expected at the half.
  const from: Case = { timing: "stock", baseline: 80 };
  test.each<[string, Case, string]>([
    ["as expected", { actual: 90 }, "on_pace basically_met"],
    ["r = 1,15", { actual: "91.5" }, "ahead basically_met"],
    ["r = 0,9", { actual: 89 }, "on_pace half"],
    ["r = 0,7", { actual: 87 }, "behind half"],
    ["r just below 0,7", { actual: "86.9" }, "at_risk half"],
    ["worse than at the start", { actual: 79 }, "at_risk half"],
    ["a peak moves likewise", { timing: "peak", actual: 90 }, "on_pace basically_met"],
    ["a baseline of zero", { baseline: 0, actual: 45 }, "on_pace below_half"],
    [
      "down to at most 100 from 120, as expected",
      { comparator: "at_most", baseline: 120, actual: 110 },
      "on_pace not_met",
    ],
    [
      "down to at most 100 from 120, faster",
      { comparator: "at_most", baseline: 120, actual: "108.5" },
      "ahead not_met",
    ],
    ["down to at most 100 from 120, slower", { comparator: "at_most", baseline: 120, actual: 113 }, "behind not_met"],
    [
      "down to at most 100 from 120, up instead",
      { comparator: "at_most", baseline: 120, actual: 121 },
      "at_risk not_met",
    ],
    ["down to none: half the way", { comparator: "at_most", amount: 0, baseline: 8, actual: 4 }, "on_pace not_met"],
    ["down to none: done", { comparator: "at_most", amount: 0, baseline: 8, actual: 0 }, "ahead met"],
    ["to stay as it is: no worse", { baseline: 100, actual: 100 }, "on_pace met"],
    ["to stay as it is: better", { baseline: 100, actual: 101 }, "on_pace exceeded"],
    ["to stay as it is: worse", { baseline: 100, actual: 99 }, "at_risk basically_met"],
    ["at most as it is: no worse", { comparator: "at_most", baseline: 100, actual: 100 }, "on_pace met"],
    ["at most as it is: worse", { comparator: "at_most", baseline: 100, actual: 101 }, "at_risk not_met"],
    ["nothing expected yet: no worse", { trajectory: "2024-Q2:0|2024-Q4:100", actual: 80 }, "on_pace half"],
    ["nothing expected yet: worse", { trajectory: "2024-Q2:0|2024-Q4:100", actual: 79 }, "at_risk half"],
    ["a flow ignores it: 45 of 50", { timing: "flow", actual: 45 }, "on_pace below_half"],
    ["a rise ignores it", { comparator: "rise_at_least", amount: 0, prior: 100, actual: 100 }, "on_pace met"],
  ])("%s", (_, given, expected) => expect(paceAndClass({ ...from, ...given })).toBe(expected));
});
