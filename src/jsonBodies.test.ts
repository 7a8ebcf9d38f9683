/** Nothing of a JSON body is lost in silence: the rule is asked of every operation that the API's own description lists. */
import { describe, expect, test } from "vitest";
import { roles } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { compose } from "./compose.server.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { definitionsChanged } from "./ledger/marks.server.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";

const database = await testDatabase();
const { district, unit } = await testField(database);
// As fine as an amount can be: what is refused here is not refused for its indicator.
await database.write(async (tx) => {
  await tx.updateTable("indicator").set({ decimals: 10 }).execute();
  await definitionsChanged(tx);
});
const configuration = readConfiguration({});
const { origin } = configuration;
const app = compose({ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "" });
const everyRole = [...roles.map((role) => ({ role, unitId: district })), { role: "reporter" as const, unitId: unit }];
const cookie = await database.write(async (tx) => {
  const id = await addTestPerson(tx, "moi-viec", everyRole);
  return `quyet=${await beginSession(tx, id, new Date())}`;
});

async function send(method: string, path: string, body: string, headers: Record<string, string> = {}) {
  const sent = { Cookie: cookie, Origin: origin, "Content-Type": "application/json", "If-Match": '"0"', ...headers };
  return app.request(`${origin}/api/v1${path}`, { method, headers: sent, body });
}
const refusal = async (answer: Response) => ({ status: answer.status, body: await answer.json() });

type Operation = { requestBody?: { content: Record<string, unknown> } };
type Description = { paths: Record<string, Record<string, Operation>> };
const description = (await (
  await app.request(`${origin}/api/v1/openapi.json`, { headers: { Cookie: cookie } })
).json()) as Description;
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { requestBody }]) =>
    requestBody?.content["application/json"]
      ? [{ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, "1") }]
      : [],
  ),
);

const nested = (depth: number) => `${"[".repeat(depth)}1${"]".repeat(depth)}`;

test.each([
  ["lists", nested(65)],
  ["objects", `${'{"a":'.repeat(65)}1${"}".repeat(65)}`],
  ["both, and so deep that a parser that calls itself would fail", '[{"a":'.repeat(300_000)],
])("S6 JSON of %s that nests too deep is refused before it is parsed, one at the bound is read", async (_, text) => {
  const path = "/scans-bound";
  const told = await refusal(await send("PUT", path, text));
  expect(told).toMatchObject({ status: 400, body: { code: "json_too_deep" } });
  const read = await refusal(await send("PUT", path, nested(64)));
  expect(read).toMatchObject({ status: 400, body: { code: "invalid_input" } });
});

test("the description lists what takes JSON", () => {
  expect(operations.length).toBeGreaterThan(15);
});

describe.each(operations)("S2 $method $path", ({ method, path }) => {
  test.each(["application/json", "Application/JSON; charset=utf-8", "application/merge-patch+json"])(
    "refuses a repeated key and a number that would be rounded, however %s is called",
    async (type) => {
      const twice = await send(method, path, '{"x":{"a":1,"b":[{"c":1,"c":2}]}}', { "Content-Type": type });
      expect(await refusal(twice)).toMatchObject({
        status: 400,
        body: { code: "invalid_input", errors: [{ code: "repeated_field", field: "x.b.0.c" }] },
      });
      const rounded = await send(method, path, '{"x":[12345678901234567890]}', { "Content-Type": type });
      expect(await refusal(rounded)).toMatchObject({
        status: 400,
        body: { errors: [{ code: "number_not_exact", field: "x.0" }] },
      });
    },
  );

  test("and tells them in no way apart for whoever may not", async () => {
    const answer = await send(method, path, '{"a":1,"a":2}', { Cookie: "" });
    expect(answer.status).toBe(401);
  });
});

describe("S2 a figure", () => {
  const report = "/reports/tan-hao/quy/2024-Q1";
  test.each([
    ["twice under one indicator", '{"values":{"ket-nap":4,"ket-nap":5}}', "repeated_field", "values.ket-nap"],
    [
      "with more digits than a double",
      '{"values":{"ket-nap":12345678901234.5678}}',
      "number_not_exact",
      "values.ket-nap",
    ],
    [
      "with a long fraction",
      '{"values":{"ket-nap":{"amount":0.1234567890123456789}}}',
      "number_not_exact",
      "values.ket-nap.amount",
    ],
  ])("%s is refused with its place, and nothing is written", async (_, body, code, field) => {
    expect(await refusal(await send("PUT", report, body))).toMatchObject({
      status: 400,
      body: { errors: [{ code, field }] },
    });
    const { version } = (await (
      await app.request(`${origin}/api/v1${report}`, { headers: { Cookie: cookie } })
    ).json()) as { version: number };
    expect(version).toBe(0);
  });

  test("as text keeps every digit", async () => {
    const saved = await send("PUT", report, '{"values":{"ket-nap":"123456789012345678"}}');
    expect(saved.status, await saved.clone().text()).toBe(200);
    const { values } = (await (
      await app.request(`${origin}/api/v1${report}`, { headers: { Cookie: cookie } })
    ).json()) as { values: Record<string, { amount: string }> };
    expect(values["ket-nap"]?.amount).toBe("123456789012345678");
  });

  test.each([
    ['"0.1234567891"', 200],
    ['"0.12345678912"', 400],
    ["0.1234567891", 200],
    ["0.12345678912", 400],
    ['"123456789012345678"', 200],
    ['"1234567890123456789"', 400],
  ])("of ten decimals and eighteen whole digits is taken, of more not: %s", async (amount, status) => {
    const { version } = (await (
      await app.request(`${origin}/api/v1/reports/tan-hao/quy/2023-Q4`, { headers: { Cookie: cookie } })
    ).json()) as { version: number };
    const seen = { "If-Match": `"${version}"` };
    const saved = await send("PUT", "/reports/tan-hao/quy/2023-Q4", `{"values":{"ket-nap":${amount}}}`, seen);
    expect(saved.status, await saved.text()).toBe(status);
  });
});
