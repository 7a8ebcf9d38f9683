import { expect, test } from "vitest";
import { keepRounds } from "./rounds.server.ts";
import { testDatabase } from "./testDatabase.ts";

const database = await testDatabase();

test("rounds go on until they are stopped, each by itself", async () => {
  const stop = new AbortController();
  const gone: string[] = [];
  const round = (name: string, times: number) => ({
    name,
    rest: () => 0,
    work: async () => {
      gone.push(name);
      if (gone.filter((each) => each === name).length === times) stop.abort();
    },
  });
  await keepRounds(database, [round("one", 3), round("other", 100)], stop.signal);
  expect(gone.filter((name) => name === "one")).toHaveLength(3);
  expect(gone).toContain("other");
});

test("work that fails ends neither its own round nor another", async () => {
  const stop = new AbortController();
  const failing = {
    name: "failing",
    rest: () => 0,
    work: async () => {
      stop.abort();
      throw new Error("away");
    },
  };
  await expect(keepRounds(database, [failing], stop.signal)).resolves.toBeUndefined();
});
