import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEmbedded } from "../../src/server/embedded.server.ts";
import { startServer } from "../server.ts";
import { Tally } from "./tally.ts";

const closing: (() => Promise<unknown>)[] = [];
let url = "";
let administrator: Client;

beforeAll(async () => {
  const server = await startServer();
  closing.unshift(() => server.remove());
  url = server.url;
  const beside = await openEmbedded(server.folder, { as: "visit" });
  closing.unshift(() => beside.close());
  administrator = new Client({ connectionString: beside.administratorUrl });
  await administrator.connect();
  closing.unshift(() => administrator.end());
}, 240_000);

afterAll(async () => {
  for (const close of closing) await close();
});

const cutAll = () =>
  administrator.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'quyet'");

test("F4 connections cut while people read: the program lives and answers again", async () => {
  const reader = new AbortController();
  const statuses = new Set<number>();
  const answered = new Tally();
  const readers = Array.from({ length: 8 }, async () => {
    while (!reader.signal.aborted) {
      statuses.add((await fetch(`${url}/healthz`)).status);
      answered.add();
    }
  });
  for (let cut = 0; cut < 10; cut++) {
    await answered.more(40, 30_000);
    await cutAll();
  }
  reader.abort();
  await Promise.all(readers);
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await isBack();
});

test("F4 while the database lets nobody in, the answer is 503 with Retry-After; then it is back", async () => {
  await administrator.query("ALTER DATABASE quyet ALLOW_CONNECTIONS false");
  try {
    await cutAll();
    for (const [path, headers] of [
      ["/healthz", {}],
      ["/", {}],
      ["/app", { Cookie: "quyet=somebody" }],
      ["/api/v1/me", { Authorization: "Bearer somebody" }],
    ] as const) {
      const answer = await fetch(url + path, { headers });
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
    }
  } finally {
    await administrator.query("ALTER DATABASE quyet ALLOW_CONNECTIONS true");
  }
  await isBack();
});

/** How soon it is says the bench. */
async function isBack(): Promise<void> {
  while ((await fetch(`${url}/healthz`)).status !== 200);
}
