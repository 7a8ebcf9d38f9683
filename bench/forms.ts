/**
 * One commune's form of 100 figures beside the period before and the same period of the year before, in one call over HTTP,
 * against three reads of their 100 value rows each by primary key.
 */
import { openCaller } from "./call.ts";
import { codesToIds, monthlyForm } from "./ids.ts";
import { type Measurement, timesFaster } from "./measurement.ts";
import type { Tokens } from "./people.ts";
import type { Stage } from "./stage.ts";
import { communes, indicators } from "./tenth.ts";
import { median, secondsOf } from "./timing.ts";

const periods = ["2024-09", "2024-08", "2023-09"] as const;

const first = 30;

type Row = { indicator_id: number; amount: string };

/** The first thirty of a server that has just started, as they come; and those after. Each asks for another commune. */
export async function measureForms(stage: Stage, tokens: Tokens, repetitions: number): Promise<Measurement[]> {
  const form = await monthlyForm(stage.database);
  const ids = await codesToIds(stage.database);
  const everyIndicator = indicators.map(ids.indicator);
  const keyRead = async (unit: string, period: string) => {
    const values = [ids.unit(unit), everyIndicator, period];
    return (await stage.baseline.query<Row>({ name: "key read", text: keyReadStatement, values })).rows;
  };
  await stage.settle();
  const server = await stage.startAnother();
  const caller = openCaller(1);
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    for (let count = 0; count < first + repetitions; count++) {
      const unit = communes[count % communes.length] ?? "";
      const read: Row[][] = [];
      const reading = await secondsOf(async () => {
        for (const period of periods) read.push(await keyRead(unit, period));
      });
      let answer = "";
      const asking = await secondsOf(async () => {
        const url = `${server.url}/api/v1/reports/${unit}/${form}/${periods[0]}`;
        answer = await caller.call(url, { token: tokens.office });
      });
      assertSame(answer, read, ids.indicator);
      theirs.push(reading);
      ours.push(asking);
    }
  } finally {
    caller.close();
    await server.remove();
  }
  const compared = (when: string, from: number, to: number) =>
    timesFaster({
      name: `a form of ${indicators.length} beside last period and last year, ${when}`,
      unit: "ms",
      value: median(ours.slice(from, to)) * 1_000,
      baseline: median(theirs.slice(from, to)) * 1_000,
      must: 0.2,
    });
  return [compared("the first thirty after a start", 0, first), compared("later", first, first + repetitions)];
}

const keyReadStatement = `
  SELECT indicator_id, amount
  FROM value
  WHERE unit_id = $1 AND indicator_id = ANY ($2::int[]) AND period = $3`;

type Answer = {
  values: Record<string, { amount: string }>;
  previous: { values: Record<string, string> };
  yearBefore: { values: Record<string, string> };
};

/** Both have given the same three hundred figures. */
function assertSame(answer: string, read: readonly Row[][], idOf: (code: string) => number): void {
  const { values, previous, yearBefore } = JSON.parse(answer) as Answer;
  const amounts = Object.fromEntries(Object.entries(values).map(([code, { amount }]) => [code, amount]));
  for (const [index, shown] of [amounts, previous.values, yearBefore.values].entries()) {
    const expected = new Map(read[index]?.map((row) => [row.indicator_id, row.amount]));
    const wrong = indicators.find((code) => Number(shown[code] ?? Number.NaN) !== Number(expected.get(idOf(code))));
    if (wrong !== undefined) throw new Error(`${periods[index]}: ${wrong} is ${shown[wrong]}`);
  }
}
