import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { fromAnywhere, fromOneAddress, LONGEST_WAIT_SECONDS, secondsToWait } from "./backOff.ts";

const noon = new Date("2024-09-23T05:00:00Z");
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

test("S9 five tries are free, then each makes one wait twice as long, up to a quarter of an hour", () => {
  const waits = [4, 5, 6, 7, 20].map((failures) => secondsToWait(failures, noon, noon, fromOneAddress));
  expect(waits).toEqual([0, 5, 10, 20, LONGEST_WAIT_SECONDS]);
  expect(secondsToWait(6, noon, later(7), fromOneAddress)).toBe(3);
  expect(secondsToWait(49, noon, noon, fromAnywhere)).toBe(0);
});

property.prop([fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: -200_000, max: 200_000 })])(
  "F6 a clock that jumps never makes one wait longer than the longest wait",
  (failures, seconds) => {
    const wait = secondsToWait(failures, later(seconds), noon, fromOneAddress);
    expect(wait).toBeGreaterThanOrEqual(0);
    expect(wait).toBeLessThanOrEqual(LONGEST_WAIT_SECONDS);
  },
);
