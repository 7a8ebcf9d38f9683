import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { periodOf } from "../calendar/period.ts";
import type { PeriodCode } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import { countByPace } from "./pace.ts";
import { countByReviewClass, reviewCount } from "./reviewClass.ts";
import { judge, type Standing, standingOf, unrounded } from "./standing.ts";
import { type Comparator, comparators, isAtMost, type TargetRule, wayExpected } from "./target.ts";
import { type Amounts, type Case, standing, targetOf } from "./testCase.ts";

describe("the seed's figures", () => {
  test("58 of 130 admissions at the first quarter", () => {
    expect(standing({ amount: 130, actual: 58, prior: 47, at: "2024-Q1" })).toEqual({
      code: "t",
      indicator: "i",
      asOf: "2024-Q1",
      actual: "58",
      target: "130",
      share: "0.446154",
      expectedShare: "0.25",
      prior: "47",
      priorCoverage: { reported: 1, expected: 1 },
      change: "11",
      changeRate: "0.234043",
      likeForLike: null,
      pace: "ahead",
      reviewClass: "below_half",
      coverage: { reported: 1, expected: 1, come: 2, owed: 2 },
      judged: true,
      estimated: false,
      illustrative: false,
    });
  });

  test.each([
    ["drugs", 5, 2, "3", "1.5"],
    ["social evils", 17, 5, "12", "2.4"],
    ["accidents", 4, 1, "3", "3"],
    ["deaths", 5, 1, "4", "4"],
    ["discipline", 2, 7, "-5", "-0.714286"],
  ])("%s: %d against %d", (_, actual, prior, change, changeRate) => {
    const judged = standing({ comparator: "fall_at_least", amount: 0, actual, prior });
    expect([judged.change, judged.changeRate]).toEqual([change, changeRate]);
  });

  test("conscription is over in the first quarter: all is expected by then", () => {
    const called = { amount: 175, actual: 175, trajectory: "2024-Q1:100" };
    expect(standing({ ...called, at: "2024-Q1" })).toMatchObject({
      share: "1",
      expectedShare: "1",
      pace: "on_pace",
      reviewClass: "met",
    });
    expect(standing({ ...called, at: "2024-Q4" })).toMatchObject({
      expectedShare: "1",
      pace: "on_pace",
      reviewClass: "met",
    });
  });
});

describe("what a target demands", () => {
  test.each<[string, Case, Standing["target"]]>([
    ["at least, at most: the amount", { comparator: "at_most", amount: "93.8" }, "93.8"],
    ["a rise of 5%: last year's × 1,05", { comparator: "rise_at_least", amount: 5, prior: 40 }, "42"],
    ["a fall of 10%: last year's × 0,9", { comparator: "fall_at_least", amount: 10, prior: 7 }, "6.3"],
    ["of nothing known no rise can be demanded", { comparator: "rise_at_least", amount: 5, prior: null }, null],
    ["a fall by 2: last year's less 2", { comparator: "fall_at_least", by: "amount", amount: 2, prior: 7 }, "5"],
    ["a rise by 2 after less than nothing", { comparator: "rise_at_least", by: "amount", amount: 2, prior: -8 }, "-6"],
    ["by amount of nothing known", { comparator: "rise_at_least", by: "amount", amount: 2, prior: null }, null],
    ["of a prior of zero the demand is zero", { comparator: "fall_at_least", amount: 5, prior: 0 }, "0"],
    ["of less than nothing per cent say nothing", { comparator: "rise_at_least", amount: 10, prior: -8 }, null],
    ["by a third of a per cent", { comparator: "rise_at_least", amount: "0.333333", prior: 3 }, "3.01"],
  ])("%s", (_, given, expected) => expect(standing({ actual: 1, ...given }).target).toBe(expected));
});

describe("amounts are told with six decimals, halves away from zero, and null is never zero", () => {
  test.each<[Amounts, string | null]>([
    ["0.0000005", "0.000001"],
    ["-0.0000005", "-0.000001"],
    ["0.00000049999", "0"],
    ["-0.0000001", "0"],
    ["1234567890123.1234565", "1234567890123.123457"],
    ["12.500", "12.5"],
    [0, "0"],
    [null, null],
  ])("%s is %s", (actual, expected) => expect(standing({ actual }).actual).toBe(expected));

  test("share, change and rate are null where a part of them is missing", () => {
    expect(standing({ actual: null, prior: 3 })).toMatchObject({
      share: null,
      prior: "3",
      change: null,
      changeRate: null,
    });
    expect(standing({ actual: 3, prior: null })).toMatchObject({ share: "0.03", change: null, changeRate: null });
    expect(standing({ actual: 3, prior: 0 })).toMatchObject({ change: "3", changeRate: null });
    expect(standing({ actual: 0, prior: 0 })).toMatchObject({ share: "0", change: "0", changeRate: null });
    expect(standing({ actual: 3, amount: 0 })).toMatchObject({ share: null, expectedShare: null });
    expect(standing({ actual: -14, prior: -8 })).toMatchObject({ change: "-6", changeRate: null });
    expect(standing({ actual: -3, prior: 2 })).toMatchObject({ change: "-5", changeRate: "-2.5" });
  });

  test("no period of its frequency has ended: no asOf, and the way is that of the period asked for", () => {
    expect(standing({ actual: null, asOf: null, at: "2024-08" })).toMatchObject({
      asOf: null,
      actual: null,
      expectedShare: "0.666667",
      pace: "no_data",
      reviewClass: "no_data",
    });
  });

  test("a percentage for words comes from the amounts, not from the rounded share", () => {
    // 0,444449501… is 44,44%; rounded to six decimals first (0,44445) it would become 44,45%.
    const judged = standing({ actual: "4444495", amount: "10000000", prior: "3" });
    expect(judged.share).toBe("0.44445");
    expect(unrounded(judged).share?.toString()).toBe("0.4444495");
    expect(unrounded(standing({ actual: null })).share).toBeNull();
  });
});

describe("e, the share of the way expected", () => {
  test.each([
    ["2024", undefined, "2024-01", "0.083333"],
    ["2024", undefined, "2024-Q3", "0.75"],
    ["2024", undefined, "2024", "1"],
    ["2024", undefined, "2025-Q1", "1"],
    ["2024", undefined, "2023-Q4", "0"],
    ["2024-H1", undefined, "2024-Q1", "0.5"],
    ["2024-H2", undefined, "2024-Q2", "0"],
    ["2020/2025", undefined, "2021", "0.2"],
    ["2020/2025", undefined, "2024-Q2", "0.7"],
    ["2020/2025", undefined, "2020", "0"],
    ["2024", "2024-Q1:20|2024-Q2:45|2024-Q3:75|2024-Q4:100", "2024-Q2", "0.45"],
    ["2024", "2024-Q1:20|2024-Q2:45|2024-Q3:75|2024-Q4:100", "2024-01", "0.066667"],
    ["2024", "2024-Q1:20|2024-Q2:45|2024-Q3:75|2024-Q4:100", "2024-05", "0.366667"],
    ["2024", "2024-Q4:100|2024-Q1:20", "2024-Q2", "0.466667"],
    ["2024", "2024-Q1:20|2024-Q2:80", "2024-Q4", "0.8"],
    ["2024", "2024-Q1:100", "2024-02", "0.666667"],
    ["2024", "2023-12:10|2024-12:100", "2024-06", "0.5"],
    ["2024", "2024-Q1:20|2024-Q2:45", "2023-Q4", "0"],
    ["2020/2025", "2021:10|2025:90", "2023", "0.5"],
  ])("of %s with %s at %s is %s", (period, trajectory, end, expected) => {
    const way = wayExpected(targetOf({ period, trajectory }), periodOf(end));
    expect(way.toDecimalPlaces(6).toString()).toBe(expected);
  });

  test("it is taken at the end of asOf, not of the period asked for", () => {
    expect(standing({ actual: 40, asOf: "2024-Q2", at: "2024-08" }).expectedShare).toBe("0.5");
  });
});

describe("expectedShare", () => {
  test.each<[string, Case, Standing["expectedShare"]]>([
    ["a flow: e", { timing: "flow" }, "0.5"],
    ["a flow ignores a baseline", { timing: "flow", baseline: 20 }, "0.5"],
    ["a stock: all of it", { timing: "stock" }, "1"],
    ["a ratio, a peak: all of it", { timing: "peak", comparator: "at_most" }, "1"],
    ["a stock with a trajectory: e", { timing: "stock", trajectory: "2024-Q1:90|2024-Q4:100" }, "0.933333"],
    ["a stock with a baseline: L ÷ target, L = 80 + 20 × 0,5", { timing: "stock", baseline: 80 }, "0.9"],
    [
      "with baseline and trajectory: L = 80 + 20 × 0,1",
      { timing: "ratio", baseline: 80, trajectory: "2024-Q2:10|2024-Q4:100" },
      "0.82",
    ],
    ["a baseline of zero is one", { timing: "stock", baseline: 0 }, "0.5"],
    [
      "at most, from a baseline above: L = 120 − 20 × 0,5",
      { timing: "stock", comparator: "at_most", baseline: 120 },
      "1.1",
    ],
    ["a rise, a fall: all of it", { comparator: "rise_at_least", prior: 4 }, "1"],
    ["a rise ignores a baseline", { comparator: "rise_at_least", timing: "stock", prior: 4, baseline: 2 }, "1"],
    ["a rise without prior: null", { comparator: "rise_at_least", prior: null }, null],
    ["a rise from zero: null, the target is zero", { comparator: "rise_at_least", prior: 0 }, null],
    ["done by: null", { comparator: "done_by", amount: 1 }, null],
    ["a target of zero: null", { amount: 0 }, null],
    ["a target of zero with a baseline: null", { amount: 0, timing: "stock", baseline: 8 }, null],
    ["judged only later: null", { trajectory: "2024:100" }, null],
    ["judged only later, and now it is later: 1", { trajectory: "2024:100", at: "2024-Q4" }, "1"],
    [
      "a single point at the end of the period asked for is not later",
      { trajectory: "2024-H1:30", at: "2024-Q2" },
      "0.3",
    ],
    ["two points are never judged only later", { trajectory: "2024-Q3:50|2024-Q4:100" }, "0.333333"],
    ["before the target's period nothing", { period: "2024-Q4", asOf: null }, "0"],
  ])("%s", (_, given, expected) => expect(standing({ actual: 5, ...given }).expectedShare).toBe(expected));
});

describe("like for like and marks", () => {
  const base = {
    asOf: { code: "2024-Q1" as PeriodCode, period: periodOf("2024-Q1") },
    actual: new Decimal(17),
    prior: new Decimal(5),
    coverage: { reported: 20, expected: 21, come: 62, owed: 63 },
    priorCoverage: { reported: 19, expected: 21, come: 60, owed: 63 },
    likeForLike: null,
    estimated: false,
    illustrative: false,
  };
  const at = periodOf("2024-Q1");

  test("the same four over the units that reported in both", () => {
    const like = { actual: new Decimal(12), prior: new Decimal(5), units: 19 };
    expect(standingOf(targetOf({}), { ...base, likeForLike: like }, at).likeForLike).toEqual({
      actual: "12",
      prior: "5",
      change: "7",
      changeRate: "1.4",
      units: 19,
    });
    const none = standingOf(targetOf({}), { ...base, likeForLike: { actual: null, prior: null, units: 0 } }, at);
    expect(none.likeForLike).toEqual({ actual: null, prior: null, change: null, changeRate: null, units: 0 });
  });

  test("illustrative: a figure in actual, or the target itself", () => {
    const marks = (target: Case, figures: Partial<typeof base>) => {
      const { estimated, illustrative } = standingOf(targetOf(target), { ...base, ...figures }, at);
      return [estimated, illustrative];
    };
    expect(marks({}, {})).toEqual([false, false]);
    expect(marks({}, { estimated: true })).toEqual([true, false]);
    expect(marks({}, { illustrative: true })).toEqual([false, true]);
    expect(marks({ illustrative: true }, {})).toEqual([false, true]);
  });

  test("the fields stand in the contract's order", () => {
    const like = { actual: new Decimal(12), prior: new Decimal(5), units: 19 };
    const judged = standingOf(targetOf({}), { ...base, likeForLike: like }, at);
    expect(Object.keys(judged).join()).toBe(
      "code,indicator,asOf,actual,target,share,expectedShare,prior,priorCoverage,change,changeRate,likeForLike,pace,reviewClass,coverage,judged,estimated,illustrative",
    );
    expect(Object.keys(judged.likeForLike ?? {}).join()).toBe("actual,prior,change,changeRate,units");
    expect(Object.keys(judged.priorCoverage).join()).toBe("reported,expected");
    expect(Object.keys(judged.coverage).join()).toBe("reported,expected,come,owed");
  });
});

describe("the count of a review", () => {
  test("met and basically met are one class; below half, not met and not begun another", () => {
    const classes = [
      "exceeded",
      "met",
      "basically_met",
      "half",
      "half",
      "below_half",
      "not_met",
      "not_begun",
      "year_end",
      "no_data",
    ] as const;
    const standings = classes.map((reviewClass) => ({ reviewClass }));
    expect(reviewCount(standings)).toEqual({
      total: 10,
      exceeded: 1,
      met: 2,
      half: 2,
      below: 3,
      notBegun: 1,
      yearEnd: 1,
      noData: 1,
    });
    expect(countByReviewClass(standings)).toMatchObject({ half: 2, basically_met: 1 });
    expect(countByPace([{ pace: "behind" }, { pace: "behind" }])).toEqual({
      ahead: 0,
      on_pace: 0,
      behind: 2,
      at_risk: 0,
      no_data: 0,
      later: 0,
    });
  });
});

describe("for any target", () => {
  const amounts = fc.integer({ min: -50, max: 3_000 }).map((n) => n / 10);
  const reports = fc.constantFrom([10, 10] as const, [9, 10] as const, [8, 10] as const, [0, 0] as const);
  const given = fc.record({
    comparator: fc.constantFrom<Comparator>(...comparators),
    by: fc.constantFrom("percent", "amount"),
    coverage: reports,
    priorCoverage: reports,
    timing: fc.constantFrom<TargetRule["timing"]>("flow", "stock", "ratio", "peak"),
    amount: amounts,
    baseline: fc.option(amounts),
    trajectory: fc.constantFrom(undefined, "2024:100", "2024-Q1:20|2024-Q2:45|2024-Q4:100"),
    actual: fc.option(amounts),
    prior: fc.option(amounts),
    at: fc.constantFrom("2024-01", "2024-Q1", "2024-H1", "2024-9M", "2024"),
  });

  property.prop([given])("what is told is the judgement rounded, and nothing else is lost", (each) => {
    const judged = standing(each);
    for (const field of ["actual", "target", "share", "expectedShare", "prior", "change", "changeRate"] as const) {
      const told = judged[field];
      if (told !== null) expect(told).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d{0,5}[1-9])?)$/);
    }
    expect(JSON.parse(JSON.stringify(judged))).toEqual(judged);
    expect(judged.share === null).toBe(judged.actual === null || judged.target === null || Number(judged.target) === 0);
    expect(judged.pace === "no_data").toBe(judged.reviewClass === "no_data");
    expect(judged.pace === "later").toBe(judged.reviewClass === "year_end");
    if (!judged.judged) expect(judged.pace).toBe("no_data");
  });

  const best = { ahead: 0, on_pace: 1, behind: 2, at_risk: 3, no_data: 4, later: 5 };
  property.prop([given, amounts, amounts])(
    "more is never worse where more is demanded, nor less where less is",
    (each, one, other) => {
      fc.pre(each.comparator !== "done_by");
      // A target below zero, or one that lies on the other side of its baseline, turns the direction round.
      fc.pre(each.amount > 0 && (each.prior ?? 1) > 0 && each.amount < 100);
      // By amount last year's figure may demand less than nothing; what has not come says nothing of either.
      fc.pre(each.by === "percent" && each.coverage[0] !== 8 && each.priorCoverage[0] !== 8);
      const wantsMore = !isAtMost(each.comparator);
      const baseline =
        each.baseline === null
          ? null
          : wantsMore
            ? Math.min(each.baseline, each.amount)
            : Math.max(each.baseline, each.amount);
      const worse = wantsMore ? Math.min(one, other) : Math.max(one, other);
      const better = wantsMore ? Math.max(one, other) : Math.min(one, other);
      const paceAt = (actual: number) => best[standing({ ...each, baseline, actual }).pace];
      expect(paceAt(better)).toBeLessThanOrEqual(paceAt(worse));
    },
  );

  property.prop([amounts, fc.integer({ min: 1, max: 999 })])(
    "a share is actual ÷ target, exactly",
    (actual, amount) => {
      const asOf = { code: "2024" as PeriodCode, period: periodOf("2024") };
      const figures = {
        asOf,
        actual: new Decimal(actual),
        prior: null,
        coverage: { reported: 1, expected: 1, come: 1, owed: 1 },
        priorCoverage: { reported: 1, expected: 1, come: 1, owed: 1 },
        likeForLike: null,
        estimated: false,
        illustrative: false,
      };
      const { share } = judge(targetOf({ amount }), figures, periodOf("2024"));
      expect(share?.times(amount).toDecimalPlaces(30).toNumber()).toBe(actual);
    },
  );
});
