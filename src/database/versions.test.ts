import { beforeEach, expect, test } from "vitest";
import { keptByVersion, raiseDefinitionsVersion } from "./definitionsVersion.server.ts";
import { testDatabase } from "./testDatabase.ts";

const database = await testDatabase();
let readings = 0;
let refusing = 0;
const read = keptByVersion(async (tx, version) => {
  readings += 1;
  await tx.selectFrom("setting").select("name").execute();
  if (refusing-- > 0) throw new Error("refused");
  return version;
});
const manyRead = () => Promise.allSettled(Array.from({ length: 8 }, () => database.read(read)));

beforeEach(async () => {
  await database.write(raiseDefinitionsVersion);
  readings = 0;
  refusing = 0;
});

test("after a change all who ask at the same time wait for one reading", async () => {
  const before = await database.read(read);
  expect(readings).toBe(1);
  await manyRead();
  expect(readings).toBe(1);
  await database.write(raiseDefinitionsVersion);
  const answers = (await manyRead()).map((each) => each.status === "fulfilled" && each.value);
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).not.toBe(before);
  expect(readings).toBe(2);
});

test("a reading that fails is one asker's fault alone", async () => {
  refusing = 1;
  const answers = await manyRead();
  expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(readings).toBeGreaterThan(1);
});

test("what a transaction reads of its own change is not told to others before it is committed", async () => {
  const undone = database.write(async (tx) => {
    await raiseDefinitionsVersion(tx);
    const own = await read(tx);
    expect(await database.read(read)).not.toBe(own);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
});
