/** `load` of the folder's values, against COPY of the same values into the one-row-per-value table. */
import { createReadStream, createWriteStream } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { runCommand } from "../test/server.ts";
import { codesToIds } from "./ids.ts";
import { atLeast, type Measurement } from "./measurement.ts";
import type { Stage } from "./stage.ts";
import { amountOf, communes, indicators, months, writeTenth } from "./tenth.ts";
import { median, secondsOf } from "./timing.ts";

/** Leaves the values in both databases for what is measured after. */
export async function measureLoading(stage: Stage, repetitions: number): Promise<Measurement> {
  const folder = join(stage.folder, "tenth");
  await writeTenth(folder);
  // The definitions once, before: what is timed is figures.
  await loadInto(stage, await withoutValues(folder));
  const copied = join(stage.folder, "values.tsv");
  await writeForCopy(stage, copied);

  const ours: number[] = [];
  const theirs: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    await stage.database.pool.query("TRUNCATE report, report_version, rollup, rollup_mark");
    await stage.baseline.query("TRUNCATE value");
    await stage.settle();
    theirs.push(await secondsOf(() => copy(stage, copied)));
    await stage.settle();
    ours.push(await secondsOf(() => loadInto(stage, folder)));
    await stage.settle();
  }
  const values = communes.length * indicators.length * months.length;
  return atLeast({
    name: `load of ${(values / 1e6).toFixed(1)} M values`,
    unit: "values/s",
    value: values / median(ours),
    baseline: values / median(theirs),
    must: 0.5,
  });
}

async function withoutValues(folder: string): Promise<string> {
  const definitions = `${folder}-definitions`;
  await mkdir(definitions);
  for (const file of ["units.csv", "indicators.csv", "resolutions.csv", "targets.csv"])
    await cp(join(folder, file), join(definitions, file));
  return definitions;
}

/** As `quyet load` does, a process of its own. */
export async function loadInto(stage: Stage, folder: string): Promise<void> {
  const { code, stderr } = await runCommand(["load", folder], { QUYET_DATA: stage.server.folder });
  if (code !== 0) throw new Error(`load ended with ${code}: ${stderr}`);
}

/** The same figures as lines that COPY takes, so that only COPY's own work is timed. */
async function writeForCopy(stage: Stage, path: string): Promise<void> {
  const { unit, indicator } = await codesToIds(stage.database);
  const at = new Date().toISOString();
  await pipeline(function* () {
    for (const [month, period] of months.entries())
      for (const [commune, unitCode] of communes.entries())
        yield indicators
          .map((code, index) =>
            [unit(unitCode), indicator(code), period, amountOf(commune, index, month), "bench", at].join("\t"),
          )
          .join("\n")
          .concat("\n");
  }, createWriteStream(path));
}

async function copy(stage: Stage, path: string): Promise<void> {
  const client = await stage.baseline.connect();
  try {
    const columns = "unit_id, indicator_id, period, amount, by, at";
    const into = client.query(copyFrom(`COPY value (${columns}) FROM STDIN`));
    await pipeline(createReadStream(path, { highWaterMark: 1_048_576 }), into);
  } finally {
    client.release();
  }
}
