/** What is asked of the browser's store of unsent cells while signing out empties it, in a real browser. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolder } from "../src/server/build.server.ts";
import { launchBrowser } from "./browser.ts";

type Unsent = typeof import("../src/web/unsent.ts");

let browser: Browser;
let server: Server;
let origin: string;

beforeAll(async () => {
  const script = await unsentAsScript();
  server = createServer((request, response) => {
    if (request.method === "POST") response.writeHead(200, { "Clear-Site-Data": '"cache", "storage"' }).end();
    else response.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html><script>${script}</script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

/** The module as the page's one script, under the name `unsent`. */
async function unsentAsScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      lib: { entry: join(projectFolder, "src/web/unsent.ts"), formats: ["iife"], name: "unsent" },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const [file] = bundle !== undefined && "output" in bundle ? bundle.output : [];
  if (file?.type !== "chunk") throw new Error("No script was built");
  return file.code;
}

async function withUnsentCells(): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(origin);
  await keep(page);
  expect(await page.evaluate(() => (globalThis as unknown as { unsent: Unsent }).unsent.allUnsent())).toHaveLength(1);
  return { page, faults };
}

function keep(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    (globalThis as unknown as { unsent: Unsent }).unsent.keepUnsent(
      { person: "1", of: "/app/nhap", tab: "t", count: 1, kept: "130" },
      "relaxed",
    ),
  );
}

/** All that a page may still ask for; what went wrong with it. */
function askAll(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(async () => {
    const { unsent } = globalThis as unknown as { unsent: Unsent };
    const one = { person: "1", of: "/app/nhap", tab: "t", count: 1, kept: "130" };
    const asked: (() => Promise<unknown>)[] = [
      () => unsent.allUnsent(),
      () => unsent.takeUnsent("1", "/app/nhap"),
      () => unsent.forgetUnsent([one]),
      () => unsent.keepUnsent(one, "strict"),
      () => unsent.clearUnsent(),
    ];
    const told: (string | undefined)[] = [];
    for (const ask of asked) told.push(await ask().then(() => undefined, String));
    return told;
  });
}

const quiet = [undefined, undefined, undefined, undefined, undefined];

test("a page that still lives after its signing out emptied the store asks in vain, and quietly", async () => {
  const { page, faults } = await withUnsentCells();
  await page.evaluate(() => fetch("/", { method: "POST" }).then((answer) => answer.text()));
  expect(await askAll(page)).toEqual(quiet);
  expect(faults).toEqual([]);
  await page.close();
});

test("the store that closes just before a transaction is asked of it refuses it quietly", async () => {
  const { page, faults } = await withUnsentCells();
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...words) {
      this.close();
      return transaction.apply(this, words);
    };
  });
  expect(await askAll(page)).toEqual(quiet);
  expect(await keep(page)).toBe(false);
  expect(faults).toEqual([]);
  await page.close();
});
