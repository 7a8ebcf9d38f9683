/** The second factor through the whole program, as a browser without script meets it. */

import { describe, expect, test } from "vitest";
import { secondFactorOf } from "./access/secondFactor.server.ts";
import { codeAt } from "./access/secondFactor.ts";
import { type SignInRules, signInRules } from "./access/signInRules.server.ts";
import { codeOfNextStep } from "./access/testCode.ts";
import { addTestPerson, TEST_PASSWORD } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { readSetting, writeSetting } from "./database/setting.server.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { readDefinitions } from "./indicators/definitions.server.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
await testField(database);
const clock = stoppedClock(now);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });

type Role = "administrator" | "office" | "leader";
let count = 0;
async function someone(role: Role = "office") {
  const username = `nguoi${++count}`;
  const id = await database.write((tx) => addTestPerson(tx, username, [{ role, unitId: undefined }]));
  return { id, username };
}

async function posts(path: string, fields: Record<string, string>, cookie = "") {
  const headers = { Origin: origin, Cookie: cookie, "Content-Type": "application/x-www-form-urlencoded" };
  const answer = await app.request(origin + path, {
    method: "POST",
    headers,
    body: new URLSearchParams(fields).toString(),
  });
  const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  return {
    status: answer.status,
    to: answer.headers.get("Location"),
    cookie: cookies.find((each) => !each.endsWith("=")) ?? "",
    text: await answer.text(),
  };
}

const gets = async (path: string, cookie: string) => {
  const answer = await app.request(origin + path, { headers: { Cookie: cookie } });
  return { status: answer.status, to: answer.headers.get("Location") };
};

const signsIn = (username: string, password = TEST_PASSWORD) => posts("/dang-nhap", { username, password });
const page = "/app/tai-khoan/xac-thuc";
const codesIn = (text: string) => [...new Set(text.match(/\b(?:[a-z2-9]{4}-){3}[a-z2-9]{4}\b/g) ?? [])];

/** Somebody who has turned it on through the page: what they know from now on. */
async function withFactor(role: Role = "office") {
  const { id, username } = await someone(role);
  const { cookie } = await signsIn(username);
  await posts(page, { intent: "begin", current: TEST_PASSWORD }, cookie);
  const begun = await database.read((tx) => secondFactorOf(tx, id));
  if (begun.state !== "begun") throw new Error("It has not begun");
  const { secret } = begun;
  const confirmed = await posts(page, { intent: "confirm", code: codeAt(secret, new Date()) }, cookie);
  return { id, username, cookie, secret, codes: codesIn(confirmed.text) };
}

describe("S11 the second factor", () => {
  test("S11 without it the password lets in; with it the password only leads to the code", async () => {
    const { username, secret, codes } = await withFactor();
    expect(codes).toHaveLength(10);
    const first = await signsIn(username);
    expect(first).toMatchObject({ status: 303, to: "/dang-nhap/ma" });
    expect(first.cookie).toMatch(/^quyet-step=/);
    expect((await gets("/app", first.cookie)).to).toMatch(/^\/dang-nhap/);
    expect((await gets("/dang-nhap/ma", first.cookie)).status).toBe(200);

    const wrong = await posts("/dang-nhap/ma", { code: "000000" }, first.cookie);
    expect(wrong.status).toBe(401);
    const right = await posts("/dang-nhap/ma", { code: codeOfNextStep(secret) }, first.cookie);
    expect(right).toMatchObject({ status: 303, to: "/app" });
    expect((await gets("/app/tai-khoan", right.cookie)).status).toBe(200);
  });

  test("S11 a code that was used is refused, by whomever it is sent again", async () => {
    const { username, secret } = await withFactor();
    const code = codeOfNextStep(secret);
    const [first, second] = [await signsIn(username), await signsIn(username)];
    expect((await posts("/dang-nhap/ma", { code }, first.cookie)).status).toBe(303);
    expect((await posts("/dang-nhap/ma", { code }, second.cookie)).status).toBe(401);
    expect((await posts("/dang-nhap/ma", { code }, first.cookie)).to).toBe("/dang-nhap?qua-han=ma");
  });

  test("S11 the same code sent five times at once lets in once", async () => {
    const { username, secret } = await withFactor();
    const code = codeOfNextStep(secret);
    const steps = [await signsIn(username), await signsIn(username)];
    const answers = await Promise.all(steps.map(({ cookie }) => posts("/dang-nhap/ma", { code }, cookie)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  test("S11 a recovery code takes its place once; only hashes are kept", async () => {
    const { id, username, codes } = await withFactor();
    const [code = ""] = codes;
    const first = await signsIn(username);
    expect((await posts("/dang-nhap/ma", { code: code.toUpperCase() }, first.cookie)).status).toBe(303);
    const second = await signsIn(username);
    expect((await posts("/dang-nhap/ma", { code }, second.cookie)).status).toBe(401);
    expect(await database.read((tx) => secondFactorOf(tx, id))).toMatchObject({ state: "on", codesLeft: 9 });
    const { rows } = await database.pool.query<{ row: string }>("SELECT row::text FROM recovery_code AS row");
    for (const each of codes) expect(JSON.stringify(rows)).not.toContain(each.replaceAll("-", ""));
  });

  test("S11 wrong codes make the account wait, as wrong passwords do", async () => {
    const { username, secret } = await withFactor();
    const { cookie } = await signsIn(username);
    const tried = [];
    for (let times = 0; times < 5; times++) {
      tried.push((await posts("/dang-nhap/ma", { code: "000000" }, cookie)).status);
    }
    expect(tried[0]).toBe(401);
    expect(tried.at(-1)).toBe(429);
    expect((await posts("/dang-nhap/ma", { code: codeOfNextStep(secret) }, cookie)).status).toBe(429);
  });

  test("S11 turning it on and off asks for the password, and turning it on ends the sessions elsewhere", async () => {
    const { id, username } = await someone();
    const [here, elsewhere] = [await signsIn(username), await signsIn(username)];
    expect((await posts(page, { intent: "begin", current: "không phải câu này" }, here.cookie)).status).toBe(400);
    expect(await database.read((tx) => secondFactorOf(tx, id))).toEqual({ state: "none" });
    await posts(page, { intent: "begin", current: TEST_PASSWORD }, here.cookie);
    expect((await posts(page, { intent: "confirm", code: "000000" }, here.cookie)).status).toBe(400);
    const begun = await database.read((tx) => secondFactorOf(tx, id));
    const code = begun.state === "begun" ? codeAt(begun.secret, new Date()) : "";
    expect((await posts(page, { intent: "confirm", code }, here.cookie)).status).toBe(200);
    expect((await gets("/app/tai-khoan", here.cookie)).status).toBe(200);
    expect((await gets("/app/tai-khoan", elsewhere.cookie)).status).toBe(302);

    expect((await posts(page, { intent: "end", current: "không phải câu này" }, here.cookie)).status).toBe(400);
    expect((await posts(page, { intent: "end", current: TEST_PASSWORD }, here.cookie)).status).toBe(200);
    expect((await signsIn(username)).to).toBe("/app");
  });

  test("S11 an administrator takes it off for somebody who lost everything, and never their own so", async () => {
    const { username, id, cookie } = await withFactor();
    const administrator = await someone("administrator");
    const session = (await signsIn(administrator.username)).cookie;
    expect((await posts(`/app/nguoi-dung/${id}`, { intent: "reset_factor" }, session)).status).toBe(200);
    expect((await gets("/app/tai-khoan", cookie)).status).toBe(302);
    expect((await signsIn(username)).to).toBe("/app");
    const own = await posts(`/app/nguoi-dung/${administrator.id}`, { intent: "reset_factor" }, session);
    expect(own.status).toBe(409);
    const leader = (await signsIn((await someone("leader")).username)).cookie;
    expect((await posts(`/app/nguoi-dung/${id}`, { intent: "reset_factor" }, leader)).status).toBe(403);
  });
});

describe("the rules that an installation sets for itself", () => {
  const standard: SignInRules = { secondFactor: false, composition: false, expiryDays: null };
  const by = { by: "", at: clock.now() };
  const rules = (changed: Partial<SignInRules>) =>
    database.write((tx) => writeSetting(tx, signInRules, { ...standard, ...changed }, by));

  test("S10 S11 all are off until an administrator turns them on, and nobody else can", async () => {
    expect(await database.read((tx) => readSetting(tx, signInRules))).toEqual(standard);
    const office = (await signsIn((await someone()).username)).cookie;
    expect((await posts("/app/nguoi-dung/quy-tac", { composition: "1" }, office)).status).toBe(403);
    const administrator = (await signsIn((await someone("administrator")).username)).cookie;
    const { tree } = await database.read(readDefinitions);
    await database.write((tx) =>
      addTestPerson(tx, "quantri.xa", [{ role: "administrator", unitId: tree.byCode.get("tan-hao")?.id }]),
    );
    const ofCommune = (await signsIn("quantri.xa")).cookie;
    expect((await posts("/app/nguoi-dung/quy-tac", { composition: "1" }, ofCommune)).status).toBe(403);
    expect((await posts("/app/nguoi-dung/quy-tac", { expiryDays: "0" }, administrator)).status).toBe(400);
    expect((await posts("/app/nguoi-dung/quy-tac", { composition: "1", expiryDays: "90" }, administrator)).status).toBe(
      303,
    );
    expect(await database.read((tx) => readSetting(tx, signInRules))).toEqual({
      ...standard,
      composition: true,
      expiryDays: 90,
    });
    await rules({});
  });

  test("S11 where it is demanded, such a role comes to nothing else before it is on; others are let be", async () => {
    const { username } = await someone();
    const { cookie } = await signsIn(username);
    await rules({ secondFactor: true });
    expect(await gets("/app", cookie)).toEqual({ status: 302, to: page });
    expect(await gets("/app/tai-khoan", cookie)).toEqual({ status: 302, to: page });
    expect((await gets(page, cookie)).status).toBe(200);
    expect((await gets("/api/v1/me", cookie)).status).toBe(403);
    expect((await posts("/app/tai-khoan", { intent: "make_token", name: "x", days: "30" }, cookie)).status).toBe(403);
    const leader = await signsIn((await someone("leader")).username);
    expect((await gets("/app/tai-khoan", leader.cookie)).status).toBe(200);
    await rules({});
    expect((await gets("/app/tai-khoan", cookie)).status).toBe(200);
  });

  test("S10 where passwords expire, an old one opens nothing but the page on which it is changed", async () => {
    const { username } = await someone("leader");
    const { cookie } = await signsIn(username);
    await rules({ expiryDays: 90 });
    const change = "/app/tai-khoan/mat-khau";
    expect(await gets("/app", cookie)).toEqual({ status: 302, to: change });
    const same = { current: TEST_PASSWORD, password: TEST_PASSWORD, repeated: TEST_PASSWORD };
    expect((await posts(change, same, cookie)).status).toBe(400);
    const next = "mưa trái mùa tháng hai";
    const changed = await posts(change, { current: TEST_PASSWORD, password: next, repeated: next }, cookie);
    expect(changed.to).toBe("/app/tai-khoan?xong=password");
    expect((await gets("/app/tai-khoan", changed.cookie)).status).toBe(200);
    await rules({});
  });

  test("S10 where composition is asked, a long sentence alone will not do", async () => {
    const { username } = await someone("leader");
    const { cookie } = await signsIn(username);
    await rules({ composition: true });
    const tries = async (next: string) =>
      (await posts("/app/tai-khoan/mat-khau", { current: TEST_PASSWORD, password: next, repeated: next }, cookie))
        .status;
    expect(await tries("mưa trái mùa tháng hai")).toBe(400);
    expect(await tries("Mưa trái mùa tháng 2")).toBe(303);
    await rules({});
  });
});
