/** Flooding, through the whole program: who asks for too much is told when to come again, and nobody else notices. */
import { describe, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
/** So few that a slow machine does not give more while the test runs. */
const few = { atOnce: 4, perSecond: 0.001 };
const app = await testServer({
  floodLimits: { sign_in: few, search: few, import: few, export: few },
  database,
  clock: stoppedClock(now),
  configuration,
  demo: false,
  clientFolder: "build/client",
});

async function someone(username: string): Promise<string> {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, username, [{ role: "office", unitId: undefined }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
}

/** Asks more often than may be; answers the refusal, if there is one. */
async function floods(ask: () => Response | Promise<Response>, most = few.atOnce): Promise<Response | undefined> {
  for (let count = 0; count < most + 1; count++) {
    const answer = await ask();
    if (answer.status === 429) return answer;
  }
  return undefined;
}

function isTold(refusal: Response | undefined): void {
  expect(refusal?.status).toBe(429);
  expect(refusal?.headers.get("Retry-After")).toMatch(/^[1-9]\d*$/);
}

describe("S15 flooding", () => {
  test.each([
    ["search", "GET", "/app/tim?tu=dang"],
    ["export", "GET", "/app/chi-tieu.csv?don-vi=giong-trom"],
    ["import", "POST", "/api/v1/load"],
  ] as const)(
    "S15 %s: 429 with Retry-After for the one who floods, and for nobody else",
    async (kind, method, path) => {
      const [flooding, other] = [await someone(`lut.${kind}`), await someone(`khac.${kind}`)];
      const ask = (Cookie: string) =>
        app.request(origin + path, { method, headers: { Cookie, Origin: origin, "Content-Type": "application/json" } });
      isTold(await floods(() => ask(flooding)));
      expect((await ask(other)).status).not.toBe(429);
    },
  );

  test("S15 sign-in: 429 with Retry-After for an address from which many accounts are tried", async () => {
    let tried = 0;
    const ask = () =>
      app.request(`${origin}/dang-nhap`, {
        method: "POST",
        headers: { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
        // Too long to be any password, so that none is hashed.
        body: new URLSearchParams({ username: `ai${tried++}`, password: "x".repeat(2000) }).toString(),
      });
    isTold(await floods(ask));
  });

  test("S9 S15 an account that must wait says how long in Retry-After, too", async () => {
    const again = await testServer({
      database,
      clock: stoppedClock(now),
      configuration,
      demo: false,
      clientFolder: "build/client",
    });
    await someone("phai.doi");
    const ask = () =>
      again.request(`${origin}/dang-nhap`, {
        method: "POST",
        headers: { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ username: "phai.doi", password: "x".repeat(2000) }).toString(),
      });
    isTold(await floods(ask, 10));
  });
});
