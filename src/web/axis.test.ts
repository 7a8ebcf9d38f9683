import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { Decimal, formatNumber } from "../prose/number.ts";
import { axisOf } from "./axis.ts";

const figures = fc.array(
  fc
    .oneof(fc.integer({ min: -1_000_000, max: 1_000_000_000 }), fc.double({ min: -1e4, max: 1e12, noNaN: true }))
    .map((value) => Number(value.toFixed(3))),
  { minLength: 1, maxLength: 12 },
);

property.prop([figures])(
  "every figure lies on the axis, whose ticks are even, few and each written exactly",
  (known) => {
    const { ticks, decimals } = axisOf(known);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(7);
    const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
    for (const value of known) {
      expect(value).toBeGreaterThanOrEqual((ticks[0] ?? 0) - step * 1e-6);
      expect(value).toBeLessThanOrEqual((ticks.at(-1) ?? 0) + step * 1e-6);
    }
    const written = ticks.map((tick) => formatNumber(new Decimal(tick), decimals));
    expect(new Set(written).size).toBe(ticks.length);
    written.forEach((text, index) => {
      const read = Number(text.replaceAll(".", "").replace(",", "."));
      expect(Math.abs(read - (ticks[index] ?? 0))).toBeLessThanOrEqual(Math.abs(read) * 1e-9);
    });
    if (ticks[0] !== undefined && ticks[0] < 0) expect(ticks).toContain(0);
  },
);

test.each([
  ["whole cases", [0, 3], [0, 1, 2, 3]],
  ["one case", [1], [0, 1]],
  ["nothing at all", [0], [0, 1]],
  ["shares of a per cent", [0.02, 0.11], [0, 0.05, 0.1, 0.15]],
  ["a rate about 93%", [92.4, 93.6], [92, 92.5, 93, 93.5, 94]],
  ["a fall below zero", [-14.2, 6], [-20, -10, 0, 10]],
  ["all below zero", [-14, -8], [-15, -10, -5, 0]],
])("%s", (_, known, ticks) => {
  expect(axisOf(known).ticks).toEqual(ticks);
});
