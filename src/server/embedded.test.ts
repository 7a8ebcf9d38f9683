import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary.ts";
import { serverProcess } from "./cluster.server.ts";
import { type EmbeddedDatabase, openEmbedded } from "./embedded.server.ts";
import { assertDurable } from "./fitDatabase.server.ts";

const opened: EmbeddedDatabase[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(temporaryFolder(), "quyet-embedded-"));
  folders.push(folder);
  return folder;
}

async function open(folder: string, as: "serve" | "visit" = "serve"): Promise<EmbeddedDatabase> {
  const database = await openEmbedded(folder, { as });
  opened.push(database);
  return database;
}

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

test("an empty folder becomes a Vietnamese, durable database whose role is no superuser", async () => {
  const { url } = await open(await emptyFolder());
  const rows = await query(
    url,
    `SELECT current_setting('fsync') AS fsync,
            (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super,
            (SELECT datlocale FROM pg_database WHERE datname = current_database()) AS locale,
            lower('ĐƠN VỊ') AS lower,
            array(SELECT w FROM unnest(ARRAY['đ', 'd', 'ă', 'a', 'e']) AS w ORDER BY w) AS sorted`,
  );
  expect(rows).toEqual([
    { fsync: "on", super: false, locale: "vi-VN", lower: "đơn vị", sorted: ["a", "ă", "d", "đ", "e"] },
  ]);
});

test("S16 the generated passwords are readable by the owner alone", async () => {
  const folder = await emptyFolder();
  await open(folder);
  for (const name of ["postgres.secret", "database.secret"]) {
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    expect((await readFile(join(folder, name), "utf8")).length).toBeGreaterThan(40);
  }
});

test("a second server on the folder is refused, a command beside it is not", async () => {
  const folder = await emptyFolder();
  const serving = await open(folder);
  await expect(openEmbedded(folder, { as: "serve" })).rejects.toMatchObject({ code: "data_folder_in_use" });
  const visiting = await open(folder, "visit");
  expect(visiting.url).toBe(serving.url);
  await visiting.close();
  expect(await query(serving.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("the last to leave stops the server, and what was written is there at the next start", async () => {
  const folder = await emptyFolder();
  const command = await open(folder, "visit");
  await query(command.url, "CREATE SCHEMA beside; CREATE TABLE beside.kept AS SELECT 5 AS amount");
  const serving = await open(folder);
  await command.close();
  expect(await query(serving.url, "SELECT amount FROM beside.kept")).toEqual([{ amount: 5 }]);
  await serving.close();
  await expect(query(serving.url, "SELECT 1")).rejects.toThrow();
  const again = await open(folder);
  expect(await query(again.url, "SELECT amount FROM beside.kept")).toEqual([{ amount: 5 }]);
});

test("a postmaster.pid left by a killed server does not stop the next one, even when its number lives on", async () => {
  const folder = await emptyFolder();
  const first = await open(folder, "visit");
  const cluster = first.folder;
  await first.close();
  await writeFile(join(cluster, "data", "postmaster.pid"), `${process.pid}\n${cluster}/data\n1\n5432\n\n127.0.0.1\n`);
  const second = await open(folder);
  expect(await serverProcess({ folder: cluster })).not.toBe(process.pid);
  expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a server that cannot start says why, also where it had already opened its own log", async () => {
  const folder = await emptyFolder();
  const first = await open(folder, "visit");
  await first.close();
  const journal = join(first.folder, "data", "pg_wal");
  for (const name of await readdir(journal)) if (/^[0-9A-F]{24}$/.test(name)) await truncate(join(journal, name), 0);
  await expect(openEmbedded(folder, { as: "visit" })).rejects.toMatchObject({
    code: "postgres_failed",
    details: { reason: expect.stringContaining("checkpoint") },
  });
});

test("F1 each setting that could lose acknowledged writes is refused", async () => {
  const { url } = await open(await emptyFolder());
  const session = new Client({ connectionString: url });
  await session.connect();
  await assertDurable(session);
  await session.query("SET synchronous_commit = off");
  await expect(assertDurable(session)).rejects.toMatchObject({
    code: "postgres_not_durable",
    details: { setting: "synchronous_commit" },
  });
  await session.end();
});
