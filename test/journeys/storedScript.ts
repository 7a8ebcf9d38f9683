/** S4: script stored in every field of text, plain or rich, and in the words of reviews and reports, runs on no page. */

import { Client } from "pg";
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { openEmbedded } from "../../src/server/embedded.server.ts";
import type { Demo, Visit } from "./demo.ts";
import { kindOf, linksOf } from "./everyPage.ts";
import { payloads } from "./payloads.ts";

/** What people write, by table. Codes and states that the program itself gives are left out. */
const texts: Record<string, string[]> = {
  unit: ["name"],
  indicator: ["name", "name_en", "measure", "change_measure"],
  form: ["name"],
  resolution: ["title", "number"],
  target: ["name", "set_by", "field"],
  document: ["number", "kind", "issuer", "subject"],
  recognition: ["title", "level", "document"],
  article: ["title", "lead", "body", "author"],
  file: ["name"],
  person: ["name"],
  review: ["why", "number", "signer", "signer_title"],
  review_version: ["why"],
  correction: ["wrong", "correct", "reason"],
  report: ["why"],
  report_version: ["why"],
  saved_view: ["name"],
};
/** Words inside of stored documents. */
const documents: Record<string, string[]> = {
  review: ["edits", "blocks", "frozen"],
  review_version: ["blocks"],
  report: ["notes"],
  report_version: ["notes"],
};
/** Under these keys stands what somebody wrote, or what was drafted from it. */
const written = new Set(["text", "name", "title", "subject", "prompt", "issuer", "measure", "narrative", "cells"]);

const visitors = [
  { from: ["/", "/tin", "/chi-tieu", "/van-ban", "/dinh-chinh", "/tim?tu=alert", "/atom.xml"] },
  { username: "vanphong", from: ["/app", "/app/van-ban?don-vi=giong-trom&ky=2024-Q1", "/app/tin-bai"] },
  { username: "lanhdao", from: ["/app", "/app/chi-tieu?don-vi=giong-trom&ky=2024-Q1"] },
  { username: "baocao.tanhao", from: ["/app", "/app/bao-cao/tan-hao/xa-quy/2024-Q3"] },
  { username: "quantri", from: ["/app"] },
];

export function storedScript(demo: () => Demo): void {
  test("S4 the forty payloads do open dialogs where nothing stops them", async () => {
    const { page, close } = await demo().visit();
    let opened = 0;
    page.on("dialog", (dialog) => {
      opened += 1;
      void dialog.dismiss();
    });
    for (const payload of payloads) await page.setContent(`<p>${payload}</p>`, { waitUntil: "domcontentloaded" });
    expect(payloads).toHaveLength(40);
    await vi.waitFor(() => expect(opened).toBeGreaterThan(10), { timeout: 10_000 });
    await close();
  });

  test("S4 stored in every rich and plain field they run on no page of any role", async () => {
    await plant(demo().folder);
    const known = new Map<string, number>();
    for (const { username, from } of visitors) {
      const visit = username === undefined ? await demo().visit() : await demo().signedIn(username);
      expect(await looked(visit, from, known), username ?? "a citizen").toEqual([]);
      await visit.close();
    }
  });
}

/** Opens a page of every kind that nobody before has opened and tells what ran, what could run, and what the policy does not forbid. */
async function looked(visit: Visit, from: readonly string[], known: Map<string, number>): Promise<string[]> {
  const { page } = visit;
  const found: string[] = [];
  page.on("dialog", (dialog) => {
    found.push(`a dialog on ${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const waiting = [...from];
  let met = 0;
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const answer = await page.goto(address).catch(() => null);
    if (answer === null) continue;
    if (answer.status() >= 500) found.push(`${address}: ${answer.status()}`);
    const policy = answer.headers()["content-security-policy"] ?? "";
    for (const part of ["object-src 'none'", "base-uri 'none'"]) {
      if (!policy.includes(part)) found.push(`${address}: no ${part}`);
    }
    if (!/script-src 'self' 'nonce-[^']+'(;|$)/.test(policy)) found.push(`${address}: no nonce`);
    found.push(...(await couldRun(page)).map((each) => `${address}: ${each}`));
    if ((await page.content()).includes("S4")) met += 1;
    for (const link of await linksOf(page)) {
      const kind = kindOf(link);
      const times = kind === undefined ? ofOneKind : (known.get(kind) ?? 0);
      if (kind === undefined || times >= ofOneKind || waiting.includes(link)) continue;
      known.set(kind, times + 1);
      waiting.push(link);
    }
  }
  if (met === 0) found.push("no payload was met");
  found.push(...visit.faults());
  return found;
}

const ofOneKind = 1;

/** Handlers, addresses of script and foreign frames in the page as the browser built it. */
function couldRun(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`${element.tagName} ${name}`);
        if (/^\s*(javascript|vbscript|data:text)/i.test(value) && /^(href|src|action|data|formaction)$/i.test(name)) {
          found.push(`${element.tagName} ${name}=${value}`);
        }
      }
      if (/^(iframe|object|embed|base|marquee|math)$/i.test(element.tagName)) found.push(element.tagName);
    }
    return found;
  });
}

async function plant(folder: string): Promise<void> {
  const database = await openEmbedded(folder, { as: "visit" });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    let next = 0;
    const payload = () => payloads[next++ % payloads.length] ?? "";
    for (const [table, columns] of Object.entries(texts)) {
      const { rows } = await client.query<Record<string, string>>(`SELECT *, ctid::text AS at_tuple FROM ${table}`);
      for (const { at_tuple, ...row } of rows.slice(0, 200)) {
        const values = columns.map((column) => (row[column] === null ? null : `${row[column]} ${payload()}`));
        const sets = columns.map((column, index) => `${column} = $${index + 2}`).join(", ");
        await client.query(`UPDATE ${table} SET ${sets} WHERE ctid = $1::tid`, [at_tuple, ...values]);
      }
    }
    for (const [table, columns] of Object.entries(documents)) {
      for (const column of columns) {
        const { rows } = await client.query<{ place: string; value: unknown }>(
          `SELECT ctid::text AS place, ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL LIMIT 200`,
        );
        for (const { place, value } of rows) {
          const changed = JSON.stringify(planted(value, false, payload));
          await client.query(`UPDATE ${table} SET ${column} = $2 WHERE ctid = $1::tid`, [place, changed]);
        }
      }
    }
    // One article and one paragraph of its own for each, as Markdown reads it.
    await client.query(
      "UPDATE article SET body = body || $1, tags = $2 WHERE id = (SELECT max(id) FROM article WHERE state = 'published')",
      [payloads.map((each) => `\n\n${each}`).join(""), payloads.slice(0, 5)],
    );
    await client.query("INSERT INTO setting VALUES ('portal_contact', $1)", [JSON.stringify(payloads.join("\n"))]);
    await client.query(
      "UPDATE setting SET value = to_jsonb(gen_random_uuid()::text) WHERE name = 'definitions_version'",
    );
  } finally {
    await client.end();
    await database.close();
  }
}

/** The same document with a payload behind every text that somebody wrote. */
function planted(value: unknown, isWritten: boolean, payload: () => string): unknown {
  if (typeof value === "string") return isWritten ? `${value} ${payload()}` : value;
  if (Array.isArray(value)) return value.map((each) => planted(each, isWritten, payload));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const isDeeper = key === "narrative" || key === "cells" || (isWritten && typeof each === "object");
      return [key, planted(each, isDeeper || (typeof each === "string" && written.has(key)), payload)];
    }),
  );
}
