/** S3: whoever only looks changes nothing, whatever address they open. */

import { Client } from "pg";
import { expect, test } from "vitest";
import { openEmbedded } from "../../src/server/embedded.server.ts";
import { type Caller, signedIn } from "../signedIn.ts";
import type { Demo } from "./demo.ts";

const office = "vanphong";
/** How many addresses that differ only in a name, a number or a period are opened. */
const ofOneKind = 2;
/** A session remembers when it was last seen; that is not something that the visitor did. */
const apart = new Set(["session"]);

/** What stands for the parameters of the API's addresses. */
const known: Record<string, string> = {
  unit: "giong-trom",
  form: "xa-quy",
  period: "2024-Q1",
  indicator: "ket-nap-dang-vien",
  resolution: "nq-2024",
};

export function readingWritesNothing(demo: () => Demo): void {
  test("S3 a crawl of all GETs as the office, pages and API, writes nothing", async () => {
    const { url, folder } = demo();
    const database = await openEmbedded(folder, { as: "visit" });
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      const get = await signedIn(url, office);
      await until(() => isFolded(client));
      const before = await contents(client);
      const opened = await crawl(get, ["/", "/app", ...(await apiAddresses(get))]);
      expect(opened.length).toBeGreaterThan(60);
      expect(await contents(client)).toEqual(before);

      // The comparison does notice a write.
      const form = new URLSearchParams({ layout: "party" });
      const written = await get("/app/van-ban?don-vi=giong-trom&ky=2023-Q1", { method: "POST", body: form });
      expect(written.status).toBe(302);
      expect(await contents(client)).not.toEqual(before);
    } finally {
      await client.end();
      await database.close();
    }
  });
}

/** Opens what leads on from the given addresses, a few of each kind, and answers what it opened. */
async function crawl(get: Caller, from: string[]): Promise<string[]> {
  const waiting = [...from];
  const known = new Map<string, number>();
  const opened: string[] = [];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (opened.includes(address)) continue;
    opened.push(address);
    const answer = await get(address);
    expect(answer.status, address).toBeLessThan(500);
    const next = answer.headers.get("Location");
    const text = answer.headers.get("Content-Type")?.startsWith("text/html") ? await answer.text() : "";
    const links = [...text.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
    for (const link of next === null ? links : [...links, new URL(next, "http://nowhere").pathname]) {
      const kind = kindOf(link);
      const times = known.get(kind) ?? 0;
      if (times >= ofOneKind || link.startsWith("/assets/")) continue;
      known.set(kind, times + 1);
      waiting.push(link);
    }
  }
  return opened;
}

/** Addresses of one kind differ in what their third part and those after it name, and in what their query says. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://nowhere");
  const parts = pathname.split("/");
  const fixed = ["kiem-tra", "lich-su", "da-nop", "dang-cong", "bao-cao.docx"].filter((part) => parts.includes(part));
  return [...parts.slice(0, 3), parts.length, ...fixed, ...[...searchParams.keys()].sort()].join(" ");
}

/** Every GET of the API with its parameters filled in. */
async function apiAddresses(get: Caller): Promise<string[]> {
  const { paths }: { paths: Record<string, Record<string, unknown>> } = JSON.parse(
    await (await get("/api/v1/openapi.json")).text(),
  );
  return Object.entries(paths)
    .filter(([, methods]) => "get" in methods)
    .map(([path]) => {
      const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => known[name] ?? "1");
      return `/api/v1${filled}?unit=giong-trom&period=2024-Q1`;
    });
}

async function isFolded(client: Client): Promise<boolean> {
  const { rows } = await client.query("SELECT 1 FROM rollup_mark LIMIT 1");
  return rows.length === 0;
}

/** Of every table how many rows it has and what they hold, in one word. */
async function contents(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const found: Record<string, string> = {};
  for (const { name } of rows.filter((row) => !apart.has(row.name))) {
    const table = await client.query<{ held: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(each::text, '|' ORDER BY each::text)), '') AS held
       FROM ${client.escapeIdentifier(name)} AS each`,
    );
    found[name] = table.rows[0]?.held ?? "";
  }
  return found;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const last = Date.now() + 30_000; Date.now() < last; ) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("It did not come to rest");
}
