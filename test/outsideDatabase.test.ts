/** Another's PostgreSQL with each thing wrong that it can have: told in one sentence at every start, and nothing written. */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, describe, expect, test, vi } from "vitest";
import { migrate } from "../src/database/migrate.server.ts";
import { readConfiguration } from "../src/server/configuration.server.ts";
import { openDataSource } from "../src/server/dataSource.server.ts";
import { openEmbedded } from "../src/server/embedded.server.ts";
import { runCommand } from "./server.ts";
import { temporaryFolder } from "./temporary.ts";
import { openTransactionPooler } from "./transactionPooler.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const folder = await mkdtemp(join(temporaryFolder(), "quyet-outside-"));
const server = await openEmbedded(join(folder, "server"), { as: "serve" });
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(statement: string, url = server.administratorUrl) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

let places = 0;
type Place = { name: string; url: string; administratorUrl: string };

/** A database as an operator makes one, and the role that owns it. */
async function newPlace({ owned = true, options = "" } = {}): Promise<Place> {
  const name = `noi_${++places}`;
  await run(`CREATE ROLE ${name} LOGIN PASSWORD 'mat-khau'`);
  await run(`CREATE DATABASE ${name} ${owned ? `OWNER ${name}` : ""} ${options}`);
  const at = (user: string, password: string) => {
    const url = new URL(server.administratorUrl);
    Object.assign(url, { pathname: `/${name}`, username: user, password });
    return url.href;
  };
  const { username, password } = new URL(server.administratorUrl);
  return { name, url: at(name, "mat-khau"), administratorUrl: at(username, password) };
}

const open = async (url: string) =>
  (await openDataSource(readConfiguration({ DATABASE_URL: url }), { as: "serve" })).close();
const withOptions = (url: string, options: string) => {
  const asked = new URL(url);
  asked.searchParams.set("options", options);
  return asked.href;
};

describe("an outside PostgreSQL that is as it should be", () => {
  test("is taken empty, and again once it is ours", async () => {
    const { url } = await newPlace();
    await open(url);
    await migrate(url);
    await open(url);
  });

  test("is taken with a schema of its own, an extension in it and a stricter commit", async () => {
    const { name, url, administratorUrl } = await newPlace();
    await run(
      `CREATE SCHEMA rieng AUTHORIZATION ${name}; CREATE EXTENSION pg_stat_statements SCHEMA rieng`,
      administratorUrl,
    );
    await run(`ALTER ROLE ${name} SET search_path = rieng`);
    await run(`ALTER ROLE ${name} SET synchronous_commit = remote_apply`);
    await open(url);
  });
});

type Case = [what: string, make: () => Promise<string>, code: string, details?: Record<string, string>];
const cases: Case[] = [
  [
    "commits by its role before they are on the disk",
    async () => {
      const { name, url } = await newPlace();
      await run(`ALTER ROLE ${name} SET synchronous_commit = off`);
      return url;
    },
    "postgres_not_durable_by_role",
    { setting: "synchronous_commit" },
  ],
  [
    "commits by its role in this database so",
    async () => {
      const { name, url } = await newPlace();
      await run(`ALTER ROLE ${name} IN DATABASE ${name} SET synchronous_commit = off`);
      return url;
    },
    "postgres_not_durable_by_role",
  ],
  [
    "commits in this database so",
    async () => {
      const { name, url } = await newPlace();
      await run(`ALTER DATABASE ${name} SET synchronous_commit = off`);
      return url;
    },
    "postgres_not_durable_by_database",
  ],
  [
    "commits so by the address itself",
    async () => withOptions((await newPlace()).url, "-c synchronous_commit=off"),
    "postgres_not_durable",
  ],
  [
    "keeps text in another encoding",
    async () =>
      (await newPlace({ options: "ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0" })).url,
    "postgres_not_utf8",
    { encoding: "LATIN1" },
  ],
  [
    "keeps text in no encoding at all",
    async () =>
      (await newPlace({ options: "ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0" })).url,
    "postgres_not_utf8",
  ],
  [
    "lets its role only read",
    async () => {
      const { name, url } = await newPlace();
      await run(`ALTER ROLE ${name} SET default_transaction_read_only = on`);
      return url;
    },
    "postgres_read_only",
  ],
  ["lets its role make no tables", async () => (await newPlace({ owned: false })).url, "postgres_without_rights"],
  [
    "has no schema for its role",
    async () => {
      const { name, url } = await newPlace();
      await run(`ALTER ROLE ${name} SET search_path = khong_co`);
      return url;
    },
    "postgres_without_schema",
  ],
  [
    "holds another program's tables",
    async () => {
      const { url } = await newPlace();
      await run("CREATE TABLE khach_hang (id int); CREATE TABLE schema_migration (version int)", url);
      return url;
    },
    "postgres_of_another_program",
    { table: "khach_hang" },
  ],
  [
    "holds our tables in another's hands",
    async () => {
      const { name, url, administratorUrl } = await newPlace();
      await migrate(administratorUrl);
      await run(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${name}`, administratorUrl);
      return url;
    },
    "postgres_tables_of_another_role",
  ],
];

describe("F1 an outside PostgreSQL is refused that", () => {
  test.each(cases)("%s", async (_, make, code, details = {}) => {
    const url = await make();
    await expect(open(url)).rejects.toMatchObject({ code, details });
  });

  test("lies behind a pooler that lends each transaction another connection: statements known by name get lost there", async () => {
    const { url } = await newPlace();
    const pooler = await openTransactionPooler(url);
    try {
      const [one, other] = [new Client({ connectionString: pooler.url }), new Client({ connectionString: pooler.url })];
      await Promise.all([one.connect(), other.connect()]);
      const named = () => one.query({ name: "cau-hoi", text: "SELECT 1 AS one" });
      expect((await named()).rows).toEqual([{ one: 1 }]);
      await other.query("BEGIN");
      await expect(named()).rejects.toMatchObject({ code: "26000" });
      await other.query("COMMIT");
      await Promise.all([one.end(), other.end()]);
      await expect(open(pooler.url)).rejects.toMatchObject({ code: "postgres_behind_pooler" });
      await open(url);
    } finally {
      await pooler.close();
    }
  });

  test.each(["fsync", "full_page_writes", "synchronous_commit"])(
    "has %s off, until it is on again",
    async (setting) => {
      const { url } = await newPlace();
      await setOnServer(setting, "off");
      try {
        await expect(open(url)).rejects.toMatchObject({ code: "postgres_not_durable", details: { setting } });
      } finally {
        await setOnServer(setting, "on");
      }
      await open(url);
    },
  );
});

/** PostgreSQL tells nobody when it has read its settings anew; a new session says which hold. */
async function setOnServer(setting: string, value: "on" | "off"): Promise<void> {
  await run(`ALTER SYSTEM SET ${setting} = ${value}`);
  await run("SELECT pg_reload_conf()");
  await vi.waitFor(async () => expect(await run(`SHOW ${setting}`)).toEqual([{ [setting]: value }]), {
    timeout: 10_000,
  });
}

test.each([
  ["start", "Schema “public” của cơ sở dữ liệu “{name}” đã có bảng “khach_hang” không phải của Quyết."],
  ["doctor", "Schema “public” của cơ sở dữ liệu “{name}” đã có bảng “khach_hang” không phải của Quyết."],
])("`%s` says it in one sentence, exits with 2 and leaves everything as it was", async (command, sentence) => {
  const { name, url } = await newPlace();
  await run("CREATE TABLE khach_hang (id int)", url);
  const answer = await runCommand([command], { DATABASE_URL: url, QUYET_DATA: join(folder, `data-${name}`) });
  expect(answer).toMatchObject({ code: 2, stdout: "" });
  expect(answer.stderr.trim().split("\n")).toEqual([expect.stringContaining(sentence.replace("{name}", name))]);
  expect(await run("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace", url)).toEqual([
    { relname: "khach_hang" },
  ]);
});
