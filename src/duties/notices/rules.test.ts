import { describe, expect, test } from "vitest";
import { vietnamInstant } from "../../calendar/clock.ts";
import type { IsoDate } from "../../database/ids.ts";
import { isMailTime, isQuiet, NoticeRules } from "./rules.ts";

const at = (time: string, day = "2024-09-23") => vietnamInstant(day as IsoDate, time);
const rules = NoticeRules.parse({});

describe("quiet hours", () => {
  test.each([
    ["06:29", true],
    ["06:30", false],
    ["18:59", false],
    ["19:00", true],
    ["23:59", true],
    ["00:00", true],
  ])("over midnight: at %s %s", (time, quiet) => {
    expect(isQuiet(rules, at(time))).toBe(quiet);
  });

  test("within a day, and none where both times are the same", () => {
    const noon = NoticeRules.parse({ quietFrom: "11:30", quietTo: "13:00" });
    expect([isQuiet(noon, at("12:00")), isQuiet(noon, at("13:00")), isQuiet(noon, at("23:00"))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isQuiet(NoticeRules.parse({ quietFrom: "06:00", quietTo: "06:00" }), at("03:00"))).toBe(false);
  });

  test("a day off is quiet all day, a swapped Saturday is not", () => {
    expect(isQuiet(rules, at("09:00", "2024-09-22"))).toBe(true);
    expect(isQuiet(rules, at("09:00", "2024-04-29"))).toBe(true);
    expect(isQuiet(rules, at("09:00", "2024-05-04"))).toBe(false);
  });
});

test("the day's mail waits for its time", () => {
  expect(isMailTime(rules, at("06:59"))).toBe(false);
  expect(isMailTime(rules, at("07:00"))).toBe(true);
  expect(isMailTime(rules, at("20:00"))).toBe(false);
});

test.each([{ soon: "-1" }, { soon: "2.5" }, { escalate: "mười" }, { mailAt: "7:60" }, { quietTo: "24:00" }])(
  "refuses %j",
  (given) => {
    expect(NoticeRules.safeParse(given).success).toBe(false);
  },
);
