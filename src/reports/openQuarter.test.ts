import { expect, test } from "vitest";
import { testDatabase } from "../database/testDatabase.ts";
import { historyOf } from "../ledger/report.server.ts";
import { openQuarter, playOpenQuarter } from "./openQuarter.server.ts";
import { now, testField } from "./testField.ts";

const database = await testDatabase();

test("an open quarter is played through the steps that people take, once", async () => {
  const field = await testField(database);
  const report = { unit: "tan-hao", form: "quy", state: "returned", at: "2024-09-20T15:31:00+07:00", why: "Thừa số 0" };
  const quarter = openQuarter.parse({
    period: "2024-Q3",
    illustrative: true,
    reports: [{ ...report, amounts: { "ket-nap": "40" }, notes: { "ket-nap": "Đợt 2/9" } }],
  });
  expect(await database.write((tx) => playOpenQuarter(tx, quarter, now))).toBe(1);
  expect(await database.write((tx) => playOpenQuarter(tx, quarter, now))).toBe(0);
  const history = await database.read((tx) => historyOf(tx, field.key));
  expect(history.map((each) => each.state)).toEqual(["draft", "submitted", "returned"]);
  expect(history[2]).toMatchObject({ why: "Thừa số 0", cells: [{ illustrative: true, note: "Đợt 2/9" }] });
});
