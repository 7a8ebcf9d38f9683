/** A resolution's targets come on to the portal by an act of their own, of whoever sets the indicators. */
import { expect, test } from "vitest";
import type { Role } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock, vietnamInstant } from "./calendar/clock.ts";
import type { IsoDate } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { loadFolder } from "./folder/load.server.ts";
import { district, folderOf } from "./folder/testFolder.ts";
import { readDefinitions } from "./indicators/definitions.server.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const clock = stoppedClock(vietnamInstant("2024-08-05" as IsoDate, "07:30"));
const configuration = readConfiguration({});
const { origin } = configuration;
await loadFolder(database, await folderOf(district), { clock, by: "thử" });
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });

async function signedIn(username: string, role: Role, unit: string): Promise<string> {
  return database.write(async (tx) => {
    const unitId = (await readDefinitions(tx)).tree.byCode.get(unit)?.id;
    return `quyet=${await beginSession(tx, await addTestPerson(tx, username, [{ role, unitId }]), new Date())}`;
  });
}

async function release(resolution: string, cookie: string): Promise<number> {
  const answer = await app.request(`${origin}/app/thiet-lap/nghi-quyet/${resolution}`, {
    method: "POST",
    headers: { Cookie: cookie, Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ intent: "release" }),
  });
  return answer.status;
}

const shown = async () =>
  (await database.pool.query("SELECT code FROM indicator WHERE public ORDER BY code")).rows.map(({ code }) => code);
const portal = async () => (await app.request(`${origin}/chi-tieu?ky=2024-Q1`)).text();

test("nothing that was loaded without a word is public; who sets the indicators releases what the targets measure, and no more", async () => {
  const commune = await signedIn("vanphong.xa", "office", "xa-a");
  const administrator = await signedIn("quantri", "administrator", "huyen");
  expect(await shown()).toEqual([]);
  expect(await portal()).not.toContain("Việc làm");

  expect(await release("nq-2024", commune)).toBe(403);
  expect(await shown()).toEqual([]);
  expect(await release("nq-khac", administrator)).toBe(404);

  expect(await release("nq-2024", administrator)).toBe(302);
  const released = await shown();
  expect(released).toContain("viec-lam");
  expect(released).not.toContain("ho");
  expect(await portal()).toContain("Việc làm");
  expect(await release("nq-2024", administrator)).toBe(302);
  expect(await shown()).toEqual(released);
});
