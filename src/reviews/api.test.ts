import { expect, test } from "vitest";
import { beginSession } from "../access/session.server.ts";
import { addTestPerson } from "../access/testPerson.ts";
import { stoppedClock } from "../calendar/clock.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { now } from "../reports/testField.ts";
import { readConfiguration } from "../server/configuration.server.ts";
import { testServer } from "../testServer.ts";
import { reviewField } from "./testReviewField.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58);
const configuration = readConfiguration({});
const app = await testServer({
  database,
  clock: stoppedClock(now),
  configuration,
  demo: false,
  clientFolder: "build/client",
});

async function visitor(role: "office" | "leader", username: string): Promise<string> {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, username, [{ role, unitId: question.unit }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
}
const office = await visitor("office", "van-phong");
const leader = await visitor("leader", "lanh-dao");

async function call(
  method: string,
  path: string,
  { as = office, body, seen }: { as?: string; body?: unknown; seen?: string } = {},
) {
  const headers: Record<string, string> = { Cookie: as, Origin: configuration.origin };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (seen !== undefined) headers["If-Match"] = seen;
  const init = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) };
  return app.request(`${configuration.origin}/api/v1${path}`, init);
}

test("the draft is asked for without keeping it", async () => {
  const answer = await call("GET", "/review-draft?unit=tan-hao&period=2024-Q1", { as: leader });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("kết nạp 58/130 đảng viên mới (đạt 44,62%)");
  expect(
    (await call("GET", "/review-draft?unit=tan-hao&period=2024-Q1&format=docx")).headers.get("Content-Type"),
  ).toMatch(/wordprocessingml/);
  expect((await call("GET", "/review-draft?unit=hung-le&period=2024-Q1")).status).toBe(403);
});

test("from draft to issue over the API, each step on the version seen", async () => {
  const given = { unit: "tan-hao", period: "2024-Q1" };
  expect((await call("POST", "/reviews", { as: leader, body: given })).status).toBe(403);
  const begun = await call("POST", "/reviews", { body: given });
  expect(begun.status).toBe(201);
  const { id } = (await begun.json()) as { id: number };
  expect((await call("POST", "/reviews", { body: given })).status).toBe(409);

  const path = `/reviews/${id}`;
  const texts = { texts: { "results/xay-dung-dang/ahead": "Đã kết nạp [ct01.cap] đảng viên mới." } };
  expect((await call("PUT", `${path}/texts`, { body: texts })).status).toBe(428);
  expect((await call("PUT", `${path}/texts`, { body: texts, seen: '"1"' })).status).toBe(200);
  expect((await call("PUT", `${path}/texts`, { body: texts, seen: '"1"' })).status).toBe(412);
  expect((await call("POST", `${path}/present`, { seen: '"2"' })).status).toBe(200);
  const signing = { number: "05", date: "2024-04-02", signer: "Lê Văn An" };
  expect((await call("POST", `${path}/issue`, { body: { ...signing, x: 1 }, seen: '"3"' })).status).toBe(400);
  expect((await call("POST", `${path}/issue`, { body: signing, seen: '"3"' })).status).toBe(200);

  await admit(60);
  const read = (await (await call("GET", path, { as: leader })).json()) as Record<string, unknown>;
  expect(read).toMatchObject({
    state: "issued",
    number: "05",
    changed: [{ figure: "ct01.cap", frozen: "58/130", now: "60/130" }],
  });
  const file = await (await call("GET", `${path}/file?format=text`)).text();
  expect(file).toContain("Đã kết nạp 58/130 đảng viên mới.");
});

test("what is not there is not found, and the register of papers is read", async () => {
  expect((await call("GET", "/reviews/999999")).status).toBe(404);
  const { documents } = (await (await call("GET", "/documents")).json()) as { documents: { number: string }[] };
  expect(documents.map(({ number }) => number)).toEqual(["276-KH/HU"]);
});
