import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { AppError } from "../server/error.ts";
import { answeredTogether } from "./together.ts";

const lanes = { lanes: 1, most: 10 };
afterEach(() => {
  vi.useRealTimers();
});

test("the first is answered at once, those who come meanwhile together, in their order", async () => {
  const asked: (readonly number[])[] = [];
  const double = answeredTogether(async (numbers: readonly number[]) => {
    asked.push(numbers);
    await nextTurn();
    return numbers.map((number) => number * 2);
  }, lanes);
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(asked).toEqual([[1], [2, 3, 4]]);
});

test("nobody waits long for another's statement: further lanes open, no more than there are", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  let underWay = 0;
  let mostUnderWay = 0;
  const [long, short] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = answeredTogether(
    async (numbers: readonly number[]) => {
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      await (numbers.includes(1) ? long : short).promise;
      underWay -= 1;
      return numbers;
    },
    { lanes: 3, most: 1 },
  );
  const first = slow(1).then(() => "first");
  const others = Promise.all([2, 3, 4, 5].map(slow)).then(() => "others");
  // However long they take.
  await vi.advanceTimersByTimeAsync(60_000);
  expect(mostUnderWay).toBe(3);
  short.resolve();
  expect(await Promise.race([first, others])).toBe("others");
  long.resolve();
  expect(await first).toBe("first");
});

test("one that fails fails alone", async () => {
  const positive = answeredTogether(async (numbers: readonly number[]) => {
    await nextTurn();
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
    await nextTurn();
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
            await nextTurn();
            underWay -= 1;
            if (numbers.some((number) => number % 7 === 0)) throw new RangeError("seven");
            return numbers.map(String);
          },
          { lanes: count, most },
        );
        const outcomes = await Promise.allSettled(all.map(({ after, number }) => turns(after).then(() => ask(number))));
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

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}
