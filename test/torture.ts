/** `npm run torture`: F1 and F2 over 500 rounds each and F10 over twice as many copies, or as many as told: `npm run torture -- 50`. */
import { buildWhatIsStale } from "../src/server/build.server.ts";
import { damageBackups } from "./faults/damagedBackups.ts";
import { killDatabaseDuringWrites } from "./faults/killedDatabase.ts";
import { killServerDuringWrites } from "./faults/killedServer.ts";

const rounds = Number(process.argv[2] ?? 500);
await buildWhatIsStale(() => console.log("Building the program from its sources …"));
const outcomes = {
  "F1 database killed": await killDatabaseDuringWrites(rounds),
  "F2 program killed": await killServerDuringWrites(rounds),
  "F10 damaged backups": await damageBackups(2 * rounds),
};
console.table(outcomes);
process.exitCode = Object.values(outcomes).some(({ lost }) => lost > 0) ? 1 : 0;
