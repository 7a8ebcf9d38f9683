/** Walks every route of the router's own lists, pages and API: none without an act, none that answers whom it should not. */

import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { actNames, ruleOf } from "./access/acts.ts";
import type { ApiEnvironment } from "./access/context.server.ts";
import { guard } from "./access/guard.server.ts";
import { may } from "./access/may.ts";
import { readPerson } from "./access/person.server.ts";
import { type Person, type Role, roles } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock, today } from "./calendar/clock.ts";
import type { IsoDate, PersonId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { readDefinitions } from "./indicators/definitions.server.ts";
import { definitionsChanged } from "./ledger/marks.server.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { apiRoutesOf, declaredBy, isOfChosenUnit, pageRoutes, testServer } from "./testServer.ts";

const database = await testDatabase();
await testField(database);
const tree = await database.write(async (tx) => {
  const { tree } = await readDefinitions(tx);
  const [predecessor, successor] = [tree.byCode.get("da-giai-the"), tree.byCode.get("tan-hao")];
  if (!predecessor || !successor) throw new Error("units of the test field");
  const merge = { predecessor_id: predecessor.id, successor_id: successor.id, date: "2024-01-01" as IsoDate };
  await tx
    .insertInto("succession")
    .values({ ...merge, share: "1", basis: "", document: "" })
    .execute();
  await definitionsChanged(tx);
  return (await readDefinitions(tx)).tree;
});
const clock = stoppedClock(now);
const configuration = readConfiguration({});
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const { origin } = configuration;

type Visitor = { person: Person | undefined; headers: Record<string, string> };
const nobody: Visitor = { person: undefined, headers: {} };
const visitors = new Map<string, Visitor>();
for (const role of roles) {
  for (const code of ["tan-hao", "da-giai-the"]) visitors.set(`${role} of ${code}`, await visitor(role, code));
}

async function visitor(role: Role, code: string): Promise<Visitor> {
  const unitId = tree.byCode.get(code)?.id;
  return database.write(async (tx) => {
    const id: PersonId = await addTestPerson(tx, `${role}.${code}`, [{ role, unitId }]);
    const token = await beginSession(tx, id, new Date());
    const person = await readPerson(tx, id, today(clock));
    return { person, headers: { Cookie: `quyet=${token}` } };
  });
}

/** Where the unit in the address stands, for somebody of `holds`. */
const relations = [
  { name: "inside", holds: "tan-hao", unit: "tan-hao" },
  { name: "above", holds: "tan-hao", unit: "giong-trom" },
  { name: "beside", holds: "tan-hao", unit: "hung-le" },
  { name: "a unit that ended", holds: "da-giai-the", unit: "da-giai-the" },
  { name: "what it succeeded", holds: "tan-hao", unit: "da-giai-the" },
] as const;

const pages = (await pageRoutes()).filter((page) => page.path !== "");
const takesUnit = await routesOfAUnit();
const apiRoutes = apiRoutesOf(app).map((route) => ({
  ...route,
  isOfUnit: takesUnit.has(`${route.method} ${route.path}`),
}));

/** The routes of the API whose description has a parameter `unit`, as Hono writes them. */
async function routesOfAUnit(): Promise<Set<string>> {
  const answer = await app.request(`${origin}/api/v1/openapi.json`);
  const { paths }: { paths: Record<string, Record<string, { parameters?: { name: string }[] }>> } = JSON.parse(
    await answer.text(),
  );
  return new Set(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { parameters = [] }]) => parameters.some(({ name }) => name === "unit"))
        .map(([method]) => `${method.toUpperCase()} /api/v1${path.replace(/\{(\w+)\}/g, ":$1")}`),
    ),
  );
}

/** What stands for the parameters of an address: things of the test field where there are such. */
function addressFor(path: string, unit: string): string {
  const given: Record<string, string> = {
    unit,
    form: "quy",
    period: "2024-Q3",
    indicator: "ket-nap",
    target: "khong-co",
  };
  const filled = path
    .replace(/:(\w+)(\{[^}]*\})?\??/g, (_whole, name: string) => given[name] ?? "1")
    .replace("*", "khong-co");
  const rest = path.endsWith("so-lieu") ? "&chi-so=ket-nap" : "";
  if (path.startsWith("/api/")) return `${filled}?unit=${unit}&period=2024-Q3`;
  return `${filled.startsWith("/") ? filled : `/${filled}`}?don-vi=${unit}&ky=2024-Q3${rest}`;
}

async function asked(method: string, address: string, headers: Record<string, string>): Promise<number> {
  const unsafe: Record<string, string> =
    method === "GET"
      ? {}
      : {
          Origin: origin,
          "Content-Type": address.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded",
        };
  const body = method === "GET" ? undefined : address.startsWith("/api/") ? "{}" : "";
  const answer = await app.request(origin + address, { method, headers: { ...unsafe, ...headers }, body });
  const signIn = (answer.headers.get("Location") ?? "").startsWith("/dang-nhap?");
  return signIn ? 401 : answer.status;
}

const isRefusal = (status: number) => status === 401 || status === 403;
/** A refusal, or an error that tells nothing of what is there. */
const isNothing = (status: number) => status >= 400 && status < 500;

describe("S1 every route names its act", () => {
  test.each(pages.map((page) => [page.path, page] as const))("S1 page %s", (_path, page) => {
    expect(actNames).toContain(declaredBy(page)?.act);
  });

  test.each(apiRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))("S1 %s", (_name, route) => {
    expect(actNames).toContain(route.act);
  });

  test("S1 a route planted without an act is found", () => {
    const planted = new Hono<ApiEnvironment>().get("/guarded", guard("report.read"), (context) => context.text(""));
    planted.get("/open", (context) => context.text(""));
    const mounted = new Hono<ApiEnvironment>().route("/api", planted);
    expect(apiRoutesOf(mounted).map(({ path, act }) => [path, act])).toEqual([
      ["/api/guarded", "report.read"],
      ["/api/open", undefined],
    ]);
  });

  test("S1 the lists are the router's own, and not empty", () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(apiRoutes.map(({ path }) => path)).toContain("/api/v1/people/:person");
  });
});

describe("S1 nobody reads what is not theirs", () => {
  const readable = [
    ...pages.flatMap((page) => {
      const act = declaredBy(page)?.act;
      return act && page.module.loader
        ? [{ method: "GET", path: page.path, act, ofUnit: page.path.includes(":unit") || isOfChosenUnit(page) }]
        : [];
    }),
    ...apiRoutes.flatMap(({ method, path, act, isOfUnit }) =>
      act && method === "GET" ? [{ method, path, act, ofUnit: isOfUnit }] : [],
    ),
  ];

  for (const { method, path, act, ofUnit } of readable) {
    const { who } = ruleOf(act);
    test(`S1 ${method} ${path} (${act}) by nobody signed in`, async () => {
      const status = await asked(method, addressFor(path, "tan-hao"), nobody.headers);
      if (who === "everyone") expect(isRefusal(status)).toBe(false);
      else expect(status).toBe(401);
    });
    if (typeof who === "string") continue;

    for (const { name, holds, unit } of relations) {
      test(`S1 ${method} ${path} (${act}) by every role, ${name}`, async () => {
        for (const role of roles) {
          const { person, headers } = visitors.get(`${role} of ${holds}`) ?? nobody;
          const id = tree.byCode.get(unit)?.id;
          const place = ofUnit && id !== undefined ? { unit: id } : "anywhere";
          const status = await asked(method, addressFor(path, unit), headers);
          const allowed = may(person, act, place, tree, today(clock));
          const told = `${role} got ${status}`;
          if (allowed) expect(isRefusal(status), told).toBe(false);
          else expect(isNothing(status), told).toBe(true);
        }
      });
    }
  }
});

describe("S1 nobody writes what is not theirs", () => {
  const writable = [
    ...pages.flatMap((page) => {
      const act = declaredBy(page)?.act;
      return act && page.module.action ? [{ method: "POST", path: page.path, act }] : [];
    }),
    ...apiRoutes.flatMap(({ method, path, act }) => (act && method !== "GET" ? [{ method, path, act }] : [])),
  ];

  for (const { method, path, act } of writable) {
    const { who } = ruleOf(act);
    test(`S1 ${method} ${path} (${act}) by nobody signed in`, async () => {
      const status = await asked(method, addressFor(path, "tan-hao"), nobody.headers);
      if (who !== "everyone") expect(status).toBe(401);
    });
    if (typeof who === "string") continue;

    test(`S1 ${method} ${path} (${act}) by a leader, who only reads, and by everyone of a unit that ended`, async () => {
      const readers = [
        { visitor: visitors.get("leader of tan-hao"), unit: "tan-hao" },
        ...roles.map((role) => ({ visitor: visitors.get(`${role} of da-giai-the`), unit: "da-giai-the" })),
      ];
      for (const { visitor, unit } of readers) {
        const status = await asked(method, addressFor(path, unit), visitor?.headers ?? {});
        expect(status, `${visitor?.person?.username}`).toBeGreaterThanOrEqual(400);
      }
    });

    test(`S1 ${method} ${path} (${act}) by every role, above and beside`, async () => {
      for (const role of roles) {
        for (const unit of ["giong-trom", "hung-le"]) {
          const status = await asked(method, addressFor(path, unit), visitors.get(`${role} of tan-hao`)?.headers ?? {});
          expect(status, `${role} at ${unit}`).toBeGreaterThanOrEqual(400);
        }
      }
    });
  }
});

describe("S3 requests that another site could have sent", () => {
  const writable = [
    ...pages.filter((page) => page.module.action).map(({ path }) => ["POST", path] as const),
    ...apiRoutes.filter(({ method }) => method !== "GET").map(({ method, path }) => [method, path] as const),
  ];
  const signedIn = visitors.get("office of tan-hao")?.headers ?? {};
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  const forged: [string, Record<string, string>][] = [
    ["without Origin", form],
    ["with a foreign Origin", { ...form, Origin: "https://ke-gian.example" }],
    ["with the Origin null", { ...form, Origin: "null" }],
    ["from another site, by the browser's word", { ...form, Origin: origin, "Sec-Fetch-Site": "cross-site" }],
    ["from a sister site, by the browser's word", { ...form, Origin: origin, "Sec-Fetch-Site": "same-site" }],
    ["as text/plain", { Origin: origin, "Content-Type": "text/plain" }],
  ];

  for (const [method, path] of writable) {
    test.each(forged)(`S3 ${method} ${path} %s`, async (_name, headers) => {
      const address = origin + addressFor(path, "tan-hao");
      const answer = await app.request(address, { method, headers: { ...signedIn, ...headers }, body: "" });
      expect(answer.status).toBe(403);
    });
  }

  const gets = [...pages, ...apiRoutes.filter(({ method }) => method === "GET")].map(({ path }) => path);

  test.each(["nobody", ...roles])("S3 a crawl of all GETs by %s writes nothing", async (role) => {
    const { headers } = visitors.get(`${role} of tan-hao`) ?? nobody;
    const before = await contents();
    for (const path of gets) await asked("GET", addressFor(path, "tan-hao"), headers);
    expect(await contents()).toEqual(before);
  });

  /** A hash of every table. */
  async function contents(): Promise<Record<string, string>> {
    const tables = await database.pool.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    const hashed = tables.rows.map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(coalesce(string_agg(row::text, '' ORDER BY row::text), '')) AS hash FROM ${name} AS row`,
    );
    const { rows } = await database.pool.query<{ name: string; hash: string }>(hashed.join(" UNION ALL "));
    return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
  }
});

describe("S2 the API takes nothing that it was not asked for", () => {
  test("S2 every body is described as closed to other fields", async () => {
    const answer = await app.request(`${origin}/api/v1/openapi.json`);
    const described: { paths: Record<string, Record<string, { requestBody?: unknown }>>; components: unknown } =
      JSON.parse(await answer.text());
    const schemas = described.components as { schemas?: Record<string, { additionalProperties?: unknown }> };
    for (const [path, methods] of Object.entries(described.paths)) {
      for (const [method, { requestBody }] of Object.entries(methods)) {
        const name = /"\$ref":"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(requestBody ?? {}))?.[1];
        const isFile = /multipart|octet-stream|csv|sheet/.test(JSON.stringify(requestBody ?? {}));
        if (requestBody === undefined || isFile) continue;
        const schema = name === undefined ? requestBody : schemas.schemas?.[name];
        expect(JSON.stringify(schema), `${method} ${path}`).toContain('"additionalProperties":false');
      }
    }
  });

  const read = pages.filter((page) => page.module.loader).map(({ path }) => path);
  const asOffice = (address: string) =>
    app.request(origin + address, { headers: visitors.get("office of tan-hao")?.headers ?? {} });

  test.each([...read.map((path) => [path, "don-vi"]), ...read.map((path) => [path, "ky"]), ["/api/v1/people", "x"]])(
    "S2 %s with %s twice",
    async (path, name) => {
      const answer = await asOffice(`${addressFor(path, "tan-hao")}&${name}=1&${name}=2`);
      expect(answer.status).toBe(400);
    },
  );

  test.each(read)("%s opens with what chats and mail programs add to its address", async (path) => {
    const added = "zarsrc=30&utm_source=zalo&utm_medium=zalo&fbclid=a&fbclid=b&__proto__=x&constructor=y&tim[]=z&%00=1";
    const plain = await asOffice(addressFor(path, "tan-hao"));
    const shared = await asOffice(`${addressFor(path, "tan-hao")}&${added}`);
    expect(shared.status).toBe(plain.status);
  });

  test.each([
    '{"role":"leader","unit":"tan-hao","administrator":true}',
    '{"role":"leader","__proto__":{"unit":"giong-trom"}}',
    '{"role":"leader","constructor":{}}',
  ])("S2 %s is refused", async (body) => {
    const headers = {
      ...visitors.get("administrator of tan-hao")?.headers,
      Origin: origin,
      "Content-Type": "application/json",
    };
    const someone = visitors.get("leader of tan-hao")?.person?.id;
    const answer = await app.request(`${origin}/api/v1/people/${someone}/roles`, { method: "POST", headers, body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "invalid_input", errors: [{ code: "unknown_field" }] });
  });
});
