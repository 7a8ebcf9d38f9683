/** Tokens are people: made, used, listed and ended over HTTP, as a person's browser and a program meet them. */
import { expect, test } from "vitest";
import { beginInstallation, markInstallation } from "./access/installation.server.ts";
import { firstAdministratorLink } from "./access/link.server.ts";
import type { RoleOnUnit } from "./access/person.ts";
import { secondFactorOf } from "./access/secondFactor.server.ts";
import { codeAt } from "./access/secondFactor.ts";
import { type SignInRules, signInRules } from "./access/signInRules.server.ts";
import { codeOfNextStep } from "./access/testCode.ts";
import { addTestPerson, TEST_PASSWORD } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { readSetting, writeSetting } from "./database/setting.server.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { district, unit } = await testField(database);
const clock = stoppedClock(now);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const [account, factorPage] = ["/app/tai-khoan", "/app/tai-khoan/xac-thuc"];

type Fields = Record<string, string> | [string, string][];

async function posts(path: string, fields: Fields, cookie = "") {
  const headers = { Origin: origin, Cookie: cookie, "Content-Type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(fields).toString();
  const answer = await app.request(origin + path, { method: "POST", headers, body });
  const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  const text = await answer.text();
  const token = /quyet_[\w-]{43}/.exec(text)?.[0] ?? "";
  return { status: answer.status, cookie: cookies.find((each) => !each.endsWith("=")) ?? "", text, token };
}

async function gets(path: string, cookie = ""): Promise<{ status: number; to: string | null; text: string }> {
  const answer = await app.request(origin + path, { headers: { Cookie: cookie } });
  return { status: answer.status, to: answer.headers.get("Location"), text: await answer.text() };
}

/** What a program is answered: the status and, where it is refused, the code. */
async function calls(token: string, method: string, path: string, body?: unknown): Promise<string> {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const answer = await app.request(`${origin}/api/v1${path}`, { method, headers, body: sent });
  const { code = "" }: { code?: string } = JSON.parse(await answer.text());
  return answer.ok ? String(answer.status) : `${answer.status} ${code}`;
}

let count = 0;
async function someone(...roles: RoleOnUnit[]) {
  const username = `nguoi${++count}`;
  const id = await database.write((tx) => addTestPerson(tx, username, roles));
  const { cookie } = await posts("/dang-nhap", { username, password: TEST_PASSWORD });
  return { id, username, cookie };
}

const leaderOfAll = { role: "leader", unitId: undefined } as const;
const administrator = await someone({ role: "administrator", unitId: undefined });

type Asked = { rights?: string[]; name?: string; current?: string; code?: string };
const asksFor = (
  cookie: string,
  { rights = ["read"], name = "Bảng tính", current = TEST_PASSWORD, code }: Asked = {},
) =>
  posts(
    account,
    [
      ...Object.entries({ intent: "make_token", name, days: "30", current }),
      ...rights.map((right): [string, string] => ["rights", right]),
      ...(code === undefined ? [] : [["code", code] satisfies [string, string]]),
    ],
    cookie,
  );

/** Turns the factor on through the page; answers the secret. */
async function turnsFactorOn({ id, cookie }: Awaited<ReturnType<typeof someone>>): Promise<Uint8Array> {
  await posts(factorPage, { intent: "begin", current: TEST_PASSWORD }, cookie);
  const begun = await database.read((tx) => secondFactorOf(tx, id));
  if (begun.state !== "begun") throw new Error("It has not begun");
  await posts(factorPage, { intent: "confirm", code: codeAt(begun.secret, new Date()) }, cookie);
  return begun.secret;
}

test("S12 making one asks for the password; what was not asked for it does not get", async () => {
  const { cookie } = await someone(leaderOfAll);
  const wrong = await asksFor(cookie, { current: "không phải câu này" });
  expect(wrong).toMatchObject({ status: 400, token: "" });
  expect(await asksFor(cookie, { rights: [] })).toMatchObject({ status: 400, token: "" });
  const made = await asksFor(cookie);
  expect(made.status).toBe(200);
  expect(await calls(made.token, "GET", "/me")).toBe("200");
  for (const beyond of ["manage", "define", "load", "report"])
    expect(await asksFor(cookie, { rights: ["read", beyond] })).toMatchObject({ status: 403, token: "" });
});

test("S11 with a second factor it asks for a code too, each taken once, and wrong ones make the account wait", async () => {
  const who = await someone(leaderOfAll);
  const secret = await turnsFactorOn(who);
  expect(await asksFor(who.cookie)).toMatchObject({ status: 400, token: "" });
  const code = codeOfNextStep(secret);
  const made = await asksFor(who.cookie, { code });
  expect(await calls(made.token, "GET", "/me")).toBe("200");
  expect(await asksFor(who.cookie, { code })).toMatchObject({ status: 400, token: "" });
  const tried: number[] = [];
  while (tried.length < 5) tried.push((await asksFor(who.cookie, { code: "000000" })).status);
  expect(tried.at(-1)).toBe(429);
});

test("S1 one for reading writes nothing, one for accounts reads nothing, and both do what they are for", async () => {
  const [reading, managing] = [
    await asksFor(administrator.cookie, { rights: ["read"] }),
    await asksFor(administrator.cookie, { rights: ["manage"] }),
  ];
  const person = { username: "hoa", name: "Nguyễn Thị Hoa", roles: [] };
  expect(await calls(reading.token, "GET", "/people")).toBe("200");
  expect(await calls(reading.token, "POST", "/people", person)).toBe("403 not_allowed");
  expect(await calls(managing.token, "GET", "/people")).toBe("403 not_allowed");
  expect(await calls(managing.token, "POST", "/people", person)).toBe("201");
});

const standard: SignInRules = { secondFactor: false, composition: false, expiryDays: null };
const rules = (changed: Partial<SignInRules>) =>
  database.write((tx) => writeSetting(tx, signInRules, { ...standard, ...changed }, { by: "", at: clock.now() }));

test("S11 a token owes what its person owes: the second factor, a new password", async () => {
  const office = await someone({ role: "office", unitId: district });
  const leader = await someone(leaderOfAll);
  const [ofOffice, ofLeader] = [(await asksFor(office.cookie)).token, (await asksFor(leader.cookie)).token];
  await rules({ secondFactor: true });
  expect(await calls(ofOffice, "GET", "/me")).toBe("403 owes_second_factor");
  expect(await calls(ofLeader, "GET", "/me")).toBe("200");
  await rules({ expiryDays: 90 });
  expect(await calls(ofLeader, "GET", "/me")).toBe("403 owes_new_password");
  await rules({});
  expect([await calls(ofOffice, "GET", "/me"), await calls(ofLeader, "GET", "/me")]).toEqual(["200", "200"]);
});

test("S12 turning the factor on, turning it off and taking it off end it", async () => {
  const who = await someone(leaderOfAll);
  const before = (await asksFor(who.cookie)).token;
  const secret = await turnsFactorOn(who);
  expect(await calls(before, "GET", "/me")).toBe("401 token_invalid");

  const withFactor = (await asksFor(who.cookie, { code: codeOfNextStep(secret) })).token;
  expect(await calls(withFactor, "GET", "/me")).toBe("200");
  await posts(factorPage, { intent: "end", current: TEST_PASSWORD }, who.cookie);
  expect(await calls(withFactor, "GET", "/me")).toBe("401 token_invalid");

  const without = (await asksFor(who.cookie)).token;
  await posts(`/app/nguoi-dung/${who.id}`, { intent: "reset_factor" }, administrator.cookie);
  expect(await calls(without, "GET", "/me")).toBe("401 token_invalid");
});

test("S12 S13 when the roles grow, tokens and the one-time link end; when they shrink, the token does less", async () => {
  const who = await someone({ role: "office", unitId: unit });
  const page = `/app/nguoi-dung/${who.id}`;
  const made = await asksFor(who.cookie, { rights: ["read", "load"] });
  const { text } = await posts(page, { intent: "reset_password" }, administrator.cookie);
  const link = /\/lien-ket\/[\w-]{43}/.exec(text)?.[0] ?? "";
  const [held] = (await database.pool.query("SELECT id FROM person_role WHERE person_id = $1", [who.id])).rows;

  await posts(page, { intent: "close_role", held: String(held.id) }, administrator.cookie);
  expect(await calls(made.token, "GET", "/me")).toBe("200");
  expect(await calls(made.token, "GET", "/people")).toBe("403 not_allowed");
  expect((await gets(link)).status).toBe(200);

  await posts(page, { intent: "give_role", role: "office", unit: "giong-trom" }, administrator.cookie);
  expect(await calls(made.token, "GET", "/me")).toBe("401 token_invalid");
  expect((await gets(link)).status).toBe(410);
});

test("S12 it is listed and recorded for its person and whoever may manage them, who can revoke it", async () => {
  const who = await someone({ role: "leader", unitId: unit });
  const office = await someone({ role: "office", unitId: district });
  const { token } = await asksFor(who.cookie, { name: "Đồng bộ kho dữ liệu" });
  const page = `/app/nguoi-dung/${who.id}`;
  const listed = /"name":"Đồng bộ kho dữ liệu","rights":\["read"\]/;
  expect((await gets(account, who.cookie)).text).toMatch(listed);
  const shown = (await gets(page, administrator.cookie)).text;
  expect(shown).toMatch(listed);
  expect(shown).toContain("tạo mã truy cập “Đồng bộ kho dữ liệu”");
  expect((await gets(page, office.cookie)).text).not.toMatch(listed);

  const [{ id }] = (await database.pool.query("SELECT id FROM api_token WHERE person_id = $1", [who.id])).rows;
  const revoke = { intent: "revoke_token", token: String(id) };
  expect((await posts(page, revoke, office.cookie)).status).toBe(403);
  expect(await calls(token, "GET", "/me")).toBe("200");
  expect((await posts(page, revoke, administrator.cookie)).status).toBe(200);
  expect(await calls(token, "GET", "/me")).toBe("401 token_invalid");
  expect((await gets(page, administrator.cookie)).text).toContain("thu hồi mã truy cập “Đồng bộ kho dữ liệu”");
});

test("S12 what a closed account had stays dead after it is opened again: calendar, token and one-time link", async () => {
  const who = await someone({ role: "reporter", unitId: unit });
  const page = `/app/nguoi-dung/${who.id}`;
  const [calendar] = /\/lich\/[\w-]{43}\.ics/.exec(
    (await posts("/app/thong-bao/cach-nhan", { intent: "make_calendar" }, who.cookie)).text,
  ) ?? [""];
  const { token } = await asksFor(who.cookie);
  const { text } = await posts(page, { intent: "reset_password" }, administrator.cookie);
  const link = /\/lien-ket\/[\w-]{43}/.exec(text)?.[0] ?? "";
  const standing = async () => [
    (await gets(calendar)).status,
    await calls(token, "GET", "/me"),
    (await gets(link)).status,
  ];
  expect(await standing()).toEqual([200, "200", 200]);
  await posts(page, { intent: "close", on: "23/09/2024" }, administrator.cookie);
  await posts(page, { intent: "reopen" }, administrator.cookie);
  expect(await standing()).toEqual([404, "401 token_invalid", 410]);
});

test("S12 a new password ends the calendar's address, in whichever way it is set", async () => {
  const who = await someone({ role: "reporter", unitId: unit });
  const made = async (cookie: string) =>
    /\/lich\/[\w-]{43}\.ics/.exec(
      (await posts("/app/thong-bao/cach-nhan", { intent: "make_calendar" }, cookie)).text,
    )?.[0] ?? "";
  const first = await made(who.cookie);
  expect((await gets(first)).status).toBe(200);
  const next = "mot-cau-rat-dai-khong-ai-doan";
  const fields = { current: TEST_PASSWORD, password: next, repeated: next };
  const changed = await posts("/app/tai-khoan/mat-khau", fields, who.cookie);
  expect(changed.status).toBe(303);
  expect((await gets(first)).status).toBe(404);
  const { text } = await posts(`/app/nguoi-dung/${who.id}`, { intent: "reset_password" }, administrator.cookie);
  const link = /\/lien-ket\/[\w-]{43}/.exec(text)?.[0] ?? "";
  const third = await made((await posts("/dang-nhap", { username: who.username, password: next })).cookie);
  expect((await gets(third)).status).toBe(200);
  await posts(link, { password: `${next}-nua`, repeated: `${next}-nua` }, "");
  expect((await gets(third)).status).toBe(404);
});

test("S11 a new installation demands the second factor of its first administrator; the demo and older ones do not", async () => {
  const fresh = await testDatabase();
  const link = await fresh.write(async (tx) => {
    await beginInstallation(tx);
    return (await firstAdministratorLink(tx, new Date())) ?? "";
  });
  const served = await testServer({ database: fresh, clock, configuration, demo: false, clientFolder: "build/client" });
  const sends = (path: string, fields: Record<string, string>) =>
    served.request(origin + path, {
      method: "POST",
      headers: { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    });
  const chosen = { password: TEST_PASSWORD, repeated: TEST_PASSWORD, username: "quantri", name: "Nguyễn Thị Hoa" };
  expect((await sends(link, chosen)).status).toBe(303);
  const entered = await sends("/dang-nhap", { username: "quantri", password: TEST_PASSWORD });
  const headers = { Cookie: entered.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
  expect((await served.request(`${origin}/app`, { headers })).headers.get("Location")).toBe(factorPage);
  expect((await served.request(origin + factorPage, { headers })).status).toBe(200);

  const secondFactorIn = async (begin: (tx: Parameters<typeof beginInstallation>[0]) => Promise<void>) => {
    const another = await testDatabase();
    await another.write(begin);
    return (await another.read((tx) => readSetting(tx, signInRules))).secondFactor;
  };
  expect(await secondFactorIn((tx) => markInstallation(tx, "demo"))).toBe(false);
  const older = async (tx: Parameters<typeof beginInstallation>[0]) => {
    await markInstallation(tx, "real");
    await beginInstallation(tx);
  };
  expect(await secondFactorIn(older)).toBe(false);
});
