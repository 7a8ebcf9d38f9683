import { expect, test } from "vitest";
import { addTestPerson } from "../../access/testPerson.ts";
import type { IsoDate, UnitId } from "../../database/ids.ts";
import { testDatabase } from "../../database/testDatabase.ts";
import { countUnread, markNotices, notify, readNotices } from "./notices.server.ts";

const database = await testDatabase();
const at = new Date("2024-09-23T00:30:00Z");
const unit = await database.write(async (tx) => {
  const row = { code: "a", name: "A", kind: "commune", parent_id: null, valid_from: null, valid_to: null, sort: 1 };
  const { id } = await tx.insertInto("unit").values(row).returning("id").executeTakeFirstOrThrow();
  return id as UnitId;
});
const [lan, mai] = await database.write(
  async (tx) =>
    [
      await addTestPerson(tx, "lan", [{ role: "reporter", unitId: unit }]),
      await addTestPerson(tx, "mai", [
        { role: "reporter", unitId: unit },
        { role: "approver", unitId: unit },
      ]),
    ] as const,
);
const to = { roles: ["reporter", "approver"] as const, unit, isOutermost: false, today: "2024-09-23" as IsoDate };
const notice = {
  kind: "reminder" as const,
  about: "1 1 2024-Q3",
  details: { unit: "xã A", what: { vi: "Biểu quý quý III/2024", en: "Biểu quý, Q3/2024" } },
  address: "/app/bao-cao/a/quy/2024-Q3",
  at,
};
const unread = (person: typeof lan) => database.read((tx) => countUnread(tx, person));

test("whoever holds two of the roles is told once, and what may be told only once is not told again", async () => {
  expect(await database.write((tx) => notify(tx, [{ notice: { ...notice, once: "x" }, to }]))).toBe(2);
  expect(await database.write((tx) => notify(tx, [{ notice: { ...notice, once: "x" }, to }]))).toBe(0);
  expect([await unread(lan), await unread(mai)]).toEqual([1, 1]);
});

test("who did it is not told, and neither is who lost the role or the account before that day", async () => {
  const told = async (except?: string) =>
    database.write(async (tx) => {
      const made = await notify(tx, [{ notice, to: { ...to, except } }]);
      await tx.deleteFrom("notice").where("once", "is", null).execute();
      return made;
    });
  expect([await told(), await told(mai)]).toEqual([2, 1]);
  const close = (table: "person" | "person_role", column: "id" | "person_id", closed_on: IsoDate | null) =>
    database.pool.query(`UPDATE ${table} SET closed_on = $1 WHERE ${column} = $2`, [closed_on, lan]);
  await close("person_role", "person_id", to.today);
  expect(await told()).toBe(1);
  await close("person_role", "person_id", null);
  await close("person", "id", to.today);
  expect(await told()).toBe(1);
  await close("person", "id", null);
});

test("a notice is marked by its own reader alone, and back", async () => {
  const [first] = await database.read((tx) => readNotices(tx, lan, { onlyUnread: false, most: 5 }));
  if (first === undefined) throw new Error("no notice");
  expect(await database.write((tx) => markNotices(tx, mai, first.id, at))).toBeUndefined();
  expect(await unread(lan)).toBe(1);
  expect(await database.write((tx) => markNotices(tx, lan, first.id, at))).toBe(notice.address);
  expect(await unread(lan)).toBe(0);
  await database.write((tx) => markNotices(tx, lan, first.id, null));
  expect(await unread(lan)).toBe(1);
  await database.write((tx) => markNotices(tx, lan, "all", at));
  expect([await unread(lan), await unread(mai)]).toEqual([0, 1]);
});
