/** How targets are judged is set by an administrator on the screen or over the API, and holds wherever they are judged. */
import { beforeEach, expect, test } from "vitest";
import type { Role } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock, vietnamInstant } from "./calendar/clock.ts";
import { changesOf } from "./database/changeLog.server.ts";
import type { IsoDate, PersonId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { loadFolder } from "./folder/load.server.ts";
import { district, folderOf } from "./folder/testFolder.ts";
import { readDefinitions } from "./indicators/definitions.server.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const clock = stoppedClock(vietnamInstant("2024-08-05" as IsoDate, "07:30"));
const configuration = readConfiguration({});
const { origin } = configuration;
/** Of new jobs two of three communes reported the first quarter; of revenue the second quarter too. */
const shownToAll = (district["indicators.csv"] ?? "")
  .trimEnd()
  .split("\n")
  .map((line, index) => `${index === 0 ? "public" : "yes"},${line}\n`);
/** The term demands new jobs too. */
const targets = `${district["targets.csv"]}ctdh,nq-dh,Việc làm mới cả nhiệm kỳ,viec-lam,huyen,at_least,600,2020/2025,,,\n`;
const values = `${district["values.csv"]}thu,huyen,2024-Q2,520,,,\n`;
await loadFolder(
  database,
  await folderOf({ ...district, "indicators.csv": shownToAll.join(""), "targets.csv": targets, "values.csv": values }),
  {
    clock,
    by: "thử",
  },
);
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });

type Caller = { id: PersonId; cookie: string; token: string };

async function caller(username: string, role: Role): Promise<Caller> {
  return database.write(async (tx) => {
    const unitId = (await readDefinitions(tx)).tree.byCode.get("huyen")?.id;
    const id = await addTestPerson(tx, username, [{ role, unitId }]);
    const { token } = await makeToken(tx, id, "thử", 30, new Date());
    return { id, token, cookie: `quyet=${await beginSession(tx, id, new Date())}` };
  });
}

const administrator = await caller("quantri", "administrator");
const office = await caller("vanphong", "office");

async function api(by: Caller, method: string, path: string, sent?: unknown) {
  const answer = await app.request(`${origin}/api/v1/${path}`, {
    method,
    headers: { Authorization: `Bearer ${by.token}`, "Content-Type": "application/json" },
    body: sent === undefined ? undefined : JSON.stringify(sent),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

function form(by: Caller, fields: Record<string, string>) {
  return app.request(`${origin}/app/thiet-lap/danh-gia`, {
    method: "POST",
    headers: { Cookie: by.cookie, Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields),
  });
}

const usual = {
  ...{ come: "0.9", portal: "0.9" },
  more: { ahead: "1.15", onPace: "0.9", behind: "0.7" },
  less: { ahead: "0.85", onPace: "1.1", behind: "1.3" },
};
const usualTyped = {
  ...{ come: "90", portal: "90" },
  ...{ "more.ahead": "115", "more.onPace": "90", "more.behind": "70" },
  ...{ "less.ahead": "85", "less.onPace": "110", "less.behind": "130" },
};
const jobs = async () => (await api(office, "GET", "standing?unit=huyen&period=2024-Q1")).body.targets[0];
const portalOpensWith = async () =>
  (await (await app.request(`${origin}/chi-tieu`)).text()).match(/"code":"(2024-Q\d)"/)?.[1];

beforeEach(async () => {
  expect(await api(administrator, "PUT", "judging", usual)).toMatchObject({ status: 200, body: usual });
});

test("until somebody sets others they are the contract's", async () => {
  await database.pool.query("DELETE FROM setting WHERE name IN ('judging_limits', 'portal_part')");
  expect(await api(office, "GET", "judging")).toMatchObject({ status: 200, body: usual });
});

test("how many reports a judgement needs: of three communes two reported", async () => {
  expect(await jobs()).toMatchObject({
    actual: "17.5",
    judged: false,
    pace: "no_data",
    coverage: { come: 2, owed: 3 },
  });
  await api(administrator, "PUT", "judging", { ...usual, come: "0.6" });
  expect(await jobs()).toMatchObject({ actual: "17.5", judged: true, pace: "behind" });
});

test("from where a target is on pace: 17,5 of 20 expected are 87,5%", async () => {
  await api(administrator, "PUT", "judging", { ...usual, come: "0.6", more: { ...usual.more, onPace: "0.875" } });
  expect(await jobs()).toMatchObject({ pace: "on_pace" });
  await api(administrator, "PUT", "judging", { ...usual, come: "0.6", more: { ...usual.more, behind: "0.88" } });
  expect(await jobs()).toMatchObject({ pace: "at_risk" });
});

test("with which quarter the portal opens: one of two targets is judged at the second, both at the first", async () => {
  await api(administrator, "PUT", "judging", { ...usual, come: "0.6", portal: "0.5" });
  expect(await portalOpensWith()).toBe("2024-Q2");
  await api(administrator, "PUT", "judging", { ...usual, come: "0.6", portal: "0.51" });
  expect(await portalOpensWith()).toBe("2024-Q1");
});

test("on the screen they are percentages, and a page that is refused shows what was typed", async () => {
  expect((await form(administrator, { ...usualTyped, come: "62,5%", "less.behind": "140" })).status).toBe(303);
  expect((await api(office, "GET", "judging")).body).toEqual({
    ...{ ...usual, come: "0.625" },
    less: { ...usual.less, behind: "1.4" },
  });
  const refused = await form(administrator, { ...usualTyped, come: "0", "more.onPace": "120" });
  expect(refused.status).toBe(422);
  const told = await refused.text();
  for (const said of ['"field":"come"', '"field":"more.ahead"', '"more.onPace":"120"']) expect(told).toContain(said);
  expect((await api(office, "GET", "judging")).body.come).toBe("0.625");
});

test("what is no number is told with what was typed", async () => {
  const refused = await form(administrator, { ...usualTyped, come: "chín mươi" });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("“chín mươi” không phải là số.");
});

test.each([
  ["no reports at all", { ...usual, come: "0" }, "come"],
  ["more than the whole", { ...usual, portal: "1.1" }, "portal"],
  ["ahead below on pace", { ...usual, more: { ...usual.more, ahead: "0.8" } }, "more.ahead"],
  ["less: ahead above on pace", { ...usual, less: { ...usual.less, ahead: "1.2" } }, "less.ahead"],
  ["beyond all measure", { ...usual, less: { ...usual.less, behind: "11" } }, "less.ahead"],
])("%s is refused at its field", async (_, sent, field) => {
  expect(await api(administrator, "PUT", "judging", sent)).toMatchObject({
    status: 422,
    body: { errors: [{ field }] },
  });
  expect((await api(office, "GET", "judging")).body).toEqual(usual);
});

test("S1 an administrator sets them, the office reads them; who set what is recorded", async () => {
  const sent = { ...usual, come: "0.8" };
  expect((await api(office, "PUT", "judging", sent)).status).toBe(403);
  expect((await form(office, usualTyped)).status).toBe(403);
  expect((await api(office, "GET", "judging")).body).toEqual(usual);
  expect((await api(administrator, "PUT", "judging", sent)).status).toBe(200);
  const [last] = await database.read((tx) => changesOf(tx, "setting:judging_limits"));
  expect(last).toMatchObject({ by: administrator.id, before: { come: "0.9" }, after: { come: "0.8" } });
});

test("a figure that is not judged says so beside the term's targets, and in the course as CSV", async () => {
  const get = async (address: string) =>
    (await app.request(origin + address, { headers: { Cookie: office.cookie } })).text();
  const compared = () => get("/app/doi-chieu?don-vi=huyen&ky=2024-Q1");
  const course = async () => (await get("/app/chi-tieu/ct1/dien-bien.csv?ky=2024-Q1")).trim().split(/\r?\n/);
  expect(await compared()).toMatch(/"actual":"17,5","pace":"no_data","notJudged":"mới có 2\/3 báo cáo; chưa đánh giá"/);
  expect((await course()).slice(0, 2)).toEqual([
    expect.stringMatching(/code,period,actual,.*,judged,done_on,in_time$/),
    "ct1,2024-Q1,17.5,20,,no_data,2,3,,,",
  ]);
  await api(administrator, "PUT", "judging", { ...usual, come: "0.6" });
  expect(await compared()).toMatch(/"actual":"17,5","pace":"behind","attained"/);
  expect((await course())[1]).toBe("ct1,2024-Q1,17.5,20,,behind,2,3,yes,,");
});
