/**
 * The standing of all targets for the whole, cumulative and beside the same months a year before, over HTTP, against the
 * same sums by SQL over the one-row-per-value table.
 */
import { openCaller } from "./call.ts";
import { type Measurement, timesFaster } from "./measurement.ts";
import type { Tokens } from "./people.ts";
import type { Stage } from "./stage.ts";
import { province } from "./tenth.ts";
import { median, secondsOf } from "./timing.ts";

/** The year's end: the most months in both years. */
const at = "2024-12";

type Sums = { indicator_id: number; actual: string; prior: string };

export async function measureStanding(stage: Stage, tokens: Tokens, repetitions: number): Promise<Measurement> {
  const url = `${stage.server.url}/api/v1/standing?unit=${province}&period=${at}`;
  const caller = openCaller(1);
  const askOurs = () => caller.call(url, { token: tokens.office });
  const askTheirs = () => stage.baseline.query<Sums>(aggregate);

  await stage.settle();
  await assertSame(stage, await askOurs(), (await askTheirs()).rows);
  for (let warming = 0; warming < repetitions; warming++) await askOurs();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    theirs.push(await secondsOf(askTheirs));
    ours.push(await secondsOf(askOurs));
  }
  caller.close();
  return timesFaster({
    name: "standing of all targets for the whole",
    unit: "ms",
    value: median(ours) * 1_000,
    baseline: median(theirs) * 1_000,
    must: 20,
  });
}

const aggregate = {
  name: "aggregate",
  text: `
    SELECT
      indicator_id,
      sum(amount) FILTER (WHERE period BETWEEN '2024-01' AND '2024-12') AS actual,
      sum(amount) FILTER (WHERE period BETWEEN '2023-01' AND '2023-12') AS prior
    FROM value
    WHERE period BETWEEN '2023-01' AND '2024-12'
    GROUP BY indicator_id`,
};

/** A quick answer counts only where it is the right one. */
async function assertSame({ database }: Stage, answer: string, rows: readonly Sums[]): Promise<void> {
  const { rows: indicators } = await database.pool.query<{ id: number; code: string }>(
    "SELECT id, code FROM indicator",
  );
  const codes = new Map(indicators.map(({ id, code }) => [id, code]));
  const expected = new Map(rows.map((row) => [codes.get(row.indicator_id), row]));
  const { targets } = JSON.parse(answer) as { targets: { indicator: string; actual: string; prior: string }[] };
  const wrong = targets.find(({ indicator, actual, prior }) => {
    const row = expected.get(indicator);
    return Number(row?.actual) !== Number(actual) || Number(row?.prior) !== Number(prior);
  });
  if (targets.length !== expected.size || wrong)
    throw new Error(`Another standing than SQL's: ${JSON.stringify(wrong)}`);
}
