/** Two at once about one account, over HTTP: what was proved by a password counts only while that password does. */
import { expect, test } from "vitest";
import { changePassword } from "./access/account.server.ts";
import type { Person, RoleOnUnit } from "./access/person.ts";
import { beginSecondFactor, confirmSecondFactor } from "./access/secondFactor.server.ts";
import { codeAt } from "./access/secondFactor.ts";
import { beginSession } from "./access/session.server.ts";
import { codeOfNextStep } from "./access/testCode.ts";
import { addTestPerson, TEST_PASSWORD } from "./access/testPerson.ts";
import { stoppedClock, systemClock } from "./calendar/clock.ts";
import type { WriteTransaction } from "./database/connection.server.ts";
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
const nextPassword = "dừa sáp Cầu Kè ngon";

async function posts(path: string, fields: Record<string, string>, cookie = "") {
  const headers = { Origin: origin, Cookie: cookie, "Content-Type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(fields).toString();
  const answer = await app.request(origin + path, { method: "POST", headers, body });
  const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  const text = await answer.text();
  const given = (name: string) => cookies.find((each) => each.startsWith(`${name}=`) && !each.endsWith("=")) ?? "";
  return { status: answer.status, session: given("quyet"), step: given("quyet-step"), text };
}

const signsIn = (username: string, password = TEST_PASSWORD) => posts("/dang-nhap", { username, password });

async function calls(method: string, path: string, cookie: string, body?: unknown) {
  const headers = { Origin: origin, Cookie: cookie, "Content-Type": "application/json" };
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const answer = await app.request(`${origin}/api/v1${path}`, { method, headers, body: sent });
  return { status: answer.status, body: await answer.json() };
}

let count = 0;
async function someone(...roles: RoleOnUnit[]) {
  const username = `nguoi${++count}`;
  const id = await database.write((tx) => addTestPerson(tx, username, roles));
  const person: Person = { id, username, name: username, language: "vi", roles };
  const session = await database.write((tx) => beginSession(tx, id, new Date()));
  return { ...person, cookie: `quyet=${session}` };
}

/** Runs `work` in a transaction that ends when it is let go; resolves when the work is done and the transaction is not. */
async function holding(work: (tx: WriteTransaction) => Promise<unknown>) {
  // Setting a password ends the waiting for wrong tries: those rows would be what others wait for.
  await database.write((tx) => tx.deleteFrom("sign_in_attempt").execute());
  const { promise: letGo, resolve: release } = Promise.withResolvers<void>();
  const { promise: worked, resolve: hasWorked } = Promise.withResolvers<void>();
  const ended = database.write(async (tx) => {
    await work(tx);
    hasWorked();
    await letGo;
  });
  await Promise.race([worked, ended]);
  return async () => {
    release();
    await ended;
  };
}

/** Until so many wait for a lock of another, or the request has its answer. */
async function untilWaiting(requests: number, ...under: Promise<unknown>[]) {
  let isAnswered = false;
  for (const each of under) void each.finally(() => (isAnswered = true));
  const waits = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  while (!isAnswered && ((await database.pool.query(waits)).rowCount ?? 0) < requests);
}

const changes = (person: Person) => (tx: WriteTransaction) =>
  changePassword(tx, person, nextPassword, { clock, wall: systemClock });

test.each([
  ["a token", "/app/tai-khoan", { intent: "make_token", name: "Bảng tính", days: "365", rights: "read" }],
  ["another password", "/app/tai-khoan/mat-khau", { password: "sầu riêng Cái Mơn", repeated: "sầu riêng Cái Mơn" }],
])("S12 the old password does not make %s while it is being changed", async (_what, path, fields) => {
  const person = await someone({ role: "leader", unitId: unit });
  const letGo = await holding(changes(person));
  const asked = posts(path, { ...fields, current: TEST_PASSWORD }, person.cookie);
  await untilWaiting(1, asked);
  await letGo();
  const answer = await asked;
  expect(answer.status).toBe(409);
  expect(answer.text).not.toMatch(/quyet_[\w-]{43}/);
  const session = await database.write((tx) => beginSession(tx, person.id, new Date()));
  const again = await posts(path, { ...fields, current: nextPassword }, `quyet=${session}`);
  expect([200, 303]).toContain(again.status);
});

test("S12 nobody is let in by the old password while it is being changed", async () => {
  const person = await someone({ role: "leader", unitId: unit });
  const letGo = await holding(changes(person));
  const asked = signsIn(person.username);
  await untilWaiting(1, asked);
  await letGo();
  expect(await asked).toMatchObject({ status: 401, session: "" });
  expect((await calls("GET", "/me", (await signsIn(person.username, nextPassword)).session)).status).toBe(200);
});

test("S11 nobody is let in without the code while the factor is being turned on, nor by a code while the password changes", async () => {
  const person = await someone({ role: "leader", unitId: unit });
  const secret = await database.write((tx) => beginSecondFactor(tx, person.id, new Date()));
  const first = codeAt(secret, new Date());
  const turnedOn = await holding((tx) =>
    confirmSecondFactor(tx, person.id, first, { clock, now: new Date(), kept: undefined }),
  );
  const asked = signsIn(person.username);
  await untilWaiting(1, asked);
  await turnedOn();
  const { session, step } = await asked;
  expect(session).toBe("");
  expect(step).not.toBe("");

  const changed = await holding(changes(person));
  const code = codeOfNextStep(secret);
  const second = posts("/dang-nhap/ma", { code }, step);
  await untilWaiting(1, second);
  await changed();
  expect((await second).session).toBe("");
});

test("S1 a link is not made for somebody whose roles are growing beyond whoever asks for it", async () => {
  const ofDistrict = await someone({ role: "administrator", unitId: district });
  const ofCommune = await someone({ role: "administrator", unitId: unit });
  const person = await someone({ role: "reporter", unitId: unit });
  const link = () => calls("POST", `/people/${person.id}/password-link`, ofCommune.cookie);
  expect((await link()).status).toBe(201);
  const letGo = await holding((tx) => tx.selectFrom("one_time_link").select("person_id").forUpdate().execute());
  const given = calls("POST", `/people/${person.id}/roles`, ofDistrict.cookie, { role: "office", unit: "giong-trom" });
  await untilWaiting(1, given);
  const asked = link();
  await untilWaiting(2, given, asked);
  await letGo();
  expect((await given).status).toBe(201);
  expect((await asked).status).toBe(403);
});

test("an installation keeps its last administrator when two close each other's roles at once", async () => {
  const others = await database.read((tx) => tx.selectFrom("person_role").select("id").execute());
  await database.write((tx) =>
    tx
      .deleteFrom("person_role")
      .where(
        "id",
        "in",
        others.map(({ id }) => id),
      )
      .execute(),
  );
  const [one, two] = [
    await someone({ role: "administrator", unitId: district }),
    await someone({ role: "administrator", unitId: district }),
  ];
  const roleOf = async ({ id }: Person) =>
    database.read((tx) =>
      tx.selectFrom("person_role").select("id").where("person_id", "=", id).executeTakeFirstOrThrow(),
    );
  const [ofOne, ofTwo] = [await roleOf(one), await roleOf(two)];
  const letGo = await holding((tx) => tx.selectFrom("person_role").select("id").forUpdate().execute());
  const closing = [
    calls("DELETE", `/people/${two.id}/roles/${ofTwo.id}`, one.cookie),
    calls("DELETE", `/people/${one.id}/roles/${ofOne.id}`, two.cookie),
  ];
  await untilWaiting(2, ...closing);
  await letGo();
  expect((await Promise.all(closing)).map(({ status }) => status).sort()).toEqual([200, 409]);
});
