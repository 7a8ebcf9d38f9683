import { beforeAll, expect, test } from "vitest";
import type { IsoDate, PersonId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { definitionsChanged } from "../ledger/marks.server.ts";
import { historyOf, readReport } from "../ledger/report.server.ts";
import { cellAt, isWritten } from "../ledger/report.ts";
import { returnReport } from "../ledger/steps.server.ts";
import { cell, now, type TestField, testField } from "./testField.ts";
import { rehearse, submitWhole } from "./whole.server.ts";

const database = await testDatabase();
let field: TestField;
beforeAll(async () => {
  field = await testField(database);
});

const whole = (changes: Partial<Parameters<typeof submitWhole>[1]> = {}) => ({
  codes: { unit: "tan-hao", form: "quy", period: "2024-Q3" },
  seen: 0,
  cells: new Map([
    ["ket-nap", cell(4)],
    ["ho-ngheo", cell("58.5", { estimated: true, note: "Ước" })],
  ]),
  narrative: { ketQua: "Tốt" },
  by: "lan",
  at: now,
  rights: () => ({ asUnit: true, asOffice: false }),
  ...changes,
});

test("a rehearsal goes all the way that a report goes before it is written, and writes none", async () => {
  await rehearse(field.definitions, "2024-09-23" as IsoDate);
  const written = await database.read((tx) => tx.selectFrom("report").select("version").execute());
  expect(written).toEqual([]);
});

test("a whole report is written and submitted at once, and again after its return", async () => {
  expect(await submitWhole(database, whole())).toMatchObject({ version: 1, state: "submitted" });
  const report = await database.read((tx) => readReport(tx, field.key));
  expect(report).toMatchObject({ state: "submitted", submittedVersion: 1, narrative: { ketQua: "Tốt" } });
  expect(cellAt(report, 4)).toEqual(cell("58.5", { estimated: true, note: "Ước" }));
  expect(cellAt(report, 2).amount).toBeNull();

  await expect(submitWhole(database, whole())).rejects.toMatchObject({ code: "report_changed", status: 412 });
  await expect(submitWhole(database, whole({ seen: 1 }))).rejects.toMatchObject({
    code: "act_not_allowed",
    status: 409,
  });
  const step = { seen: 1, by: "hoa", at: now, parent: field.district };
  await database.write((tx) => returnReport(tx, field.key, step, "Thiếu số"));
  expect(await submitWhole(database, whole({ seen: 2 }))).toMatchObject({ version: 3, state: "submitted" });
  const history = await database.read((tx) => historyOf(tx, field.key));
  expect(history.map((each) => each.state)).toEqual(["submitted", "returned", "submitted"]);
  const marks = await database.read((tx) => tx.selectFrom("rollup_mark").select("unit_id").execute());
  expect(marks).toEqual([field.district, field.district, field.district].map((unit_id) => ({ unit_id })));
});

test.each([
  ["an unknown unit", { codes: { unit: "khong-co", form: "quy", period: "2024-Q3" } }, "unit_unknown"],
  ["an unknown form", { codes: { unit: "tan-hao", form: "khong-co", period: "2024-Q3" } }, "form_unknown"],
  ["no period", { codes: { unit: "tan-hao", form: "quy", period: "2024-Q5" } }, "period_unknown"],
  ["another frequency", { codes: { unit: "tan-hao", form: "quy", period: "2024-09" } }, "period_of_other_frequency"],
  ["a period to come", { codes: { unit: "hung-le", form: "quy", period: "2024-Q4" } }, "period_not_begun"],
  ["a unit that ended", { codes: { unit: "da-giai-the", form: "quy", period: "2024-Q3" } }, "unit_not_there"],
  ["a form not owed", { codes: { unit: "hung-le", form: "quy-thue", period: "2024-Q3" } }, "form_not_owed"],
  ["no figures", { cells: new Map() }, "report_empty"],
])("%s is refused and nothing is written", async (_, changes, code) => {
  const rows = () => database.read((tx) => tx.selectFrom("report").select("version").execute());
  const before = await rows();
  await expect(submitWhole(database, whole(changes))).rejects.toMatchObject({ code });
  expect(await rows()).toEqual(before);
});

test("figures of another owner and unknown ones are refused by name, all at once", async () => {
  const refused = whole({
    codes: { unit: "hung-le", form: "quy", period: "2024-Q3" },
    cells: new Map([
      ["ket-nap", cell(1)],
      ["thu-ngan-sach", cell(655)],
      ["khong-co", cell(1)],
    ]),
  });
  await expect(submitWhole(database, refused)).rejects.toMatchObject({
    code: "values_refused",
    faults: [
      { code: "indicator_of_other_owner", place: { field: "thu-ngan-sach" } },
      { code: "indicator_unknown", place: { field: "khong-co" } },
    ],
  });
});

test("definitions that changed after they were kept in memory are noticed by the statement", async () => {
  await database.write(async (tx) => {
    await tx
      .updateTable("unit")
      .set({ valid_to: "2024-06-30" as IsoDate })
      .where("code", "=", "hung-le")
      .execute();
    await definitionsChanged(tx);
  });
  const late = whole({ codes: { unit: "hung-le", form: "quy", period: "2024-Q3" } });
  await expect(submitWhole(database, late)).rejects.toMatchObject({ code: "unit_not_there" });
});

test("many who submit at once are written together, and each gets its own outcome", async () => {
  const codesOf = (period: string) => ({ unit: "tan-hao", form: "quy", period });
  const quarters = ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2"];
  const outcomes = await Promise.allSettled([
    ...quarters.map((period, index) => {
      const cells = new Map([["ket-nap", cell(index)]]);
      return submitWhole(database, whole({ codes: codesOf(period), cells }));
    }),
    // The same report twice: one is written, the other told that it is there.
    submitWhole(database, whole({ codes: codesOf("2022-Q2"), cells: new Map([["ket-nap", cell(1)]]) })),
    // What PostgreSQL cannot keep spoils nothing for those it is written with.
    submitWhole(database, whole({ codes: codesOf("2023-Q3"), narrative: { ketQua: "\u0000" } })),
  ]);
  const got = outcomes.map((each) => (each.status === "fulfilled" ? each.value.version : each.reason.code));
  expect(got.slice(0, 6).filter((each) => each === 1).length).toBeGreaterThanOrEqual(5);
  expect([got[1], got[6]].sort()).toEqual([1, "report_changed"]);
  expect(got[7]).toBe("text_not_storable");
  for (const [index, period] of quarters.entries()) {
    const report = await database.read((tx) => readReport(tx, { ...field.key, period: period as never }));
    expect(cellAt(report, 1).amount?.toNumber()).toBe(index);
  }
});

test("two who submit the same report at once over different versions are not taken for each other", async () => {
  const codes = { unit: "tan-hao", form: "quy", period: "2021-Q1" };
  await submitWhole(database, whole({ codes }));
  const key = { ...field.key, period: "2021-Q1" as never };
  const step = { seen: 1, by: "hoa", at: now, parent: field.district };
  await database.write((tx) => returnReport(tx, key, step, "Thiếu số"));
  // The first goes alone, the others wait for it and are asked together.
  const first = submitWhole(database, whole({ codes: { ...codes, period: "2021-Q2" } }));
  const [stale, current] = await Promise.allSettled([
    submitWhole(database, whole({ codes, seen: 1 })),
    submitWhole(database, whole({ codes, seen: 2 })),
  ]);
  await first;
  expect(stale).toMatchObject({ status: "rejected" });
  expect(current).toMatchObject({ status: "fulfilled", value: { version: 3 } });
});

test("where the unit has its own approver, it waits for that one first", async () => {
  await database.write(async (tx) => {
    const person = { id: "phe-duyet" as PersonId, username: "phe-duyet", name: "Người duyệt", created_at: now };
    await tx.insertInto("person").values(person).execute();
    const role = { person_id: person.id, role: "approver" as const, unit_id: field.unit };
    await tx
      .insertInto("person_role")
      .values({ ...role, given_on: "2024-01-01" as IsoDate })
      .execute();
  });
  const codes = { unit: "tan-hao", form: "quy", period: "2024-Q2" };
  expect(await submitWhole(database, whole({ codes }))).toMatchObject({ state: "filled" });
  const report = await database.read((tx) => readReport(tx, { ...field.key, period: "2024-Q2" as never }));
  expect(isWritten(report) && report.submittedVersion).toBeNull();
});

test("the office submits in the unit's place only where it has said why, and without the unit's signature", async () => {
  const office = { codes: { unit: "tan-hao", form: "quy", period: "2024-Q1" }, by: "van-phong" };
  const inPlace = whole({ ...office, rights: () => ({ asUnit: false, asOffice: true }) });
  await expect(submitWhole(database, inPlace)).rejects.toMatchObject({ code: "not_allowed", status: 403 });
  await database.write((tx) =>
    tx
      .insertInto("report_stand_in")
      .values({
        unit_id: field.unit,
        form_id: field.key.form,
        period: "2024-Q1" as never,
        why: "x",
        by: "hoa",
        at: now,
      })
      .execute(),
  );
  expect(await submitWhole(database, inPlace)).toMatchObject({ version: 1, state: "submitted" });
  const stranger = whole({ ...office, seen: 1, rights: () => ({ asUnit: false, asOffice: false }) });
  await expect(submitWhole(database, stranger)).rejects.toMatchObject({ code: "not_allowed", status: 403 });
});
