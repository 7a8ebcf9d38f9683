import { describe, expect, test } from "vitest";
import { fairTurns, oneOfEach, sharedRoom, TooManyWaiting } from "./fairTurns.ts";

/** Tasks that end when they are told to, and in which order they began. */
function tasks() {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const task = (name: string) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    ends.set(name, () => resolve(name));
    return () => {
      began.push(name);
      return promise;
    };
  };
  return { began, task, end: (name: string) => ends.get(name)?.() };
}

describe("turns", () => {
  test("whoever waits for one has it before anybody has another, each one's own in their order", async () => {
    const { began, task, end } = tasks();
    const inTurn = fairTurns(5);
    const names = ["a1", "a2", "a3", "b1", "c1", "b2"];
    const asked = names.map((name) => inTurn(name.charAt(0), task(name)));
    for (const name of names) end(name);
    await Promise.all(asked);
    expect(began).toEqual(["a1", "b1", "c1", "a2", "b2", "a3"]);
  });

  test("for whom too much waits is refused, and nobody else is", async () => {
    const { task, end } = tasks();
    const inTurn = fairTurns(1);
    const first = inTurn("a", task("first"));
    const second = inTurn("a", task("second"));
    await expect(inTurn("a", task("third"))).rejects.toBeInstanceOf(TooManyWaiting);
    const other = inTurn("b", async () => "other");
    end("first");
    await first;
    end("second");
    expect(await Promise.all([second, other])).toEqual(["second", "other"]);
  });

  test("what fails takes nobody's turn", async () => {
    const inTurn = fairTurns(2);
    const failing = inTurn("a", () => Promise.reject(new Error("torn")));
    const next = inTurn("a", async () => "next");
    await expect(failing).rejects.toThrow("torn");
    expect(await next).toBe("next");
  });
});

test("one at a time of each caller, others beside them; more than may wait are refused", async () => {
  const inTurn = oneOfEach(2);
  const said: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<void>((resolve, reject) => {
      said.push(name);
      ends.set(name, () => (name === "a1" ? reject(new Error("a1")) : resolve()));
    });
  const first = inTurn("a", work("a1"));
  const second = inTurn("a", work("a2"));
  const third = inTurn("a", work("a3"));
  await expect(inTurn("a", work("a4"))).rejects.toThrow(TooManyWaiting);
  const other = inTurn("b", work("b1"));
  await Promise.resolve();
  expect(said).toEqual(["a1", "b1"]);
  ends.get("a1")?.();
  await expect(first).rejects.toThrow("a1");
  expect(said).toEqual(["a1", "b1", "a2"]);
  ends.get("a2")?.();
  await second;
  await Promise.resolve();
  ends.get("a3")?.();
  ends.get("b1")?.();
  await Promise.all([third, other]);
  expect(said).toEqual(["a1", "b1", "a2", "a3"]);
});

test("in a shared room a task waits for as much as it needs, in order, and one too large waits for all of it", async () => {
  const within = sharedRoom(10, 12);
  const said: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (name: string, needed: number) =>
    within(needed, () => {
      said.push(name);
      return new Promise<void>((resolve, reject) => {
        ends.set(name, () => (name === "b" ? reject(new Error("b")) : resolve()));
      });
    });
  const a = enter("a", 6);
  const b = enter("b", 4);
  const large = enter("large", 50);
  const small = enter("small", 1);
  await expect(enter("too much", 2)).rejects.toThrow(TooManyWaiting);
  expect(said).toEqual(["a", "b"]);
  ends.get("b")?.();
  await expect(b).rejects.toThrow("b");
  expect(said).toEqual(["a", "b"]);
  ends.get("a")?.();
  await a;
  await Promise.resolve();
  expect(said).toEqual(["a", "b", "large"]);
  ends.get("large")?.();
  await large;
  await Promise.resolve();
  expect(said).toEqual(["a", "b", "large", "small"]);
  ends.get("small")?.();
  await small;
});
