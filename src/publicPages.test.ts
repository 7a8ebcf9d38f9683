/** Public pages are kept as drawn while nothing changes that they show, and are exact with the first request after a change. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seedDemoAccounts } from "./access/demoAccounts.server.ts";
import { markInstallation } from "./access/installation.server.ts";
import { beginSession } from "./access/session.server.ts";
import { vietnamInstant } from "./calendar/clock.ts";
import { openDatabase } from "./database/connection.server.ts";
import type { IsoDate, PersonId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { listenToStatements } from "./database/testStatements.ts";
import { publicVersion as publicVersions } from "./database/versions.server.ts";
import { loadFolder } from "./folder/load.server.ts";
import { readDefinitions } from "./indicators/definitions.server.ts";
import { openQuarter, playOpenQuarter } from "./reports/openQuarter.server.ts";
import { projectFolder } from "./server/build.server.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const statementsSent = listenToStatements(database);
const monday = vietnamInstant("2024-09-23" as IsoDate, "07:30");
let moment = monday;
const clock = { now: () => moment };
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
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const signedIn = async (username: string) =>
  database.write(async (tx) => {
    const { id } = await tx
      .selectFrom("person")
      .select("id")
      .where("username", "=", username)
      .executeTakeFirstOrThrow();
    return `quyet=${await beginSession(tx, id as PersonId, new Date())}`;
  });
const office = await signedIn("vanphong");
const reporter = await signedIn("baocao.hungle");

const article = "/tin/giong-trom-so-ket-quy-i-2024-don-suc-cho-cac-chi-tieu-con-cham";
const pages = [
  "/",
  "/chi-tieu",
  "/chi-tieu/ct19",
  "/tin",
  article,
  "/van-ban",
  "/dinh-chinh",
  "/atom.xml",
  "/sitemap.xml",
];
const get = (address: string, headers: Record<string, string> = {}) => app.request(origin + address, { headers });
const publicVersion = async (of: typeof database) => (await publicVersions(of)).all;
const textOf = async (address: string) => (await get(address)).text();

test.each(pages)("%s, asked again while nothing changed, asks the database for the version alone", async (address) => {
  const first = await textOf(address);
  let again = "";
  const sent = await statementsSent(async () => {
    again = await textOf(address);
  });
  expect(again).toBe(first);
  expect(sent).toHaveLength(1);
});

test("a browser that holds the page is told that it still stands, and each answer has a nonce of its own", async () => {
  const first = await get("/chi-tieu");
  expect(first.headers.get("Cache-Control")).toBe("no-cache");
  const again = await get("/chi-tieu", { "If-None-Match": first.headers.get("ETag") ?? "" });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const policies = [first, again].map(({ headers }) => headers.get("Content-Security-Policy"));
  expect(policies[0]).not.toBe(policies[1]);
});

const sentFor = async (address: string, asked: RequestInit = {}) =>
  statementsSent(async () => {
    const answer = await app.request(origin + address, asked);
    expect([address, answer.status]).toEqual([address, 200]);
  });

test.each(pages)("%s with anything else in its address is the page that is kept", async (address) => {
  await textOf(address);
  for (const added of ["x=1", "zarsrc=30&utm_source=zalo", "fbclid=a&fbclid=b", "_routes=root", "KY=2024-Q1", "q=x"]) {
    expect(await sentFor(`${address}?${added}`)).toHaveLength(1);
  }
  expect(await sentFor(address, { method: "HEAD" })).toHaveLength(1);
});

test("S15 the script's data of a public page is kept as the page is", async () => {
  await textOf("/chi-tieu.data");
  expect(await sentFor("/chi-tieu.data?_routes=root&x=2")).toHaveLength(1);
});

test("a period makes one page in whichever way it is typed, and another page than none", async () => {
  const spellings = ["2024-Q1", "quy%201/2024", "Q1.2024", "qu%C3%BD+I/2024&zarsrc=30"];
  const [first = ""] = spellings;
  const kept = await textOf(`/chi-tieu?ky=${first}`);
  for (const each of spellings) expect(await sentFor(`/chi-tieu?ky=${each}`)).toHaveLength(1);
  expect(await textOf(`/chi-tieu?ky=${spellings[1]}`)).toBe(kept);
  expect(await textOf("/chi-tieu?ky=2023-Q4")).not.toBe(kept);
});

test("news with a tag that no article has are all the news", async () => {
  const answer = await get("/tin?tag=khong-co&x=1");
  expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/tin"]);
});

test("languages are kept apart, and so are days", async () => {
  const vietnamese = await textOf("/chi-tieu");
  const english = await (await get("/chi-tieu", { Cookie: "quyet-lang=en" })).text();
  expect(english).not.toBe(vietnamese);
  // Before the second quarter ended, the portal speaks of the first.
  moment = vietnamInstant("2024-05-02" as IsoDate, "07:30");
  expect(await textOf("/chi-tieu")).not.toBe(vietnamese);
  moment = monday;
  expect(await textOf("/chi-tieu")).toBe(vietnamese);
});

test("who is signed in gets a page drawn for them, which nobody else is given", async () => {
  const signed = await get("/chi-tieu", { Cookie: office });
  expect(signed.headers.get("Cache-Control")).toBe("no-store");
  expect(await signed.text()).toContain("Văn phòng Huyện ủy");
  expect(await textOf("/chi-tieu")).not.toContain("Văn phòng Huyện ủy");
});

/** Changes it from outside, as another process would. */
async function elsewhere(statement: string): Promise<void> {
  const other = openDatabase(String(database.pool.options.connectionString), { connections: 1 });
  try {
    await other.pool.query(statement);
  } finally {
    await other.close();
  }
}

const posts = (path: string, body: Record<string, unknown>, cookie: string, version = 0) =>
  app.request(`${origin}/api/v1${path}`, {
    method: path.endsWith("/cells") ? "PATCH" : "POST",
    headers: { Cookie: cookie, Origin: origin, "Content-Type": "application/json", "If-Match": `"${version}"` },
    body: JSON.stringify(body),
  });

test("an approval shows at once; a draft and a submission, which nobody may see, move nothing", async () => {
  // So that the portal speaks of the quarter that has just ended and is still coming in.
  moment = vietnamInstant("2024-10-01" as IsoDate, "07:30");
  await elsewhere(`INSERT INTO setting VALUES ('portal_part', '"0.01"')`);
  const report = "/reports/hung-le/xa-quy/2024-Q3";
  const target = "/chi-tieu?ky=2024-Q3";
  const before = await textOf(target);
  const version = await publicVersion(database);
  const cells = { "viec-lam-moi": { typed: "90000", estimated: false, note: "Số minh họa cho kiểm thử" } };
  const saved = await (await posts(`${report}/cells`, { seen: 0, cells, narrative: {} }, reporter)).json();
  const submitted = await posts(`${report}/submit`, {}, reporter, saved.version);
  expect(submitted.status, await submitted.clone().text()).toBe(200);
  expect(await publicVersion(database)).toBe(version);
  expect(await textOf(target)).toBe(before);
  const approved = await posts(`${report}/approve`, {}, office, (await submitted.json()).version);
  expect(approved.status, await approved.clone().text()).toBe(200);
  expect(await textOf(target)).not.toBe(before);
});

test.each([
  ["an article", article, "UPDATE article SET title = 'Tiêu đề mới'"],
  [
    "a correction",
    article,
    "INSERT INTO correction (article_id, place, wrong, correct, reason, by, at) SELECT id, 'a', 'b', 'c', 'd', 'e', now() FROM article",
  ],
  ["a paper", "/van-ban", "UPDATE document SET subject = 'Trích yếu mới'"],
  ["whom to turn to", "/", `INSERT INTO setting VALUES ('portal_contact', '"Địa chỉ mới"')`],
  [
    "a definition",
    "/chi-tieu",
    "WITH renamed AS (UPDATE target SET name = 'Tên mới') UPDATE setting SET value = to_jsonb(gen_random_uuid()::text) WHERE name = 'definitions_version'",
  ],
])("%s that another process changed shows with the next request", async (_what, address, statement) => {
  const before = await textOf(address);
  await elsewhere(statement);
  const after = await textOf(address);
  expect(after).not.toBe(before);
  expect(await textOf(address)).toBe(after);
});

test("whatever a public page reads moves its version: the ledger, definitions and settings, else a trigger on the table", async () => {
  const tables = new Set<string>();
  await elsewhere("UPDATE article SET at = at");
  const sent = await statementsSent(async () => {
    for (const address of [...pages, "/chi-tieu.csv", "/chi-tieu.json"]) await textOf(`${address}?x=1`);
  });
  for (const [, table] of sent.join("\n").matchAll(/\b(?:from|join)\s+"?([a-z_]+)"?/gi)) tables.add(table ?? "");
  const { rows } = await database.pool.query<{ table: string; triggered: boolean }>(`
    SELECT relname AS table, EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'public_version') AS triggered
    FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`);
  // What an article was is written only where the article changes, which moves the version.
  const moved = ["article_version", "report", "report_version", "rollup", "rollup_mark", "setting", "public_version"];
  const definitions = [
    "unit",
    "unit_group",
    "group_member",
    "succession",
    "indicator",
    "form",
    "form_line",
    "owed",
    "resolution",
    "target",
    "regime",
    "day_off",
  ];
  const read = rows.filter(({ table }) => tables.has(table));
  expect(read.filter(({ triggered }) => triggered).length).toBeGreaterThan(2);
  const left = read.filter(({ table, triggered }) => !triggered && ![...moved, ...definitions].includes(table));
  expect(left).toEqual([]);
});

test("while many change what is public at once, none waits for another and each moves the version", async () => {
  const versions = new Set([await publicVersion(database)]);
  const writers = 8;
  const { promise: allHaveWritten, resolve } = Promise.withResolvers<void>();
  let written = 0;
  await Promise.all(
    Array.from({ length: writers }, () =>
      database
        .write(async (tx) => {
          await tx.updateTable("article").set({ author: "Ban biên tập" }).where("slug", "=", "khong-co").execute();
          written += 1;
          if (written === writers) resolve();
          // None is at its end before all have written: one that waited for another would wait for ever.
          await allHaveWritten;
        })
        .then(async () => versions.add(await publicVersion(database))),
    ),
  );
  expect(versions.size).toBeGreaterThan(1);
  expect(versions.has(await publicVersion(database))).toBe(true);
});

test("a change that is undone is as if it had never been", async () => {
  const before = await publicVersion(database);
  const undone = database.write(async (tx) => {
    await tx.updateTable("article").set({ title: "Sẽ bị bỏ" }).execute();
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await publicVersion(database)).toBe(before);
});
