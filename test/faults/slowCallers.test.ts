import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/database/connection.server.ts";
import { openEmbedded } from "../../src/server/embedded.server.ts";
import { type RunningServer, startServer } from "../server.ts";
import { slowCaller } from "./slowCaller.ts";

const closing: (() => Promise<unknown>)[] = [];
let server: RunningServer;
let database: Database;

beforeAll(async () => {
  server = await startServer();
  closing.unshift(() => server.remove());
  const beside = await openEmbedded(server.folder, { as: "visit" });
  closing.unshift(() => beside.close());
  database = openDatabase(beside.url, { connections: 2 });
  closing.unshift(() => database.close());
}, 240_000);

afterAll(async () => {
  for (const close of closing) await close();
});

test("F5 three hundred callers who never come to the end of their headers keep nobody waiting, and are sent away", async () => {
  const port = Number(new URL(server.url).port);
  const asked: Promise<number>[] = [];
  /** With every second byte of the first of them somebody else asks for a page. */
  let bytes = 0;
  const asks = () => {
    if (++bytes % 2 === 0) asked.push(fetch(`${server.url}/`).then(({ status }) => status));
  };
  const slow = Array.from({ length: 300 }, (_, caller) => slowCaller(port, caller === 0 ? asks : undefined));
  const answers = await Promise.all(slow);
  expect(asked.length).toBeGreaterThan(3);
  expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
  expect(answers.filter((answer) => answer !== "" && !answer.startsWith("HTTP/1.1 408 "))).toEqual([]);
});

test("S16 an address that cannot be read is refused and one line of the log, in the program as it is built", async () => {
  const before = server.output().length;
  const unread = ["/%", "/%ff", "/chi-tieu/%zz"];
  for (const path of unread) expect((await fetch(server.url + path)).status, path).toBe(400);
  // Read once these are addresses, though of nothing.
  for (const path of ["/%25", "/%25ff"]) expect((await fetch(server.url + path)).status, path).toBe(404);
  const lines = server.output().slice(before).split("\n").filter(Boolean);
  const events = lines.map((line): unknown => JSON.parse(line).event);
  expect(events.filter((event) => event === "address_unreadable")).toHaveLength(unread.length);
});

test("F5 a transaction left open and a statement without end are ended by the database", async () => {
  const { rows } = await database.read((tx) =>
    sql<{ name: string; setting: string }>`
      SELECT name, setting FROM pg_settings
      WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout')
      ORDER BY name`.execute(tx),
  );
  expect(rows).toEqual([
    { name: "idle_in_transaction_session_timeout", setting: "30000" },
    { name: "statement_timeout", setting: "30000" },
  ]);
});

test("F5 whoever waits for what another transaction holds is told that the system is busy", async () => {
  const held = Promise.withResolvers<void>();
  const isHeld = Promise.withResolvers<void>();
  const holder = database.write(async (tx) => {
    await sql`LOCK TABLE setting IN ACCESS EXCLUSIVE MODE`.execute(tx);
    isHeld.resolve();
    await held.promise;
  });
  await isHeld.promise;
  const waiting = database.write(async (tx) => {
    await sql`SET LOCAL statement_timeout = 200`.execute(tx);
    await sql`SELECT FROM setting`.execute(tx);
  });
  await expect(waiting).rejects.toMatchObject({ code: "database_busy", status: 503 });
  held.resolve();
  await holder;
});
