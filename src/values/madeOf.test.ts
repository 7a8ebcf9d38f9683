import { describe, expect, test } from "vitest";
import { periodOf } from "../calendar/period.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { approve, returnReport, submit } from "../ledger/steps.server.ts";
import { Decimal } from "../prose/number.ts";
import { saveDraft } from "../reports/draft.server.ts";
import { cells, now, testField } from "../reports/testField.ts";
import { historyOfFigure } from "./history.server.ts";
import { madeOf, spanOfPeriod } from "./madeOf.server.ts";

const database = await testDatabase();
const field = await testField(database);
const { key, district } = field;
const step = { by: "reporter", at: now, parent: district };

await database.write(async (tx) => {
  const first = await saveDraft(tx, key, { seen: 0, cells: cells({ 1: 4 }), narrative: {}, by: "reporter", at: now });
  const sent = await submit(tx, key, { ...step, seen: first.version }, false);
  const back = await returnReport(tx, key, { ...step, by: "office", seen: sent }, "Xin kiểm tra lại số kết nạp");
  const second = await saveDraft(tx, key, {
    seen: back,
    cells: cells({ 1: 5 }),
    narrative: {},
    by: "reporter",
    at: now,
  });
  const again = await submit(tx, key, { ...step, seen: second.version }, false);
  await approve(tx, key, { ...step, by: "office", seen: again });
});

async function explained(unit = district, code = "ket-nap", period = "2024-Q3") {
  return database.read(async (tx) => {
    const indicator = (await readDefinitions(tx)).indicatorByCode.get(code);
    if (!indicator) throw new Error(code);
    return madeOf(tx, { unit, indicator, span: spanOfPeriod(periodOf(period)), basis: "approved" });
  });
}

describe("a figure one step down", () => {
  test("of the district: what each commune that owes it came to, and who has not reported", async () => {
    const { figure, units, own } = await explained();
    expect(figure?.amount).toEqual(new Decimal(5));
    expect(own).toBeUndefined();
    expect(units.map(({ unit, figure: each }) => [unit.code, each?.amount.toString()])).toEqual([
      ["tan-hao", "5"],
      ["hung-le", undefined],
    ]);
  });

  test("of the commune: it was entered there, in which form", async () => {
    const { own, units } = await explained(key.unit);
    expect(own?.form.code).toBe("quy");
    expect(units).toEqual([]);
  });

  test("of a period without reports: nothing, not zero, and all that owe it are named", async () => {
    const { figure, units } = await explained(district, "ket-nap", "2024-Q2");
    expect(figure).toBeUndefined();
    expect(units.map(({ unit }) => unit.code)).toEqual(["tan-hao", "hung-le"]);
  });
});

test("every state that a figure was in can be read: value, who, why, and which counts", async () => {
  const versions = await database.read((tx) => historyOfFigure(tx, key, 1));
  expect(versions.map(({ state, amount, by, why, approved }) => [state, amount, by, why, approved])).toEqual([
    ["approved", "5", "office", null, true],
    ["submitted", "5", "reporter", null, false],
    ["returned", "5", "reporter", "Xin kiểm tra lại số kết nạp", false],
    ["returned", "4", "office", "Xin kiểm tra lại số kết nạp", false],
    ["submitted", "4", "reporter", null, false],
    ["draft", "4", "reporter", null, false],
  ]);
});
