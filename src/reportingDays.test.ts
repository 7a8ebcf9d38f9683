/** From which day on a period is reported, and through which day it is closed: the day itself belongs to it. */
import { beforeAll, describe, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { vietnamInstant } from "./calendar/clock.ts";
import { compose } from "./compose.server.ts";
import type { IsoDate } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { beginStandIn } from "./reports/sending/requests.server.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";

const database = await testDatabase();
const field = await testField(database);
let moment = now;
const clock = { now: () => moment };
const configuration = readConfiguration({});
const { origin } = configuration;
const app = compose({ database, clock, configuration, demo: false, clientFolder: "" });

type Held = Parameters<typeof addTestPerson>[2];
async function signedIn(username: string, roles: Held) {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, username, roles);
    return { id, cookie: `quyet=${await beginSession(tx, id, new Date())}` };
  });
}
const reporter = await signedIn("lan", [{ role: "reporter", unitId: field.unit }]);
const office = await signedIn("hoa", [{ role: "office", unitId: field.district }]);

async function send(cookie: string, method: string, path: string, body?: unknown, seen = 0) {
  const headers = { Cookie: cookie, Origin: origin, "Content-Type": "application/json", "If-Match": `"${seen}"` };
  const init = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) };
  const answer = await app.request(`${origin}/api/v1${path}`, init);
  const { code, state, version } = (await answer.json()) as { code?: string; state?: string; version?: number };
  return { status: answer.status, code, state, version };
}
const values = { values: { "ket-nap": "4" } };
const at = (period: string, unit = "tan-hao") => `/reports/${unit}/quy/${period}`;

describe("a period is reported from its first day on", () => {
  test.each([
    ["on the evening before, not yet", "2024-09-30", "23:59", 422],
    ["on the first day from midnight, yes", "2024-10-01", "00:00", 200],
  ])("%s", async (_, day, time, status) => {
    moment = vietnamInstant(day as IsoDate, time);
    const { status: found, code } = await send(reporter.cookie, "PUT", at("2024-Q4"), values);
    moment = now;
    expect([found, code]).toEqual([status, status === 422 ? "period_not_begun" : undefined]);
  });
});

describe("a period is closed through its last day", () => {
  const closedThrough = (day: string) =>
    database.pool.query(
      "INSERT INTO setting VALUES ('closed_through', to_jsonb($1::text)) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value",
      [day],
    );

  test("the day that is named is closed, the period that ends a day later is open", async () => {
    await closedThrough("2024-03-31");
    expect(await send(reporter.cookie, "PUT", at("2024-Q1"), values)).toMatchObject({
      status: 409,
      code: "period_closed",
    });
    expect(await send(reporter.cookie, "PUT", at("2024-Q2"), values)).toMatchObject({ status: 200 });
    await closedThrough("2024-03-30");
    expect(await send(reporter.cookie, "PUT", at("2024-Q1"), values)).toMatchObject({ status: 200 });
    await database.pool.query("DELETE FROM setting WHERE name = 'closed_through'");
  });
});

describe("a unit with an approver of its own", () => {
  beforeAll(() => signedIn("ky", [{ role: "approver", unitId: field.unit }]));

  test("waits for the signature where it sends itself, and does not where the office sends in its place", async () => {
    const own = await send(reporter.cookie, "POST", `${at("2023-Q1")}/submit`, values);
    expect(own).toMatchObject({ status: 200, state: "filled" });
    const codes = { unit: "tan-hao", form: "quy", period: "2023-Q2" };
    const person = { id: office.id, username: "hoa", name: "hoa", language: "vi" as const };
    const asking = { clock, person: { ...person, roles: [{ role: "office" as const, unitId: field.district }] } };
    await database.write((tx) => beginStandIn(tx, asking, codes, "báo cáo giấy số 12"));
    expect(await send(office.cookie, "PUT", at("2023-Q2"), values)).toMatchObject({ status: 200 });
    const drafted = await send(office.cookie, "POST", `${at("2023-Q2")}/submit`, {}, 1);
    expect(drafted).toMatchObject({ status: 200, state: "submitted" });
    await database.write((tx) => beginStandIn(tx, asking, { ...codes, period: "2023-Q3" }, "báo cáo giấy số 13"));
    const whole = await send(office.cookie, "POST", `${at("2023-Q3")}/submit`, values);
    expect(whole).toMatchObject({ status: 200, state: "submitted" });
  });
});
