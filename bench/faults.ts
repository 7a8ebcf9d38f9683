/** How long faults and attacks keep people waiting: the times of docs/trust.md, which no test may hold. */
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { Client } from "pg";
import { parseFormula } from "../src/indicators/formula.ts";
import { hostileFormulas } from "../src/indicators/hostileFormulas.ts";
import { openEmbedded } from "../src/server/embedded.server.ts";
import { readCsv } from "../src/sheets/csv.ts";
import { hostileCsv } from "../src/sheets/hostileCsv.ts";
import { hostileWorkbooks } from "../src/sheets/hostileWorkbooks.ts";
import { readWorkbook } from "../src/sheets/workbook.server.ts";
import { killDatabaseDuringWrites } from "../test/faults/killedDatabase.ts";
import { slowCaller } from "../test/faults/slowCaller.ts";
import { startServer } from "../test/server.ts";
import { atMost, type Measurement, timesFaster } from "./measurement.ts";
import type { Stage } from "./stage.ts";
import { atOnce, median, secondsOf } from "./timing.ts";

const slowCallers = 300;
const calls = 400;
const callersAtOnce = 4;

/** F5: the portal's front page for others, while slow callers hold connections and a transaction holds its locks. */
export async function measureSlowCallers(stage: Stage): Promise<Measurement> {
  const url = `${stage.server.url}/`;
  await answersWithin95(url);
  const undisturbed = await answersWithin95(url);
  // Nobody waits for their end: the server sends them away in its own time.
  for (let each = 0; each < slowCallers; each++) void slowCaller(Number(new URL(url).port));
  const disturbed = await stage.database.write(async (tx) => {
    await sql`SELECT FROM report LIMIT 1 FOR UPDATE`.execute(tx);
    return answersWithin95(url);
  });
  const name = `F5 p95 of a page beside ${slowCallers} slow callers and an open transaction`;
  return timesFaster({ name, unit: "ms", value: disturbed, baseline: undisturbed, must: 0.5 });
}

/** F4: how soon a caller is told that the database lets nobody in, and how soon it goes on once it does. */
export async function measureCutConnections(): Promise<Measurement[]> {
  const server = await startServer();
  const beside = await openEmbedded(server.folder, { as: "visit" });
  const administrator = new Client({ connectionString: beside.administratorUrl });
  await administrator.connect();
  const lets = (anybody: boolean) => administrator.query(`ALTER DATABASE quyet ALLOW_CONNECTIONS ${anybody}`);
  const status = async () => (await fetch(`${server.url}/healthz`)).status;
  try {
    await lets(false);
    await administrator.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'quyet'");
    let told = 0;
    const refused = await secondsOf(async () => {
      told = await status();
    });
    if (told !== 503) throw new Error(`${told} without a database`);
    await lets(true);
    const back = await secondsOf(async () => {
      while ((await status()) !== 200) await pause(20);
    });
    return [
      atMost({ name: "F4 503 while the database lets nobody in", unit: "s", value: refused, must: 2 }),
      atMost({ name: "F4 answering again once it does", unit: "s", value: back, must: 5 }),
    ];
  } finally {
    await administrator.end();
    await beside.close();
    await server.remove();
  }
}

/** The milliseconds within which 95 of 100 answers came. */
async function answersWithin95(url: string): Promise<number> {
  const times: number[] = [];
  await atOnce(callersAtOnce, Array.from({ length: calls }), async () => {
    times.push((await secondsOf(async () => (await fetch(url)).text())) * 1_000);
  });
  return times.sort((a, b) => a - b)[Math.floor(calls * 0.95)] ?? Number.NaN;
}

/** S5, S6 and F1: the longest of each. */
export async function measureFaults(rounds: number): Promise<Measurement[]> {
  let formulas = 0;
  for (const [, text] of hostileFormulas)
    formulas = Math.max(formulas, await secondsOf(async () => parseFormula(text)));
  let workbooks = 0;
  for (const [, make] of hostileWorkbooks) {
    const bytes = make();
    workbooks = Math.max(workbooks, await secondsOf(() => readWorkbook(bytes).catch(() => undefined)));
  }
  let growth = 0;
  for (const [, make] of hostileCsv) growth = Math.max(growth, await growthOf(make));
  const { slowestReturn } = await killDatabaseDuringWrites(rounds);
  return [
    atMost({ name: "S5 a hostile formula refused", unit: "ms", value: formulas * 1_000, must: 100 }),
    atMost({ name: "S6 a hostile workbook refused", unit: "s", value: workbooks, must: 10 }),
    atMost({ name: "S6 a hostile CSV file of 8 MB against one of 4 MB", unit: "times", value: growth, must: 3 }),
    atMost({
      name: "F1 writing again after the database was killed",
      unit: "s",
      value: slowestReturn / 1_000,
      must: 10,
    }),
  ];
}

/** How many times longer a text file takes that is twice as large; what takes no time at all does not grow. */
async function growthOf(make: (characters: number) => string): Promise<number> {
  const secondsFor = async (characters: number) => {
    const text = make(characters);
    const times: number[] = [];
    for (let round = 0; round < 5; round++)
      times.push(
        await secondsOf(() =>
          readCsv("a.csv", text, () => {
            // Only read.
          }),
        ),
      );
    return Math.max(median(times), 0.02);
  };
  return (await secondsFor(8_000_000)) / (await secondsFor(4_000_000));
}
