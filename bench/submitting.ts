/**
 * Every commune submits its report of 100 figures over HTTP, 32 at once, against the same figures written straight into
 * the one-row-per-value table: one INSERT of 100 rows a transaction, 32 at once.
 */
import { openCaller } from "./call.ts";
import { codesToIds, monthlyForm } from "./ids.ts";
import { atLeast, type Measurement } from "./measurement.ts";
import type { Tokens } from "./people.ts";
import { type Stage, writersAtOnce } from "./stage.ts";
import { amountOf, communes, indicators } from "./tenth.ts";
import { atOnce, secondsOf } from "./timing.ts";

type Post = { path: string; token: string; body: string };
type Insert = (string | number)[];

/** Every round by itself, the first as it comes: a server that has just begun is what an office meets. */
export async function measureSubmitting(stage: Stage, tokens: Tokens, rounds: number): Promise<Measurement[]> {
  const form = await monthlyForm(stage.database);
  const ids = await codesToIds(stage.database);
  await stage.settle();
  const values = communes.length * indicators.length;
  const measured: Measurement[] = [];
  // Each round sends a month that nobody has sent.
  for (let round = 0; round < rounds; round++) {
    const period = `2025-${String(round + 1).padStart(2, "0")}`;
    const posts = communes.map((unit, commune): Post => {
      const values = indicators.map((code, index) => [code, amountOf(commune, index, round)]);
      return {
        path: `/api/v1/reports/${unit}/${form}/${period}/submit`,
        token: tokens.reporters[commune] ?? "",
        body: JSON.stringify({ values: Object.fromEntries(values) }),
      };
    });
    const at = new Date().toISOString();
    const inserts = communes.map(
      (unit, commune): Insert =>
        indicators.flatMap((code, index) => [
          ids.unit(unit),
          ids.indicator(code),
          period,
          amountOf(commune, index, round),
          "bench",
          at,
        ]),
    );
    await stage.rest();
    const inserting = await secondsOf(() =>
      atOnce(writersAtOnce, inserts, async (values) => {
        await stage.baseline.query({ name: "insert", text: insertStatement, values });
      }),
    );
    await stage.rest();
    // Connections of the round before may just be closed by the server as too long idle.
    const caller = openCaller(writersAtOnce);
    const submitting = await secondsOf(() =>
      atOnce(writersAtOnce, posts, async ({ path, ...asked }) => {
        await caller.call(stage.server.url + path, { ...asked, headers: { "if-none-match": "*" } });
      }),
    );
    caller.close();
    measured.push(
      atLeast({
        name: `${communes.length} units submit ${indicators.length} values each, ${writersAtOnce} at once: round ${round + 1}`,
        unit: "values/s",
        value: values / submitting,
        baseline: values / inserting,
        must: 0.8,
      }),
    );
  }
  await assertSame(stage);
  return measured;
}

const insertStatement = `
  INSERT INTO value (unit_id, indicator_id, period, amount, by, at)
  VALUES ${indicators.map((_, row) => `(${[1, 2, 3, 4, 5, 6].map((at) => `$${row * 6 + at}`).join(", ")})`).join(", ")}`;

/** What was not written cannot have been quick: both hold the same number of figures with the same sum. */
async function assertSame({ database, baseline }: Stage): Promise<void> {
  const ours = await database.pool.query(`
    SELECT count(amount)::int AS count, sum(amount)::text AS sum
    FROM report, unnest(amounts) AS amount
    WHERE period LIKE '2025-%' AND state = 'submitted'`);
  const theirs = await baseline.query(`
    SELECT count(amount)::int AS count, sum(amount)::text AS sum
    FROM value
    WHERE period LIKE '2025-%'`);
  const [written, expected] = [JSON.stringify(ours.rows), JSON.stringify(theirs.rows)];
  if (written !== expected) throw new Error(`Submitted ${written}, inserted ${expected}.`);
}
