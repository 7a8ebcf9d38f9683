import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  codeOf,
  firstMonth,
  frequencies,
  lastEnded,
  lastMonth,
  monthsIn,
  periodOf,
  periodsWithin,
} from "../calendar/period.ts";
import type { IndicatorCode, IndicatorId, PeriodCode } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import { basesOf, figureOf, indicatorRules, ownFrequency, spanOf, yearEarlier } from "./figure.ts";
import { type Figure, flowOver, peakOver, type ReportedPeriods, reportedFor, stockAt } from "./overMonths.ts";

const month = (code: string) => firstMonth(periodOf(code));
const january = month("2024-01");
const december = month("2024-12");

/** Amounts by period; a trailing `?` marks an estimate, `*` an illustrative figure. */
function reported(amounts: Record<string, number | string>): ReportedPeriods {
  return Object.entries(amounts).map(([period, amount]) =>
    reportedFor(period as PeriodCode, {
      amount: new Decimal(String(amount).replace(/[?*]/g, "")),
      estimated: String(amount).includes("?"),
      illustrative: String(amount).includes("*"),
    }),
  );
}

function plain(figure: Figure | undefined) {
  return figure && [figure.amount.toString(), figure.periods.join(" ")];
}

describe("a flow is the sum of what was reported, never twice", () => {
  test.each([
    ["months", { "2024-01": 1, "2024-02": 2, "2024-03": 4 }, "2024-03", ["7", "2024-01 2024-02 2024-03"]],
    [
      "among equals the finest",
      { "2024-01": 1, "2024-02": 2, "2024-03": 4, "2024-Q1": 9 },
      "2024-03",
      ["7", "2024-01 2024-02 2024-03"],
    ],
    [
      "a quarter covers more than two of its months",
      { "2024-01": 1, "2024-03": 4, "2024-Q1": 9 },
      "2024-03",
      ["9", "2024-Q1"],
    ],
    [
      "a quarter and the months after it",
      { "2024-Q1": 9, "2024-04": 1, "2024-05": 1 },
      "2024-05",
      ["11", "2024-Q1 2024-04 2024-05"],
    ],
    ["a year covers what months leave open", { "2024-01": 1, "2024": 50, "2024-H1": 20 }, "2024-12", ["50", "2024"]],
    [
      "two halves before nine months and a quarter",
      { "2024-H1": 20, "2024-H2": 30, "2024-9M": 33, "2024-Q4": 11 },
      "2024-12",
      ["50", "2024-H1 2024-H2"],
    ],
    [
      "nine months and three months before two halves",
      { "2024-H1": 20, "2024-H2": 30, "2024-9M": 33, "2024-10": 1, "2024-11": 1, "2024-12": 1 },
      "2024-12",
      ["36", "2024-9M 2024-10 2024-11 2024-12"],
    ],
    ["what ends after asOf is left out", { "2024-01": 1, "2024-Q1": 9, "2024": 50 }, "2024-02", ["1", "2024-01"]],
    [
      "what began before the target's period is left out",
      { "2023-12": 8, "2024-01": 1, "2020/2025": 500 },
      "2024-03",
      ["1", "2024-01"],
    ],
    ["a month left open is missing, not zero", { "2024-01": 1, "2024-03": 4 }, "2024-03", ["5", "2024-01 2024-03"]],
    ["zero was reported", { "2024-01": 0 }, "2024-03", ["0", "2024-01"]],
    ["nothing was reported", {}, "2024-03", undefined],
  ] as const)("%s", (_, amounts, to, expected) => {
    expect(plain(flowOver(reported(amounts), january, month(to)))).toEqual(expected);
  });

  test("over a term its five plan years count", () => {
    const years = reported({ "2020": 100, "2021": 1, "2022": 2, "2023": 3, "2024-Q1": 4 });
    const term = spanOf(periodOf("2020/2025"), periodOf("2024-Q1"));
    expect(plain(flowOver(years, term.from, term.to))).toEqual(["10", "2021 2022 2023 2024-Q1"]);
  });

  test("it is an estimate when one of the chosen figures is, not when one left out is", () => {
    const figures = reported({ "2024-01": 1, "2024-02": "2?", "2024-03": 4, "2024-Q1": "9*" });
    expect(flowOver(figures, january, month("2024-03"))).toMatchObject({ estimated: true, illustrative: false });
    expect(flowOver(figures, january, january)).toMatchObject({ estimated: false, illustrative: false });
  });

  const codes = frequencies.slice(0, 5).flatMap((each) => periodsWithin(each, january, december).map(codeOf));
  const some = fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 11 });

  property.prop([some, fc.nat(11)])(
    "no month is counted twice, and no other choice covers more or is finer",
    (chosen, to) => {
      // Powers of two: the sum tells which periods were taken.
      const amounts = reported(Object.fromEntries(chosen.map((code, index) => [code, 2 ** index])));
      const figure = flowOver(amounts, january, january + to);
      const candidates = chosen.filter((code) => lastMonth(periodOf(code)) <= january + to);
      const best = bestByTrying(candidates);
      const taken = figure?.periods ?? [];
      expect(scoreOf(taken)).toEqual(scoreOf(best));
      expect(new Set(taken.flatMap(monthsOf)).size).toBe(taken.flatMap(monthsOf).length);
      expect(figure?.amount.toNumber() ?? 0).toBe(taken.reduce((sum, code) => sum + 2 ** chosen.indexOf(code), 0));
    },
  );

  function monthsOf(code: PeriodCode): number[] {
    const period = periodOf(code);
    return Array.from({ length: monthsIn(period.kind) }, (_, index) => firstMonth(period) + index);
  }
  function scoreOf(choice: readonly PeriodCode[]) {
    const lengths = choice.map((code) => monthsOf(code).length);
    return [lengths.reduce((sum, length) => sum + length, 0), lengths.length];
  }
  function bestByTrying(candidates: readonly PeriodCode[]): PeriodCode[] {
    let best: PeriodCode[] = [];
    for (let mask = 0; mask < 2 ** candidates.length; mask++) {
      const choice = candidates.filter((_, index) => mask & (1 << index));
      const months = choice.flatMap(monthsOf);
      if (new Set(months).size < months.length) continue;
      const [more, count] = scoreOf(choice);
      const [most, finest] = scoreOf(best);
      if ((more ?? 0) > (most ?? 0) || (more === most && (count ?? 0) > (finest ?? 0))) best = choice;
    }
    return best;
  }
});

describe("a stock is the state at the end; nothing is carried forward", () => {
  test.each([
    ["of the month itself", { "2024-03": 7, "2024-02": 6 }, ["7", "2024-03"]],
    ["of a longer period that ends then", { "2024-Q1": 7 }, ["7", "2024-Q1"]],
    ["the shortest that ends then", { "2024-Q1": 8, "2024-03": 7 }, ["7", "2024-03"]],
    ["silent then, though reported before", { "2024-02": 6 }, undefined],
    ["silent then, though a longer period goes on", { "2024-H1": 6 }, undefined],
  ] as const)("%s", (_, amounts, expected) => {
    expect(plain(stockAt(reported(amounts), month("2024-03")))).toEqual(expected);
  });

  test("a year that began before the target's last quarter still tells the state at its end", () => {
    expect(plain(stockAt(reported({ "2024": 9 }), december))).toEqual(["9", "2024"]);
  });
});

describe("a peak is the maximum from the period's start", () => {
  test.each([
    ["of all months so far", { "2024-01": 3, "2024-02": 5, "2024-03": 4 }, ["5", "2024-01 2024-02 2024-03"]],
    ["overlapping periods do no harm", { "2024-02": 5, "2024-Q1": 6 }, ["6", "2024-Q1 2024-02"]],
    ["not from the year before", { "2023-12": 9, "2024-01": 3 }, ["3", "2024-01"]],
    ["below zero", { "2024-01": -3, "2024-02": -5 }, ["-3", "2024-01 2024-02"]],
    ["nothing reported", { "2024-05": 9 }, undefined],
  ] as const)("%s", (_, amounts, expected) => {
    const figure = peakOver(reported(amounts), january, month("2024-03"));
    expect(figure?.amount.toString()).toBe(expected?.[0]);
    expect(new Set(figure?.periods)).toEqual(new Set(expected?.[1].split(" ") ?? []));
  });

  test("an estimate lower than the peak may yet become one", () => {
    expect(peakOver(reported({ "2024-01": 5, "2024-02": "3?" }), january, december)?.estimated).toBe(true);
  });
});

describe("ratios and formulas come from the figures of their parts", () => {
  const id = (number: number) => number as IndicatorId;
  const common = { rollup: "sum", measure: "", formula: undefined } as const;
  const rules = indicatorRules([
    { ...common, id: id(1), code: "insured" as IndicatorCode, timing: "stock" },
    { ...common, id: id(2), code: "people" as IndicatorCode, timing: "stock" },
    { ...common, id: id(3), code: "jobs" as IndicatorCode, timing: "flow" },
    { ...common, id: id(4), code: "women" as IndicatorCode, timing: "flow" },
    { ...common, id: id(5), code: "men" as IndicatorCode, timing: "flow", formula: "[jobs] - [women]" },
    {
      ...common,
      id: id(6),
      code: "share" as IndicatorCode,
      timing: "ratio",
      measure: "%",
      numerator: id(1),
      denominator: id(2),
    },
    {
      ...common,
      id: id(7),
      code: "births" as IndicatorCode,
      timing: "ratio",
      measure: "‰",
      numerator: id(3),
      denominator: id(2),
    },
    {
      ...common,
      id: id(8),
      code: "per" as IndicatorCode,
      timing: "ratio",
      measure: "việc/người",
      numerator: id(5),
      denominator: id(2),
    },
    { ...common, id: id(9), code: "circle" as IndicatorCode, timing: "flow", formula: "[circle] + [jobs]" },
    { ...common, id: id(10), code: "thirds" as IndicatorCode, timing: "flow", formula: "[jobs] / 3 * 3" },
    { ...common, id: id(11), code: "lost" as IndicatorCode, timing: "flow", formula: "[jobs] + [nowhere]" },
    { ...common, id: id(12), code: "broken" as IndicatorCode, timing: "flow", formula: "[jobs" },
  ]);
  const owed = new Map([
    [id(1), "quarter"],
    [id(2), "quarter"],
    [id(3), "month"],
    [id(4), "month"],
  ] as const);
  const frequencyOf = (code: string) => ownFrequency(of(code), rules, (base) => owed.get(base));
  const values = new Map([
    [id(1), reported({ "2024-Q1": 469, "2024-Q2": "471?" })],
    [id(2), reported({ "2024-Q1": 500, "2024-Q2": "0" })],
    [id(3), reported({ "2024-01": 3, "2024-02": 4, "2024-03": "5*" })],
    [id(4), reported({ "2024-01": 1, "2024-02": 1 })],
  ]);
  const of = (code: string) => {
    const rule = rules.ofCode(code);
    if (!rule) throw new Error(code);
    return rule;
  };
  const at = (code: string, asOf: string) =>
    figureOf(of(code), rules, (indicator) => values.get(indicator), spanOf(periodOf("2024"), periodOf(asOf)));

  test.each([
    ["a share is shown × 100", "share", "93.8"],
    ["‰ × 1000, a flow over a stock, each by its own timing", "births", "24"],
    ["another measure as it is, a formula over a stock", "per", "0.02"],
    ["a difference, after the roll-up", "men", "10"],
    ["division leaves no noise", "thirds", "12"],
  ])("%s", (_, code, expected) => expect(at(code, "2024-Q1")?.amount.toString()).toBe(expected));

  test("no figure when a part has none, or where the denominator is zero", () => {
    expect(at("share", "2024-Q2")).toBeUndefined();
    expect(at("share", "2024-Q3")).toBeUndefined();
    expect(at("men", "2023-Q4")).toBeUndefined();
  });

  test("an indicator that nobody knows, a formula that cannot be read, one that turns in a circle: no figure", () => {
    expect(at("lost", "2024-Q1")).toBeUndefined();
    expect(at("broken", "2024-Q1")?.amount).toBeUndefined();
    expect(at("circle", "2024-Q1")).toBeUndefined();
  });

  test("estimates and illustrative figures of any part show, and its periods", () => {
    expect(at("men", "2024-Q1")).toMatchObject({ estimated: false, illustrative: true });
    expect(at("men", "2024-Q1")?.periods).toEqual(["2024-01", "2024-02", "2024-03"]);
    expect(at("births", "2024-Q1")?.periods).toEqual(["2024-01", "2024-Q1", "2024-02", "2024-03"]);
  });

  test("the same months a year earlier", () => {
    expect(yearEarlier(spanOf(periodOf("2024"), periodOf("2024-Q1")))).toEqual({
      from: january - 12,
      to: january - 10,
    });
  });

  test("an indicator's own frequency is that of what is owed, of a ratio or formula the longest among its parts", () => {
    expect(frequencyOf("jobs")).toBe("month");
    expect(frequencyOf("men")).toBe("month");
    expect(frequencyOf("births")).toBe("quarter");
    expect(frequencyOf("broken")).toBeUndefined();
    expect(basesOf(of("per"), rules).map((base) => base.code)).toEqual(["jobs", "women", "people"]);
  });

  test.each([
    ["jobs", "2024", "2024-08", "2024-08"],
    ["people", "2024", "2024-08", "2024-Q2"],
    ["births", "2024", "2024-08", "2024-Q2"],
    ["people", "2024", "2024-02", undefined],
    ["people", "2024-H1", "2024-Q4", "2024-Q2"],
    ["people", "2024-H2", "2024-Q2", undefined],
    ["people", "2020/2025", "2024-08", "2024-Q2"],
  ])("%s of %s at %s is judged as of %s", (code, within, by, expected) => {
    const frequency = frequencyOf(code);
    const asOf = frequency && lastEnded(frequency, periodOf(within), periodOf(by));
    expect(asOf && codeOf(asOf)).toBe(expected);
  });
});
