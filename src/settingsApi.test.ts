/** Definitions over the API, by the office of a district and by those below it. */
import { expect, test } from "vitest";
import { addTestPerson } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { compose } from "./compose.server.ts";
import type { UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { keptSheets } from "./settings/sections.ts";

const database = await testDatabase();
const { district, unit } = await testField(database);
const configuration = readConfiguration({});
const app = compose({ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "build/client" });

async function caller(username: string, role: "administrator" | "office", unitId: UnitId) {
  const token = await database.write(async (tx) => {
    const id = await addTestPerson(tx, username, [{ role, unitId }]);
    return (await makeToken(tx, id, "thử", 30, new Date())).token;
  });
  return async (method: string, path: string, body?: unknown) => {
    const answer = await app.request(`${configuration.origin}/api/v1/definitions/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  };
}

const office = await caller("vanphong", "office", district);
const ofCommune = await caller("quantri.xa", "administrator", unit);
const hamlet = { code: "ap-mot", name: "Ấp Một", kind: "village", parent: "hung-le" };

test("a unit is added, changed by whoever saw it as it is, closed with a date and used again", async () => {
  const added = await office("PUT", "units/ap-mot", { rows: [hamlet] });
  expect(added).toMatchObject({ status: 200, body: { rows: [hamlet] } });
  const seen = added.body.version;
  const renamed = await office("PUT", "units/ap-mot", { rows: [{ ...hamlet, name: "Ấp 1" }], seen });
  expect(renamed).toMatchObject({ status: 200, body: { rows: [{ name: "Ấp 1" }] } });
  expect(await office("PUT", "units/ap-mot", { rows: [{ ...hamlet, name: "Ấp I" }], seen })).toMatchObject({
    status: 409,
    body: { code: "definition_changed_meanwhile", errors: [{ column: "name" }] },
  });
  expect(await office("PUT", "units/ap-mot/closing", { on: "2024-06-30" })).toMatchObject({
    body: { rows: [{ valid_to: "2024-06-30" }] },
  });
  expect(await office("DELETE", "units/ap-mot/closing")).toMatchObject({ body: { rows: [{ valid_to: "" }] } });
});

test("what is wrong is told by row and column, what nobody knows is refused", async () => {
  expect(await office("PUT", "units/ap-hai", { rows: [{ ...hamlet, parent: "khong-co" }] })).toMatchObject({
    status: 422,
    body: { errors: [{ code: "cell_unit_unknown", row: 1, column: "parent" }] },
  });
  expect(await office("PUT", "units/ap-hai", { rows: [{ ...hamlet, sort: "1" }] })).toMatchObject({ status: 422 });
  expect(await office("PUT", "units/ap-hai", { rows: [hamlet], by: "ai đó" })).toMatchObject({ status: 400 });
  expect(await office("GET", "units/ap-hai")).toMatchObject({ status: 404 });
});

test("S1 no new code looks like another's of its kind, nor a unit's like a group's: capitals, scripts, what nobody sees", async () => {
  const group = (code: string) => [{ code, name: "Cụm thi đua số 1", unit: "hung-le" }];
  const asUnit = (code: string) => [{ ...hamlet, code }];
  const refusals = async (path: string, rows: object[]) => {
    const { status, body } = await office("PUT", path, { rows });
    return [status, body.errors?.[0]?.code];
  };
  const of = async (sheet: string, code: string) => (await office("GET", `${sheet}/${code}`)).body.rows;
  expect(await refusals("groups/HUNG-LE", group("HUNG-LE"))).toEqual([422, "code_alike"]);
  expect(await refusals("groups/hung-le", group("hung-le"))).toEqual([422, "code_is_unit"]);
  expect(await refusals("groups/Commune", group("Commune"))).toEqual([422, "code_is_kind"]);
  expect((await office("PUT", "groups/cum-1", { rows: group("cum-1") })).status).toBe(200);
  expect(await refusals("units/cum-1", asUnit("cum-1"))).toEqual([422, "code_of_unit_or_group"]);
  expect(await refusals("units/CUM-1", asUnit("CUM-1"))).toEqual([422, "code_alike"]);
  expect(await refusals("groups/Cum-1", group("Cum-1"))).toEqual([422, "code_alike"]);
  for (const hidden of ["hung\u200b-le", "hung-lе", "hung-le\u0300\u0300"]) {
    expect(await refusals(`units/${encodeURIComponent(hidden)}`, asUnit(hidden)), hidden).toEqual([422, "code_wrong"]);
  }
  for (const [sheet, code] of [
    ["indicators", "ket-nap"],
    ["forms", "quy"],
  ] as const) {
    const capitals = code.toUpperCase();
    const rows = (await of(sheet, code)).map((row: object) => ({ ...row, code: capitals }));
    expect(await refusals(`${sheet}/${capitals}`, rows), sheet).toEqual([422, "code_alike"]);
  }
});

test("what a change would make wrong elsewhere is refused, at the column that does it: nobody enters what is computed", async () => {
  const { rows, version } = (await office("GET", "indicators/ket-nap")).body;
  const computed = [{ ...rows[0], formula: "[ho-ngheo] * 2" }];
  expect(await office("PUT", "indicators/ket-nap", { rows: computed, seen: version })).toMatchObject({
    status: 422,
    body: { errors: [{ code: "indicator_is_computed", row: 1, column: "formula" }] },
  });
  expect((await office("PUT", "indicators/ket-nap", { rows, seen: version })).status).toBe(200);
});

test("S1 a commune sets what stands below it, nothing beside or for all", async () => {
  const below = { ...hamlet, code: "ap-ba", parent: "tan-hao" };
  expect((await ofCommune("PUT", "units/ap-ba", { rows: [below] })).status).toBe(200);
  expect((await ofCommune("PUT", "units/ap-tu", { rows: [hamlet] })).status).toBe(403);
  const { rows, version } = (await ofCommune("GET", "indicators/ket-nap")).body;
  expect((await ofCommune("PUT", "indicators/ket-nap", { rows, seen: version })).status).toBe(403);
  expect((await office("PUT", "indicators/ket-nap", { rows, seen: version })).status).toBe(200);
});

test("the schema of each kind says what its description says of every column", async () => {
  const answer = await app.request(`${configuration.origin}/api/v1/openapi.json`);
  const { components, paths } = JSON.parse(await answer.text());
  for (const [name, { columns }] of Object.entries(keptSheets)) {
    expect(Object.keys(components.schemas[`Definition_${name}`].properties)).toEqual(Object.keys(columns));
    expect(paths[`/definitions/${name}/{code}`]).toMatchObject({ get: {}, put: {} });
  }
  expect(components.schemas.Definition_units.properties.parent.description).toBe("Trực thuộc. mã ở `units.csv`");
});
