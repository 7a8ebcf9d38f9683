import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
import { addDays, dayOf, daysBetween, parseDay, writeDay } from "./day.ts";
import { periodAt, periodOf } from "./period.ts";
import { isWorkingDay } from "./publicHolidays.ts";
import type { RegimeRule } from "./regime.ts";
import { dueDay, ruleFor, windowOf } from "./regime.ts";
import { calendarRegime, decreeRegime, shippedRegimes } from "./regimes.ts";

function rule(code: string, period: string, level = ""): RegimeRule {
  const found = ruleFor(shippedRegimes, code, periodOf(period).kind, level);
  if (!found) throw new Error(`${code} has no rule for ${period}`);
  return found;
}
const windowAt = (code: string, period: string) => windowOf(rule(code, period), periodOf(period));

describe("Decree 09/2019/NĐ-CP, article 12", () => {
  test.each([
    ["2024-03", "2024-02-15", "2024-03-14"],
    ["2024-01", "2023-12-15", "2024-01-14"],
    ["2024-Q1", "2023-12-15", "2024-03-14"],
    ["2024-Q2", "2024-03-15", "2024-06-14"],
    ["2024-H1", "2023-12-15", "2024-06-14"],
    ["2024-H2", "2024-06-15", "2024-12-14"],
    ["2024", "2023-12-15", "2024-12-14"],
  ])("%s counts from %s to %s", (period, from, to) => {
    expect(windowAt(decreeRegime, period)).toEqual({ from, to });
  });

  test("a province reports to the Government by the 25th", () => {
    expect(dueDay(rule(decreeRegime, "2024-Q1", "province"), periodOf("2024-Q1"))).toBe("2024-03-25");
    expect(dueDay(rule(decreeRegime, "2024", "province"), periodOf("2024"))).toBe("2024-12-25");
  });

  test("each level has its own day, a kind without one that of all others", () => {
    expect(dueDay(rule(decreeRegime, "2024-Q1", "district"), periodOf("2024-Q1"))).toBe("2024-03-20");
    expect(dueDay(rule(decreeRegime, "2024-Q1", "commune"), periodOf("2024-Q1"))).toBe("2024-03-18");
  });
});

test("the calendar's regime counts whole months", () => {
  expect(windowAt(calendarRegime, "2024-Q1")).toEqual({ from: "2024-01-01", to: "2024-03-31" });
  expect(windowAt(calendarRegime, "2024-02")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
});

test("after a cut-off on a Friday the next Monday is kept free before the deadline", () => {
  const hasty: RegimeRule = { code: "x", name: "", frequency: "month", cutOff: 14, dueDays: 1, level: "" };
  expect(dueDay(hasty, periodOf("2024-06"))).toBe("2024-06-18");
});

test("a deadline on a day off moves to the next working day, and Tết is no working day between cut-off and deadline", () => {
  expect(dueDay(rule(calendarRegime, "2024-Q3", "commune"), periodOf("2024-Q3"))).toBe("2024-10-07");
  const january: RegimeRule = { code: "x", name: "", frequency: "month", cutOff: 14, dueDays: 1, level: "" };
  expect(dueDay({ ...january, cutOff: 7 }, periodOf("2024-02"))).toBe("2024-02-16");
});

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays("1950-01-01" as IsoDate, days));
const anyRule = fc.constantFrom(...shippedRegimes);

property.prop([anyRule, anyDay, fc.integer({ min: 0, max: 20 })])(
  "a working day lies between cut-off and deadline",
  (shipped, day, dueDays) => {
    const period = periodAt(shipped.frequency, day);
    const { to } = windowOf(shipped, period);
    const due = dueDay({ ...shipped, dueDays }, period);
    const between = Array.from({ length: daysBetween(to, due) - 1 }, (_, index) => addDays(to, index + 1));
    expect(between.some((each) => isWorkingDay(each))).toBe(true);
    expect(isWorkingDay(due)).toBe(true);
    expect(daysBetween(to, due)).toBeGreaterThanOrEqual(dueDays);
  },
);

describe("days", () => {
  test.each(["2024-02-30", "2023-02-29", "2024-2-3", "27/04/2024", "2024-13-01", "0000-01-01", ""])(
    "%j is no day",
    (text) => {
      expect(parseDay(text)).toBeUndefined();
      expect(() => dayOf(text)).toThrow("day_unknown");
    },
  );

  property.prop([anyDay, fc.integer({ min: -5000, max: 5000 })])(
    "adding days and taking the difference agree",
    (day, days) => {
      expect(daysBetween(day, addDays(day, days))).toBe(days);
      expect(parseDay(addDays(day, days))).toBe(addDays(day, days));
    },
  );

  test("are written day first", () => {
    expect(writeDay(dayOf("2024-04-27"))).toBe("27/04/2024");
  });
});
