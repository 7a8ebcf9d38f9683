import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { type Bucket, floodKindOf, newFloodgate, take } from "./flood.ts";

const limit = { atOnce: 10, perSecond: 2 };

property.prop([fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 })])(
  "S15 whatever the pauses, nobody gets more than what may come at once and what time has given since",
  (pauses) => {
    let [bucket, now, given]: [Bucket | undefined, number, number] = [undefined, 0, 0];
    for (const pause of pauses) {
      now += pause;
      const taken = take(bucket, limit, now);
      bucket = taken.bucket;
      if (taken.wait === 0) given += 1;
      expect(given).toBeLessThanOrEqual(limit.atOnce + (now / 1000) * limit.perSecond + 1e-3);
    }
  },
);

property.prop([fc.integer({ min: 0, max: 100 }), fc.integer({ min: -90_000_000, max: 90_000_000 })])(
  "S15 F6 who has waited as long as told is let in, whatever the clock did before",
  (times, jump) => {
    let bucket: Bucket | undefined;
    for (let count = 0; count < times; count++) bucket = take(bucket, limit, 0).bucket;
    const { bucket: after, wait } = take(bucket, limit, jump);
    expect(wait).toBeLessThanOrEqual(1);
    if (wait > 0) expect(take(after, limit, jump + wait * 1000).wait).toBe(0);
  },
);

test("S15 nobody saves up more than what may come at once, however long they were quiet", () => {
  let { bucket } = take(undefined, limit, 0);
  const waits = Array.from({ length: 12 }, () => {
    const taken = take(bucket, limit, 3_600_000);
    bucket = taken.bucket;
    return taken.wait;
  });
  expect(waits).toEqual([...Array<number>(10).fill(0), 1, 1]);
});

test("S15 callers are counted apart, and so are kinds", () => {
  const floodgate = newFloodgate({ sign_in: limit, search: limit, import: limit, export: limit });
  for (let count = 0; count < 10; count++) expect(floodgate("search", "an", 0)).toBe(0);
  expect(floodgate("search", "an", 0)).toBe(1);
  expect(floodgate("search", "binh", 0)).toBe(0);
  expect(floodgate("export", "an", 0)).toBe(0);
  expect(floodgate("search", "an", 1_000)).toBe(0);
});

test.each([
  ["POST", { takesFiles: true }, "import"],
  ["GET", { takesFiles: true }, undefined],
  ["POST", { counts: "sign_in" }, "sign_in"],
  ["GET", { counts: "sign_in" }, undefined],
  ["HEAD", { counts: "export" }, "export"],
  ["POST", { counts: "search" }, undefined],
  ["GET", {}, undefined],
] as const)("S15 %s of a route of %j counts as %s", (method, costs, kind) => {
  expect(floodKindOf(method, costs)).toBe(kind);
});
