/** Flooding, through the whole program: who asks for too much is told when to come again, and nobody else notices. */
import { request } from "node:http";
import { afterAll, describe, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { type FloodKind, floodKindOf } from "./server/http/flood.ts";
import { listen } from "./server/http/listen.server.ts";
import { apiRoutesOf, declaredBy, pageRoutes, testServer } from "./testServer.ts";

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

/** Every route of the router's own lists that is limited, with the kind as which its requests count. */
const limited = [
  ...(await pageRoutes()).flatMap((page) =>
    ["GET", "POST"].map((method) => ({ method, path: `/${page.path.replace(/^\//, "")}`, declared: declaredBy(page) })),
  ),
  ...apiRoutesOf(app),
].flatMap(({ method, path, declared }) => {
  const kind = floodKindOf(method, declared ?? {});
  return kind === undefined ? [] : [{ method, path: path.replace(/:\w+(\{[^}]*\})?\??/g, "1"), kind }];
});

/** Ways to write an address that may lead to the same place; what stands before or within its last part. */
const spellings: readonly [how: string, write: (path: string) => string][] = [
  ["upper case", (path) => path.toUpperCase()],
  ["a slash more before it", (path) => `/${path}`],
  ["a slash more within it", (path) => beforeLast(path, "//")],
  ["a slash behind it", (path) => `${path}/`],
  ["%2F for a slash", (path) => beforeLast(path, "%2F")],
  ["a letter by its number", (path) => path.replace(/\w$/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)],
  ["a dot between", (path) => beforeLast(path, "/./")],
  ["an encoded dot between", (path) => beforeLast(path, "/%2e/")],
  ["down and up again", (path) => beforeLast(path, "/x/../")],
  ["a semicolon behind it", (path) => `${path};x`],
  ["a question behind it", (path) => `${path}?x=1`],
  ["a null behind it", (path) => `${path}%00`],
  ["a backslash", (path) => beforeLast(path, "\\")],
  ["as the script asks for its data", (path) => `${path}.data`],
  ["as the script asks for its data below it", (path) => `${path}/_.data`],
  ["the whole address before it", (path) => `${origin}${path}`],
];

function beforeLast(path: string, slash: string): string {
  return path.replace(/\/(?=[^/]*$)/, () => slash);
}

/** Listening, since an address comes to a program of ours as the caller wrote it only through the port. */
const ports = new Map<FloodKind, number>();
const listening = await Promise.all(
  [...closed].map(async ([kind, app]) => {
    const server = await listen(app, { host: "127.0.0.1", port: 0 });
    ports.set(kind, server.port);
    return server;
  }),
);
afterAll(async () => {
  for (const server of listening) await server.close();
});

/** What an address is answered, to the letter as it is given, where nothing of the kind may be asked for. */
function statusOf(kind: FloodKind, method: string, path: string): Promise<number> {
  const headers = {
    ...{ Cookie: cookie, Origin: origin, Connection: "close" },
    ...(method !== "GET" && { "Content-Type": "application/x-www-form-urlencoded" }),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: ports.get(kind), method, path, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.end(method === "GET" ? undefined : "a=1");
  });
}

/** Nothing is there: it is refused, or leads to the address as it should be written. */
const notServed = [301, 308, 400, 403, 404, 405];

describe("S15 no spelling leads around the limits", () => {
  test("S15 the limited routes are found", () => {
    expect(limited.length).toBeGreaterThan(20);
    expect(new Set(limited.map(({ kind }) => kind))).toEqual(new Set(kinds));
  });

  test.each(limited)("S15 $method $path, $kind", async ({ method, path, kind }) => {
    expect(await statusOf(kind, method, path)).toBe(429);
    for (const [how, write] of spellings) {
      const status = await statusOf(kind, method, write(path));
      expect(status === 429 || notServed.includes(status), `${how}: ${write(path)} was answered ${status}`).toBe(true);
    }
  });
});
