/**
 * `npm run bench`: a tenth of the country, 332 communes × 100 indicators × 36 months, each figure beside its baseline in the
 * same run. `-- --quick` repeats less; `-- --json FILE` writes the figures as well; `-- --only NAME`, several allowed, measures
 * only what is so called, on what it needs. Exit code 1 when one does not hold.
 */
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { measureCutConnections, measureFaults, measureSlowCallers } from "./faults.ts";
import { measureForms } from "./forms.ts";
import { measureHostileFiles } from "./hostileFiles.ts";
import { measureLoading } from "./loading.ts";
import { type Measurement, tableOf } from "./measurement.ts";
import { measureIdleMemory, measureMemory } from "./memory.ts";
import { measurePages } from "./pages.ts";
import { seedPeople, type Tokens } from "./people.ts";
import { measurePublicPages } from "./publicPages.ts";
import { measureRequests } from "./requests.ts";
import { measureSavingCells } from "./savingCells.ts";
import { openStage, type Stage } from "./stage.ts";
import { measureStandings } from "./standings.ts";
import { measureSubmitting } from "./submitting.ts";
import { measureTasks } from "./tasks.ts";
import { secondsOf } from "./timing.ts";
import { measureWidePages } from "./widePages.ts";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "string" },
    only: { type: "string", multiple: true, default: [] },
  },
});
const repetitions = options.quick
  ? {
      requests: 200,
      publicPages: 200,
      loading: 1,
      submitting: 11,
      saving: 9,
      standing: 15,
      wide: 15,
      forms: 200,
      tasks: 15,
      pages: 3,
      kills: 1,
    }
  : {
      requests: 400,
      publicPages: 400,
      loading: 3,
      submitting: 11,
      saving: 41,
      standing: 41,
      wide: 41,
      forms: 400,
      tasks: 41,
      pages: 9,
      kills: 20,
    };

type Measured = Promise<Measurement | Measurement[] | undefined>;

/** On an installation that is still empty. */
const onEmptyStage = {
  requests: (stage: Stage): Measured => measureRequests(stage, repetitions.requests),
};
/** On a tenth of the country, in this order: each meets what those before have written. */
const onLoadedStage = {
  submitting: (stage: Stage, tokens: Tokens): Measured => measureSubmitting(stage, tokens, repetitions.submitting),
  saving: (stage: Stage): Measured => measureSavingCells(stage, repetitions.saving),
  standing: (stage: Stage, tokens: Tokens): Measured => measureStandings(stage, tokens, repetitions.standing),
  forms: (stage: Stage, tokens: Tokens): Measured => measureForms(stage, tokens, repetitions.forms),
  "wide-pages": (stage: Stage, tokens: Tokens): Measured => measureWidePages(stage, tokens, repetitions.wide),
  memory: (stage: Stage): Measured => measureMemory(stage),
  "slow-callers": (stage: Stage): Measured => measureSlowCallers(stage),
};
/** Each with a server of its own, or none. */
const apart = {
  "public-pages": (): Measured => measurePublicPages(repetitions.publicPages),
  tasks: (): Measured => measureTasks(repetitions.tasks),
  idle: (): Measured => measureIdleMemory(),
  pages: (): Measured => measurePages(repetitions.pages),
  "hostile-files": (): Measured => measureHostileFiles(),
  faults: (): Measured => measureFaults(repetitions.kills),
  "cut-connections": (): Measured => measureCutConnections(),
};
const names = [...Object.keys(onEmptyStage), "loading", ...Object.keys(onLoadedStage), ...Object.keys(apart)];
const unknown = options.only.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`Nothing is called ${unknown}: ${names.join(", ")}`);
  process.exit(2);
}

const measurements: Measurement[] = [];
const seconds = await secondsOf(async () => {
  if (wantedOf({ ...onEmptyStage, loading: undefined, ...onLoadedStage }).length > 0) await measureOnStage();
  for (const [name, measure] of wantedOf(apart)) await measured(name, measure());
});
console.log(`${tableOf(measurements)}\n`);
console.log(`Medians of ${Object.values(repetitions).join(", ")} repetitions;`);
console.log(`${availableParallelism()} cores, Node ${process.version}, ${Math.round(seconds)} s.`);
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(measurements, null, 2)}\n`);
process.exitCode = measurements.every(({ holds }) => holds) ? 0 : 1;

async function measureOnStage(): Promise<void> {
  tell("stage …");
  const stage = await openStage();
  // Ctrl+C leaves neither a server nor its folder behind.
  process.once("SIGINT", () => void stage.close().finally(() => process.exit(130)));
  try {
    for (const [name, measure] of wantedOf(onEmptyStage)) await measured(name, measure(stage));
    const loaded = wantedOf(onLoadedStage);
    if (isWanted("loading")) await measured("loading", measureLoading(stage, repetitions.loading));
    else if (loaded.length > 0) await measureLoading(stage, 1);
    if (loaded.length === 0) return;
    const tokens = await seedPeople(stage.database);
    for (const [name, measure] of loaded) await measured(name, measure(stage, tokens));
  } finally {
    await stage.close();
  }
}

function isWanted(name: string): boolean {
  return options.only.length === 0 || options.only.includes(name);
}

function wantedOf<Measure>(steps: Readonly<Record<string, Measure>>): [string, Measure][] {
  return Object.entries(steps).filter(([name]) => isWanted(name));
}

async function measured(name: string, measuring: Measured): Promise<void> {
  tell(`${name} …`);
  const found = await measuring;
  if (found === undefined) return;
  measurements.push(...[found].flat());
  tell(tableOf([found].flat()));
}

/** How far it is and what was found so far, beside the answer: a part that breaks off takes nothing with it. */
function tell(step: string): void {
  process.stderr.write(`${step}\n`);
}
