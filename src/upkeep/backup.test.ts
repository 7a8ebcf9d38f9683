import { copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { damageCopies } from "../../test/faults/damagedBackups.ts";
import { temporaryFolder } from "../../test/temporary.ts";
import { authenticate } from "../access/authenticate.server.ts";
import { calendarOwner, makeCalendarLink } from "../access/calendarLink.server.ts";
import { makeLink, openLink } from "../access/link.server.ts";
import {
  acceptCode,
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from "../access/secondFactor.server.ts";
import { codeAt } from "../access/secondFactor.ts";
import { beginSession } from "../access/session.server.ts";
import { beginStep, findStep } from "../access/signInStep.server.ts";
import { addTestPerson } from "../access/testPerson.ts";
import { makeToken } from "../access/token.server.ts";
import { stoppedClock } from "../calendar/clock.ts";
import { type Database, openDatabase } from "../database/connection.server.ts";
import { applyMigration, knownMigrations, migrate, withMigrationLock } from "../database/migrate.server.ts";
import { testDatabaseUrl } from "../database/testDatabase.ts";
import { writeBackup } from "./backup.server.ts";
import { backupBefore, backupPath, keepLatest, lastBackup, rememberBackup } from "./keep.server.ts";
import { verifyBackup } from "./readBackup.server.ts";
import { holdsData, restorable, restoreBackup } from "./restore.server.ts";

const at = new Date("2024-09-23T00:30:00Z");
const folder = await mkdtemp(join(temporaryFolder(), "quyet-backup-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
let files = 0;
const newFile = () => join(folder, `${++files}.quyet`);

/** A database with a little of everything that is hard to copy. */
async function filled(): Promise<string> {
  const url = await testDatabaseUrl();
  const database = openDatabase(url, { connections: 2 });
  await database.write(async (tx) => {
    await sql`
      INSERT INTO unit (code, name, kind, parent_id, sort) SELECT 'huyen', 'Huyện Giồng Trôm', 'district', NULL, 1;`.execute(
      tx,
    );
    await sql`INSERT INTO unit (code, name, kind, parent_id, sort) SELECT 'xa-' || n, E'Xã\t\\.\n' || n, 'commune', 1, n FROM generate_series(1, 500) n`.execute(
      tx,
    );
    await sql`INSERT INTO form (code, name, frequency) VALUES ('quy', 'Quý', 'quarter')`.execute(tx);
    await sql`
      INSERT INTO report (unit_id, form_id, period, version, state, by, at, amounts, notes)
      SELECT id, 1, '2024-Q1', 1, 'approved', 'x', '2024-04-01 07:00:00.123456+07', ARRAY[NULL, 12345678901234567.890, 0],
             jsonb_build_object('1', E'dòng\n\\."một"')
      FROM unit`.execute(tx);
    await sql`
      INSERT INTO file (name, media_type, bytes, by, at)
      VALUES ('ảnh.png', 'image/png', decode(repeat('000a0d5c2eff', 50000), 'hex'), 'x', '2024-01-01')`.execute(tx);
    await sql`SELECT nextval(pg_get_serial_sequence('form', 'id'))`.execute(tx);
  });
  await database.close();
  return url;
}

const source = await filled();
const good = newFile();
beforeAll(async () => {
  await writeBackup(source, good, at);
});

test("F10 a restored database has the same rows, files and next numbers in every table", async () => {
  const target = await testDatabaseUrl();
  const { upgraded, manifest } = await restoreBackup(target, good);
  expect(upgraded).toEqual([]);
  expect(manifest.tables.find(({ name }) => name === "unit")?.rows).toBe(501);
  const again = await writeBackup(target, newFile(), at);
  expect(again.manifest).toEqual((await verifyBackup(good)).manifest);

  const client = new Client({ connectionString: target });
  await client.connect();
  const added = await client.query("INSERT INTO form (code, name, frequency) VALUES ('b', 'B', 'year') RETURNING id");
  expect(added.rows).toEqual([{ id: 3 }]);
  await expect(
    client.query("INSERT INTO unit (code, name, kind, parent_id, sort) VALUES ('z', 'Z', 'commune', 9999, 1)"),
  ).rejects.toThrow(/foreign key/);
  await client.end();
});

test("S12 a restored database lets in by nothing that let in when the backup was made", async () => {
  const url = await testDatabaseUrl();
  const used = openDatabase(url, { connections: 2 });
  const { person, session, token, calendar, link, step, code } = await used.write(async (tx) => {
    const person = await addTestPerson(tx, "hoa", [{ role: "leader", unitId: undefined }]);
    const secret = await beginSecondFactor(tx, person, at);
    const moment = { clock: stoppedClock(at), now: at, kept: undefined };
    const [code = ""] = await confirmSecondFactor(tx, person, codeAt(secret, at), moment);
    return {
      ...{ person, code },
      session: await beginSession(tx, person, at),
      token: (await makeToken(tx, person, "bảng tính", 30, at)).token,
      calendar: await makeCalendarLink(tx, person, at),
      link: (await makeLink(tx, "reset_password", person, at)).replace("/lien-ket/", ""),
      step: await beginStep(tx, person, at),
    };
  });
  const path = newFile();
  await writeBackup(url, path, at);
  await used.close();

  const entrances = async (place: string) => {
    const database = openDatabase(place, { connections: 2 });
    const asks = (headers: Record<string, string>) =>
      authenticate(
        { database, clock: stoppedClock(at), configuration: { isSecure: false }, wall: stoppedClock(at) },
        new Request("http://localhost/app", { headers }),
      ).then(
        (asker) => asker?.person.id,
        (error: { code: string }) => error.code,
      );
    const found = [
      await asks({ Cookie: `quyet=${session}` }),
      await asks({ Authorization: `Bearer ${token}` }),
      await database.read((tx) => calendarOwner(tx, calendar)),
      await database
        .read((tx) => openLink(tx, link, at))
        .then(
          (open) => open.person?.id,
          (error: { code: string }) => error.code,
        ),
      (await database.read((tx) => findStep(tx, step, at)))?.id,
    ];
    const isCode = await database.write((tx) => acceptCode(tx, person, code, { clock: stoppedClock(at), now: at }));
    await database.close();
    return [...found, isCode];
  };
  expect(await entrances(url)).toEqual([person, person, person, person, person, true]);
  const target = await testDatabaseUrl();
  await restoreBackup(target, path);
  expect(await entrances(target)).toEqual([undefined, "token_invalid", undefined, "link_invalid", undefined, false]);
});

test("S12 a recovery code used after the backup lets nobody in after the restore, and its person is told", async () => {
  const url = await testDatabaseUrl();
  const used = openDatabase(url, { connections: 2 });
  const clock = stoppedClock(at);
  const { person, codes } = await used.write(async (tx) => {
    const person = await addTestPerson(tx, "hoa", [{ role: "leader", unitId: undefined }]);
    const secret = await beginSecondFactor(tx, person, at);
    const codes = await confirmSecondFactor(tx, person, codeAt(secret, at), { clock, now: at, kept: undefined });
    return { person, codes };
  });
  const path = newFile();
  await writeBackup(url, path, at);
  const [code = "", other = ""] = codes;
  const accepted = async (database: Database, typed: string) =>
    database.write((tx) => acceptCode(tx, person, typed, { clock, now: at }));
  expect(await accepted(used, code)).toBe(true);
  expect(await accepted(used, code)).toBe(false);
  await used.close();

  const target = await testDatabaseUrl();
  await restoreBackup(target, path);
  const restored = openDatabase(target, { connections: 2 });
  expect([await accepted(restored, code), await accepted(restored, other)]).toEqual([false, false]);
  // The factor itself holds as before, and the page tells that nothing is left.
  expect(await restored.read((tx) => secondFactorOf(tx, person))).toMatchObject({ state: "on", codesLeft: 0 });
  const renewed = await restored.write((tx) => renewRecoveryCodes(tx, person, clock));
  expect(await accepted(restored, renewed[0] ?? "")).toBe(true);
  await restored.close();
});

test("F10 a backup is one moment, whatever is written meanwhile", async () => {
  const client = new Client({ connectionString: source });
  await client.connect();
  let going = true;
  const writing = (async () => {
    for (let n = 0; going; n++) {
      await client.query(
        "WITH one AS (INSERT INTO setting VALUES ($1, '1')) INSERT INTO change_log (at, by, act, object) VALUES (now(), 'x', 'y', 'z')",
        [`n${n}`],
      );
    }
  })();
  const counts: Record<string, number> = {};
  const { manifest } = await writeBackup(source, newFile(), at);
  for (const { name, rows } of manifest.tables) counts[name] = rows;
  going = false;
  await writing;
  await client.query("DELETE FROM setting WHERE name ~ '^n[0-9]'; TRUNCATE change_log");
  await client.end();
  expect((counts.setting ?? 0) - (counts.change_log ?? 0)).toBe(1);
});

const inside = async () => gunzipSync(await readFile(good)).toString("latin1");
const packed = async (change: (text: string) => string) => gzipSync(Buffer.from(change(await inside()), "latin1"));
const cutAt = async (share: number) => (await readFile(good)).subarray(0, Math.floor((await stat(good)).size * share));

const damages: [string, string, () => Promise<Uint8Array>][] = [
  ["an empty file", "backup_damaged_cut", async () => Buffer.alloc(0)],
  ["another kind of file", "backup_not_ours", async () => Buffer.from("PK\u0003\u0004 một tệp khác")],
  ["another gzip file", "backup_not_ours", async () => gzipSync("xin chào\n")],
  ["half of it", "backup_damaged_cut", () => cutAt(0.5)],
  ["all but the last bytes", "backup_damaged_cut", () => cutAt(0.9999)],
  ["a table less", "backup_damaged_manifest", () => packed((text) => text.replace(/COPY "form" [\s\S]*?\n\\\.\n/, ""))],
  ["a row less", "backup_damaged_manifest", () => packed((text) => text.replace(/^\d+\txa-7\t.*\n/m, ""))],
  [
    "a figure changed",
    "backup_damaged_manifest",
    () => packed((text) => text.replace("12345678901234567", "12345678901234568")),
  ],
  [
    "a sequence changed",
    "backup_damaged_checksum",
    () => packed((text) => text.replace('"last":"501"', '"last":"001"')),
  ],
  [
    "a statement between",
    "backup_damaged_line",
    () => packed((text) => text.replace('COPY "form"', 'DROP TABLE unit;\nCOPY "form"')),
  ],
  ["something after the end", "backup_damaged_more", () => packed((text) => `${text}-- thêm\n`)],
  ["its end missing", "backup_damaged_cut", () => packed((text) => text.replace(/-- sha256 .*\n/, ""))],
  ["a table without end", "backup_damaged_cut", () => packed((text) => text.slice(0, text.indexOf("\n\\.\n") + 2))],
];

test.each(damages)("F10 %s is refused before anything is touched", async (_what, code, bytes) => {
  const target = await testDatabaseUrl();
  const before = await writeBackup(target, newFile(), at);
  const path = newFile();
  await writeFile(path, await bytes());
  await expect(restoreBackup(target, path)).rejects.toMatchObject({ code });
  expect((await writeBackup(target, newFile(), at)).manifest).toEqual(before.manifest);
});

test("F10 no changed bit anywhere gives other data than was backed up", async () => {
  const bytes = await readFile(good);
  const whole = await verifyBackup(good);
  for (let turn = 0; turn < 60; turn++) {
    const path = newFile();
    const changed = Buffer.from(bytes);
    const place = Math.floor((turn / 60) * bytes.length);
    changed.writeUInt8(changed.readUInt8(place) ^ (1 << (turn % 8)), place);
    await writeFile(path, changed);
    const answer = await restorable(path).catch((error: { code: string }) => error.code);
    if (typeof answer === "string") expect(answer).toMatch(/^backup_(damaged|not_ours)/);
    else expect(answer).toEqual(whole);
    await rm(path);
  }
});

test("F10 of three dozen copies, each damaged in another way, none that says anything else is taken", async () => {
  const { copies, refused, unchanged, lost, how } = await damageCopies(good, 36);
  expect({ lost, how }).toEqual({ lost: 0, how: "" });
  expect(refused + unchanged).toBe(copies);
  expect(unchanged).toBeLessThan(4);
});

test("F10 a restore that fails half-way leaves the database as it was", async () => {
  const target = await testDatabaseUrl();
  await restoreBackup(target, good);
  const before = await writeBackup(target, newFile(), at);
  // A backup whole in itself, of rows that this schema does not take: a report in a state that does not exist.
  const odd = await testDatabaseUrl();
  const client = new Client({ connectionString: odd });
  await client.connect();
  await client.query("ALTER TABLE report DROP CONSTRAINT report_state_check");
  await client.query(
    "INSERT INTO report (unit_id, form_id, period, version, state, by, at, amounts) VALUES (1, 1, '2024', 1, 'lost', 'x', now(), '{}')",
  );
  await client.end();
  const path = newFile();
  await writeBackup(odd, path, at);
  await expect(restoreBackup(target, path)).rejects.toThrow(/report_state_check/);
  expect((await writeBackup(target, newFile(), at)).manifest).toEqual(before.manifest);
});

test("F10 a file that is replaced between the two reads of a restore is refused", async () => {
  const target = await testDatabaseUrl();
  const before = await writeBackup(target, newFile(), at);
  const path = newFile();
  await copyFile(good, path);
  const other = newFile();
  await writeBackup(target, other, at);
  const client = new Client({ connectionString: target });
  await client.connect();
  let restoring: Promise<unknown> | undefined;
  // The file has been read once by whoever waits for the lock.
  await withMigrationLock(client, async () => {
    restoring = restoreBackup(target, path).then(
      () => "restored",
      ({ code }) => code,
    );
    const waits = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'";
    while ((await client.query(waits)).rowCount === 0);
    await copyFile(other, path);
  });
  expect(await restoring).toBe("backup_changed");
  await client.end();
  expect((await writeBackup(target, newFile(), at)).manifest).toEqual(before.manifest);
});

test("a backup never overwrites a file, and leaves none behind when it fails", async () => {
  await expect(writeBackup(source, good, at)).rejects.toMatchObject({ code: "backup_file_exists" });
  const closed = join(good, "duoi-mot-tep.quyet");
  await expect(writeBackup(source, closed, at)).rejects.toMatchObject({ code: "backup_not_written" });
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  expect((await stat(good)).mode & 0o777).toBe(0o600);
});

test("a backup of a newer schema is refused by name", async () => {
  const later = await testDatabaseUrl();
  const client = new Client({ connectionString: later });
  await client.connect();
  await client.query("INSERT INTO schema_migration (name) VALUES ('9999_later.sql')");
  await client.end();
  const path = newFile();
  await writeBackup(later, path, at);
  await expect(restorable(path)).rejects.toMatchObject({
    code: "backup_newer",
    details: { migration: "9999_later.sql" },
  });
});

test("a database of somebody else is not replaced", async () => {
  const target = await emptyDatabase();
  const client = new Client({ connectionString: target });
  await client.connect();
  await client.query("CREATE TABLE ke_toan (id int)");
  await client.end();
  await expect(restoreBackup(target, good)).rejects.toMatchObject({ code: "restore_foreign_tables" });
});

/** A database in which no migration has run. */
async function emptyDatabase(): Promise<string> {
  const url = await testDatabaseUrl();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  await client.end();
  return url;
}

const migrations = await knownMigrations();

test.each(migrations.slice(0, -1))(
  "F11 the schema up to %s is upgraded with a backup first, its data intact, and its backup restored upgraded",
  async (last) => {
    const count = migrations.indexOf(last) + 1;
    const url = await emptyDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    for (const name of migrations.slice(0, count)) await applyMigration(client, name);
    await client.query("INSERT INTO unit (code, name, kind, sort) VALUES ('xa', 'Xã', 'commune', 1)");
    const rows = async () => (await client.query("SELECT code, name, kind FROM unit")).rows;
    const before = await rows();

    const dataFolder = join(folder, `data-${count}`);
    const kept: string[] = [];
    const applied = await migrate(url, {
      beforeUpgrade: async () => void kept.push((await backupBefore("truoc-nang-cap", { dataFolder, url }, at)).path),
    });
    expect(applied).toEqual(migrations.slice(count));
    expect(await rows()).toEqual(before);
    const [path = ""] = kept;
    expect((await verifyBackup(path)).header.schema).toEqual(migrations.slice(0, count));

    const { upgraded } = await restoreBackup(url, path);
    expect(upgraded).toEqual(migrations.slice(count));
    expect(await rows()).toEqual(before);
    expect(await migrate(url)).toEqual([]);
    await client.end();
  },
);

test("F11 an upgrade whose backup cannot be written does not happen", async () => {
  const url = await emptyDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  const [first = ""] = await knownMigrations();
  await applyMigration(client, first);
  const upgrading = migrate(url, {
    beforeUpgrade: async () => void (await backupBefore("truoc-nang-cap", { dataFolder: good, url }, at)),
  });
  await expect(upgrading).rejects.toMatchObject({ code: "backup_not_written" });
  expect((await client.query("SELECT name FROM schema_migration")).rows).toEqual([{ name: first }]);
  await client.end();
});

test("a database holds data from the first unit or person on", async () => {
  expect(await holdsData(await emptyDatabase())).toBe(false);
  expect(await holdsData(await testDatabaseUrl())).toBe(false);
  expect(await holdsData(source)).toBe(true);
});

test("into a folder backups get a name by date, the oldest beyond so many go, and nothing else does", async () => {
  const place = await mkdtemp(join(folder, "nightly-"));
  await writeFile(join(place, "ghi-chu.quyet"), "");
  for (const day of [1, 2, 3]) {
    const { path } = await backupPath(place, new Date(`2024-09-0${day}T17:00:00Z`));
    await writeFile(path, "");
  }
  expect(await keepLatest(place, 2)).toEqual(["quyet-20240902-000000.quyet"]);
  expect((await readdir(place)).sort()).toEqual([
    "ghi-chu.quyet",
    "quyet-20240903-000000.quyet",
    "quyet-20240904-000000.quyet",
  ]);
  expect(await backupPath(join(place, "moi.quyet"), at)).toEqual({ path: join(place, "moi.quyet"), folder: undefined });
});

test("the database remembers when the last backup was made", async () => {
  const url = await testDatabaseUrl();
  const database = openDatabase(url, { connections: 1 });
  expect(await lastBackup(database)).toBeUndefined();
  const backup = await writeBackup(url, newFile(), at);
  await rememberBackup(database, backup);
  await rememberBackup(database, backup);
  expect(await lastBackup(database)).toEqual({ at, path: backup.path });
  await database.close();
});

test("a file that cannot be read says so", async () => {
  await expect(verifyBackup(join(folder, "khong-co.quyet"))).rejects.toMatchObject({ code: "backup_not_readable" });
  const path = newFile();
  await writeFile(path, await readFile(good));
  await truncate(path, 3);
  await expect(verifyBackup(path)).rejects.toMatchObject({ code: "backup_damaged_cut" });
});
