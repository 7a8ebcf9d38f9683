/** Of how many years before a forecast learns, however many are there. */
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { periodOf } from "../src/calendar/period.ts";
import { raiseDefinitionsVersion } from "../src/database/definitionsVersion.server.ts";
import { testDatabase } from "../src/database/testDatabase.ts";
import { forecastsOf } from "../src/resolutions/forecast.server.ts";
import { standingsOf } from "../src/resolutions/standing.server.ts";
import { reviewField } from "../src/reviews/testReviewField.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);

/** Every quarter of the year as it was approved, each the same. */
async function year(of: number, each: number): Promise<void> {
  await database.write(async (tx) => {
    await sql`
      INSERT INTO report (unit_id, form_id, period, version, state, by, at, amounts, submitted_version, approved_version)
      SELECT ${question.unit}, form.id, ${String(of)} || '-Q' || quarter, 1, 'approved', 'test', now(), ARRAY[${each}::numeric], 1, 1
      FROM form, generate_series(1, 4) AS quarter WHERE form.code = 'quy'`.execute(tx);
    await raiseDefinitionsVersion(tx);
  });
}

beforeAll(async () => {
  for (let of = 2016; of < 2024; of++) await year(of, of - 2000);
  await admit(58);
});

test("five earlier years, the nearest, and none before them", async () => {
  const forecast = await database.read(async (tx) => {
    const { targets } = await standingsOf(tx, { ...question, at: periodOf("2024-Q1") });
    const [found] = await forecastsOf(tx, targets, "approved");
    return found;
  });
  expect(forecast).toMatchObject({ forecast: { years: [2019, 2020, 2021, 2022, 2023] } });
});
