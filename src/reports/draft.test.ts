import { fc, test as property } from "@fast-check/vitest";
import { beforeAll, describe, expect, test } from "vitest";
import type { PeriodCode } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { historyOf, readReport } from "../ledger/report.server.ts";
import { cellAt, emptyCell, type Report, type ReportKey, sameCell } from "../ledger/report.ts";
import type { Conflict } from "./conflict.ts";
import { type Saved, saveDraft } from "./draft.server.ts";
import { cell, cells, now, type TestField, testField } from "./testField.ts";

const database = await testDatabase();
let field: TestField;
let count = 0;
const newKey = (): ReportKey => {
  count += 1;
  return { ...field.key, period: `${1900 + (count % 100)}-Q${1 + (Math.floor(count / 100) % 4)}` as PeriodCode };
};
beforeAll(async () => {
  field = await testField(database);
});

const save = (key: ReportKey, seen: number, typed: Record<number, number | null>, by: string): Promise<Saved> =>
  database.write((tx) => saveDraft(tx, key, { seen, cells: cells(typed), narrative: {}, by, at: now }));
const amountsOf = (report: Report) => [1, 2, 3].map((position) => cellAt(report, position).amount?.toNumber() ?? null);

test("cells that different people changed merge", async () => {
  const key = newKey();
  await save(key, 0, { 1: 4, 2: 2 }, "lan");
  await save(key, 1, { 1: 5 }, "lan");
  expect(await save(key, 1, { 3: 81 }, "minh")).toEqual({
    version: 3,
    state: "draft",
    conflicts: [],
    changes: [{ position: 1, theirs: cell(5), by: "lan", at: now, version: 2 }],
  });
  expect(amountsOf(await database.read((tx) => readReport(tx, key)))).toEqual([5, 2, 81]);
});

test("a cell that somebody else changed since is kept, and both figures come back with who typed the other", async () => {
  const key = newKey();
  await save(key, 0, { 1: 4 }, "lan");
  await save(key, 1, { 1: 5 }, "lan");
  await save(key, 2, { 2: 1 }, "hoa");
  const { version, conflicts } = await save(key, 1, { 1: 6, 3: 9 }, "minh");
  expect(conflicts).toEqual([{ position: 1, mine: cell(6), theirs: cell(5), by: "lan", at: now, version: 2 }]);
  expect(version).toBe(4);
  expect(amountsOf(await database.read((tx) => readReport(tx, key)))).toEqual([5, 1, 9]);
});

test("zero, empty and untouched are three things", async () => {
  const key = newKey();
  await save(key, 0, { 1: 0, 2: 3 }, "lan");
  await save(key, 1, { 2: null }, "lan");
  expect(amountsOf(await database.read((tx) => readReport(tx, key)))).toEqual([0, null, null]);
});

test("saving what stands there already makes no new version", async () => {
  const key = newKey();
  await save(key, 0, { 1: 4 }, "lan");
  expect(await save(key, 1, { 1: 4 }, "lan")).toEqual({ version: 1, state: "draft", conflicts: [], changes: [] });
});

test("two first saves at the same moment both stay", async () => {
  const key = newKey();
  const results = await Promise.all([save(key, 0, { 1: 4 }, "lan"), save(key, 0, { 2: 7 }, "minh")]);
  expect(results.flatMap((result) => result.conflicts)).toEqual([]);
  expect(amountsOf(await database.read((tx) => readReport(tx, key)))).toEqual([4, 7, null]);
});

test("words under one heading conflict like figures, other headings merge", async () => {
  const key = newKey();
  const write = (seen: number, narrative: { ketQua?: string; hanChe?: string }, by: string) =>
    database.write((tx) => saveDraft(tx, key, { seen, cells: new Map(), narrative, by, at: now }));
  await write(0, { ketQua: "Tốt" }, "lan");
  const { conflicts } = await write(0, { ketQua: "Khá", hanChe: "Còn chậm" }, "minh");
  expect(conflicts).toEqual([{ heading: "ketQua", mine: "Khá", theirs: "Tốt", by: "lan", at: now, version: 1 }]);
  expect(await database.read((tx) => readReport(tx, key))).toMatchObject({
    narrative: { ketQua: "Tốt", hanChe: "Còn chậm" },
  });
});

describe("F7 two editors", () => {
  const editor = fc.nat({ max: 2 });
  const action = fc.oneof(
    fc.record({ kind: fc.constant("open" as const), editor }),
    fc.record({
      kind: fc.constant("save" as const),
      editor,
      typed: fc.dictionary(fc.constantFrom("1", "2", "3"), fc.option(fc.nat({ max: 5 }))),
    }),
  );
  // A round is what happens at the same moment: its saves run against the database at once.
  const rounds = fc.array(fc.array(action, { minLength: 1, maxLength: 3 }), { maxLength: 6 });

  property.prop([rounds], { numRuns: 1_000 })(
    "F7 no interleaving overwrites silently; every conflict shows both",
    async (all) => {
      const key = newKey();
      await database.write((tx) => tx.deleteFrom("report").where("period", "=", key.period).execute());
      await database.write((tx) => tx.deleteFrom("report_version").where("period", "=", key.period).execute());
      const opened = new Map<number, Report>();
      const unwritten: Report = { state: "unwritten", key, version: 0 };
      const saves: { seen: Report; typed: Record<number, number | null>; by: string; saved: Saved }[] = [];

      for (const round of all) {
        await Promise.all(
          round.map(async (each, index) => {
            const seen = opened.get(each.editor) ?? unwritten;
            if (each.kind === "open") {
              opened.set(each.editor, await database.read((tx) => readReport(tx, key)));
            } else {
              const by = `${each.editor}-${saves.length}-${index}-${Math.random()}`;
              const saved = await save(key, seen.version, each.typed, by);
              saves.push({ seen, typed: each.typed, by, saved });
            }
          }),
        );
      }

      const history = await database.read((tx) => historyOf(tx, key));
      expect(history.map((report) => report.version)).toEqual(history.map((_, index) => index + 1));
      for (const { seen, typed, by, saved } of saves) {
        const mine = history.find((report) => report.by === by);
        const before = mine === undefined ? undefined : (history[mine.version - 2] ?? unwritten);
        for (const [text, amount] of Object.entries(typed)) {
          const position = Number(text);
          const conflict = saved.conflicts.find((one: Conflict) => "position" in one && one.position === position);
          if (conflict !== undefined && "position" in conflict) {
            expect(sameCell(conflict.mine, cell(amount))).toBe(true);
            expect(sameCell(conflict.theirs, cell(amount))).toBe(false);
            continue;
          }
          if (mine === undefined || before === undefined) continue;
          const wrote = !sameCell(cellAt(mine, position), cellAt(before, position));
          // What was overwritten is what its writer had seen, and what was typed stands in the history.
          if (wrote) {
            expect(sameCell(cellAt(before, position), cellAt(seen, position))).toBe(true);
            expect(sameCell(cellAt(mine, position), cell(amount))).toBe(true);
          } else if (!sameCell(cell(amount), cellAt(seen, position))) {
            expect(sameCell(cellAt(mine, position), cell(amount))).toBe(true);
          }
        }
        // A cell that was not typed is never touched.
        for (const position of [1, 2, 3]) {
          if (mine === undefined || before === undefined || String(position) in typed) continue;
          expect(sameCell(cellAt(mine, position), cellAt(before, position) ?? emptyCell)).toBe(true);
        }
      }
    },
    240_000,
  );
});
