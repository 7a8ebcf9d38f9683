/** People over the API, as an administrator of a district and those below see them. */
import { expect, test } from "vitest";
import { addTestPerson } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { compose } from "./compose.server.ts";
import type { UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";

const database = await testDatabase();
const { district, unit } = await testField(database);
const configuration = readConfiguration({});
const app = compose({ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "build/client" });

async function caller(username: string, role: "administrator" | "office" | "leader", unitId: UnitId | undefined) {
  const token = await database.write(async (tx) => {
    const id = await addTestPerson(tx, username, [{ role, unitId }]);
    return (await makeToken(tx, id, "thử", 30, new Date())).token;
  });
  return async (method: string, path: string, body?: unknown, key?: string) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      ...(key !== undefined && { "Idempotency-Key": key }),
    };
    const answer = await app.request(`${configuration.origin}/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  };
}

const ofDistrict = await caller("quantri.huyen", "administrator", district);
const ofCommune = await caller("quantri.xa", "administrator", unit);
const office = await caller("vanphong", "office", district);
await caller("toan.he.thong", "administrator", undefined);
const hoa = { username: "hoa", name: "Nguyễn Thị Hoa", roles: [{ role: "reporter", unit: "tan-hao" }] };

test("a person is added with a link, given another role, closed and reopened; each step is what comes back", async () => {
  const added = await ofDistrict("POST", "/people", hoa);
  expect(added).toMatchObject({ status: 201, body: { link: expect.stringContaining("/lien-ket/") } });
  const path = `/people/${added.body.id}`;
  expect((await ofDistrict("GET", path)).body).toMatchObject({
    username: "hoa",
    state: "waiting",
    roles: [{ role: "reporter", unit: { code: "tan-hao" }, since: "2024-09-23" }],
  });
  const given = await ofDistrict("POST", `${path}/roles`, { role: "approver", unit: "tan-hao" });
  expect(given).toMatchObject({ status: 201, body: { roles: [{ role: "reporter" }, { role: "approver" }] } });
  expect(await ofDistrict("POST", `${path}/roles`, { role: "approver", unit: "tan-hao" })).toMatchObject({
    status: 409,
  });
  const taken = await ofDistrict("DELETE", `${path}/roles/${given.body.roles[1].id}`);
  expect(taken).toMatchObject({ status: 200, body: { roles: [{ role: "reporter" }] } });
  expect(await ofDistrict("POST", `${path}/closing`, {})).toMatchObject({ body: { state: "closed" } });
  expect(await ofDistrict("DELETE", `${path}/closing`)).toMatchObject({ body: { closedOn: null } });
});

test("S1 an administrator reaches nobody above, and gives no role above or beside", async () => {
  const people: { username: string }[] = (await ofCommune("GET", "/people")).body.people;
  expect(people.map(({ username }) => username)).not.toContain("quantri.huyen");
  for (const given of ["giong-trom", "hung-le", undefined]) {
    const roles = [{ role: "administrator", unit: given }];
    expect(await ofCommune("POST", "/people", { ...hoa, username: "ke.gian", roles })).toMatchObject({ status: 403 });
  }
  const all: { id: string; username: string }[] = (await ofDistrict("GET", "/people")).body.people;
  const own = all.find(({ username }) => username === "quantri.huyen")?.id;
  expect(await ofCommune("POST", `/people/${own}/password-link`)).toMatchObject({ status: 404 });
  expect(all.map(({ username }) => username)).not.toContain("toan.he.thong");
});

test("S1 a role is given to an exact code alone, never to whom a name seems to mean", async () => {
  const added = await ofDistrict("POST", "/people", { ...hoa, username: "chinh.xac" });
  const path = `/people/${added.body.id}/roles`;
  for (const unit of ["giong", "Giồng Trôm", "GIONG-TROM", "giong trom", "tân hào", "tan-hao\u200b", "tаn-hao"]) {
    const given = { role: "office", unit };
    expect(await ofDistrict("POST", path, given), unit).toMatchObject({ status: 404, body: { code: "unit_unknown" } });
    const roles = [given];
    expect(await ofDistrict("POST", "/people", { ...hoa, username: "khac", roles }), unit).toMatchObject({
      status: 404,
    });
  }
  expect(await ofDistrict("POST", path, { role: "office", unit: "giong-trom" })).toMatchObject({ status: 201 });
});

test("S1 the office sees people and changes nobody", async () => {
  const { people } = (await office("GET", "/people")).body;
  expect(people.length).toBeGreaterThan(0);
  expect(await office("POST", `/people/${people[0].id}/password-link`)).toMatchObject({ status: 403 });
  expect(await office("POST", "/people", { ...hoa, username: "moi" })).toMatchObject({ status: 403 });
});

test("S13 a one-time link is kept nowhere, not even for a request that may be repeated", async () => {
  const added = await ofDistrict("POST", "/people", { ...hoa, username: "anh" }, "them-anh");
  expect(added.status).toBe(201);
  const kept = await database.pool.query("SELECT body FROM idempotency_key");
  expect(JSON.stringify(kept.rows)).not.toContain("lien-ket");
});

test.each([
  [{ ...hoa, username: "Có dấu" }, "username_wrong", "username"],
  [{ ...hoa, username: "x" }, "username_wrong", "username"],
  [{ ...hoa, username: "moi", name: " " }, "name_missing", "name"],
  [{ ...hoa, username: "moi", email: "khong-phai-thu" }, "email_wrong", "email"],
  [{ ...hoa, username: "quаntri" }, "username_wrong", "username"],
  [{ ...hoa, username: "quan\u200btri" }, "username_wrong", "username"],
  [{ ...hoa, username: "moi", name: "Nguyễn Thị Hoа" }, "name_looks_alike", "name"],
  [{ ...hoa, username: "moi", name: "Nguyễn Thị\u200b Hoa" }, "name_looks_alike", "name"],
  [{ ...hoa, username: "moi", name: "Nguyễn Thị\r\nHoa" }, "name_looks_alike", "name"],
])("a wrong field is named in words: %j", async (body, code, field) => {
  const answer = await ofDistrict("POST", "/people", body);
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ code, field, title: expect.any(String) }] } });
});
