import { describe, expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
import { addDays, isWeekday } from "./day.ts";
import { addWorkingDays, isAnnounced, isWorkingDay, publicHolidays } from "./publicHolidays.ts";

/** The weekdays on which state offices were closed and the weekends on which they worked, as announced for each year. */
const announced: Record<number, { closed: string[]; worked?: string[] }> = {
  2020: { closed: "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02".split(" ") },
  2021: { closed: "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03".split(" ") },
  2022: { closed: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02".split(" ") },
  2023: { closed: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04".split(" ") },
  2024: {
    closed: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03".split(" "),
    worked: ["05-04"],
  },
  2025: {
    closed: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02".split(" "),
    worked: ["04-26"],
  },
  2026: {
    closed: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24".split(" "),
    worked: ["01-10", "08-22"],
  },
};

describe("state offices' days", () => {
  test.each(Object.entries(announced))("%s as it was announced", (year, { closed, worked = [] }) => {
    const days = Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01` as IsoDate, index));
    const shown = (found: IsoDate[]) => found.map((day) => day.slice(5));
    expect(shown(days.filter((day) => isWeekday(day) && !isWorkingDay(day)))).toEqual(closed);
    expect(shown(days.filter((day) => !isWeekday(day) && isWorkingDay(day)))).toEqual(worked);
  });
});

test.each([
  [2020, "2020-01-25", "2020-04-02"],
  [2023, "2023-01-22", "2023-04-29"],
  [2024, "2024-02-10", "2024-04-18"],
  [2027, "2027-02-06", "2027-04-16"],
  // China's new year came a day later.
  [2007, "2007-02-17", "2007-04-26"],
  [2030, "2030-02-02", "2030-04-12"],
])("Tết and Giỗ Tổ of %i by Viet Nam's calendar", (year, tet, hungKings) => {
  const holidays = publicHolidays(year);
  expect(holidays.filter(({ name }) => name === "tet").map(({ day }) => day)).toContain(tet);
  expect(holidays.filter(({ name }) => name === "hung_kings").map(({ day }) => day)).toEqual([hungKings]);
});

test("a year that is not announced yet is laid as it was usual", () => {
  const days = publicHolidays(2027).map(({ day }) => day);
  expect(days).toEqual(
    "2027-01-01 2027-02-04 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-04-16 2027-04-30 2027-05-01 2027-09-02 2027-09-03 2027-11-24".split(
      " ",
    ),
  );
});

test("24 November is free since 2026 and, on a weekend, is not made good", () => {
  expect(isWorkingDay("2025-11-24" as IsoDate)).toBe(true);
  expect(isWorkingDay("2026-11-24" as IsoDate)).toBe(false);
  // In 2029 it is a Saturday.
  expect(isWorkingDay("2029-11-26" as IsoDate)).toBe(true);
});

test("a day that an installation sets goes before what is known, and a year that it says is announced", () => {
  const set = {
    isWorked: new Map([
      ["2026-11-23" as IsoDate, false],
      ["2026-11-28" as IsoDate, true],
      ["2026-11-24" as IsoDate, true],
    ]),
    announced: new Set([2027]),
  };
  expect(
    ["2026-11-23", "2026-11-24", "2026-11-28", "2026-11-29"].map((day) => isWorkingDay(day as IsoDate, set)),
  ).toEqual([false, true, true, false]);
  expect(addWorkingDays("2026-11-20" as IsoDate, 1)).toBe("2026-11-23");
  expect(addWorkingDays("2026-11-20" as IsoDate, 1, set)).toBe("2026-11-24");
  expect(isAnnounced("2027-01-05" as IsoDate, set)).toBe(true);
  expect(isAnnounced("2028-01-05" as IsoDate, set)).toBe(false);
});

test("which years were announced is known", () => {
  expect(isAnnounced("2026-12-31" as IsoDate)).toBe(true);
  expect(isAnnounced("2027-01-05" as IsoDate)).toBe(false);
});

test("where the first day of Tết is a Tuesday, one day before it is free and the week is whole", () => {
  const tet = publicHolidays(2029).filter(({ name }) => name === "tet");
  expect(tet.map(({ day }) => day)).toEqual("2029-02-12 2029-02-13 2029-02-14 2029-02-15 2029-02-16".split(" "));
  expect(addWorkingDays("2029-02-09" as IsoDate, 1)).toBe("2029-02-19");
});

test("working days are counted over weekends, holidays and swapped days", () => {
  expect(addWorkingDays("2024-04-26" as IsoDate, 1)).toBe("2024-05-02");
  expect(addWorkingDays("2024-05-03" as IsoDate, 1)).toBe("2024-05-04");
  expect(addWorkingDays("2026-02-13" as IsoDate, 1)).toBe("2026-02-23");
});
