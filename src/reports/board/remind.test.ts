import { beforeAll, expect, test } from "vitest";
import { readPerson } from "../../access/person.server.ts";
import { addTestPerson } from "../../access/testPerson.ts";
import { stoppedClock, today } from "../../calendar/clock.ts";
import { periodOf } from "../../calendar/period.ts";
import type { PersonId } from "../../database/ids.ts";
import { testDatabase } from "../../database/testDatabase.ts";
import { readNotices } from "../../duties/notices/notices.server.ts";
import { lastReminders } from "../../duties/remind.server.ts";
import { approve, submit } from "../../ledger/steps.server.ts";
import { saveDraft } from "../draft.server.ts";
import { cells, now, type TestField, testField } from "../testField.ts";
import { remindLate } from "./remind.server.ts";

const database = await testDatabase();
const period = periodOf("2024-Q3");
let field: TestField;
let office: PersonId;
let reporter: PersonId;
let tax: PersonId;

beforeAll(async () => {
  field = await testField(database);
  const agency = field.definitions.tree.byCode.get("thue")?.id;
  office = await database.write((tx) => addTestPerson(tx, "van-phong", [{ role: "office", unitId: field.district }]));
  reporter = await database.write((tx) => addTestPerson(tx, "nhap", [{ role: "reporter", unitId: field.unit }]));
  tax = await database.write((tx) => addTestPerson(tx, "thue", [{ role: "reporter", unitId: agency }]));
});

const told = async (person: PersonId) =>
  (await database.read((tx) => readNotices(tx, person, { onlyUnread: false, most: 20 }))).map(
    ({ kind, address }) => `${kind} ${address}`,
  );

async function remind(at: Date) {
  const clock = stoppedClock(at);
  const person = await database.read((tx) => readPerson(tx, office, today(clock)));
  return database.write((tx) => remindLate(tx, { clock, person }, field.definitions, field.district, period));
}

test("one click reminds those who fill what is missing, owners of forms too, and is recorded", async () => {
  expect(await remind(now)).toEqual({ units: 3, missing: 3 });
  expect(await told(reporter)).toEqual(["reminder /app/bao-cao/tan-hao/quy/2024-Q3?don-vi=tan-hao&ky=2024-Q3"]);
  expect(await told(tax)).toEqual(["reminder /app/bao-cao/tan-hao/quy-thue/2024-Q3?don-vi=thue&ky=2024-Q3"]);
  const recorded = await database.read((tx) => lastReminders(tx, field.district, period));
  expect(recorded.get(field.unit)).toEqual(now);
});

test("a second click within the hour says nothing twice; what has been sent is not asked for", async () => {
  await remind(new Date(now.getTime() + 60_000));
  expect(await told(reporter)).toHaveLength(1);
  await database.write(async (tx) => {
    await saveDraft(tx, field.key, { seen: 0, cells: cells({ 1: 4 }), narrative: {}, by: reporter, at: now });
    await submit(tx, field.key, { seen: 1, by: reporter, at: now, parent: field.district }, false);
    await approve(tx, field.key, { seen: 2, by: office, at: now, parent: field.district });
  });
  expect(await remind(new Date(now.getTime() + 7_200_000))).toEqual({ units: 2, missing: 2 });
  expect(await told(reporter)).toHaveLength(1);
  expect(await told(tax)).toHaveLength(2);
});
