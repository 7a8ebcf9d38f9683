import { expect, test } from "vitest";
import type { RequestContext } from "../access/context.server.ts";
import { readPerson } from "../access/person.server.ts";
import { addTestPerson } from "../access/testPerson.ts";
import { stoppedClock, today, vietnamInstant } from "../calendar/clock.ts";
import type { IsoDate } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { loadFolder } from "../folder/load.server.ts";
import { district, folderOf, withMore } from "../folder/testFolder.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { allotmentOf, saveAllotment } from "./allotment.server.ts";

const database = await testDatabase();
const clock = stoppedClock(vietnamInstant("2024-03-23" as IsoDate, "07:30"));
await loadFolder(database, await folderOf(district), { clock, by: "thử" });
const asked = await database.write(async (tx) => {
  const { tree } = await readDefinitions(tx);
  const id = await addTestPerson(tx, "vanphong", [{ role: "office", unitId: tree.byCode.get("huyen")?.id }]);
  return { clock, person: await readPerson(tx, id, today(clock)) } as RequestContext;
});
const shown = () => database.read((tx) => allotmentOf(tx, asked, "ct1"));

async function allot(amounts: Record<string, string>, seen?: string) {
  const typed = new Map(Object.entries(amounts).map(([unit, amount]) => [`allot.${unit}`, amount]));
  const version = seen ?? (await shown())?.seen;
  await database.write((tx) => saveAllotment(tx, asked, "ct1", { typed, seen: version }));
}

test("a target is handed down to the units below; the sum stands beside the whole, emptied is closed, not taken away", async () => {
  expect(await shown()).toMatchObject({
    whole: "100",
    sum: "40",
    rest: "60",
    units: [
      { code: "xa-a", amount: "40" },
      { code: "xa-b", amount: "" },
      { code: "xa-c", amount: "" },
    ],
  });
  await allot({ "xa-a": "40", "xa-b": "35,5", "xa-c": "24,5" });
  expect(await shown()).toMatchObject({ sum: "100", rest: "" });
  await allot({ "xa-a": "40", "xa-b": "60", "xa-c": "" });
  expect(await shown()).toMatchObject({ sum: "100", rest: "" });
  const closed = await database.pool.query("SELECT closed_on::text FROM target WHERE code = 'ct1-xa-c'");
  expect(closed.rows).toEqual([{ closed_on: "2024-03-23" }]);
});

test("amounts are read as the grid reads them: 1,234 is no decimal of what is counted whole", async () => {
  const counted = withMore("indicators.csv", "cay,Cây trồng,cây,more,flow,,,,,,0");
  const targets = withMore("targets.csv", "ct9,nq-2024,Trồng cây,cay,huyen,at_least,5000,2024,,,");
  await loadFolder(
    database,
    await folderOf({
      ...district,
      "indicators.csv": counted["indicators.csv"] ?? "",
      "targets.csv": targets["targets.csv"] ?? "",
    }),
    { clock, by: "thử" },
  );
  const seen = async () => database.read((tx) => allotmentOf(tx, asked, "ct9"));
  const typed = new Map([
    ["allot.xa-a", "1,234"],
    ["allot.xa-b", "1.500"],
    ["allot.xa-c", "2,5"],
  ]);
  const version = (await seen())?.seen;
  await database.write((tx) => saveAllotment(tx, asked, "ct9", { typed, seen: version }));
  expect((await seen())?.units.map(({ amount }) => amount)).toEqual(["1.234", "1.500", "2,5"]);
});

test("what is no number is told at its unit, and nobody's newer allotment is written over", async () => {
  const before = await shown();
  await expect(allot({ "xa-a": "bốn mươi" })).rejects.toMatchObject({
    code: "definition_faulty",
    faults: [{ code: "amount_not_a_number", place: { field: "allot.xa-a" } }],
  });
  await allot({ "xa-a": "41", "xa-b": "60", "xa-c": "" });
  await expect(allot({ "xa-a": "42" }, before?.seen)).rejects.toMatchObject({ code: "allotment_changed_meanwhile" });
});
