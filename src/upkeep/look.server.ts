/** Looks the installation over. A check that cannot be made says so as a finding of its own. */
import { X509Certificate } from "node:crypto";
import { readdir, readFile, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Database } from "../database/connection.server.ts";
import { appliedMigrations, knownMigrations } from "../database/migrate.server.ts";
import { mailState } from "../duties/notices/mail.server.ts";
import type { Configuration } from "../server/configuration.server.ts";
import {
  addressFinding,
  backupFinding,
  clockFinding,
  diskFinding,
  type Finding,
  mailFinding,
  marksFinding,
  peopleFinding,
  schemaFinding,
} from "./findings.ts";
import { lastBackup } from "./keep.server.ts";

/** Every check, in the order in which they are read. */
export async function lookOver(database: Database, configuration: Configuration, now: Date): Promise<Finding[]> {
  const { dataFolder, databaseUrl } = configuration;
  return [
    await disk(dataFolder, databaseUrl !== undefined),
    backupFinding(await backup(database, now)),
    await schema(database),
    await settings(database, databaseUrl !== undefined),
    await role(database),
    marksFinding(await marksWaiting(database)),
    await clock(database, now),
    await modes(dataFolder),
    addressFinding({ ...configuration, certificateDays: await certificateDays(configuration, now) }),
    mailFinding(configuration.mail && (await mailState(database, configuration.mail, now))),
    await people(database),
  ];
}

/** Of an outside database the disk is its own machine's, which nobody sees from here, whatever lies in the folder. */
async function disk(folder: string, outside: boolean): Promise<Finding> {
  if (outside) return { check: "disk", level: "fine", code: "disk_elsewhere", details: {} };
  const found = await statfs(folder).catch(() => undefined);
  if (!found) return { check: "disk", level: "warning", code: "disk_unknown", details: { folder } };
  return diskFinding(found.bavail * found.bsize, found.blocks * found.bsize);
}

async function backup(database: Database, now: Date): Promise<{ at: Date; age: number } | undefined> {
  const last = await lastBackup(database);
  return last && { at: last.at, age: now.getTime() - last.at.getTime() };
}

async function schema(database: Database): Promise<Finding> {
  const applied = await database.connection((client) => appliedMigrations(client));
  return schemaFinding(applied, await knownMigrations());
}

/** What an operator of an outside server may have turned off; the database on board is asserted at start. */
async function settings(database: Database, outside: boolean): Promise<Finding> {
  const { rows } = await database.read((tx) =>
    sql<{ name: string; setting: string }>`
      SELECT name, setting FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version')`.execute(tx),
  );
  const of = new Map(rows.map(({ name, setting }) => [name, setting]));
  const off = ["fsync", "full_page_writes", "synchronous_commit"].filter((name) => of.get(name) === "off");
  const details = { settings: off.join(", "), version: of.get("server_version") ?? "" };
  if (off.length > 0) return { check: "database", level: "fault", code: "database_not_durable", details };
  return { check: "database", level: "fine", code: outside ? "database_outside" : "database_fine", details };
}

/** As a superuser a hole in the program would be one in the whole server and its machine: other databases, files, commands. */
async function role(database: Database): Promise<Finding> {
  const { rows } = await database.read((tx) =>
    sql<{ role: string; isSuper: boolean }>`
      SELECT rolname::text AS role, rolsuper AS "isSuper" FROM pg_roles WHERE rolname = current_user`.execute(tx),
  );
  const { role = "", isSuper = false } = rows[0] ?? {};
  return isSuper
    ? { check: "role", level: "warning", code: "role_superuser", details: { role } }
    : { check: "role", level: "fine", code: "role_fine", details: { role } };
}

async function marksWaiting(database: Database): Promise<number> {
  const row = await database.read((tx) =>
    tx
      .selectFrom("rollup_mark")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow(),
  );
  return row.count;
}

async function clock(database: Database, now: Date): Promise<Finding> {
  const asked = Date.now();
  const { rows } = await database.read((tx) =>
    sql<{ at: Date; latest: Date | null }>`
      SELECT clock_timestamp() AS at, (SELECT max(at) FROM report) AS latest`.execute(tx),
  );
  const [row] = rows;
  const middle = (asked + Date.now()) / 2;
  const latest = row?.latest?.getTime() ?? now.getTime();
  return clockFinding((row?.at.getTime() ?? middle) - middle, latest - now.getTime());
}

/** Secrets that others of the machine may read. */
async function modes(folder: string): Promise<Finding> {
  if (process.platform === "win32") return { check: "modes", level: "fine", code: "modes_of_windows", details: {} };
  // Root lets the database's own user pass through, who may not look around.
  const mode = (await stat(folder).catch(() => undefined))?.mode ?? 0;
  if ((mode & 0o066) !== 0) return { check: "modes", level: "fault", code: "modes_folder_open", details: { folder } };
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".secret"));
  const open: string[] = [];
  for (const name of names) if (((await stat(join(folder, name))).mode & 0o077) !== 0) open.push(name);
  const kept = join(folder, "backups");
  for (const name of await readdir(kept).catch(() => []))
    if (((await stat(join(kept, name))).mode & 0o077) !== 0) open.push(join("backups", name));
  if (open.length === 0) return { check: "modes", level: "fine", code: "modes_fine", details: {} };
  return { check: "modes", level: "fault", code: "modes_open", details: { files: open.slice(0, 5).join(", ") } };
}

async function certificateDays({ tls }: Configuration, now: Date): Promise<number | undefined> {
  if (!tls) return undefined;
  try {
    const { validTo } = new X509Certificate(await readFile(tls.certificate));
    return Math.floor((new Date(validTo).getTime() - now.getTime()) / 86_400_000);
  } catch {
    return -1;
  }
}

async function people(database: Database): Promise<Finding> {
  const { rows } = await database.read((tx) =>
    sql<{ administrators: number; waiting: number }>`
      SELECT
        (SELECT count(DISTINCT person_id) FROM person_role JOIN person ON person.id = person_id
         WHERE role = 'administrator' AND person_role.closed_on IS NULL AND person.closed_on IS NULL
           AND password IS NOT NULL) AS administrators,
        (SELECT count(*) FROM person WHERE password IS NULL AND closed_on IS NULL) AS waiting`.execute(tx),
  );
  const { administrators = 0, waiting = 0 } = rows[0] ?? {};
  return peopleFinding({ administrators, waiting });
}
