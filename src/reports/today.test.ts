/** What each role is told on the first page, as reports go their way. */
import { expect, test } from "vitest";
import type { Person, Role } from "../access/person.ts";
import { stoppedClock } from "../calendar/clock.ts";
import type { PeriodCode, PersonId, UnitId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { dutyBlocks } from "../duties/today.server.ts";
import { approve, returnReport, submit } from "../ledger/steps.server.ts";
import { saveDraft } from "./draft.server.ts";
import { reportDuties } from "./duties.server.ts";
import { cells, now, testField } from "./testField.ts";
import { officeBlocks } from "./today.server.ts";

const database = await testDatabase();
const { definitions, district, unit, key } = await testField(database);
const step = { by: "reporter", at: now, parent: district };

function asking(role: Role, unitId: UnitId) {
  const person: Person = {
    id: "person" as PersonId,
    username: "person",
    name: "Người dùng",
    language: "vi",
    roles: [{ role, unitId }],
  };
  return { person, definitions, language: "vi" as const, clock: stoppedClock(now) };
}

const told = async (role: "reporter" | "office", unitId: UnitId) => {
  const blocks = await database.read((tx) =>
    role === "reporter" ? dutyBlocks(tx, [reportDuties], asking(role, unitId)) : officeBlocks(tx, asking(role, unitId)),
  );
  return blocks.flatMap(({ title, sentences }) =>
    sentences.map((each) => `${title}: ${each.told} [${each.action ?? ""}]`),
  );
};

test("a report goes from begun to returned, and each role is told what is next", async () => {
  expect(await told("reporter", unit)).toContain("Báo cáo phải nộp: quy quý III/2024 · tan-hao [Nhập]");
  expect(await told("office", district)).toContain(
    "Tổng hợp quý III/2024: 0/3 đơn vị đã nộp đủ báo cáo [Xem bảng tổng hợp]",
  );

  const saved = await database.write((tx) =>
    saveDraft(tx, key, { seen: 0, cells: cells({ 1: 4, 2: 1 }), narrative: {}, by: "reporter", at: now }),
  );
  expect(await told("reporter", unit)).toContain("Báo cáo phải nộp: quy quý III/2024 · tan-hao [Nhập tiếp]");

  const sent = await database.write((tx) => submit(tx, key, { ...step, seen: saved.version }, false));
  expect((await told("reporter", unit)).join()).not.toContain("quý III/2024");
  expect(await told("office", district)).toEqual([
    // What is overdue comes before what is due in weeks.
    "Tổng hợp quý II/2024: 0/3 đơn vị đã nộp đủ báo cáo [Xem bảng tổng hợp]",
    "Tổng hợp quý III/2024: 1/3 đơn vị đã nộp đủ báo cáo [Xem bảng tổng hợp]",
    "Tổng hợp quý III/2024: 1 báo cáo chờ duyệt [Duyệt]",
  ]);

  await database.write((tx) => returnReport(tx, key, { ...step, by: "office", seen: sent }, "Thiếu số hộ nghèo"));
  expect(await told("reporter", unit)).toContain("Báo cáo bị trả lại: quy quý III/2024 · tan-hao [Sửa lại]");
  expect(await told("office", district)).toContain("Tổng hợp quý III/2024: 1 báo cáo đã trả lại, chưa nộp lại []");
});

test("a report of a quarter long past that waits for its answer is not forgotten", async () => {
  const long = { ...key, period: "2023-Q1" as PeriodCode };
  const saved = await database.write((tx) =>
    saveDraft(tx, long, { seen: 0, cells: cells({ 1: 4, 2: 1 }), narrative: {}, by: "reporter", at: now }),
  );
  const sent = await database.write((tx) => submit(tx, long, { ...step, seen: saved.version }, false));
  expect(await told("office", district)).toContain("Tổng hợp quý I/2023: 1 báo cáo chờ duyệt [Duyệt]");
  await database.write((tx) => approve(tx, long, { ...step, by: "office", seen: sent }));
  expect((await told("office", district)).join()).not.toContain("2023");
});
