/** In a closed period nothing is offered that would be refused: on a report's page and list, the board, Hôm nay and by the API. */
import { beforeEach, expect, test } from "vitest";
import type { Role } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { IsoDate, PeriodCode } from "./database/ids.ts";
import { rememberSetting } from "./database/setting.server.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { closedThrough } from "./ledger/closed.server.ts";
import type { State } from "./ledger/report.ts";
import { approve, returnReport, submit } from "./ledger/steps.server.ts";
import { saveDraft } from "./reports/draft.server.ts";
import { cells, now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({
  ...{ database, clock: stoppedClock(now), configuration },
  ...{ demo: false, clientFolder: "build/client" },
});
const [closed, open] = ["2024-Q1", "2024-Q2"];

async function somebody(role: Role, unitId = field.unit) {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, role, [{ role, unitId }]);
    const { token } = await makeToken(tx, id, "thử", 30, new Date());
    return { token, cookie: `quyet=${await beginSession(tx, id, new Date())}` };
  });
}
type Somebody = Awaited<ReturnType<typeof somebody>>;
const reporter = await somebody("reporter");
const approver = await somebody("approver");
const office = await somebody("office", field.district);

/** The report of a quarter brought into a state. */
async function reportIn(state: State, period: string) {
  if (state === "unwritten") return;
  const key = { ...field.key, period: period as PeriodCode };
  const step = (seen: number) => ({ seen, by: "lan", at: now, parent: field.district });
  await database.write(async (tx) => {
    const { version } = await saveDraft(tx, key, {
      ...{ seen: 0, cells: cells({ 1: 4 }), narrative: {}, by: "lan", at: now },
    });
    if (state === "draft") return;
    const sent = await submit(tx, key, step(version), state === "filled");
    if (state === "approved") await approve(tx, key, step(sent));
    if (state === "returned") await returnReport(tx, key, step(sent), "Xem lại");
  });
}

const closeThrough = (day: string) =>
  database.write((tx) => rememberSetting(tx, closedThrough, day as IsoDate | undefined));

async function actsOf(person: Somebody, period: string): Promise<string[]> {
  const answer = await app.request(`${origin}/api/v1/reports/tan-hao/quy/${period}`, {
    headers: { Authorization: `Bearer ${person.token}` },
  });
  return (await answer.json()).acts;
}

/** What a page was given to show, as text. */
async function page(person: Somebody, address: string): Promise<string> {
  const answer = await app.request(origin + address, { headers: { Cookie: person.cookie } });
  expect(answer.status).toBe(200);
  return answer.text();
}
const form = (period: string) => `/app/bao-cao/tan-hao/quy/${period}`;

beforeEach(async () => {
  await database.pool.query("DELETE FROM setting WHERE name = 'closed_through'");
  await database.pool.query("TRUNCATE report, report_version, rollup_mark, report_stand_in, duty_request, notice");
});

test.each<[State, Somebody, string]>([
  ["unwritten", reporter, "fill"],
  ["draft", reporter, "submit"],
  ["returned", reporter, "fill"],
  ["filled", approver, "sign_off"],
  ["filled", approver, "return"],
  ["submitted", office, "approve"],
  ["submitted", office, "return"],
  ["approved", office, "reopen"],
])("of a report that is %s, to whom it is offered in an open quarter (%#): %s", async (state, person, act) => {
  for (const period of [closed, open]) await reportIn(state, period);
  expect(await actsOf(person, closed)).toContain(act);
  await closeThrough("2024-03-31");
  expect(await actsOf(person, closed)).toEqual([]);
  expect(await actsOf(person, open)).toContain(act);
  expect(await page(person, form(closed))).toContain('"closed":"31/03/2024"');
  expect(await page(person, form(closed))).toContain('"acts":[]');
  expect(await page(person, form(open))).not.toContain('"closed":"31/03/2024"');
  const { loaderData } = JSON.parse(await page(person, `/app/bao-cao?don-vi=tan-hao&ky=${closed}`));
  const { reports } = loaderData["reports/pages/reports.tsx"];
  const ofQuarter = reports.find(({ codes }: { codes: { period: string } }) => codes.period === closed);
  expect(ofQuarter).toMatchObject({ state, acts: [], isClosed: true });
});

test("the board offers the open quarter's reports for approval, and of the closed one says that it is closed", async () => {
  for (const period of [closed, open]) await reportIn("submitted", period);
  const board = (period: string) => page(office, `/app/tong-hop?don-vi=giong-trom&ky=${period}`);
  const waits = /"waiting":\[\{/;
  expect(await board(closed)).toMatch(waits);
  await closeThrough("2024-03-31");
  expect(await board(closed)).not.toMatch(waits);
  expect(await board(closed)).toContain('"closed":"31/03/2024","isClosed":true');
  expect(await board(open)).toMatch(waits);
  expect(await board(open)).toContain('"isClosed":false');
});

test("Hôm nay asks for nothing of a closed quarter, from who fills, signs or approves", async () => {
  for (const period of [closed, open]) await reportIn("submitted", period);
  expect(await page(office, "/app")).toContain(form(closed));
  await closeThrough("2024-03-31");
  expect(await page(office, "/app")).not.toContain(form(closed));
  expect(await page(office, "/app")).toContain(form(open));
  await database.pool.query("TRUNCATE report, report_version");
  await closeThrough("2023-12-31");
  for (const period of [closed, open]) await reportIn("returned", period);
  expect(await page(reporter, "/app")).toContain(form(closed));
  await closeThrough("2024-03-31");
  expect(await page(reporter, "/app")).not.toContain(form(closed));
  expect(await page(reporter, "/app")).toContain(form(open));
});

test("to open it again is neither asked of the office nor granted by it, only declined", async () => {
  await reportIn("submitted", closed);
  const post = (person: Somebody, fields: Record<string, string>) =>
    app.request(`${origin}${form(closed)}/de-nghi`, {
      method: "POST",
      headers: { Cookie: person.cookie, Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields),
    });
  const asks = { intent: "ask", reason: "Nhầm một dòng" };
  expect(await page(reporter, form(closed))).toContain('"mayAsk":true');
  await closeThrough("2024-03-31");
  expect(await page(reporter, form(closed))).toContain('"mayAsk":false');
  expect((await post(reporter, asks)).status).toBe(409);
  await closeThrough("2023-12-31");
  expect((await post(reporter, asks)).status).toBe(303);
  expect(await page(office, form(closed))).toContain('"mayGrant":true,"mayDecline":true');
  await closeThrough("2024-03-31");
  expect(await page(office, form(closed))).toContain('"mayGrant":false,"mayDecline":true');
  expect((await post(office, { intent: "grant", reason: "" })).status).toBe(409);
  expect((await post(office, { intent: "decline", reason: "Kỳ đã khóa sổ" })).status).toBe(303);
});

test("who is silent in a closed quarter is not reminded of it", async () => {
  const remind = (period: string) =>
    app.request(`${origin}/app/tong-hop?don-vi=giong-trom&ky=${period}`, {
      method: "POST",
      headers: { Cookie: office.cookie, Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ intent: "remind" }),
    });
  const told = async () => (await database.pool.query("SELECT FROM notice WHERE kind = 'reminder'")).rowCount;
  await closeThrough("2024-03-31");
  await remind(closed);
  expect(await told()).toBe(0);
  await remind(open);
  expect(await told()).toBeGreaterThan(0);
});
