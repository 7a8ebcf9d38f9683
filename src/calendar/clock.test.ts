import { expect, test } from "vitest";
import { clockStartingAt, stoppedClock, today, vietnamDay, vietnamInstant, writeInstant } from "./clock.ts";
import { dayOf } from "./day.ts";

test("the day is that of Viet Nam: at 17:00 UTC tomorrow has begun", () => {
  expect(vietnamDay(new Date("2024-04-26T16:59:59Z"))).toBe("2024-04-26");
  expect(vietnamDay(new Date("2024-04-26T17:00:00Z"))).toBe("2024-04-27");
});

test("an instant is written as the portal has it", () => {
  expect(writeInstant(vietnamInstant(dayOf("2024-04-27"), "10:15"))).toBe("10:15 27/04/2024");
});

test("a clock that starts elsewhere runs on", () => {
  let real = new Date("2026-01-01T00:00:00Z");
  const clock = clockStartingAt(vietnamInstant(dayOf("2024-09-23"), "07:30"), { now: () => real });
  expect(writeInstant(clock.now())).toBe("07:30 23/09/2024");
  real = new Date(real.getTime() + 90 * 60_000);
  expect(writeInstant(clock.now())).toBe("09:00 23/09/2024");
});

test("a stopped clock stands", () => {
  expect(today(stoppedClock(new Date("2024-03-25T00:00:00Z")))).toBe("2024-03-25");
});
