/** Whether what was to be done by a day was done in time is said wherever its target is shown. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock, vietnamInstant } from "./calendar/clock.ts";
import type { IsoDate } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { loadFolder } from "./folder/load.server.ts";
import { readDefinitions } from "./indicators/definitions.server.ts";
import { projectFolder } from "./server/build.server.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const clock = stoppedClock(vietnamInstant("2024-12-01" as IsoDate, "08:00"));
const configuration = readConfiguration({});
await loadFolder(database, join(projectFolder, "test/folders/song-xanh"), { clock, by: "thử" });
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const cookie = await database.write(async (tx) => {
  const unitId = (await readDefinitions(tx)).tree.byCode.get("song-xanh")?.id;
  const id = await addTestPerson(tx, "vanphong", [{ role: "office", unitId }]);
  return `quyet=${await beginSession(tx, id, new Date())}`;
});

async function read(path: string): Promise<string> {
  const answer = await app.request(configuration.origin + path, { headers: { Cookie: cookie } });
  expect(answer.status).toBe(200);
  return answer.text();
}

/** Works: one in the first quarter, none in the second, two in the third. The scheme: not yet, nothing reported, approved. */
const late = "quý III/2024 (đến 30/09/2024), trễ hạn 30/06/2024";
const untold = "quý III/2024 (đến 30/09/2024); số liệu chưa cho biết có kịp hạn 15/05/2024";
const inTime = "quý III/2024 (đến 30/09/2024), đúng hạn";

test("the table of targets says it, not before it is done", async () => {
  const table = await read("/app/chi-tieu?don-vi=song-xanh&ky=2024-Q3");
  for (const words of [late, untold, inTime]) expect(table).toContain(words);
  const before = await read("/app/chi-tieu?don-vi=song-xanh&ky=2024-Q2");
  expect(before).not.toContain("(đến 30/09/2024)");
});

test.each([
  ["cong-trinh", late, ["2024-09-30", "no"]],
  ["de-an", untold, ["2024-09-30", ""]],
  ["cong-trinh-nam", inTime, ["2024-09-30", "yes"]],
])("the page of %s and its course as CSV say it", async (target, words, cells) => {
  expect(await read(`/app/chi-tieu/${target}?don-vi=song-xanh&ky=2024-Q3`)).toContain(words);
  const course = await read(`/app/chi-tieu/${target}/dien-bien.csv?ky=2024-Q3`);
  const lines = course
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(",").slice(-2));
  expect(lines).toEqual([["done_on", "in_time"], ["", ""], ["", ""], cells, ["", ""]]);
});
