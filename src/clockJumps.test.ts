/** The machine's clock jumps by hours and days under a running server (TRUST F6): what ends by time still ends, and nobody waits for days. */
import { beforeEach, expect, test } from "vitest";
import { makeLink } from "./access/link.server.ts";
import { secondFactorOf } from "./access/secondFactor.server.ts";
import { codeAt } from "./access/secondFactor.ts";
import { addTestPerson, TEST_PASSWORD } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { PersonId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { district, unit } = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const morning = Date.parse("2026-11-24T01:00:00Z");
let instant = morning;
const wall = { now: () => new Date(instant) };
const services = { database, clock: stoppedClock(now), wall, configuration, demo: false, clientFolder: "build/client" };
const app = await testServer(services);

let count = 0;
let who: { id: PersonId; username: string };
beforeEach(async () => {
  instant = morning;
  count += 1;
  const username = `nguoi-${count}`;
  const roles = [
    { role: "office" as const, unitId: district },
    { role: "reporter" as const, unitId: unit },
  ];
  who = { username, id: await database.write((tx) => addTestPerson(tx, username, roles)) };
});

async function posts(path: string, fields: Record<string, string>, cookie = "") {
  const headers = { Origin: origin, Cookie: cookie, "Content-Type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(fields).toString();
  const from = { incoming: { socket: { remoteAddress: "10.0.0.7" } } };
  const answer = await app.request(origin + path, { method: "POST", headers, body }, from);
  const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  return { status: answer.status, cookie: cookies.find((each) => !each.endsWith("=")) ?? "" };
}
const signIn = (password = TEST_PASSWORD) => posts("/dang-nhap", { username: who.username, password });
const isIn = async (cookie: string) =>
  (await app.request(`${origin}/app/tai-khoan`, { headers: { Cookie: cookie } })).status === 200;

test("F6 a session of a clock that was days ahead ends with it; one of hours ahead lasts a day's work from then on", async () => {
  instant = morning + 3 * DAY;
  const ofDaysAhead = (await signIn()).cookie;
  expect(await isIn(ofDaysAhead)).toBe(true);
  instant = morning;
  expect(await isIn(ofDaysAhead)).toBe(false);

  instant = morning + 9 * HOUR;
  const ofHoursAhead = (await signIn()).cookie;
  for (let hours = 0; hours <= 12; hours += 1) {
    instant = morning + hours * HOUR;
    expect(await isIn(ofHoursAhead), `${hours} hours`).toBe(true);
  }
  instant = morning + 12 * HOUR + 1_000;
  expect(await isIn(ofHoursAhead)).toBe(false);
});

test("F6 a clock that goes on ends a session, and one signs in again at once", async () => {
  const { cookie } = await signIn();
  instant = morning + 5 * DAY;
  expect(await isIn(cookie)).toBe(false);
  expect(await isIn((await signIn()).cookie)).toBe(true);
});

test("F6 a link made by a clock that was days ahead opens nothing; after hours it opens, and once", async () => {
  const link = (made: number) => database.write((tx) => makeLink(tx, "reset_password", who.id, new Date(made)));
  const status = async (path: string) => (await app.request(origin + path)).status;
  expect(await status(await link(morning + 3 * DAY))).toBe(410);
  const path = await link(morning + 5 * HOUR);
  expect(await status(path)).toBe(200);
  const password = "một câu dài cho đồng hồ";
  expect((await posts(path, { password, repeated: password })).status).toBe(303);
  instant = morning - 5 * HOUR;
  expect((await posts(path, { password, repeated: password })).status).toBe(410);
});

test("F6 S9 wrong tries before the clock was set back make nobody wait for days, and count on", async () => {
  instant = morning + 4 * DAY;
  const guess = async () => (await signIn("không phải câu này")).status;
  const guesses: number[] = [];
  for (let each = 0; each < 6; each++) guesses.push(await guess());
  expect(guesses).toEqual([401, 401, 401, 401, 401, 429]);
  instant = morning;
  expect(await guess()).toBe(401);
  expect(await guess()).toBe(429);
  instant += 60_000;
  expect((await signIn()).status).toBe(303);
});

test("F6 S11 a clock set back or on locks nobody out of their telephone, and takes no code twice", async () => {
  instant = morning + 3 * DAY;
  const { cookie } = await signIn();
  const page = "/app/tai-khoan/xac-thuc";
  await posts(page, { intent: "begin", current: TEST_PASSWORD }, cookie);
  const begun = await database.read((tx) => secondFactorOf(tx, who.id));
  if (begun.state !== "begun") throw new Error(begun.state);
  const code = () => codeAt(begun.secret, wall.now());
  await posts(page, { intent: "confirm", code: code() }, cookie);
  for (const jump of [0, 9 * DAY]) {
    instant = morning + jump;
    const { cookie: step } = await signIn();
    const taken = code();
    expect((await posts("/dang-nhap/ma", { code: taken }, step)).status, String(jump)).toBe(303);
    const { cookie: again } = await signIn();
    expect((await posts("/dang-nhap/ma", { code: taken }, again)).status).toBe(401);
  }
});

test("F6 F8 a key of a request that died under a clock now set back is free again after a minute; an answer stays the answer", async () => {
  instant = morning + 20 * HOUR;
  const { cookie } = await signIn();
  const put = (key: string, amount: string, version: string) =>
    app.request(`${origin}/api/v1/reports/tan-hao/quy/2023-Q4`, {
      method: "PUT",
      headers: {
        Cookie: cookie,
        Origin: origin,
        "Content-Type": "application/json",
        "If-Match": version,
        "Idempotency-Key": key,
      },
      body: JSON.stringify({ values: { "ket-nap": amount } }),
    });
  expect((await put("mot", "4", '"0"')).status).toBe(200);
  await put("hai", "5", '"1"');
  await database.pool.query("UPDATE idempotency_key SET status = NULL WHERE key = 'hai'");
  instant = morning;
  const again = await put("mot", "4", '"0"');
  expect([again.status, again.headers.get("Idempotency-Replayed")]).toEqual([200, "true"]);
  // Its versions keep the second from having an effect twice.
  expect((await put("hai", "5", '"1"')).status).toBe(412);
  const { rows } = await database.pool.query("SELECT status FROM idempotency_key WHERE key = 'hai'");
  expect(rows).toEqual([{ status: 412 }]);
});
