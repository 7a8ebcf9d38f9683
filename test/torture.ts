/** `npm run torture`: F1 and F2 over 500 rounds each, or as many as told: `npm run torture -- 50`. */

import { buildWhatIsStale } from "../src/server/build.server.ts";
import { killDatabaseDuringWrites } from "./faults/killedDatabase.ts";
import { killServerDuringWrites } from "./faults/killedServer.ts";

const rounds = Number(process.argv[2] ?? 500);
await buildWhatIsStale(() => console.log("Building the program from its sources …"));
const outcomes = {
  "F1 database killed": await killDatabaseDuringWrites(rounds),
  "F2 program killed": await killServerDuringWrites(rounds),
};
console.table(outcomes);
process.exitCode = Object.values(outcomes).some(({ lost }) => lost > 0) ? 1 : 0;
