import { describe, expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import type { IsoDate, UnitCode, UnitId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { unitTree } from "../units/tree.ts";
import { DEMO_PASSWORD, demoAccounts, seedDemoAccounts } from "./demoAccounts.server.ts";
import { installationOf, markInstallation } from "./installation.server.ts";
import { firstAdministratorLink, openLink, setPasswordByLink } from "./link.server.ts";
import { mayGive, mayManage } from "./manage.ts";
import { faultOfPassword } from "./password.ts";
import { addPerson, closePerson, closeRole, listPeople, readPersonRecord, resetPassword } from "./people.server.ts";
import type { Person } from "./person.ts";
import { signIn } from "./signIn.server.ts";

const clock = stoppedClock(new Date("2024-09-23T00:30:00Z"));
const morning = new Date("2026-11-24T01:00:00Z");
const at = (hours: number) => stoppedClock(new Date(morning.getTime() + hours * 3_600_000));
const password = "bưởi da xanh Bến Tre";
const tokenIn = (link: string) => link.replace("/lien-ket/", "");

describe("S13 default accounts and one-time links", async () => {
  const database = await testDatabase();

  test("S13 an empty installation has nobody, and a link for the first administrator", async () => {
    expect(await database.read(listPeople)).toEqual([]);
    const link = await database.write((tx) => firstAdministratorLink(tx, morning));
    expect(link).toMatch(/^\/lien-ket\/[\w-]{43}$/);
  });

  test("S13 a second start makes a new link, and the first no longer works", async () => {
    const first = (await database.write((tx) => firstAdministratorLink(tx, morning))) ?? "";
    const second = (await database.write((tx) => firstAdministratorLink(tx, morning))) ?? "";
    await expect(database.read((tx) => openLink(tx, tokenIn(first), morning))).rejects.toMatchObject({ status: 410 });
    expect(await database.read((tx) => openLink(tx, tokenIn(second), morning))).toEqual({
      purpose: "first_administrator",
    });
  });

  test("S13 the link expires", async () => {
    const link = (await database.write((tx) => firstAdministratorLink(tx, morning))) ?? "";
    const administrator = { username: "quantri", name: "Quản trị" };
    const use = database.write((tx) =>
      setPasswordByLink(tx, tokenIn(link), password, { clock, wall: at(25), administrator }),
    );
    await expect(use).rejects.toMatchObject({ code: "link_invalid", status: 410 });
  });

  test("S13 it works once, even when used twice at the same time; a weak password does not use it up", async () => {
    const link = (await database.write((tx) => firstAdministratorLink(tx, morning))) ?? "";
    const use = (chosen: string, username: string) =>
      database.write((tx) =>
        setPasswordByLink(tx, tokenIn(link), chosen, {
          clock,
          wall: at(1),
          administrator: { username, name: "Quản trị" },
        }),
      );
    await expect(use("ngắn", "quantri")).rejects.toMatchObject({ code: "password_refused" });
    const uses = await Promise.allSettled([use(password, "quantri"), use(password, "quantri2")]);
    expect(uses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(use(password, "quantri3")).rejects.toMatchObject({ status: 410 });
    expect(await database.read(listPeople)).toHaveLength(1);
    expect(await database.write((tx) => firstAdministratorLink(tx, morning))).toBeUndefined();
  });

  test("S13 only the hash of a link is kept, and a link that was never made opens nothing", async () => {
    const rows = await database.read((tx) => tx.selectFrom("one_time_link").selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain("lien-ket");
    await expect(database.read((tx) => openLink(tx, "khong-co", morning))).rejects.toMatchObject({ status: 410 });
  });

  test("S13 demo accounts are refused in a real installation and in one that is not marked", async () => {
    const seed = () => database.write((tx) => seedDemoAccounts(tx, { tree: unitTree([]) }, clock));
    await expect(seed()).rejects.toMatchObject({ code: "demo_accounts_refused" });
    await database.write((tx) => markInstallation(tx, "real"));
    await expect(seed()).rejects.toMatchObject({ code: "demo_accounts_refused" });
    await expect(database.write((tx) => markInstallation(tx, "demo"))).rejects.toMatchObject({
      code: "installation_is_real",
    });
    expect(await database.read(installationOf)).toBe("real");
  });
});

test("S13 a demo has its accounts, once, for the units that exist, with a password that holds to the rules", async () => {
  const database = await testDatabase();
  const unit = await database.write((tx) =>
    tx
      .insertInto("unit")
      .values({
        code: "tan-hao",
        name: "Xã Tân Hào",
        kind: "commune",
        parent_id: null,
        valid_from: null,
        valid_to: null,
        sort: 1,
      })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  const tree = unitTree([{ id: unit.id, code: "tan-hao" as UnitCode, name: "Xã Tân Hào", kind: "commune" }]);
  await database.write((tx) => markInstallation(tx, "demo"));
  for (let times = 0; times < 2; times++) await database.write((tx) => seedDemoAccounts(tx, { tree }, clock));
  const people = await database.read(listPeople);
  expect(people.map(({ username }) => username).sort()).toEqual(["baocao.tanhao", "duyet.tanhao"]);
  for (const { username, name } of demoAccounts)
    expect(faultOfPassword(DEMO_PASSWORD, [username, name])).toBeUndefined();
  const credentials = { username: "baocao.tanhao", password: DEMO_PASSWORD, address: "" };
  expect(await signIn({ database, clock }, credentials)).toBeTruthy();
});

describe("managing people", async () => {
  const database = await testDatabase();
  const link = (await database.write((tx) => firstAdministratorLink(tx, morning))) ?? "";
  const by = await database.write((tx) =>
    setPasswordByLink(tx, tokenIn(link), password, {
      clock,
      wall: at(0),
      administrator: { username: "quantri", name: "Quản trị" },
    }),
  );
  const doing = { by, clock, wall: at(0) };
  const newcomer = { username: "hoa", name: "Nguyễn Thị Hoa", email: undefined, language: "vi", roles: [] } as const;

  test("a new person sets their password by a link; a reset ends the earlier link", async () => {
    const { id, link: first } = await database.write((tx) => addPerson(tx, { ...newcomer, roles: [] }, doing));
    const second = await database.write((tx) => resetPassword(tx, id, doing));
    const use = (path: string) =>
      database.write((tx) => setPasswordByLink(tx, tokenIn(path), password, { clock, wall: at(1) }));
    await expect(use(first)).rejects.toMatchObject({ status: 410 });
    expect(await use(second)).toBe(id);
    expect((await database.read((tx) => readPersonRecord(tx, id))).hasPassword).toBe(true);
  });

  test("a username is taken once", async () => {
    await expect(database.write((tx) => addPerson(tx, { ...newcomer, roles: [] }, doing))).rejects.toMatchObject({
      code: "username_taken",
      status: 409,
    });
  });

  test("nobody closes themselves, and the last administrator keeps the role", async () => {
    const close = database.write((tx) => closePerson(tx, by, "2024-09-24" as IsoDate, doing));
    await expect(close).rejects.toMatchObject({ code: "person_is_self" });
    const [held] = (await database.read((tx) => readPersonRecord(tx, by))).roles;
    await expect(database.write((tx) => closeRole(tx, by, held?.id ?? 0, doing))).rejects.toMatchObject({
      code: "last_administrator",
    });
    expect((await database.read((tx) => readPersonRecord(tx, by))).roles[0]?.closedOn).toBeUndefined();
  });

  test("an administrator of a unit manages only those within it, and gives no role beyond", () => {
    const [above, district, beside] = [1, 2, 3].map((id) => id as UnitId) as [UnitId, UnitId, UnitId];
    const tree = unitTree([
      { id: above, code: "tinh" as UnitCode, name: "Tỉnh", kind: "province" },
      { id: district, code: "huyen" as UnitCode, name: "Huyện", kind: "district", parent: above },
      { id: beside, code: "huyen-ben" as UnitCode, name: "Huyện bên", kind: "district", parent: above },
    ]);
    const day = "2024-09-23" as IsoDate;
    const manager: Person = {
      id: by,
      username: "quantri",
      name: "Quản trị",
      language: "vi",
      roles: [{ role: "administrator", unitId: district }],
    };
    expect(mayGive(manager, { role: "office", unitId: district }, tree, day)).toBe(true);
    for (const unitId of [above, beside, undefined]) {
      expect(mayGive(manager, { role: "administrator", unitId }, tree, day)).toBe(false);
      const roles = [district, unitId].map((on) => ({ role: "leader" as const, unitId: on, closedOn: undefined }));
      expect(mayManage(manager, { roles, madeBy: by }, tree, day)).toBe(false);
    }
  });
});
