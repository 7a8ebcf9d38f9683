/** Whom an administrator of a part may manage, over HTTP: nobody is left over for whoever comes first. */
import { expect, test } from "vitest";
import type { RoleOnUnit } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { IsoDate, PersonId, UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { district, unit, definitions } = await testField(database);
const clock = stoppedClock(now);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });

async function administratorOf(unitId: UnitId, username: string) {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, username, [{ role: "administrator", unitId }]);
    return { id, cookie: `quyet=${await beginSession(tx, id, new Date())}` };
  });
}

const ofDistrict = await administratorOf(district, "quantri.huyen");
const ofCommune = await administratorOf(unit, "quantri.xa");
const besides = definitions.tree.units.find(({ code }) => code === "hung-le");
if (besides === undefined) throw new Error("hung-le");
const ofOther = await administratorOf(besides.id, "quantri.xakhac");

type Caller = { cookie: string };

async function calls({ cookie }: Caller, method: string, path: string, body?: unknown) {
  const headers = { Origin: origin, Cookie: cookie, "Content-Type": "application/json" };
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const answer = await app.request(`${origin}/api/v1${path}`, { method, headers, body: sent });
  return { status: answer.status, body: await answer.json() };
}

let count = 0;
/** Added by somebody over the API, without any role; has not used the link yet. */
async function addedBy(maker: Caller): Promise<{ id: PersonId; username: string }> {
  const username = `nguoimoi${++count}`;
  const { status, body } = await calls(maker, "POST", "/people", { username, name: "Người mới", roles: [] });
  expect(status).toBe(201);
  return { id: body.id, username };
}

const linkFor = async (caller: Caller, id: PersonId) =>
  (await calls(caller, "POST", `/people/${id}/password-link`)).status;

async function slipsAgain({ cookie }: Caller): Promise<string> {
  const answer = await app.request(`${origin}/app/bat-dau/tai-khoan`, {
    method: "POST",
    headers: { Origin: origin, Cookie: cookie, "Content-Type": "application/x-www-form-urlencoded" },
    body: "intent=again",
  });
  expect(answer.status).toBe(200);
  return answer.text();
}

test("S1 who never held a role is managed by who made them and where the tree first branches, by nobody else", async () => {
  const ofTheDistrict = await addedBy(ofDistrict);
  const ofTheCommune = await addedBy(ofCommune);
  for (const other of [ofCommune, ofOther]) {
    expect((await calls(other, "GET", `/people/${ofTheDistrict.id}`)).status).toBe(404);
    expect(await linkFor(other, ofTheDistrict.id)).toBe(404);
  }
  expect(await linkFor(ofOther, ofTheCommune.id)).toBe(404);
  for (const [caller, person] of [
    [ofDistrict, ofTheDistrict],
    [ofCommune, ofTheCommune],
    [ofDistrict, ofTheCommune],
  ] as const) {
    expect((await calls(caller, "GET", `/people/${person.id}`)).status).toBe(200);
    expect(await linkFor(caller, person.id)).toBe(201);
  }
});

test("S1 slips are made again only for people whom one may manage", async () => {
  const ofTheDistrict = await addedBy(ofDistrict);
  const ofTheCommune = await addedBy(ofCommune);
  const shown = await slipsAgain(ofCommune);
  expect(shown).toContain(ofTheCommune.username);
  expect(shown).not.toContain(ofTheDistrict.username);
  expect(await slipsAgain(ofOther)).not.toContain("nguoimoi");
  expect(await slipsAgain(ofDistrict)).toContain(ofTheDistrict.username);
});

/** Held these, one group after another; all are closed. */
async function formerly(...groups: RoleOnUnit[][]): Promise<PersonId> {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, `nguoicu${++count}`);
    for (const [index, roles] of groups.entries()) {
      const closed_on = `2024-0${index + 1}-01` as IsoDate;
      const given = { person_id: id, given_on: "2023-01-01" as IsoDate, closed_on };
      const rows = roles.map(({ role, unitId }) => ({ ...given, role, unit_id: unitId ?? null }));
      await tx.insertInto("person_role").values(rows).execute();
    }
    return id;
  });
}

test("S1 who holds no role any more is managed by who may manage all that ended last", async () => {
  const inCommune = { role: "reporter", unitId: unit } as const;
  const inDistrict = { role: "office", unitId: district } as const;
  const stronger = [await formerly([inCommune, inDistrict]), await formerly([inCommune], [inDistrict])];
  for (const id of stronger) {
    expect(await linkFor(ofCommune, id)).toBe(403);
    expect((await calls(ofCommune, "POST", `/people/${id}/roles`, { role: "office", unit: "tan-hao" })).status).toBe(
      403,
    );
    expect(await linkFor(ofDistrict, id)).toBe(201);
  }
  const theirOwn = await formerly([inDistrict], [inCommune]);
  expect(await linkFor(ofOther, theirOwn)).toBe(404);
  expect(await linkFor(ofCommune, theirOwn)).toBe(201);
});
