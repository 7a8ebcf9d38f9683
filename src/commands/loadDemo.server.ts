/** What the demo begins with: a district's folder, accounts of its people and a quarter that is open. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { seedDemoAccounts } from "../access/demoAccounts.server.ts";
import { stoppedClock } from "../calendar/clock.ts";
import type { Database, WriteTransaction } from "../database/connection.server.ts";
import { loadFolder } from "../folder/load.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { openQuarter, playOpenQuarter } from "../reports/openQuarter.server.ts";
import { projectFolder } from "../server/build.server.ts";
import { foldRollups } from "../values/rollup.server.ts";

const demoFolder = join(projectFolder, "demo");

/** `remember` is written together with the last of it: what was cut off before is loaded again. */
export async function loadDemo(
  database: Database,
  opening: Date,
  remember: (tx: WriteTransaction) => Promise<void>,
): Promise<void> {
  const clock = stoppedClock(opening);
  await loadFolder(database, join(demoFolder, "giong-trom-2024"), { clock, by: "load" });
  const quarter = openQuarter.parse(JSON.parse(await readFile(join(demoFolder, "open-quarter.json"), "utf8")));
  await database.write(async (tx) => {
    await seedDemoAccounts(tx, await readDefinitions(tx), clock);
    await playOpenQuarter(tx, quarter, opening);
    await remember(tx);
  });
  await foldRollups(database);
}
