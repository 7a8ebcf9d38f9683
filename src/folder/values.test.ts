import { beforeEach, expect, test } from "vitest";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { PeriodCode } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { historyOf, readReport } from "../ledger/report.server.ts";
import { cellAt } from "../ledger/report.ts";
import { saveDraft } from "../reports/draft.server.ts";
import { cells, now, testField } from "../reports/testField.ts";
import { storeValues } from "./values.server.ts";
import type { GatheredReport } from "./valuesFile.ts";

const database = await testDatabase();
const field = await testField(database);
const hungLe = field.definitions.tree.byCode.get("hung-le")?.id ?? field.unit;
const period = "2024-Q1" as PeriodCode;
const here = { ...field.key, period };
const elsewhere = { ...here, unit: hungLe };

/** A file with 9 admissions of Tân Hào in its second row. */
const gathered: GatheredReport = {
  unit: "tan-hao",
  form: {
    ...{ code: "quy", name: "quy", frequency: "quarter", owner: undefined },
    lines: [{ indicator: "ket-nap", owedBy: ["commune"], cumulative: false }],
  },
  period,
  amounts: ["9"],
  rows: [2],
};
const load = (tx: WriteTransaction) => storeValues(tx, [gathered], { at: now, by: { command: "load" } });
const save = (tx: WriteTransaction, key: typeof here, seen: number, amounts: Record<number, number>) =>
  saveDraft(tx, key, { seen, cells: cells(amounts), narrative: {}, by: "lan", at: now });
const amountsOf = async (key: typeof here) => {
  const report = await database.read((tx) => readReport(tx, key));
  return [report.state, report.version, cellAt(report, 1).amount?.toNumber(), cellAt(report, 2).amount?.toNumber()];
};

/** Until a connection to this database waits for a lock of another. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await database.pool.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (rowCount) return;
  }
}

/** Work in a transaction that has done it and stays open until it is let go. */
async function heldOpen<Done>(work: (tx: WriteTransaction) => Promise<Done>) {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: done, resolve: isDone } = Promise.withResolvers<void>();
  const ended = database.write(async (tx) => {
    const answer = await work(tx);
    isDone();
    await held;
    return answer;
  });
  await done;
  return { ended, letGo };
}

beforeEach(async () => {
  await database.pool.query("TRUNCATE report, report_version, rollup_mark");
});

test("while a load is open, a report that it does not touch is saved, and one that it writes waits for it alone", async () => {
  await database.write((tx) => save(tx, here, 0, { 2: 3 }));
  const open = await heldOpen(load);
  expect(await database.write((tx) => save(tx, elsewhere, 0, { 1: 5 }))).toMatchObject({ version: 1 });
  expect(await database.write((tx) => save(tx, elsewhere, 1, { 1: 6 }))).toMatchObject({ version: 2 });
  const waits = database.write((tx) => save(tx, here, 1, { 2: 4 }));
  await untilSomebodyWaits();
  open.letGo();
  expect(await open.ended).toEqual({ new: 1, changed: 0, unchanged: 0, waiting: [] });
  expect(await waits).toMatchObject({ version: 4, conflicts: [], changes: [{ position: 1, by: "load" }] });
  expect(await amountsOf(here)).toEqual(["draft", 4, 9, 4]);
});

test("a draft that waited for a load is merged with it cell by cell: where both changed one it sees both figures", async () => {
  await database.write((tx) => save(tx, here, 0, { 1: 1, 2: 3 }));
  const open = await heldOpen(load);
  const waits = database.write((tx) => save(tx, here, 1, { 1: 7, 2: 4 }));
  await untilSomebodyWaits();
  open.letGo();
  await open.ended;
  const { conflicts } = await waits;
  expect(conflicts).toMatchObject([{ position: 1, by: "load" }]);
  expect(
    conflicts.map((each) => "position" in each && [each.mine.amount?.toNumber(), each.theirs.amount?.toNumber()]),
  ).toEqual([[7, 9]]);
  expect(await amountsOf(here)).toEqual(["draft", 4, 9, 4]);
});

test("a first draft that waited for the load of the report itself finds it approved", async () => {
  const open = await heldOpen(load);
  const waits = database.write((tx) => save(tx, here, 0, { 2: 4 }));
  await untilSomebodyWaits();
  open.letGo();
  await open.ended;
  await expect(waits).rejects.toMatchObject({ code: "report_locked" });
  expect(await amountsOf(here)).toEqual(["approved", 1, 9, undefined]);
});

test("a program that would write on what it saw alone is told that the load wrote first", async () => {
  await database.write((tx) => save(tx, here, 0, { 2: 3 }));
  const open = await heldOpen(load);
  const draft = { seen: 1, cells: cells({ 2: 4 }), narrative: {}, by: "lan", at: now, onlyOnSeen: true };
  const waits = database.write((tx) => saveDraft(tx, here, draft));
  await untilSomebodyWaits();
  open.letGo();
  await open.ended;
  await expect(waits).rejects.toMatchObject({ code: "report_changed" });
  expect(await amountsOf(here)).toEqual(["draft", 3, 9, 3]);
});

test("a report that somebody saves while it is being loaded is compared once more, and nothing of theirs is lost", async () => {
  await database.write((tx) => save(tx, here, 0, { 1: 1, 2: 3 }));
  const open = await heldOpen((tx) => save(tx, here, 1, { 1: 2, 2: 4 }));
  const loaded = database.write(load);
  await untilSomebodyWaits();
  open.letGo();
  await open.ended;
  expect(await loaded).toEqual({ new: 1, changed: 0, unchanged: 0, waiting: [] });
  expect(await amountsOf(here)).toEqual(["draft", 4, 9, 4]);
  const history = await database.read((tx) => historyOf(tx, here));
  expect(history.map(({ version, state, by }) => `${version} ${state} ${by}`)).toEqual([
    "1 draft lan",
    "2 draft lan",
    "3 approved load",
    "4 draft load",
  ]);
});

test("so is one that was not there when the load began", async () => {
  const open = await heldOpen((tx) => save(tx, here, 0, { 2: 4 }));
  const loaded = database.write(load);
  await untilSomebodyWaits();
  open.letGo();
  await open.ended;
  expect(await loaded).toEqual({ new: 1, changed: 0, unchanged: 0, waiting: [] });
  expect(await amountsOf(here)).toEqual(["draft", 3, 9, 4]);
});
