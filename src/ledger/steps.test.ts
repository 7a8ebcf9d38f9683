import { beforeAll, expect, test } from "vitest";
import type { PeriodCode } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { saveDraft } from "../reports/draft.server.ts";
import { cells, now, type TestField, testField } from "../reports/testField.ts";
import { readCounted } from "../values/counted.server.ts";
import { foldRollups, readRollups } from "../values/rollup.server.ts";
import { historyOf, readReport } from "./report.server.ts";
import { isWritten, type ReportKey } from "./report.ts";
import { approve, reopen, returnReport, signOff, submit } from "./steps.server.ts";

const database = await testDatabase();
let field: TestField;
beforeAll(async () => {
  field = await testField(database);
});

let year = 1990;
/** A report of its own for each test, with one figure saved. */
async function draftWith(amount: number): Promise<ReportKey> {
  const key = { ...field.key, period: `${year++}-Q1` as PeriodCode };
  await database.write((tx) =>
    saveDraft(tx, key, { seen: 0, cells: cells({ 1: amount }), narrative: {}, by: "lan", at: now }),
  );
  return key;
}
const step = (seen: number, by = "van-phong") => ({ seen, by, at: now, parent: field.district });
const counting = async (key: ReportKey) => {
  const report = await database.read((tx) => readReport(tx, key));
  if (!isWritten(report)) throw new Error("not written");
  return [report.state, report.version, report.submittedVersion, report.approvedVersion];
};
const marksOf = (key: ReportKey) =>
  database.read((tx) =>
    tx.selectFrom("rollup_mark").select("unit_id").where("period", "=", key.period).orderBy("id").execute(),
  );

test("a submitted report counts as submitted, an approved one on both bases, and each marks the parent", async () => {
  const key = await draftWith(4);
  expect(await marksOf(key)).toEqual([]);
  await database.write((tx) => submit(tx, key, step(1), false));
  expect(await counting(key)).toEqual(["submitted", 2, 2, null]);
  expect(await marksOf(key)).toEqual([{ unit_id: field.district }]);
  await database.write((tx) => approve(tx, key, step(2)));
  expect(await counting(key)).toEqual(["approved", 3, 3, 3]);
  expect(await marksOf(key)).toHaveLength(2);
});

test("where the unit has an approver of its own, nothing counts before that one has signed", async () => {
  const key = await draftWith(4);
  await database.write((tx) => submit(tx, key, step(1), true));
  expect(await counting(key)).toEqual(["filled", 2, null, null]);
  expect(await marksOf(key)).toEqual([]);
  await database.write((tx) => signOff(tx, key, step(2)));
  expect(await counting(key)).toEqual(["submitted", 3, 3, null]);
});

test("a return restores what stood before the submission", async () => {
  const key = await draftWith(4);
  await database.write((tx) => submit(tx, key, step(1), false));
  await database.write((tx) => returnReport(tx, key, step(2), "Số nữ lớn hơn tổng số"));
  expect(await counting(key)).toEqual(["returned", 3, null, null]);

  await database.write((tx) => submit(tx, key, step(3), false));
  await database.write((tx) => approve(tx, key, step(4)));
  await database.write((tx) => reopen(tx, key, step(5), "Công an huyện đính chính"));
  expect(await counting(key)).toEqual(["draft", 6, 5, 5]);
  await database.write((tx) => submit(tx, key, step(6), false));
  expect(await counting(key)).toEqual(["submitted", 7, 7, 5]);
  await database.write((tx) => returnReport(tx, key, step(7), "Chưa đúng"));
  expect(await counting(key)).toEqual(["returned", 8, 5, 5]);
});

test("a return by the unit's own approver undoes no earlier submission", async () => {
  const key = await draftWith(4);
  await database.write((tx) => submit(tx, key, step(1), false));
  await database.write((tx) => approve(tx, key, step(2)));
  await database.write((tx) => reopen(tx, key, step(3), "Sửa"));
  await database.write((tx) => submit(tx, key, step(4), true));
  const marks = (await marksOf(key)).length;
  await database.write((tx) => returnReport(tx, key, step(5), "Chưa đúng"));
  expect(await counting(key)).toEqual(["returned", 6, 3, 3]);
  expect(await marksOf(key)).toHaveLength(marks);
});

test("a step on another version than the one seen is refused, and nothing changes", async () => {
  const key = await draftWith(4);
  await expect(database.write((tx) => submit(tx, key, step(7), false))).rejects.toMatchObject({
    code: "report_changed",
    status: 412,
    details: { seen: 7, now: 1 },
  });
  expect(await counting(key)).toEqual(["draft", 1, null, null]);
});

test("a step that the state does not allow is refused", async () => {
  const key = await draftWith(4);
  await expect(database.write((tx) => approve(tx, key, step(1)))).rejects.toMatchObject({ code: "act_not_allowed" });
  await database.write((tx) => submit(tx, key, step(1), false));
  await expect(database.write((tx) => submit(tx, key, step(2), false))).rejects.toMatchObject({ status: 409 });
  const late = { seen: 2, cells: cells({ 1: 9 }), narrative: {}, by: "lan", at: now };
  await expect(database.write((tx) => saveDraft(tx, key, late))).rejects.toMatchObject({ code: "report_locked" });
});

test("a return and a reopening want a reason", async () => {
  const key = await draftWith(4);
  await database.write((tx) => submit(tx, key, step(1), false));
  await expect(database.write(async (tx) => returnReport(tx, key, step(2), "  "))).rejects.toMatchObject({
    code: "reason_missing",
  });
});

test("the history holds every state, with who, when and why", async () => {
  const key = await draftWith(4);
  await database.write((tx) => submit(tx, key, step(1, "lan"), false));
  await database.write((tx) => returnReport(tx, key, step(2, "hoa"), "Chưa đúng"));
  const resave = { seen: 3, cells: cells({ 1: 5 }), narrative: { ketQua: "Tốt" }, by: "lan", at: now };
  await database.write((tx) => saveDraft(tx, key, resave));
  const history = await database.read((tx) => historyOf(tx, key));
  expect(history.map((each) => [each.version, each.state, each.by, each.cells[0]?.amount?.toString()])).toEqual([
    [1, "draft", "lan", "4"],
    [2, "submitted", "lan", "4"],
    [3, "returned", "hoa", "4"],
    [4, "returned", "lan", "5"],
  ]);
  expect(history[3]).toMatchObject({ why: "Chưa đúng", narrative: { ketQua: "Tốt" } });
});

test("F6 the clock jumps a day either way: versions stand in the order in which they were written, and the last counts", async () => {
  const day = 24 * 60 * 60_000;
  const at = (days: number) => new Date(now.getTime() + days * day);
  const key = await draftWith(4);
  await database.write((tx) => submit(tx, key, { ...step(1), at: at(1) }, false));
  await database.write((tx) => returnReport(tx, key, { ...step(2), at: at(-1) }, "Xem lại"));
  await database.write((tx) =>
    saveDraft(tx, key, { seen: 3, cells: cells({ 1: 9 }), narrative: {}, by: "lan", at: at(1) }),
  );
  await database.write((tx) => submit(tx, key, { ...step(4), at: at(-1) }, false));
  expect(await counting(key)).toEqual(["submitted", 5, 5, null]);
  const history = await database.read((tx) => historyOf(tx, key));
  expect(history.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
  const [counted] = await database.read((tx) =>
    readCounted(tx, "submitted", [{ units: [key.unit], reports: [{ form: key.form, period: key.period }] }]),
  );
  expect(counted?.amounts[0]).toBe("9");
  expect((await standingRollup(key))?.totals[0]).toBe("9");
});

async function standingRollup(key: ReportKey) {
  await foldRollups(database);
  const rollups = await database.read((tx) =>
    readRollups(tx, "submitted", [{ units: [field.district], reports: [{ form: key.form, period: key.period }] }]),
  );
  return rollups[0];
}
