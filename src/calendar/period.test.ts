import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import { isAppError } from "../server/error.ts";
import type { Frequency, Period } from "./period.ts";
import {
  codeOf,
  comparePeriods,
  contains,
  firstDay,
  firstMonth,
  frequencies,
  lastDay,
  lastEnded,
  lastMonth,
  monthsIn,
  nameOf,
  next,
  parsePeriod,
  periodAt,
  periodCode,
  periodOf,
  periodsWithin,
  previous,
  yearBefore,
} from "./period.ts";

const p = (code: string) => periodOf(code);
const code = (period: Period | undefined) => period && codeOf(period);

const frequencyOf = fc.constantFrom<Frequency>(...frequencies);
const anyPeriod = fc
  .record({
    frequency: frequencyOf,
    year: fc.integer({ min: 1950, max: 2150 }),
    month: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ frequency, year, month }) => periodAt(frequency, `${year}-${String(month).padStart(2, "0")}-10` as IsoDate));

describe("codes", () => {
  test.each(["2024-03", "2024-Q1", "2024-H2", "2024-9M", "2024", "2020/2025"])("%s names a period", (text) => {
    expect(code(parsePeriod(text))).toBe(text);
  });

  test.each([
    "",
    "2024-13",
    "2024-00",
    "2024-3",
    "2024-Q5",
    "2024-q1",
    "2024-H3",
    "2024-12M",
    "24",
    "2020/2024",
    "2025/2020",
    "2024 ",
    "9999",
    "__proto__",
  ])("%j names none", (text) => {
    expect(parsePeriod(text)).toBeUndefined();
    expect(periodCode.safeParse(text).success).toBe(false);
  });

  test("an unknown code is an error that names it", () => {
    const thrown = (() => {
      try {
        return periodOf("2024-Q9" as PeriodCode);
      } catch (error) {
        return error;
      }
    })();
    expect(isAppError(thrown) && [thrown.code, thrown.details.period]).toEqual(["period_unknown", "2024-Q9"]);
  });

  property.prop([anyPeriod])("every period is the one its code names", (period) => {
    expect(parsePeriod(codeOf(period))).toEqual(period);
  });
});

describe("days and months", () => {
  test("a term is its five plan years", () => {
    expect([firstDay(p("2020/2025")), lastDay(p("2020/2025"))]).toEqual(["2021-01-01", "2025-12-31"]);
  });

  test("the calendar's days", () => {
    expect([firstDay(p("2024-02")), lastDay(p("2024-02"))]).toEqual(["2024-02-01", "2024-02-29"]);
    expect([firstDay(p("2024-Q3")), lastDay(p("2024-Q3"))]).toEqual(["2024-07-01", "2024-09-30"]);
    expect([firstDay(p("2024-H2")), lastDay(p("2024-H2"))]).toEqual(["2024-07-01", "2024-12-31"]);
    expect([firstDay(p("2024-9M")), lastDay(p("2024-9M"))]).toEqual(["2024-01-01", "2024-09-30"]);
  });

  property.prop([anyPeriod])("a period has as many months as its frequency", (period) => {
    expect(lastMonth(period) - firstMonth(period) + 1).toBe(monthsIn(period.kind));
  });

  property.prop([anyPeriod])("next and previous undo each other", (period) => {
    expect(previous(next(period))).toEqual(period);
    expect(next(previous(period))).toEqual(period);
  });

  property.prop([anyPeriod])("periods follow each other without gap, but for nine months", (period) => {
    fc.pre(period.kind !== "nine_months");
    expect(firstMonth(next(period))).toBe(lastMonth(period) + 1);
  });

  property.prop([anyPeriod])("a day lies in the period at it", (period) => {
    expect(periodAt(period.kind, firstDay(period))).toEqual(period);
    expect(periodAt(period.kind, lastDay(period))).toEqual(period);
  });

  property.prop([anyPeriod])("the year before has the same months a year earlier; a term has none", (period) => {
    const before = yearBefore(period);
    if (period.kind === "term") expect(before).toBeUndefined();
    else expect(before && firstMonth(before)).toBe(firstMonth(period) - 12);
  });
});

describe("within", () => {
  test("a year contains its quarters, a quarter not the half", () => {
    expect(contains(p("2024"), p("2024-Q4"))).toBe(true);
    expect(contains(p("2020/2025"), p("2021"))).toBe(true);
    expect(contains(p("2020/2025"), p("2020"))).toBe(false);
    expect(contains(p("2024-Q1"), p("2024-H1"))).toBe(false);
  });

  test("the periods of a half", () => {
    const half = p("2024-H1");
    expect(periodsWithin("month", firstMonth(half), lastMonth(half)).map(codeOf)).toEqual([
      "2024-01",
      "2024-02",
      "2024-03",
      "2024-04",
      "2024-05",
      "2024-06",
    ]);
    expect(periodsWithin("quarter", firstMonth(half) + 1, lastMonth(half)).map(codeOf)).toEqual(["2024-Q2"]);
    expect(periodsWithin("year", firstMonth(half), lastMonth(half))).toEqual([]);
  });

  property.prop([frequencyOf, anyPeriod])("they lie within and follow in order", (frequency, outer) => {
    const inner = periodsWithin(frequency, firstMonth(outer), lastMonth(outer));
    expect(inner.every((period) => contains(outer, period) && period.kind === frequency)).toBe(true);
    expect(inner.toSorted(comparePeriods)).toEqual(inner);
  });
});

describe("as of: the last period that ended by the end of one and lies within another", () => {
  test.each([
    ["quarter", "2024", "2024-08", "2024-Q2"],
    ["month", "2024", "2024-08", "2024-08"],
    ["half", "2024", "2024-08", "2024-H1"],
    ["nine_months", "2024", "2024-Q3", "2024-9M"],
    ["nine_months", "2024", "2024-08", undefined],
    ["year", "2024", "2024-08", undefined],
    ["year", "2024", "2024", "2024"],
    ["year", "2024-H1", "2024", undefined],
    ["year", "2020/2025", "2024-08", "2023"],
    ["term", "2020/2025", "2024", undefined],
    ["term", "2020/2025", "2020/2025", "2020/2025"],
    ["quarter", "2024", "2025-Q2", "2024-Q4"],
    ["quarter", "2024", "2023-Q4", undefined],
    ["month", "2024-Q1", "2024-02", "2024-02"],
    ["term", "2021/2026", "2026", "2021/2026"],
  ] as const)("%s within %s at %s: %s", (frequency, within, by, expected) => {
    expect(code(lastEnded(frequency, p(within), p(by)))).toBe(expected);
  });

  property.prop([frequencyOf, anyPeriod, anyPeriod])("is what a search finds", (frequency, within, by) => {
    const found = periodsWithin(frequency, firstMonth(within) - 60, lastMonth(within) + 60).filter(
      (period) =>
        firstMonth(period) >= firstMonth(within) &&
        lastMonth(period) <= lastMonth(within) &&
        lastMonth(period) <= lastMonth(by),
    );
    expect(lastEnded(frequency, within, by)).toEqual(found.at(-1));
  });
});

test("names as a sentence has them", () => {
  expect(
    ["2024-03", "2024-Q1", "2024-H1", "2024-H2", "2024-9M", "2024", "2020/2025"].map((text) => nameOf(p(text), "vi")),
  ).toEqual([
    "tháng 3/2024",
    "quý I/2024",
    "6 tháng đầu năm 2024",
    "6 tháng cuối năm 2024",
    "9 tháng đầu năm 2024",
    "năm 2024",
    "nhiệm kỳ 2020 - 2025",
  ]);
  expect(nameOf(p("2024-03"), "en")).toBe("March 2024");
  expect(nameOf(p("2024-H1"), "en")).toBe("first half of 2024");
});
