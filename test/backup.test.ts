/** `backup` and `restore` as an operator calls them: on the database that comes with the program, on another one, across. */

import { mkdtemp, readdir, rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type EmbeddedDatabase, openEmbedded } from "../src/server/embedded.server.ts";
import { verifyBackup } from "../src/upkeep/readBackup.server.ts";
import { runCommand } from "./server.ts";
import { smallDistrict } from "./smallDistrict.ts";
import { temporaryFolder } from "./temporary.ts";

// Every command starts and stops a database.
vi.setConfig({ testTimeout: 240_000 });
const folder = await mkdtemp(join(temporaryFolder(), "quyet-backups-"));
let places = 0;
const newPlace = () => join(folder, `data-${++places}`);
const done = { code: 0, stderr: "" };
const standing = ["standing", "--unit", "huyen", "--period", "2024-Q1", "--format", "json"];

const server = await openEmbedded(join(folder, "server"), { as: "serve" });
afterAll(async () => {
  await visit?.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** A database elsewhere, as its operator hands it over: empty, on a server that loses nothing. */
async function outsidePlace() {
  const name = `noi_${++places}`;
  const client = new Client({ connectionString: server.administratorUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server.administratorUrl);
  url.pathname = `/${name}`;
  return { DATABASE_URL: url.href, QUYET_DATA: newPlace() };
}

const embedded = { QUYET_DATA: newPlace() };
const first = join(folder, "dau-tien.quyet");
let answer = "";

/** What a database holds now, table by table; a backup's own mark is not counted. */
async function contents(environment: Record<string, string>) {
  const path = join(folder, `xem-${++places}.quyet`);
  expect(await runCommand(["backup", path], environment)).toMatchObject(done);
  const { tables, sequences } = (await verifyBackup(path)).manifest;
  return { tables: tables.filter(({ name }) => name !== "setting"), sequences };
}

beforeAll(async () => {
  expect(await runCommand(["load", await smallDistrict(folder)], embedded)).toMatchObject(done);
  expect(await runCommand(["backup", first], embedded)).toMatchObject(done);
  answer = (await runCommand(standing, embedded)).stdout;
});
// From here on its commands find the database running; those on the other places start and stop theirs.
let visit: EmbeddedDatabase | undefined;
beforeAll(async () => {
  visit = await openEmbedded(embedded.QUYET_DATA, { as: "visit" });
});

test("F10 backup, wipe, restore: embedded to embedded", async () => {
  const { tables, sequences } = (await verifyBackup(first)).manifest;
  const wiped = { QUYET_DATA: newPlace() };
  const restored = await runCommand(["restore", first], wiped);
  expect(restored).toMatchObject(done);
  expect(restored.stdout).toMatch(
    /^Đã phục hồi bản sao lưu lúc .*: \d+ bảng, \d+ dòng\.\nLượt đăng nhập, .* mã dự phòng mới\. Mật khẩu, .*\n$/,
  );
  expect(await contents(wiped)).toEqual({ tables: tables.filter(({ name }) => name !== "setting"), sequences });
  expect((await runCommand(standing, wiped)).stdout).toBe(answer);
});

test("F10 embedded to an outside PostgreSQL, and from there to embedded", async () => {
  const { tables, sequences } = (await verifyBackup(first)).manifest;
  const same = { tables: tables.filter(({ name }) => name !== "setting"), sequences };
  const outside = await outsidePlace();
  expect(await runCommand(["restore", first], outside)).toMatchObject(done);
  expect(await contents(outside)).toEqual(same);
  expect((await runCommand(standing, outside)).stdout).toBe(answer);

  const fromOutside = join(folder, "tu-ngoai.quyet");
  expect(await runCommand(["backup", fromOutside], outside)).toMatchObject(done);
  const back = { QUYET_DATA: newPlace() };
  expect(await runCommand(["restore", fromOutside], back)).toMatchObject(done);
  expect(await contents(back)).toEqual(same);

  const another = await outsidePlace();
  expect(await runCommand(["restore", fromOutside], another)).toMatchObject(done);
  expect(await contents(another)).toEqual(same);
});

test("F10 data that is there is replaced only when told so, and is backed up first", async () => {
  const place = { QUYET_DATA: newPlace() };
  expect(await runCommand(["restore", first], place)).toMatchObject(done);
  const before = await contents(place);

  const unasked = await runCommand(["restore", first], place);
  expect(unasked).toMatchObject({ code: 2, stdout: "" });
  expect(unasked.stderr).toContain("--replace");
  const damaged = join(folder, "hong.quyet");
  expect(await runCommand(["backup", damaged], place)).toMatchObject(done);
  await truncate(damaged, 500);
  const refused = await runCommand(["restore", damaged, "--replace"], place);
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain("Chưa đụng đến dữ liệu");
  expect(await contents(place)).toEqual(before);

  const told = await runCommand(["restore", first, "--replace"], place);
  expect(told).toMatchObject(done);
  const kept = await readdir(join(place.QUYET_DATA, "backups"));
  expect(kept).toEqual([expect.stringMatching(/^truoc-phuc-hoi-\d{8}-\d{6}\.quyet$/)]);
  const { tables } = (await verifyBackup(join(place.QUYET_DATA, "backups", kept[0] ?? ""))).manifest;
  expect(tables.filter(({ name }) => name !== "setting")).toEqual(before.tables);
});

test("F10 a backup is made beside who serves the data; a restore is refused there", async () => {
  const place = { QUYET_DATA: newPlace() };
  expect(await runCommand(["restore", first], place)).toMatchObject(done);
  const serving = await openEmbedded(place.QUYET_DATA, { as: "serve" });
  try {
    await contents(place);
    const refused = await runCommand(["restore", first, "--replace"], place);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain(place.QUYET_DATA);
  } finally {
    await serving.close();
  }
});

test("a damaged backup does not even make a database", async () => {
  const place = newPlace();
  const path = join(folder, "cut.quyet");
  expect(await runCommand(["backup", path], embedded)).toMatchObject(done);
  await truncate(path, 300);
  expect(await runCommand(["restore", path], { QUYET_DATA: place })).toMatchObject({ code: 2, stdout: "" });
  expect((await readdir(folder)).map((name) => join(folder, name))).not.toContain(place);
});

test("a schema of this program is left as it is by upgrade", async () => {
  const upgraded = await runCommand(["upgrade"], embedded);
  expect(upgraded).toMatchObject(done);
  expect(upgraded.stdout).toContain("mới nhất");
});

test("doctor says what is wrong and what to do, and ends with 1; a program gets JSON", async () => {
  const spoken = await runCommand(["doctor"], embedded);
  expect(spoken).toMatchObject({ code: 1, stderr: "" });
  expect(spoken.stdout).toContain("✗ Người quản trị: chưa có ai.\n    → ");
  expect(spoken.stdout).toContain("✓ Sao lưu: bản gần nhất 0 giờ trước.");
  const { code, stdout } = await runCommand(["doctor", "--format", "json"], embedded);
  const { ok, findings }: { ok: boolean; findings: { check: string; level: string }[] } = JSON.parse(stdout);
  expect({ code, ok }).toEqual({ code: 1, ok: false });
  expect(findings).toContainEqual(expect.objectContaining({ check: "people", level: "fault" }));
});
