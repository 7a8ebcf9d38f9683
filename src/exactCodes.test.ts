/** Pages understand a unit as people type it; what is done there names it to the letter, or nothing is done. */
import { expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now } from "./reports/testField.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";
import { withChosen } from "./web/address.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58);
const configuration = readConfiguration({});
const { origin } = configuration;
const clock = stoppedClock(now);
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const Cookie = await database.write(async (tx) => {
  const id = await addTestPerson(tx, "van.phong", [{ role: "office", unitId: question.unit }]);
  return `quyet=${await beginSession(tx, id, new Date())}`;
});

const at = (path: string, unit: string) => `${origin}${path}?${new URLSearchParams({ "don-vi": unit, ky: "2024-Q1" })}`;
const posts = async (address: string, fields: Record<string, string>) => {
  const sent = { method: "POST", headers: { Origin: origin, Cookie }, body: new URLSearchParams(fields) };
  return (await app.request(address, sent)).status;
};

const acts: [string, (unit: string) => Promise<number>, done: number, table: string][] = [
  ["reminds", (unit) => posts(at("/app/tong-hop", unit), { intent: "remind" }), 302, "reminder"],
  ["has seen", (unit) => posts(`${origin}/app/da-xem`, { unit, by: "page" }), 204, "person_visit"],
  ["begins a review", (unit) => posts(at("/app/van-ban", unit), { layout: "party" }), 302, "review"],
];

test.each(acts)("S1 who %s does it at an exact code alone", async (_act, does, done, table) => {
  const rows = async () => (await database.pool.query(`SELECT FROM ${table}`)).rowCount;
  const before = await rows();
  for (const typed of ["tan", "Tân Hào", "TAN-HAO", "tan hao", "tan-hao\u200b", "tаn-hao"]) {
    expect(await does(typed), typed).toBe(404);
  }
  expect(await rows()).toBe(before);
  expect(await does("tan-hao")).toBe(done);
});

test("a page that was found by a typed name acts at the code of what it shows", () => {
  const chosen = { unit: "tan-hao", period: "2024-Q1" };
  expect(withChosen("?don-vi=tan&ky=q1+2024&bieu=quy", chosen)).toBe("?don-vi=tan-hao&ky=2024-Q1&bieu=quy");
});
