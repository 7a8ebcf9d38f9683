import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDay, writeDay } from "../calendar/day.ts";
import { dayShown, dayTyped, typedDay, typedDayOrNone, typedTime } from "./day.ts";

const anyDay = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2199-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => parseDay(date.toISOString().slice(0, 10)) ?? "");

describe("a day typed by a person", () => {
  test("however it is written, the day comes before the month", () => {
    for (const typed of [
      "7/10/2024",
      "07/10/2024",
      "07-10-2024",
      "7.10.2024",
      "7 10 2024",
      "07102024",
      " 2024-10-07 ",
    ]) {
      expect(dayTyped(typed), typed).toBe("2024-10-07");
    }
  });

  test("what is no day is none", () => {
    for (const typed of ["", "30/2/2024", "10/13/2024", "7/10", "7/10/24", "hôm nay", "2024-02-30", "071024"]) {
      expect(dayTyped(typed), typed).toBeUndefined();
    }
  });

  test("what a field shows of any day is read as that day", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayTyped(dayShown(day))).toBe(day);
        expect(dayTyped(writeDay(day as never).replaceAll("/", ""))).toBe(day);
      }),
    );
    expect(dayShown("30/2/2024")).toBe("30/2/2024");
  });

  test("a form's field is refused by name, and an empty one only where it must be filled", () => {
    expect(typedDay.safeParse("31/4/2024").error?.issues[0]?.message).toBe("typed_day_wrong");
    expect(typedDay.safeParse("").success).toBe(false);
    expect(typedDayOrNone.parse(" ")).toBeUndefined();
    expect(typedDayOrNone.parse("30/4/2024")).toBe("2024-04-30");
    expect(typedDayOrNone.safeParse("hôm qua").error?.issues[0]?.message).toBe("typed_day_wrong");
  });
});

test("a time of the day has twenty-four hours, however it is written", () => {
  for (const [typed, time] of [
    ["7:05", "07:05"],
    ["14h30", "14:30"],
    ["23.59", "23:59"],
    [" 0:00 ", "00:00"],
    ["8g15", "08:15"],
  ] as const) {
    expect(typedTime.parse(typed), typed).toBe(time);
  }
  for (const typed of ["24:00", "7:60", "7", "07:31 AM", ""]) {
    expect(typedTime.safeParse(typed).error?.issues[0]?.message, typed).toBe("typed_time_wrong");
  }
});
