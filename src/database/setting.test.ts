import { expect, test } from "vitest";
import { z } from "zod";
import { changesOf } from "./changeLog.server.ts";
import { openDatabase } from "./connection.server.ts";
import { readSetting, rememberOnce, rememberSetting, setting, writeSetting } from "./setting.server.ts";
import { testDatabase } from "./testDatabase.ts";

const database = await testDatabase();
const level = setting<number | undefined>("level", z.number().optional(), undefined);
const greeting = setting("greeting", z.string(), "Kính chào");
const by = { by: "lan", at: new Date("2026-11-30T01:00:00Z") };
const read = () => database.read((tx) => readSetting(tx, level));

test("a setting has its usual value until somebody sets it, and again once it is unset", async () => {
  expect(await database.read((tx) => readSetting(tx, greeting))).toBe("Kính chào");
  await database.write((tx) => writeSetting(tx, level, 3, by));
  expect(await read()).toBe(3);
  await database.write((tx) => writeSetting(tx, level, undefined, by));
  expect(await read()).toBeUndefined();
});

test("who set it is recorded, what is as it was is not, and what the program notes for itself neither", async () => {
  await database.write((tx) => writeSetting(tx, greeting, "Chào", by));
  await database.write((tx) => writeSetting(tx, greeting, "Chào", by));
  await database.write((tx) => rememberSetting(tx, greeting, "Xin chào"));
  const changes = await database.read((tx) => changesOf(tx, "setting:greeting"));
  expect(changes).toMatchObject([{ by: "lan", act: "change", before: "Kính chào", after: "Chào" }]);
});

test("what another process sets holds here with the next transaction", async () => {
  await database.write((tx) => writeSetting(tx, level, 1, by));
  expect(await read()).toBe(1);
  const other = openDatabase(String(database.pool.options.connectionString), { connections: 1 });
  try {
    await other.write((tx) => writeSetting(tx, level, 2, by));
    expect(await read()).toBe(2);
    await other.pool.query("UPDATE setting SET value = '4' WHERE name = 'level'");
    expect(await read()).toBe(4);
  } finally {
    await other.close();
  }
});

test("a writing transaction reads what it wrote, and a rolled-back one leaves nothing behind", async () => {
  await database.write((tx) => writeSetting(tx, level, 5, by));
  const undone = database.write(async (tx) => {
    await writeSetting(tx, level, 6, by);
    expect(await readSetting(tx, level)).toBe(6);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await read()).toBe(5);
});

test("what is noted once stays, whoever comes second", async () => {
  const mark = setting<string | undefined>("mark", z.string().optional(), undefined);
  const note = (value: string) => database.write((tx) => rememberOnce(tx, mark, value));
  expect(await Promise.all([note("first"), note("first")])).toEqual(["first", "first"]);
  expect(await note("second")).toBe("first");
});

test("a value that is not of the setting's shape is told, not taken for the usual one", async () => {
  await database.pool.query(
    `INSERT INTO setting VALUES ('greeting', '7') ON CONFLICT (name) DO UPDATE SET value = '7'`,
  );
  await expect(database.read((tx) => readSetting(tx, greeting))).rejects.toMatchObject({ code: "setting_unreadable" });
});
