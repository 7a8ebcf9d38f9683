/** What is short to send and long to look at, over HTTP: refused by its number of fields before anything looks at them. */
import { expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { district, unit } = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({
  ...{ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "build/client" },
});
const cookie = await database.write(async (tx) => {
  const id = await addTestPerson(tx, "baocao", [{ role: "reporter", unitId: unit }]);
  return `quyet=${await beginSession(tx, id, new Date())}`;
});

const numbered = (count: number, write: (number: number) => string, between: string) =>
  Array.from({ length: count }, (_, number) => write(number)).join(between);

const urlencoded = (count: number) => ({
  type: "application/x-www-form-urlencoded",
  body: numbered(count, (number) => `a${number.toString(36)}=`, "&"),
});
const multipart = (count: number) => ({
  type: 'multipart/form-data; boundary="xx"',
  body: `${numbered(count, (number) => `--xx\r\nContent-Disposition: form-data; name="a${number}"\r\n\r\n`, "\r\n")}\r\n--xx--\r\n`,
});

test.each([
  ["urlencoded", urlencoded],
  ["multipart", multipart],
])(
  "S6 a form of a hundred thousand fields, %s, is refused; one with a few that nobody knows is told some of them",
  async (_kind, form) => {
    const send = async (count: number) => {
      const { type, body } = form(count);
      const headers = { Origin: origin, "Content-Type": type };
      const answer = await app.request(`${origin}/dang-nhap`, { method: "POST", headers, body });
      const text = await answer.text();
      return { status: answer.status, faults: text.match(/Trường không có trong biểu này/g)?.length ?? 0, text };
    };
    const many = await send(20_000);
    expect(many.status).toBe(413);
    expect(many.text.length).toBeLessThan(20_000);
    expect(await send(100)).toMatchObject({ status: 400, faults: 20 });
    expect(await send(3)).toMatchObject({ status: 400, faults: 3 });
  },
);

test.each([
  ['; note="; boundary=yy"; boundary=xx', 400],
  ['; boundary="x\\x"', 400],
  ["; boundary=yy; boundary=xx", 400],
  ['; boundary="xx"', 401],
  ["; charset=utf-8; boundary=xx", 401],
])(
  "S6 a form whose boundary may be read in two ways is refused, one told plainly is read: %s",
  async (parameters, status) => {
    const fields = Object.entries({ username: "ai-do", password: "không phải câu này" });
    const parts = fields.map(
      ([name, value]) => `--xx\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const headers = { Origin: origin, "Content-Type": `multipart/form-data${parameters}` };
    const body = `${parts.join("")}--xx--\r\n`;
    expect((await app.request(`${origin}/dang-nhap`, { method: "POST", headers, body })).status).toBe(status);
  },
);

async function saves(values: Record<string, unknown>) {
  const headers = { Origin: origin, Cookie: cookie, "Content-Type": "application/json", "If-None-Match": "*" };
  const body = JSON.stringify({ values });
  const answer = await app.request(`${origin}/api/v1/reports/tan-hao/quy/2024-Q3`, { method: "PUT", headers, body });
  const { code, errors = [] }: { code?: string; errors?: unknown[] } = await answer.json();
  return { status: answer.status, code, faults: errors.length };
}

test("S6 a JSON object of many keys is refused; the faults of one with some are told in part", async () => {
  const wrong = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, number) => [`a${number}`, {}]));
  expect(await saves(wrong(20_000))).toEqual({ status: 413, code: "too_many_fields", faults: 0 });
  expect(await saves(wrong(1_000))).toEqual({ status: 400, code: "invalid_input", faults: 100 });
  expect(await saves({ "ket-nap": "4" })).toMatchObject({ status: 200 });
});

test("S6 a JSON list of many values is refused", async () => {
  const headers = { Origin: origin, Cookie: cookie, "Content-Type": "application/json", "If-None-Match": "*" };
  const body = `{"values":{"ket-nap":[${"0,".repeat(60_000)}0]}}`;
  const answer = await app.request(`${origin}/api/v1/reports/tan-hao/quy/2024-Q3`, { method: "PUT", headers, body });
  expect(answer.status).toBe(413);
});

test("S6 a body that comes with a key is read of nobody whom the route does not let in", async () => {
  const office = await database.write(async (tx) => {
    const id = await addTestPerson(tx, "vanphong", [{ role: "office", unitId: district }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
  const sends = async (as: string) => {
    let isRead = false;
    const csv = new TextEncoder().encode("indicator,unit,period,amount\nket-nap,tan-hao,2024-Q2,3\n");
    const body = new ReadableStream(
      {
        pull(controller) {
          isRead = true;
          controller.enqueue(csv);
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const headers = {
      ...{ Origin: origin, Cookie: as, "Content-Type": "text/csv", "Idempotency-Key": "nap-1" },
      "Content-Length": String(csv.length),
    };
    const answer = await app.request(`${origin}/api/v1/load`, {
      method: "POST",
      headers,
      body,
      duplex: "half",
    } as RequestInit);
    return { status: answer.status, isRead };
  };
  expect(await sends(cookie)).toEqual({ status: 403, isRead: false });
  expect(await sends(office)).toEqual({ status: 200, isRead: true });
});
