/** Each row of CONTRACT's tables of `pace` and `reviewClass`, computed by hand. */
import { describe, expect, test } from "vitest";
import { Decimal } from "../prose/number.ts";
import { defaultLimits } from "./pace.ts";
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

describe("more than, as at least but strict", () => {
  const more: Case = { comparator: "more_than" };
  test.each<[string, Case, string]>([
    ["r = 1,15", { actual: "57.5" }, "ahead half"],
    ["r just below 0,9", { actual: "44.9" }, "behind below_half"],
    ["r just below 0,7", { actual: "34.9" }, "at_risk below_half"],
    ["the whole is not more than it", { actual: 100, at: "2024-Q4" }, "on_pace basically_met"],
    ["above the whole", { actual: "100.1", at: "2024-Q4" }, "on_pace exceeded"],
    ["more than none: some", { amount: 0, actual: 1 }, "on_pace met"],
    ["more than none: none", { amount: 0, actual: 0 }, "at_risk not_met"],
    ["more than less than none, while it holds", { amount: -5, actual: -4 }, "on_pace met"],
    ["more than less than none: as little", { amount: -5, actual: -5 }, "at_risk not_met"],
    ["from a baseline, by the way made", { timing: "stock", baseline: 80, actual: 90 }, "on_pace basically_met"],
    ["from the baseline itself, no worse", { timing: "stock", baseline: 100, actual: 100 }, "on_pace basically_met"],
  ])("%s", (_, given, expected) => expect(paceAndClass({ ...more, ...given })).toBe(expected));
});

describe("less than, as at most but strict", () => {
  const less: Case = { comparator: "less_than" };
  test.each<[string, Case, string]>([
    ["r = 0,85", { actual: "42.5" }, "ahead met"],
    ["r = 1,1", { actual: 55 }, "on_pace met"],
    ["r just above 1,3", { actual: "65.1" }, "at_risk met"],
    ["a flow at its limit cannot come back", { actual: 100, at: "2024-Q4" }, "at_risk not_met"],
    ["a peak at its limit, whatever its baseline", { timing: "peak", actual: 100, baseline: 200 }, "at_risk not_met"],
    ["a stock at its limit can come back", { timing: "stock", actual: 100 }, "on_pace not_met"],
    ["less than none of a stock: none", { timing: "stock", amount: 0, actual: 0 }, "at_risk not_met"],
    ["less than none of a stock: below", { timing: "stock", amount: 0, actual: -1 }, "on_pace met"],
    ["down to less than 100 from 120, as expected", { timing: "stock", baseline: 120, actual: 110 }, "on_pace not_met"],
    ["as the baseline, which is no worse", { timing: "stock", baseline: 100, actual: 100 }, "on_pace not_met"],
    ["above the baseline", { timing: "stock", baseline: 100, actual: 101 }, "at_risk not_met"],
  ])("%s", (_, given, expected) => expect(paceAndClass({ ...less, ...given })).toBe(expected));
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

describe("a rise or fall by amount", () => {
  const by: Case = { by: "amount", amount: 2, prior: 7 };
  test.each<[string, Case, string]>([
    ["a fall by 2 from 7: 5", { comparator: "fall_at_least", actual: 5 }, "on_pace met"],
    ["a fall by 2 from 7: well below", { comparator: "fall_at_least", actual: 4 }, "ahead met"],
    ["a fall by 2 from 7: 6", { comparator: "fall_at_least", actual: 6 }, "behind not_met"],
    ["a fall by 2 from 2: none left", { comparator: "fall_at_least", prior: 2, actual: 0 }, "on_pace met"],
    ["a fall by 2 from 2: one left", { comparator: "fall_at_least", prior: 2, actual: 1 }, "at_risk not_met"],
    ["a fall by 2 from 1, while it holds", { comparator: "fall_at_least", prior: 1, actual: -1 }, "on_pace met"],
    ["a rise by 2 from 7: 9", { comparator: "rise_at_least", actual: 9 }, "on_pace met"],
    ["a rise by 2 from 7: 8", { comparator: "rise_at_least", actual: 8 }, "behind not_met"],
    ["a rise by 2 from nothing", { comparator: "rise_at_least", prior: 0, actual: 2 }, "on_pace met"],
    ["a rise by 2 from nothing: one", { comparator: "rise_at_least", prior: 0, actual: 1 }, "at_risk not_met"],
    ["a rise by 2 from −8: −6", { comparator: "rise_at_least", prior: -8, actual: -6 }, "on_pace met"],
    ["a rise by 2 from −8: −7", { comparator: "rise_at_least", prior: -8, actual: -7 }, "at_risk not_met"],
    ["a rise by 2 from −2: nothing", { comparator: "rise_at_least", prior: -2, actual: 0 }, "on_pace met"],
    [
      "a rise by 0 from nothing: nothing",
      { comparator: "rise_at_least", amount: 0, prior: 0, actual: 0 },
      "on_pace met",
    ],
    ["without prior", { comparator: "rise_at_least", prior: null, actual: 5 }, "no_data no_data"],
  ])("%s", (_, given, expected) => expect(paceAndClass({ ...by, ...given })).toBe(expected));
});

describe("without nine tenths of the reports nothing is judged", () => {
  const few: Case = { coverage: [8, 9] };
  const fall: Case = { comparator: "fall_at_least", amount: 10, prior: 100, actual: 90 };
  test.each<[string, Case, string]>([
    ["nine of ten", { actual: 50, coverage: [9, 10] }, "on_pace half"],
    ["fewer", { actual: 50, coverage: [89, 100] }, "no_data no_data"],
    ["none came, though a figure stands", { actual: 50, coverage: [0, 4] }, "no_data no_data"],
    ["nothing is owed", { actual: 50, coverage: [0, 0] }, "on_pace half"],
    ["at least: reached already", { ...few, actual: 100 }, "ahead met"],
    ["at least: not quite", { ...few, actual: "99.9" }, "no_data no_data"],
    ["at least on a stock, which can fall again", { ...few, timing: "stock", actual: 120 }, "no_data no_data"],
    ["at least of a peak: reached already", { ...few, timing: "peak", actual: 120 }, "ahead exceeded"],
    ["more than: beyond it already", { ...few, comparator: "more_than", actual: 101 }, "ahead exceeded"],
    ["more than: just there", { ...few, comparator: "more_than", actual: 100 }, "no_data no_data"],
    ["at most: over it already", { ...few, comparator: "at_most", actual: 101 }, "at_risk not_met"],
    ["at most: just there", { ...few, comparator: "at_most", actual: 100 }, "no_data no_data"],
    ["at most on a stock", { ...few, comparator: "at_most", timing: "stock", actual: 200 }, "no_data no_data"],
    ["less than: there already", { ...few, comparator: "less_than", actual: 100 }, "at_risk not_met"],
    ["less than: below", { ...few, comparator: "less_than", actual: 99 }, "no_data no_data"],
    ["a fall, by last year's reports too", { ...fall, priorCoverage: [8, 9] }, "no_data no_data"],
    ["a fall, by enough of both", { ...fall, coverage: [9, 10], priorCoverage: [10, 11] }, "on_pace met"],
    ["a fall, nothing owed last year", { ...fall, priorCoverage: [0, 0] }, "on_pace met"],
    ["last year's reports matter to nothing else", { actual: 50, prior: 40, priorCoverage: [0, 9] }, "on_pace half"],
    ["judged only later", { ...few, actual: 1, trajectory: "2024:100" }, "later year_end"],
    ["done by", { ...few, comparator: "done_by", amount: 1, timing: "stock", actual: 1 }, "on_pace met"],
  ])("%s", (_, given, expected) => expect(paceAndClass(given)).toBe(expected));

  test("the figure, its share and its coverage still stand", () => {
    expect(standing({ actual: 12, prior: 10, coverage: [1, 3] })).toMatchObject({
      ...{ actual: "12", share: "0.12", expectedShare: "0.5", change: "2", judged: false },
      coverage: { come: 1, owed: 3 },
    });
  });

  test("the nine tenths are a setting", () => {
    const half = { ...defaultLimits, come: new Decimal("0.5") };
    expect(standing({ actual: 50, coverage: [1, 2] }, half)).toMatchObject({ judged: true, pace: "on_pace" });
    expect(standing({ actual: 50, coverage: [1, 3] }, half)).toMatchObject({ judged: false, pace: "no_data" });
  });
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
