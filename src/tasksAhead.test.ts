/** Recurring tasks make their occurrences as time goes, without anybody's doing, and none twice. */
import { expect, test } from "vitest";
import { stoppedClock, today } from "./calendar/clock.ts";
import { goRound } from "./database/rounds.server.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { loadFolder } from "./folder/load.server.ts";
import { district, folderOf } from "./folder/testFolder.ts";
import { aheadRound } from "./tasks/aheadRound.server.ts";
import { isAhead } from "./tasks/pieces.server.ts";
import { readWaiting } from "./tasks/waiting.server.ts";

const clockOn = (day: string) => stoppedClock(new Date(`${day}T01:00:00Z`));
const tasks =
  "code,title,assigned_by,leads,assigned,due,recurs,until\nbao-cao,Báo cáo tháng,huyen,xa-a,2024-06-03,+5,month,2024-12-31\n";

test("the month's task waits for its unit though nothing was loaded for half a year, once however often the round goes", async () => {
  const database = await testDatabase();
  const folder = await folderOf({ ...district, "tasks.csv": tasks });
  await loadFolder(database, folder, { clock: clockOn("2024-06-03"), by: "thử" });
  const december = clockOn("2024-12-02");
  const waiting = () => database.read((tx) => readWaiting(tx, "everybody", today(december)));
  const codes = async () => (await waiting()).map(({ code }) => code);
  expect(await codes()).toEqual([]);

  await goRound(database, aheadRound({ database, clock: december }));
  const made = await codes();
  expect(made).toEqual(["bao-cao@2024-09", "bao-cao@2024-10", "bao-cao@2024-11"]);
  expect(await database.read((tx) => isAhead(tx, today(december)))).toBe(false);

  await goRound(database, aheadRound({ database, clock: december }));
  expect(await codes()).toEqual(made);
});
