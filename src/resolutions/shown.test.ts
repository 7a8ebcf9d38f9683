import { expect, test } from "vitest";
import { Decimal } from "../prose/number.ts";
import { writeDemanded, writeDemandReckoned } from "./demandWords.ts";
import { shownExpected } from "./shown.ts";

const fall = { comparator: "fall_at_least" } as const;
const rise = { comparator: "rise_at_least" } as const;
const count = { decimals: 0, timing: "flow" } as const;

test("5% less than 5 cases is 4 at most, since there is no 4,75th; one computes with 4,75, and a share may be that", () => {
  expect(writeDemanded(fall, count, "4.75", "vi")).toBe("4");
  expect(writeDemanded(rise, count, "5.25", "vi")).toBe("6");
  expect(writeDemandReckoned(fall, count, "4.75", "vi")).toBe("4,75");
  expect(writeDemandReckoned(fall, count, "4.75", "en")).toBe("4.75");
  expect(writeDemanded(fall, { decimals: 0, timing: "ratio" }, "4.75", "vi")).toBe("4,75");
});

test("what it takes beyond two decimals is rounded to the side on which nothing else fulfils it", () => {
  expect(writeDemandReckoned(fall, count, "4.7575", "vi")).toBe("4,75");
  expect(writeDemandReckoned(rise, count, "5.2525", "vi")).toBe("5,26");
  expect(writeDemanded({ comparator: "at_least" }, { decimals: 3, timing: "flow" }, "0.125", "vi")).toBe("0,125");
});

test("the course expects of a fall just what is demanded, of others the part due by then", () => {
  const point = (expected: string, expectedShare: string) =>
    ({ expected: new Decimal(expected), standing: { expectedShare } }) as Parameters<typeof shownExpected>[2];
  expect(shownExpected(fall, count, point("4.7575", "1"))?.toFixed()).toBe("4");
  expect(shownExpected({ comparator: "at_most" }, count, point("3.999996", "0.333333"))?.toFixed()).toBe("4");
});
