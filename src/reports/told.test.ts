import { beforeAll, expect, test } from "vitest";
import { readPerson } from "../access/person.server.ts";
import type { Role } from "../access/person.ts";
import { addTestPerson } from "../access/testPerson.ts";
import { stoppedClock, today } from "../calendar/clock.ts";
import { nameOf, periodOf } from "../calendar/period.ts";
import type { PeriodCode, PersonId, UnitId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { notify, readNotices } from "../duties/notices/notices.server.ts";
import { recipientsAt } from "../duties/notices/recipients.ts";
import { takeStep } from "./acts.server.ts";
import { saveDraft } from "./draft.server.ts";
import { cell, cells, now, type TestField, testField } from "./testField.ts";
import { submitWhole } from "./whole.server.ts";

const database = await testDatabase();
const clock = stoppedClock(now);
let field: TestField;
const people = new Map<string, PersonId>();

beforeAll(async () => {
  field = await testField(database);
  const hungLe = field.definitions.tree.byCode.get("hung-le")?.id;
  await add("van-phong", "office", field.district);
  await add("van-phong-tat-ca", "office", undefined);
  await add("lanh-dao", "leader", field.district);
  await add("nhap", "reporter", field.unit);
  await add("ky", "approver", field.unit);
  await add("nhap-hung-le", "reporter", hungLe);
});

async function add(username: string, role: Role, unitId: UnitId | undefined): Promise<void> {
  people.set(username, await database.write((tx) => addTestPerson(tx, username, [{ role, unitId }])));
}

function idOf(username: string): PersonId {
  const id = people.get(username);
  if (id === undefined) throw new Error(username);
  return id;
}

const asking = async (username: string) => ({
  clock,
  person: await database.read((tx) => readPerson(tx, idOf(username), today(clock))),
});

/** What each of them has been told about a period, as "nhap: returned". */
async function told(period: string): Promise<string[]> {
  const found: string[] = [];
  for (const [username, id] of people) {
    const notices = await database.read((tx) => readNotices(tx, id, { onlyUnread: true, most: 50 }));
    found.push(
      ...notices
        .filter(({ details }) => details.what.vi === `quy ${nameOf(periodOf(period))}`)
        .map(({ kind }) => `${username}: ${kind}`),
    );
  }
  return found.sort();
}

test("each step tells those whom it concerns, and nobody else, nor who took it", async () => {
  const period = "2023-Q1";
  const codes = { unit: "tan-hao", form: "quy", period };
  const key = { ...field.key, period: period as PeriodCode };
  await database.write((tx) =>
    saveDraft(tx, key, { seen: 0, cells: cells({ 1: 4 }), narrative: {}, by: idOf("nhap"), at: now }),
  );
  const take = async (who: string, step: "submit" | "sign_off" | "return" | "approve" | "reopen", seen: number) => {
    const by = await asking(who);
    await database.write((tx) => takeStep(tx, by, codes, step, { seen, why: "Đối chiếu lại." }));
  };
  await take("nhap", "submit", 1);
  expect(await told(period)).toEqual(["ky: to_sign"]);
  await take("ky", "sign_off", 2);
  expect(await told(period)).toEqual(["ky: to_sign", "van-phong-tat-ca: submitted", "van-phong: submitted"]);
  await take("van-phong", "return", 3);
  expect(await told(period)).toContain("nhap: returned");
  expect(await told(period)).toContain("ky: returned");
  expect((await told(period)).filter((each) => each.startsWith("nhap-hung-le") || each.startsWith("lanh"))).toEqual([]);
  await take("nhap", "submit", 4);
  // What pressed for the report is done with once it is sent again.
  expect(await told(period)).not.toContain("nhap: returned");
});

test("a step that is refused tells nobody", async () => {
  const period = "2023-Q2";
  const by = await asking("van-phong");
  const codes = { unit: "tan-hao", form: "quy", period };
  await expect(database.write((tx) => takeStep(tx, by, codes, "approve", { seen: 0, why: "" }))).rejects.toThrow();
  expect(await told(period)).toEqual([]);
});

test("a report that a program writes and submits at once is told in the same statement", async () => {
  const submit = (unit: string, by: string) =>
    submitWhole(database, {
      codes: { unit, form: "quy", period: "2023-Q3" },
      seen: 0,
      cells: new Map([["ket-nap", cell(4)]]),
      narrative: {},
      by: idOf(by),
      at: now,
      rights: () => ({ asUnit: true, asOffice: false }),
    });
  const about = `${field.key.unit} ${field.key.form} 2023-Q3`;
  const details = { what: { vi: "quy quý III/2023", en: "quy, Q3/2023" }, unit: "tan-hao" };
  const reminder = { kind: "reminder" as const, about, details, address: "/app", at: now };
  const to = recipientsAt(field.unit, ["reporter"], field.definitions.tree, { clock, person: undefined });
  await database.write((tx) => notify(tx, [{ notice: reminder, to }]));
  expect(await told("2023-Q3")).toEqual(["nhap: reminder"]);
  await submit("tan-hao", "nhap");
  expect(await told("2023-Q3")).toEqual(["ky: to_sign"]);
  await submit("hung-le", "nhap-hung-le");
  expect(await told("2023-Q3")).toEqual(["ky: to_sign", "van-phong-tat-ca: submitted", "van-phong: submitted"]);
});
