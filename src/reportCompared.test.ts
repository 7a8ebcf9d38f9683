/** A report over the API stands beside the same form of the period before and of the same period last year. */
import { beforeAll, expect, test } from "vitest";
import type { Role } from "./access/person.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { compose } from "./compose.server.ts";
import type { IsoDate, UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { definitionsChanged } from "./ledger/marks.server.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const app = compose({ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "" });
const neighbour = field.definitions.tree.byCode.get("hung-le")?.id;

async function tokenOf(username: string, role: Role, unitId: UnitId | undefined): Promise<string> {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, username, [{ role, unitId }]);
    return (await makeToken(tx, id, "test", 1, new Date())).token;
  });
}
const reporter = await tokenOf("lan", "reporter", field.unit);
const neighbourReporter = await tokenOf("minh", "reporter", neighbour);
const office = await tokenOf("hoa", "office", field.district);

type Call = { as?: string; body?: unknown; seen?: number };

async function call(method: string, path: string, { as, body, seen }: Call = {}) {
  const answer = await app.request(`${configuration.origin}/api/v1/reports/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: {
      ...(as !== undefined && { Authorization: `Bearer ${as}` }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(seen !== undefined && (seen === 0 ? { "If-None-Match": "*" } : { "If-Match": `"${seen}"` })),
    },
  });
  return { status: answer.status, body: await answer.json() };
}

const of = (period: string) => `tan-hao/quy/${period}`;
const shown = async (path: string, as = reporter) => (await call("GET", path, { as })).body;
const submit = (period: string, values: Record<string, string>) =>
  call("POST", `${of(period)}/submit`, { as: reporter, body: { values }, seen: 0 });

beforeAll(async () => {
  await submit("2023-Q1", { "ket-nap": "11", "viec-lam": "20" });
  await submit("2023-Q4", { "ket-nap": "14", "viec-lam": "30.5", "ho-ngheo": "0" });
  await call("POST", `${of("2023-Q4")}/approve`, { as: office, seen: 1 });
  await call("PUT", of("2024-Q1"), { as: reporter, body: { values: { "ket-nap": "21" } }, seen: 0 });
});

test("the period before lies across the year's turn, each with its own state and its own amounts", async () => {
  const answer = await shown(of("2024-Q1"));
  expect(answer).toMatchObject({
    state: "draft",
    values: { "ket-nap": { amount: "21" }, "viec-lam": { amount: null } },
  });
  expect(answer.previous).toEqual({
    period: "2023-Q4",
    state: "approved",
    values: { "ket-nap": "14", "ket-nap-nu": null, "viec-lam": "30.5", "ho-ngheo": "0" },
  });
  expect(answer.yearBefore).toEqual({
    period: "2023-Q1",
    state: "submitted",
    values: { "ket-nap": "11", "ket-nap-nu": null, "viec-lam": "20", "ho-ngheo": null },
  });
});

test("a draft is nothing to compare with yet, and a reopened report counts as it was submitted", async () => {
  const nothing = { "ket-nap": null, "ket-nap-nu": null, "viec-lam": null, "ho-ngheo": null };
  expect((await shown(of("2024-Q2"))).previous).toEqual({ period: "2024-Q1", state: "draft", values: nothing });
  const reopening = { as: office, body: { reason: "Đính chính" }, seen: 2 };
  expect((await call("POST", `${of("2023-Q4")}/reopen`, reopening)).body).toEqual({ version: 3 });
  await call("PUT", of("2023-Q4"), { as: reporter, body: { values: { "ket-nap": "15" } }, seen: 3 });
  const { previous } = await shown(of("2024-Q1"));
  expect(previous).toMatchObject({ state: "draft", values: { "ket-nap": "14", "viec-lam": "30.5" } });
});

test("what nobody reported, before the unit began too, is empty and not zero", async () => {
  await database.write(async (tx) => {
    await tx
      .updateTable("unit")
      .set({ valid_from: "2024-01-01" as IsoDate })
      .where("code", "=", "hung-le")
      .execute();
    await definitionsChanged(tx);
  });
  const empty = { state: "unwritten", values: { "ket-nap": null, "ho-ngheo": null } };
  const begun = await shown("hung-le/quy/2024-Q1", neighbourReporter);
  expect(begun).toMatchObject({ state: "unwritten", version: 0, values: { "ket-nap": { amount: null } } });
  expect(begun.previous).toMatchObject({ period: "2023-Q4", ...empty });
  expect(begun.yearBefore).toMatchObject({ period: "2023-Q1", ...empty });
});

test("a unit that has ended is read up to its last period, and not after it", async () => {
  const last = await call("GET", "da-giai-the/quy/2023-Q4", { as: office });
  expect(last).toMatchObject({ status: 200, body: { previous: { period: "2023-Q3", state: "unwritten" } } });
  const after = await call("GET", "da-giai-the/quy/2024-Q1", { as: office });
  expect(after).toMatchObject({ status: 422, body: { code: "unit_not_there" } });
});

test("who may not read the report reads nothing beside it either", async () => {
  const asked = (path: string, as?: string) => call("GET", path, { as });
  expect(await asked(of("2024-Q1"), office)).toMatchObject({ status: 200 });
  expect(await asked(of("2024-Q1"), neighbourReporter)).toMatchObject({ status: 403, body: { code: "not_allowed" } });
  expect(await asked(of("2024-Q1"))).toMatchObject({ status: 401 });
  expect(await asked("khong-co/quy/2024-Q1", reporter)).toMatchObject({ status: 404, body: { code: "unit_unknown" } });
  expect(await asked("tan-hao/khong-co/2024-Q1", reporter)).toMatchObject({
    status: 404,
    body: { code: "form_unknown" },
  });
  expect(await asked(of("2024-03"), reporter)).toMatchObject({
    status: 422,
    body: { code: "period_of_other_frequency" },
  });
});
