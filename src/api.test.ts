import { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import type { ApiEnvironment } from "./access/context.server.ts";
import type { Person } from "./access/person.ts";
import { api } from "./api.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { PersonId, UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { beginStandIn } from "./reports/sending/requests.server.ts";
import { now, type TestField, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { asAppError, problemOf, problemResponse } from "./server/http/problem.server.ts";
import { allTexts } from "./texts.ts";

const database = await testDatabase();
let field: TestField;
let reporter: Person;
let office: Person;
beforeAll(async () => {
  field = await testField(database);
  reporter = await someone("lan", "reporter", field.unit);
  office = await someone("hoa", "office", field.district);
});

async function someone(username: string, role: "reporter" | "office", unitId: UnitId): Promise<Person> {
  const id = username as PersonId;
  await database.write(async (tx) => {
    await tx.insertInto("person").values({ id, username, name: username, created_at: now }).execute();
  });
  return { id, username, name: username, language: "vi", roles: [{ role, unitId }] } as Person;
}

const configuration = readConfiguration({});
const clock = stoppedClock(now);
const apis = api({ database });

type Call = { as?: Person; body?: unknown; headers?: Record<string, string> };
const apps = new Map<Person | undefined, Hono<ApiEnvironment>>();
/** The API as that person meets it. */
function appFor(person: Person | undefined): Hono<ApiEnvironment> {
  const known = apps.get(person);
  if (known !== undefined) return known;
  const app = new Hono<ApiEnvironment>();
  const context = { clock, configuration, demo: false, requestId: "1", nonce: "n", language: "vi" as const };
  app.use((c, next) => {
    c.set("request", {
      ...context,
      database,
      person,
      stillAsks: async () => {},
    } as ApiEnvironment["Variables"]["request"]);
    return next();
  });
  app.route("/api/v1", apis);
  app.onError((error) => problemResponse(problemOf(asAppError(error), "vi", allTexts)));
  apps.set(person, app);
  return app;
}

async function call(method: string, path: string, { as, body, headers = {} }: Call = {}) {
  const text = typeof body === "string" ? body : body === undefined ? undefined : JSON.stringify(body);
  const response = await appFor(as).request(`/api/v1${path}`, {
    method,
    body: text,
    headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
  });
  const answer = await response.text();
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer };
}

const report = (period: string) => `/reports/tan-hao/quy/${period}`;
const none = { "If-None-Match": "*" };

test("a body that is no JSON, and half of a pair of letters, are refused in words", async () => {
  for (const body of ['{"values":{', "", "[", "nul"]) {
    const answer = await call("PUT", report("2021-Q1"), { as: reporter, body, headers: none });
    expect(answer.status, body).toBe(400);
    expect(answer.body.title).not.toContain("lỗi ngoài dự kiến");
  }
  const half = await call("PUT", report("2021-Q1"), {
    as: reporter,
    body: '{"values":{},"narrative":{"ketQua":"\\ud800"}}',
    headers: none,
  });
  expect(half).toMatchObject({ status: 400, body: { code: "text_not_storable" } });
});

test("a report goes its way: saved, submitted, returned, submitted whole, approved, reopened", async () => {
  const at = report("2024-Q3");
  const saved = await call("PUT", at, {
    as: reporter,
    body: { values: { "ket-nap": "4", "viec-lam": 31 } },
    headers: none,
  });
  expect(saved).toMatchObject({ status: 200, body: { version: 1 } });
  expect(saved.headers.get("ETag")).toBe('"1"');

  const submitted = await call("POST", `${at}/submit`, { as: reporter, body: {}, headers: { "If-Match": '"1"' } });
  expect(submitted.body).toMatchObject({ receipt: "tan-hao/quy/2024-Q3/2", state: "submitted" });
  const back = { as: office, body: { reason: "Thiếu hộ nghèo" }, headers: { "If-Match": '"2"' } };
  expect(await call("POST", `${at}/return`, back)).toMatchObject({ status: 200, body: { version: 3 } });

  const values = { "ket-nap": "4", "ho-ngheo": { amount: "58", estimated: true, note: "Ước" } };
  const whole = await call("POST", `${at}/submit`, { as: reporter, body: { values }, headers: { "If-Match": '"3"' } });
  expect(whole).toMatchObject({ status: 200, body: { version: 4, state: "submitted" } });
  const shown = await call("GET", at, { as: office });
  expect(shown.headers.get("ETag")).toBe('"4"');
  expect(shown.body).toMatchObject({
    state: "submitted",
    values: { "ket-nap": { amount: "4" }, "viec-lam": { amount: null }, "ho-ngheo": { amount: "58", estimated: true } },
    acts: ["approve", "return"],
  });
  expect((await call("POST", `${at}/approve`, { as: office, headers: { "If-Match": '"4"' } })).status).toBe(200);
  const reopening = { as: office, body: { reason: "Đính chính" }, headers: { "If-Match": '"5"' } };
  expect((await call("POST", `${at}/reopen`, reopening)).body).toEqual({ version: 6 });
});

test("the office saves and submits in a silent unit's place once it has said why, as on the screen", async () => {
  const at = report("2022-Q3");
  const body = { values: { "ket-nap": "5" } };
  const saves = () => call("PUT", at, { as: office, body, headers: none });
  const submits = (seen: Record<string, string>) => call("POST", `${at}/submit`, { as: office, body, headers: seen });
  expect(await saves()).toMatchObject({ status: 403, body: { code: "not_allowed" } });
  expect(await submits(none)).toMatchObject({ status: 403, body: { code: "not_allowed" } });
  const codes = { unit: "tan-hao", form: "quy", period: "2022-Q3" };
  await database.write((tx) => beginStandIn(tx, { person: office, clock }, codes, "báo cáo giấy số 12"));
  expect(await saves()).toMatchObject({ status: 200, body: { version: 1 } });
  expect(await submits({ "If-Match": '"1"' })).toMatchObject({ status: 200, body: { version: 2, state: "submitted" } });
  expect((await call("GET", at, { as: reporter })).body).toMatchObject({ by: office.id, acts: [] });
});

test("a write without the version seen is 428, with an old one 412, and nothing changes", async () => {
  const at = report("2024-Q2");
  await call("PUT", at, { as: reporter, body: { values: { "ket-nap": "4" } }, headers: none });
  const body = { values: { "ket-nap": "5" } };
  expect(await call("PUT", at, { as: reporter, body })).toMatchObject({
    status: 428,
    body: { code: "version_missing" },
  });
  expect((await call("PUT", at, { as: reporter, body, headers: none })).status).toBe(412);
  const whole = await call("POST", `${at}/submit`, { as: reporter, body, headers: none });
  expect(whole).toMatchObject({ status: 412, body: { code: "report_changed" } });
  expect((await call("GET", at, { as: reporter })).body).toMatchObject({
    version: 1,
    values: { "ket-nap": { amount: "4" } },
  });
});

test.each([
  ["an unknown field", { values: {}, amounts: {} }, 400],
  ["an amount that is no number", { values: { "ket-nap": "bốn" } }, 400],
  ["an amount with a comma", { values: { "ket-nap": "4,5" } }, 400],
  ["an amount too large", { values: { "ket-nap": "1".repeat(19) } }, 400],
  ["an unknown indicator", { values: { "khong-co": "1" } }, 422],
  ["another owner's figure", { values: { "thu-ngan-sach": "1" } }, 422],
  ["no figures", { values: {} }, 422],
])("%s is refused with its field and in Vietnamese", async (_, body, status) => {
  const answer = await call("POST", `${report("2023-Q4")}/submit`, { as: reporter, body, headers: none });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
  expect(answer.body.title).toMatch(/[ạ-ỹđĐà-ỹ]/i);
  expect((await call("GET", report("2023-Q4"), { as: reporter })).body.version).toBe(0);
});

test.each([
  '{"values":{},"__proto__":{"state":"approved"}}',
  '{"values":{"__proto__":"1"}}',
  '{"values":{"ket-nap":"1"},"state":"approved"}',
])("S2 %s is refused, and nothing is written", async (body) => {
  const answer = await call("POST", `${report("2023-Q4")}/submit`, { as: reporter, body, headers: none });
  expect([400, 422]).toContain(answer.status);
  expect((await call("GET", report("2023-Q4"), { as: reporter })).body.version).toBe(0);
});

test("whoever may not fill, approve or read is refused", async () => {
  const at = report("2023-Q3");
  const body = { values: { "ket-nap": "4" } };
  expect((await call("POST", `${at}/submit`, { body, headers: none })).status).toBe(401);
  expect((await call("POST", `${at}/submit`, { as: office, body, headers: none })).status).toBe(403);
  const other = "/reports/hung-le/quy/2023-Q3";
  expect((await call("POST", `${other}/submit`, { as: reporter, body, headers: none })).status).toBe(403);
  expect((await call("PUT", other, { as: reporter, body, headers: none })).status).toBe(403);
  expect((await call("GET", other, { as: reporter })).status).toBe(403);
  await call("POST", `${at}/submit`, { as: reporter, body, headers: none });
  expect((await call("POST", `${at}/approve`, { as: reporter, headers: { "If-Match": '"1"' } })).status).toBe(403);
});

describe("F8 one Idempotency-Key, one effect", () => {
  test("F8 the same request ten times has one effect and one answer", async () => {
    const at = `${report("2023-Q2")}/submit`;
    const again = { as: reporter, body: { values: { "ket-nap": "2" } }, headers: { ...none, "Idempotency-Key": "a" } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => call("POST", at, again)));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(statuses).toContain(200);
    const late = await call("POST", at, again);
    expect(late).toMatchObject({ status: 200, body: { version: 1, receipt: "tan-hao/quy/2023-Q2/1" } });
    expect(late.headers.get("Idempotency-Replayed")).toBe("true");
    const { body } = await call("GET", report("2023-Q2"), { as: reporter });
    expect(body).toMatchObject({ version: 1, state: "submitted" });
  });

  test("F8 a hundred lost acknowledgements retried have one effect each", async () => {
    const twice = async (round: number) => {
      const at = report(`${1950 + Math.floor(round / 4)}-Q${1 + (round % 4)}`);
      const body = { values: { "ket-nap": String(round) } };
      const sent = { as: reporter, body, headers: { ...none, "Idempotency-Key": `r${round}` } };
      await call("PUT", at, sent);
      expect((await call("PUT", at, sent)).body).toEqual({ version: 1 });
    };
    for (let round = 0; round < 100; round += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, index) => twice(round + index)));
    }
  }, 120_000);

  test("F8 another body with the key is 422, and the key of another person is another key", async () => {
    const at = report("2023-Q1");
    const headers = { ...none, "Idempotency-Key": "b" };
    await call("PUT", at, { as: reporter, body: { values: { "ket-nap": "2" } }, headers });
    const other = await call("PUT", at, { as: reporter, body: { values: { "ket-nap": "3" } }, headers });
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
    const body = { values: { "ket-nap": "3" } };
    expect((await call("PUT", at, { as: office, body, headers })).status).toBe(403);
  });

  test("F8 while the first is under way the second is 409, and once it died with the server it is done", async () => {
    const sent = { as: reporter, body: { values: { "ket-nap": "2" } }, headers: { ...none, "Idempotency-Key": "c" } };
    const at = report("2022-Q4");
    expect((await call("PUT", at, sent)).status).toBe(200);
    const unanswered = (begun: Date) =>
      database.write((tx) =>
        tx.updateTable("idempotency_key").set({ status: null, body: null, at: begun }).where("key", "=", "c").execute(),
      );
    await unanswered(new Date());
    expect(await call("PUT", at, sent)).toMatchObject({ status: 409, body: { code: "idempotency_under_way" } });
    await unanswered(new Date(Date.now() - 120_000));
    expect((await call("PUT", at, sent)).status).toBe(412);
    expect((await call("GET", at, { as: reporter })).body.version).toBe(1);
  });
});

test("definitions, lists, histories and the description are there, with ETags that spare the body", async () => {
  for (const path of [
    "/units",
    "/units/tan-hao",
    "/indicators",
    "/forms",
    "/resolutions",
    "/targets?unit=giong-trom",
  ]) {
    const first = await call("GET", path, { as: office });
    expect([path, first.status]).toEqual([path, 200]);
    const tag = first.headers.get("ETag") ?? "";
    expect((await call("GET", path, { as: office, headers: { "If-None-Match": tag } })).status).toBe(304);
  }
  const listed = await call("GET", "/reports?unit=giong-trom&period=2024-Q3", { as: office });
  expect(listed.body.accepts.map((each: { unit: string }) => each.unit)).toEqual(["tan-hao", "hung-le", "tan-hao"]);
  const history = await call("GET", "/values/history?indicator=ket-nap&unit=tan-hao&period=2024-Q3", { as: office });
  expect(history.body.versions.length).toBeGreaterThan(2);
  const described = await call("GET", "/openapi.json");
  expect(described.body.openapi).toBe("3.1.0");
  expect(Object.keys(described.body.paths)).toContain("/reports/{unit}/{form}/{period}/submit");
  const operations = Object.values<Record<string, { responses: object }>>(described.body.paths).flatMap(Object.values);
  for (const { responses } of operations) expect(responses).toHaveProperty("default");
  const page = await call("GET", "");
  expect(page.body).toContain("POST /reports/{unit}/{form}/{period}/submit");
});

test("figures are loaded from CSV, all or nothing, twice changes nothing", async () => {
  const csv = "indicator,unit,period,amount\nket-nap,hung-le,2023-Q1,3\nho-ngheo,hung-le,2023-Q1,40\n";
  const load = (body: string, path = "/load") =>
    call("POST", path, { as: office, body, headers: { "Content-Type": "text/csv" } });
  expect((await load(csv, "/load?dryRun=true")).body).toEqual({
    new: 2,
    changed: 0,
    unchanged: 0,
    waiting: 0,
    dryRun: true,
  });
  expect((await load(csv)).body).toEqual({ new: 2, changed: 0, unchanged: 0, waiting: 0, dryRun: false });
  expect((await load(csv)).body).toMatchObject({ new: 0, unchanged: 2 });
  const wrong = await load(`${csv}khong-co,hung-le,2023-Q2,3\n`);
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ row: 4, column: "indicator" }] } });
});
