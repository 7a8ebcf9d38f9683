import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../server/error.ts";
import { answeredTogether } from "./together.ts";

const lanes = { lanes: 1, most: 10 };

test("the first is answered at once, those who come meanwhile together, in their order", async () => {
  const asked: (readonly number[])[] = [];
  const double = answeredTogether(async (numbers: readonly number[]) => {
    asked.push(numbers);
    await pause(1);
    return numbers.map((number) => number * 2);
  }, lanes);
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(asked).toEqual([[1], [2, 3, 4]]);
});

test("nobody waits long for another's statement: further lanes open, no more than there are", async () => {
  let underWay = 0;
  let mostUnderWay = 0;
  const slow = answeredTogether(
    async (numbers: readonly number[]) => {
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      await pause(numbers.includes(1) ? 1_000 : 100);
      underWay -= 1;
      return numbers;
    },
    { lanes: 3, most: 1 },
  );
  const first = slow(1).then(() => "first");
  const others = Promise.all([2, 3, 4, 5].map(slow)).then(() => "others");
  expect(await Promise.race([first, others])).toBe("others");
  await first;
  expect(mostUnderWay).toBe(3);
});

test("one that fails fails alone", async () => {
  const positive = answeredTogether(async (numbers: readonly number[]) => {
    await pause(1);
    if (numbers.some((number) => number < 0)) throw new RangeError("negative");
    return numbers;
  }, lanes);
  const outcomes = await Promise.allSettled([1, 2, -3, 4].map(positive));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
});

test("after a lost connection nothing is tried again: it may have been done", async () => {
  let calls = 0;
  const lost = answeredTogether(async (_: readonly number[]): Promise<number[]> => {
    calls += 1;
    await pause(1);
    throw new AppError("database_unavailable", 503);
  }, lanes);
  const outcomes = await Promise.allSettled([1, 2, 3].map(lost));
  expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
  expect(calls).toBe(2);
});

test("everybody gets their own answer, whoever comes when and whatever fails", async () => {
  const arrivals = fc.array(fc.record({ after: fc.nat(3), number: fc.integer() }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      arrivals,
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 5 }),
      async (all, count, most) => {
        let underWay = 0;
        const ask = answeredTogether(
          async (numbers: readonly number[]) => {
            underWay += 1;
            expect(underWay).toBeLessThanOrEqual(count);
            expect(numbers.length).toBeLessThanOrEqual(most);
            await pause(1);
            underWay -= 1;
            if (numbers.some((number) => number % 7 === 0)) throw new RangeError("seven");
            return numbers.map(String);
          },
          { lanes: count, most },
        );
        const outcomes = await Promise.allSettled(all.map(({ after, number }) => pause(after).then(() => ask(number))));
        for (const [index, { number }] of all.entries()) {
          const outcome = outcomes[index];
          if (number % 7 === 0) expect(outcome?.status).toBe("rejected");
          else expect(outcome).toEqual({ status: "fulfilled", value: String(number) });
        }
      },
    ),
    { numRuns: 30 },
  );
});
