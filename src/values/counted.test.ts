/** What counts on a basis is what was submitted or approved last, never the draft above it. */
import { expect, test } from "vitest";
import type { PeriodCode } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { approve, reopen, submit } from "../ledger/steps.server.ts";
import { saveDraft } from "../reports/draft.server.ts";
import { cells, now, testField } from "../reports/testField.ts";
import { readCounted } from "./counted.server.ts";

const database = await testDatabase();
const field = await testField(database);
const key = { ...field.key, period: "2024-Q1" as PeriodCode };
const step = (seen: number) => ({ seen, by: "hoa", at: now, parent: field.district });
const draft = (seen: number, amount: number) =>
  database.write((tx) => saveDraft(tx, key, { seen, cells: cells({ 1: amount }), narrative: {}, by: "lan", at: now }));

/** The first amount as submitted and as approved. */
async function counting() {
  const asked = [{ units: [key.unit], reports: [{ form: key.form, period: key.period }] }];
  const bases = ["submitted", "approved"] as const;
  const read = bases.map((basis) => database.read((tx) => readCounted(tx, basis, asked)));
  return (await Promise.all(read)).map(([report]) => report?.amounts[0]);
}

test("a draft counts nowhere; of a report opened again what was approved counts until the next approval", async () => {
  await draft(0, 4);
  expect(await counting()).toEqual([undefined, undefined]);
  await database.write((tx) => submit(tx, key, step(1), false));
  expect(await counting()).toEqual(["4", undefined]);
  await database.write((tx) => approve(tx, key, step(2)));
  await database.write((tx) => reopen(tx, key, step(3), "Đính chính"));
  await draft(4, 9);
  expect(await counting()).toEqual(["4", "4"]);
  await database.write((tx) => submit(tx, key, step(5), false));
  expect(await counting()).toEqual(["9", "4"]);
});
