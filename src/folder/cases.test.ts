/** Petitions of a folder as counts by their legal clocks, reckoned by hand. */
import { expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { petitionsOf } from "../petitions/petitions.server.ts";
import { writeWorkbook } from "../sheets/workbook.server.ts";
import { unitByCode } from "../units/tree.ts";
import { readUnitTree } from "../units/units.server.ts";
import { exportWorkbook } from "./export.server.ts";
import { loadFolder } from "./load.server.ts";
import { district, folderOf } from "./testFolder.ts";

const options = { clock: stoppedClock(new Date("2024-07-10T01:00:00Z")), by: "thử" };
const files = {
  ...district,
  "case_limits.csv": [
    "kind,from,days,complex_days,start,source",
    "khieu-nai,2019-01-01,30,45,accepted,thử",
    "to-cao,2024-04-01,15,,received,thử",
    "to-cao,2019-01-01,30,,received,thử",
    "",
  ].join("\n"),
  "cases.csv": [
    "number,kind,unit,received,accepted,ended,result,complex,persons,place",
    // Thirty days end on a Sunday.
    "1,khieu-nai,xa-a,2024-03-01,2024-03-08,2024-04-08,resolved,,,ấp 1",
    "2,khieu-nai,xa-b,2024-03-01,2024-03-08,2024-04-23,resolved,yes,12,",
    "3,khieu-nai,xa-a,2024-03-20,,,,,,",
    // Thirty days end on a Saturday, and what follows is off to 1 May.
    "4,to-cao,xa-a,2024-03-28,,,,,,",
    "5,to-cao,xa-a,2024-04-01,,2024-04-20,withdrawn,,,",
    "6,to-cao,huyen,2024-04-02,,2024-04-10,passed_on,,3,",
    "7,to-cao,xa-c,2024-04-03,,2024-04-10,not_eligible,,,",
    "8,kien-nghi,xa-a,2024-04-03,,,,,,",
    "",
  ].join("\n"),
};

async function counted(database: Database, unit: string, on: string, since?: string) {
  const { kinds } = await database.read(async (tx) => {
    const tree = await readUnitTree(tx);
    return petitionsOf(tx, tree, { unit: unitByCode(tree, unit).id, on: on as IsoDate, since: since as IsoDate });
  });
  return Object.fromEntries(
    kinds.map(({ kind, received, persons, ...rest }) => {
      expect(Object.values(rest).reduce((sum, each) => sum + each, 0)).toBe(received);
      return [
        kind,
        [received, persons, Object.entries(rest).flatMap(([name, count]) => (count > 0 ? `${name} ${count}` : []))],
      ];
    }),
  );
}

test("by kind, over the unit and below, as it stood on the day", async () => {
  const database = await testDatabase();
  await loadFolder(database, await folderOf(files), options);
  expect(await counted(database, "huyen", "2024-05-03")).toEqual({
    "khieu-nai": [3, 14, ["resolvedOnTime 1", "resolvedLate 1", "openInTime 1"]],
    "to-cao": [4, 6, ["openOverdue 1", "withdrawn 1", "passedOn 1", "notEligible 1"]],
    "kien-nghi": [1, 1, ["openInTime 1"]],
  });
  // The day before nobody was late with number 4; on 17 April number 5 was, by the limit of April.
  expect((await counted(database, "huyen", "2024-05-02"))["to-cao"]).toEqual([
    4,
    6,
    expect.arrayContaining(["openInTime 1"]),
  ]);
  expect(await counted(database, "xa-a", "2024-04-17", "2024-04-01")).toEqual({
    "to-cao": [1, 1, ["openOverdue 1"]],
    "kien-nghi": [1, 1, ["openInTime 1"]],
  });
  expect(await counted(database, "thue", "2024-05-03")).toEqual({});
});

test("the same twice changes nothing, a row that has ended since is brought up to date, and what is exported counts the same", async () => {
  const database = await testDatabase();
  await loadFolder(database, await folderOf(files), options);
  const again = await loadFolder(database, await folderOf(files), options);
  expect(again.counts["cases.csv"]).toMatchObject({ new: 0, changed: 0, unchanged: 8 });
  const ended = {
    ...files,
    "cases.csv": files["cases.csv"].replace(
      "4,to-cao,xa-a,2024-03-28,,,,",
      "4,to-cao,xa-a,2024-03-28,,2024-05-02,resolved,",
    ),
  };
  const changed = await loadFolder(database, await folderOf(ended), options);
  expect(changed.counts["cases.csv"]).toMatchObject({ new: 0, changed: 1, unchanged: 7 });
  const bytes = await writeWorkbook(await database.read((tx) => exportWorkbook(tx, { figures: true })));
  const other = await testDatabase();
  await loadFolder(other, `${await folderOf({ "khac.xlsx": Buffer.from(bytes) })}/khac.xlsx`, options);
  expect(await counted(other, "huyen", "2024-05-03")).toEqual(await counted(database, "huyen", "2024-05-03"));
});
