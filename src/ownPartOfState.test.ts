/** The installation's state over HTTP: all of it for who administers all, their own part for who administers a commune. */
import { expect, test, vi } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { UnitId } from "./database/ids.ts";
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

async function administratorOf(unitId: UnitId, username: string): Promise<string> {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, username, [{ role: "administrator", unitId }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
}

const ofDistrict = await administratorOf(district, "quantri.huyen");
const ofCommune = await administratorOf(unit, "quantri.xa");
const pageOf = async (path: string, Cookie: string) =>
  (await app.request(origin + path, { headers: { Cookie } })).text();

test("S1 a commune's administrator is shown the people of the commune, and nothing of the machine", async () => {
  for (const path of ["/app/tinh-trang", "/app"]) {
    const all = await pageOf(path, ofDistrict);
    expect(all, path).toContain("Sao lưu");
    const own = await pageOf(path, ofCommune);
    expect(own, path).toContain("chỉ có một người");
    expect(own, path).not.toContain("Sao lưu");
    expect(own, path).not.toContain(configuration.dataFolder);
  }
});

test.each(["/%", "/%E0%A4%A", "/chi-tieu/%zz", "/api/v1/people/%ff", "/assets/%c0%ae"])(
  "S16 the address %s is a 400 and one line of JSON in the log",
  async (path) => {
    const lines: string[] = [];
    const writing = vi.spyOn(process.stderr, "write").mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    const warning = vi.spyOn(console, "warn").mockImplementation((...words) => void lines.push(words.join(" ")));
    const answer = await app.request(origin + path);
    writing.mockRestore();
    warning.mockRestore();
    expect(answer.status).toBe(400);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: "warn", event: "address_unreadable" }]);
    expect((await app.request(`${origin}/khong-co-%C3%A1`)).status).toBe(404);
  },
);
