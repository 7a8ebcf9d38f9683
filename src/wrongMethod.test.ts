/** Addresses asked for in a way that they have no answer for: refused in words, and no news for the log. */
import { expect, test, vi } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { pageRoutes, testServer } from "./testServer.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const clock = stoppedClock(now);
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const cookie = await database.write(async (tx) => {
  const id = await addTestPerson(tx, "quan.tri", [
    { role: "administrator", unitId: field.district },
    { role: "office", unitId: field.district },
  ]);
  return `quyet=${await beginSession(tx, id, new Date())}`;
});

const pages = (await pageRoutes()).filter(({ path }) => path !== "" && path !== "*");
const actionOnly = pages.filter(({ module }) => !module.loader && !module.default).map(({ path }) => path);
const readOnly = pages.filter(({ module }) => !module.action).map(({ path }) => path);

async function asked(method: string, path: string, accept = "text/html,*/*") {
  const log = vi.spyOn(console, "error");
  const body = method === "GET" ? undefined : new URLSearchParams();
  const address = `${origin}/${path.replace(/^\//, "").replace(/:\w+/g, "1")}`;
  const headers = { Origin: origin, Cookie: cookie, Accept: accept };
  const answer = await app.request(address, { method, body, headers });
  const told = await answer.text();
  const logged = log.mock.calls;
  log.mockRestore();
  return { status: answer.status, allow: answer.headers.get("Allow"), told, logged };
}

test("there are addresses of either kind", () => {
  expect(actionOnly).toEqual(expect.arrayContaining(["/app/da-xem", "/app/khung-nhin"]));
  expect(readOnly.length).toBeGreaterThan(20);
});

test.each(actionOnly)("GET of %s, which only takes what is sent, is 405 in words", async (path) => {
  const page = await asked("GET", path);
  expect(page).toMatchObject({ status: 405, allow: "POST", logged: [] });
  expect(page.told).toContain("Địa chỉ này chỉ nhận nội dung gửi từ nút trên trang");
  const problem = await asked("GET", path, "application/json");
  expect(JSON.parse(problem.told)).toMatchObject({ status: 405, code: "only_posted" });
});

test.each(readOnly)("POST to %s, which can only be read, is 405 in words", async (path) => {
  const { status, told, logged } = await asked("POST", path);
  expect({ status, logged }).toEqual({ status: 405, logged: [] });
  expect(told).toContain("Địa chỉ này chỉ để xem");
});

test.each(["PUT", "DELETE", "OPTIONS"])("no page is asked for by %s", async (method) => {
  const { status, allow, logged } = await asked(method, "app");
  expect({ status, allow, logged }).toEqual({ status: 405, allow: "GET, HEAD, POST", logged: [] });
});

test("a file that is not there is a page in words for who opened its address", async () => {
  const { status, told } = await asked("GET", "app/bao-cao/khong-co/quy/2024-Q3/excel");
  expect(status).toBe(404);
  expect(told).toContain("<p>Không có đơn vị “khong-co”.</p>");
});
