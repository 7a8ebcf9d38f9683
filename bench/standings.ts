/**
 * The standing of all targets for the whole, cumulative and beside the same months a year before, over HTTP, against the
 * same sums by SQL over the one-row-per-value table.
 */
import { openCaller } from "./call.ts";
import { codesToIds } from "./ids.ts";
import { type Measurement, timesFaster } from "./measurement.ts";
import type { Tokens } from "./people.ts";
import type { Stage } from "./stage.ts";
import { communes, size, smallProvince, whole } from "./tenth.ts";
import { median, secondsOf } from "./timing.ts";

/** The year's end: the most months in both years. */
const at = "2024-12";

type Sums = { indicator_id: number; actual: string; prior: string };

/** For the whole, and for a province of ten communes, where what a request costs at all decides. */
export async function measureStandings(stage: Stage, tokens: Tokens, repetitions: number): Promise<Measurement[]> {
  const { unit } = await codesToIds(stage.database);
  const few = communes.slice(size.communes).map(unit);
  await stage.settle();
  return [
    await measured(stage, tokens, repetitions, {
      name: "standing of all targets for the whole",
      unit: whole,
      sums: { name: "aggregate", text: aggregate("") },
      must: 40,
    }),
    await measured(stage, tokens, repetitions, {
      name: `standing of all targets for a province of ${size.few} communes`,
      unit: smallProvince,
      sums: { name: "aggregate few", text: aggregate("unit_id = ANY ($1::int[]) AND"), values: [few] },
      must: 1,
    }),
  ];
}

type Asked = { name: string; unit: string; sums: { name: string; text: string; values?: number[][] }; must: number };

async function measured(
  stage: Stage,
  tokens: Tokens,
  repetitions: number,
  { name, unit, sums, must }: Asked,
): Promise<Measurement> {
  const url = `${stage.server.url}/api/v1/standing?unit=${unit}&period=${at}`;
  const caller = openCaller(1);
  const askOurs = () => caller.call(url, { token: tokens.office });
  const askTheirs = () => stage.baseline.query<Sums>(sums);

  await assertSame(stage, await askOurs(), (await askTheirs()).rows);
  for (let warming = 0; warming < repetitions; warming++) await askOurs();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    theirs.push(await secondsOf(askTheirs));
    ours.push(await secondsOf(askOurs));
  }
  caller.close();
  return timesFaster({ name, unit: "ms", value: median(ours) * 1_000, baseline: median(theirs) * 1_000, must });
}

function aggregate(where: string): string {
  return `
    SELECT
      indicator_id,
      sum(amount) FILTER (WHERE period BETWEEN '2024-01' AND '2024-12') AS actual,
      sum(amount) FILTER (WHERE period BETWEEN '2023-01' AND '2023-12') AS prior
    FROM value
    WHERE ${where} period BETWEEN '2023-01' AND '2024-12'
    GROUP BY indicator_id`;
}

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
