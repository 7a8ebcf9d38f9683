/**
 * `npm run bench`: a tenth of the country, 332 communes × 100 indicators × 36 months, each figure beside its baseline in the
 * same run. `-- --quick` repeats less; `-- --json FILE` writes the figures as well. Exit code 1 when one does not hold.
 */
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { measureFaults, measureSlowCallers } from "./faults.ts";
import { measureLoading } from "./loading.ts";
import { type Measurement, tableOf } from "./measurement.ts";
import { measureIdleMemory, measureMemory } from "./memory.ts";
import { measurePages } from "./pages.ts";
import { seedPeople } from "./people.ts";
import { measurePublicPages } from "./publicPages.ts";
import { measureRequests } from "./requests.ts";
import { measureSavingCells } from "./savingCells.ts";
import { openStage } from "./stage.ts";
import { measureStandings } from "./standings.ts";
import { measureSubmitting } from "./submitting.ts";
import { secondsOf } from "./timing.ts";

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "string" } },
});
const repetitions = options.quick
  ? { requests: 200, publicPages: 200, loading: 1, submitting: 11, saving: 9, standing: 15, pages: 3, kills: 1 }
  : { requests: 400, publicPages: 400, loading: 3, submitting: 11, saving: 41, standing: 41, pages: 9, kills: 20 };

const measurements: Measurement[] = [];
const seconds = await secondsOf(measureAll);
console.log(`${tableOf(measurements)}\n`);
console.log(`Medians of ${Object.values(repetitions).join(", ")} repetitions;`);
console.log(`${availableParallelism()} cores, Node ${process.version}, ${Math.round(seconds)} s.`);
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(measurements, null, 2)}\n`);
process.exitCode = measurements.every(({ holds }) => holds) ? 0 : 1;

async function measureAll(): Promise<void> {
  tell("The server and its database start");
  const stage = await openStage();
  // Ctrl+C leaves neither a server nor its folder behind.
  process.once("SIGINT", () => void stage.close().finally(() => process.exit(130)));
  try {
    tell("Requests");
    measurements.push(...(await measureRequests(stage, repetitions.requests)));
    tell("Loading");
    measurements.push(await measureLoading(stage, repetitions.loading));
    const tokens = await seedPeople(stage.database);
    tell("Submitting");
    measurements.push(...(await measureSubmitting(stage, tokens, repetitions.submitting)));
    tell("Saving cells");
    measurements.push(await measureSavingCells(stage, repetitions.saving));
    tell("Standing");
    measurements.push(...(await measureStandings(stage, tokens, repetitions.standing)));
    const memory = await measureMemory(stage);
    if (memory) measurements.push(memory);
    tell("Slow callers");
    measurements.push(await measureSlowCallers(stage));
  } finally {
    await stage.close();
  }
  tell("Public pages");
  measurements.push(...(await measurePublicPages(repetitions.publicPages)));
  tell("Idle");
  const idle = await measureIdleMemory();
  if (idle) measurements.push(idle);
  tell("Pages");
  measurements.push(...(await measurePages(repetitions.pages)));
  tell("Faults");
  measurements.push(...(await measureFaults(repetitions.kills)));
}

/** How far it is, beside the answer. */
function tell(step: string): void {
  process.stderr.write(`${step} …\n`);
}
