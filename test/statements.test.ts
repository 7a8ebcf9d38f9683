/**
 * How many statements a request sends to the database, on the demo's data: each is a way there and back, so that a page
 * whose statements grow with its rows is slowest where most is to be seen. BEGIN and COMMIT count.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type demoAccounts, seedDemoAccounts } from "../src/access/demoAccounts.server.ts";
import { markInstallation } from "../src/access/installation.server.ts";
import { beginSession } from "../src/access/session.server.ts";
import { stoppedClock, vietnamInstant } from "../src/calendar/clock.ts";
import type { IsoDate, PersonId } from "../src/database/ids.ts";
import { testDatabase } from "../src/database/testDatabase.ts";
import { listenToStatements } from "../src/database/testStatements.ts";
import { loadFolder } from "../src/folder/load.server.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import { openQuarter, playOpenQuarter } from "../src/reports/openQuarter.server.ts";
import { projectFolder } from "../src/server/build.server.ts";
import { readConfiguration } from "../src/server/configuration.server.ts";
import { testServer } from "../src/testServer.ts";
import { foldRollups } from "../src/values/rollup.server.ts";

const database = await testDatabase();
const statementsSent = listenToStatements(database);
const monday = vietnamInstant("2024-09-23" as IsoDate, "07:30");
const clock = stoppedClock(monday);
const configuration = readConfiguration({});
const { origin } = configuration;

const demo = join(projectFolder, "demo");
await database.write((tx) => markInstallation(tx, "demo"));
await loadFolder(database, join(demo, "giong-trom-2024"), { clock, by: "load" });
const quarter = openQuarter.parse(JSON.parse(await readFile(join(demo, "open-quarter.json"), "utf8")));
await database.write(async (tx) => {
  await seedDemoAccounts(tx, await readDefinitions(tx), clock);
  await playOpenQuarter(tx, quarter, monday);
});
await foldRollups(database);
const app = await testServer({ database, clock, configuration, demo: true, clientFolder: "build/client" });
const cookies = await database.write(async (tx) => {
  const people = await tx.selectFrom("person").select(["id", "username"]).execute();
  const tokens = new Map<string, string>();
  for (const { id, username } of people) tokens.set(username, await beginSession(tx, id as PersonId, new Date()));
  return tokens;
});

/** Who asks: an account of the demo, or nobody. */
type Account = (typeof demoAccounts)[number]["username"];

async function answered(address: string, as: Account | undefined): Promise<void> {
  const headers: HeadersInit = as === undefined ? {} : { Cookie: `quyet=${cookies.get(as)}` };
  const answer = await app.request(origin + address, { headers });
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  await answer.text();
}

test.each<[string, string, Account | undefined, number]>([
  ["standing over the API", "/api/v1/standing?unit=giong-trom&period=2024-Q2", "vanphong", 2],
  ["a report over the API", "/api/v1/reports/hung-le/xa-quy/2024-Q3", "baocao.hungle", 2],
  [
    "a report to be filled over the API, for an office that might stand in",
    "/api/v1/reports/hung-le/xa-quy/2024-Q3",
    "vanphong",
    5,
  ],
  ["a form to be filled", "/app/bao-cao/hung-le/xa-quy/2024-Q3", "baocao.hungle", 12],
  ["a target's page", "/app/chi-tieu/ct19?don-vi=giong-trom&ky=2024-Q2", "vanphong", 14],
  ["the board of targets", "/app/chi-tieu?don-vi=giong-trom&ky=2024-Q2", "vanphong", 11],
  ["the year beside the term", "/app/doi-chieu?don-vi=giong-trom&ky=2024-Q2", "vanphong", 11],
  ["the office's board", "/app/tong-hop?don-vi=giong-trom&ky=2024-Q3", "vanphong", 16],
  ["a leader's first page", "/app?don-vi=giong-trom&ky=2024-Q2", "lanhdao", 17],
  ["an office's first page", "/app?don-vi=giong-trom&ky=2024-Q3", "vanphong", 19],
  ["a reporter's first page", "/app?don-vi=tan-hao&ky=2024-Q3", "baocao.tanhao", 15],
  ["the portal's targets", "/chi-tieu?ky=2024-Q2", undefined, 6],
  // Two of these say which period has come in.
  ["a target on the portal", "/chi-tieu/ct19?ky=2024-Q2", undefined, 11],
  ["an article", "/tin/giong-trom-so-ket-quy-i-2024-don-suc-cho-cac-chi-tieu-con-cham", undefined, 8],
])("%s", async (_page, address, as, most) => {
  // The first answer reads the definitions, which are kept.
  await answered(address, as);
  // A public page is kept: under another address it is drawn again.
  const again = as === undefined ? `${address}${address.includes("?") ? "&" : "?"}lan=2` : address;
  const sent = await statementsSent(() => answered(again, as));
  expect(sent.length, sent.join("\n")).toBeLessThanOrEqual(most);
});

test("who asks, what they may and the settings: before its own work a request asks one statement", async () => {
  // What they may is judged, and then the schema refuses what the address does not say.
  const asked = async () =>
    app.request(`${origin}/api/v1/standing`, { headers: { Cookie: `quyet=${cookies.get("vanphong")}` } });
  expect((await asked()).status).toBe(400);
  expect(await statementsSent(asked)).toHaveLength(1);
});

test.each<[string, "latest" | "first", number]>([
  ["a cell's autosave", "latest", 9],
  ["a cell's autosave on a version that another window wrote over", "first", 12],
])("%s", async (_act, seenThen, most) => {
  const address = `${origin}/api/v1/reports/hung-le/xa-quy/2024-Q3`;
  const cookie = `quyet=${cookies.get("baocao.hungle")}`;
  const headers = { Cookie: cookie, Origin: origin, "Content-Type": "application/json" };
  const { version } = await (await app.request(address, { headers })).json();
  const save = async (typed: string, seen: number) => {
    const cells = { "viec-lam-moi": { typed, estimated: false, note: "" } };
    const answer = await app.request(`${address}/cells`, {
      method: "PATCH",
      headers,
      body: JSON.stringify({ seen, cells, narrative: {} }),
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()).version as number;
  };
  const latest = await save("7", version);
  const sent = await statementsSent(() => save("8", seenThen === "latest" ? latest : version));
  expect(sent.length, sent.join("\n")).toBeLessThanOrEqual(most);
});
