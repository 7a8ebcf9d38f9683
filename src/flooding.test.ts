/** Flooding, through the whole program: who asks for too much is told when to come again, and nobody else notices. */
import { describe, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import type { FloodKind } from "./server/http/flood.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
await testField(database);
const clock = stoppedClock(now);
const configuration = readConfiguration({});
const { origin } = configuration;
/** So few that a slow machine does not give more while the test runs. */
const few = { atOnce: 4, perSecond: 0.001 };
const app = await testServer({
  floodLimits: { sign_in: few, search: few, import: few, export: few },
  database,
  clock,
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

/** Nobody may ask for anything of the kind: what is refused with 429 counts as it. */
const closedFor = async (kind: FloodKind) => {
  const open = { atOnce: 1_000, perSecond: 1 };
  const limits = { sign_in: open, search: open, import: open, export: open, [kind]: { atOnce: 0, perSecond: 1 } };
  return testServer({ floodLimits: limits, database, clock, configuration, demo: false, clientFolder: "build/client" });
};
const kinds = ["sign_in", "search", "import", "export"] as const;
const closed = new Map(await Promise.all(kinds.map(async (kind) => [kind, await closedFor(kind)] as const)));
const cookie = await someone("dem.loai");

async function statuses(method: string, path: string): Promise<Map<FloodKind, number>> {
  const found = new Map<FloodKind, number>();
  const headers = { Cookie: cookie, Origin: origin, "Content-Type": "application/x-www-form-urlencoded" };
  for (const [kind, app] of closed) {
    const body = method === "POST" ? { body: "a=1" } : {};
    found.set(kind, (await app.request(origin + path, { method, headers, ...body })).status);
  }
  return found;
}

describe("S15 what a route counts as", () => {
  test.each([
    ["POST", "/dang-nhap", "sign_in"],
    ["POST", "/dang-nhap/ma", "sign_in"],
    ["POST", "/lien-ket/abc", "sign_in"],
    ["GET", "/dang-nhap", undefined],
    ["GET", "/app/tim", "search"],
    ["GET", "/app/tim.json", "search"],
    ["GET", "/tim", "search"],
    ["POST", "/api/v1/load", "import"],
    ["POST", "/api/v1/load/workbook", "import"],
    ["POST", "/app/nap-so-lieu", "import"],
    ["POST", "/app/nap-so-lieu/1", "import"],
    ["POST", "/app/tin-bai/moi", "import"],
    ["POST", "/app/tin-bai/mot-bai", "import"],
    ["POST", "/app/van-ban/1/tu-word", "import"],
    ["POST", "/app/thiet-lap/nghi-quyet/nq/phu-luc", "import"],
    ["POST", "/app/bao-cao/tan-hao/quy/2024-Q3/van-ban", "import"],
    ["POST", "/app/bao-cao/tan-hao/quy/2024-Q3/tai-len", "import"],
    ["GET", "/chi-tieu.csv", "export"],
    ["HEAD", "/chi-tieu.json", "export"],
    ["GET", "/app/chi-tieu.csv", "export"],
    ["GET", "/app/chi-tieu/ct1/dien-bien.csv", "export"],
    ["GET", "/app/van-ban/1/bao-cao.docx", "export"],
    ["GET", "/app/bao-cao/tan-hao/quy/2024-Q3/van-ban/word", "export"],
    ["GET", "/app/bao-cao/tan-hao/quy/2024-Q3/excel", "export"],
    ["GET", "/api/v1/definitions.xlsx", "export"],
    ["GET", "/api/v1/reviews/1/file", "export"],
    ["GET", "/api/v1/openapi.json", undefined],
    ["GET", "/app/so-lieu.json", undefined],
    ["GET", "/app/chi-tieu", undefined],
  ] as const)("S15 %s %s counts as %s", async (method, path, kind) => {
    const refused = [...(await statuses(method, path))].filter(([, status]) => status === 429).map(([each]) => each);
    expect(refused).toEqual(kind === undefined ? [] : [kind]);
  });

  test.each([
    ["search", "GET", "/app/tim", "/APP/Tim"],
    ["search", "GET", "/app/tim", "/app/tim/"],
    ["search", "GET", "/app/tim", "/app/t%69m"],
    ["search", "GET", "/app/tim", "/%61pp/%74%69%6D"],
    ["search", "GET", "/app/tim", "/app/tim.data"],
    ["search", "GET", "/app/tim", "/app/tim/_.data"],
    ["search", "GET", "/app/tim", "/App/TIM.data?_routes=search/pages/find"],
    ["export", "GET", "/app/chi-tieu.csv", "/app/chi-tieu%2Ecsv"],
    ["export", "GET", "/app/chi-tieu.csv", "/app/chi-tieu.CSV/"],
    ["import", "POST", "/app/nap-so-lieu", "/app/Nap-So-Lieu/"],
    ["import", "POST", "/api/v1/load", "/api/v1/lo%61d"],
    ["sign_in", "POST", "/dang-nhap", "/Dang-Nhap/"],
  ] as const)("S15 %s: %s %s counts however it is written: %s", async (kind, method, _path, written) => {
    expect((await statuses(method, written)).get(kind)).toBe(429);
  });
});
