import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../database/connection.server.ts";
import { knownMigrations } from "../database/migrate.server.ts";
import { testDatabaseUrl } from "../database/testDatabase.ts";
import { readConfiguration } from "../server/configuration.server.ts";
import {
  addressFinding,
  backupFinding,
  checkNames,
  clockFinding,
  diskFinding,
  mailFinding,
  marksFinding,
  schemaFinding,
  told,
} from "./findings.ts";
import { lookOver } from "./look.server.ts";
import { upkeepTexts } from "./texts.ts";

const GB = 1024 ** 3;
const HOUR = 3_600_000;
const reached = {
  host: "127.0.0.1",
  origin: "http://127.0.0.1:3000",
  isSecure: false,
  proxies: [],
  certificateDays: undefined,
};
const abroad = { ...reached, host: "0.0.0.0", origin: "https://quyet.vn", isSecure: true };

test.each([
  [diskFinding(500 * GB, 1000 * GB), "disk_fine"],
  [diskFinding(5 * GB, 1000 * GB), "disk_short"],
  [diskFinding(0.9 * GB, 2 * GB), "disk_full"],
  [backupFinding(undefined), "backup_never"],
  [backupFinding({ at: new Date(), age: 30 * HOUR }), "backup_fine"],
  [backupFinding({ at: new Date(), age: 49 * HOUR }), "backup_old"],
  [schemaFinding(["1", "2"], ["1", "2"]), "schema_fine"],
  [schemaFinding(["1"], ["1", "2"]), "schema_behind"],
  [schemaFinding(["1", "3"], ["1", "2"]), "schema_ahead"],
  [marksFinding(3), "marks_fine"],
  [marksFinding(10_001), "marks_many"],
  [clockFinding(200, -HOUR), "clock_fine"],
  [clockFinding(-9_000, 0), "clock_apart"],
  [clockFinding(0, 49 * HOUR), "clock_behind"],
  [addressFinding(reached), "address_local"],
  [addressFinding(abroad), "address_fine"],
  [addressFinding({ ...abroad, origin: "http://quyet.vn", isSecure: false }), "address_plain"],
  [addressFinding({ ...reached, host: "0.0.0.0" }), "address_unnamed"],
  [addressFinding({ ...abroad, host: "127.0.0.1" }), "address_no_proxy"],
  [addressFinding({ ...abroad, certificateDays: 12 }), "certificate_short"],
  [addressFinding({ ...abroad, certificateDays: -1 }), "certificate_over"],
  [mailFinding(undefined), "mail_off"],
  [mailFinding({ waiting: 2, lost: 0 }), "mail_fine"],
  [mailFinding({ refusal: "DEPTH_ZERO_SELF_SIGNED_CERT", waiting: 2, lost: 1 }), "mail_certificate"],
  [mailFinding({ refusal: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", waiting: 2, lost: 1 }), "mail_certificate"],
  [mailFinding({ refusal: "ECONNREFUSED", waiting: 2, lost: 1 }), "mail_refused"],
  [mailFinding({ waiting: 0, lost: 3 }), "mail_lost"],
])("a look finds %o: %s", (finding, code) => {
  expect(finding.code).toBe(code);
  const { found, todo, level } = told(finding, "vi");
  expect(found).not.toMatch(/^$|\{\w+\}/);
  expect(todo === "").toBe(level === "fine");
});

test("every finding has its words, and every wrong one what to do", () => {
  const codes = Object.keys(upkeepTexts);
  const todos = codes.filter((code) => code.startsWith("todo_")).map((code) => code.slice("todo_".length));
  for (const code of todos) expect(codes).toContain(`found_${code}`);
});

test("a new database is looked over whole: no backup, no administrator", async () => {
  const database = openDatabase(await testDatabaseUrl(), { connections: 2 });
  const found = await lookOver(database, readConfiguration({ QUYET_DATA: "/nonexistent/quyet" }), new Date());
  await database.close();
  expect(found.map(({ check }) => check)).toEqual([...checkNames]);
  const codes = found.map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining(["backup_never", "people_nobody", "disk_unknown", "schema_fine", "clock_fine"]),
  );
  expect(found.find(({ check }) => check === "schema")?.details.step).toBe(
    Number.parseInt((await knownMigrations()).at(-1) ?? "", 10),
  );
});

test.skipIf(process.platform === "win32")("a data folder in which others may look or write is told of", async () => {
  const folder = await mkdtemp(join(tmpdir(), "quyet-open-"));
  const database = openDatabase(await testDatabaseUrl(), { connections: 2 });
  const codeFor = async (mode: number) => {
    await chmod(folder, mode);
    const found = await lookOver(database, readConfiguration({ QUYET_DATA: folder }), new Date());
    return found.find(({ check }) => check === "modes")?.code;
  };
  expect([await codeFor(0o700), await codeFor(0o711)]).toEqual(["modes_fine", "modes_fine"]);
  expect([await codeFor(0o777), await codeFor(0o730), await codeFor(0o744)]).toEqual(
    Array(3).fill("modes_folder_open"),
  );
  await database.close();
  await rm(folder, { recursive: true });
});

test("a PostgreSQL entered as a superuser is warned of, one entered by a role of its own is fine", async () => {
  const url = new URL(await testDatabaseUrl());
  const role = `rieng_${url.pathname.slice(-8)}`;
  const codeFor = async (place: URL) => {
    const database = openDatabase(place.href, { connections: 2 });
    const found = await lookOver(database, readConfiguration({ DATABASE_URL: place.href }), new Date());
    await database.close();
    // Its disk is another machine's: the folder here says nothing of it.
    expect(found.find(({ check }) => check === "disk")).toMatchObject({ level: "fine", code: "disk_elsewhere" });
    return found.find(({ check }) => check === "role")?.code;
  };
  expect(await codeFor(url)).toBe("role_superuser");
  const owner = openDatabase(url.href, { connections: 1 });
  await owner.pool.query(`CREATE ROLE ${role} LOGIN PASSWORD 'rieng'`);
  await owner.pool.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`);
  const own = new URL(url);
  [own.username, own.password] = [role, "rieng"];
  expect(await codeFor(own)).toBe("role_fine");
  await owner.pool.query(`DROP OWNED BY ${role}`);
  await owner.pool.query(`DROP ROLE ${role}`);
  await owner.close();
});
