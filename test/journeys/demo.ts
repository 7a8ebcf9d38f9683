/** The demo as its command starts it, with a browser before it: once for all journeys of a file. */

import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type RunningServer, startServer } from "../server.ts";
import { sessionCookie } from "../signedIn.ts";
import { watched } from "../thisMachineOnly.ts";

export type Demo = {
  url: string;
  /** The data folder, for who must look into the database. */
  folder: string;
  /** What the program has written so far, with whomever it called beyond this machine. */
  output(): string;
  /** A visitor's own browser window, without cookies. What it did wrong is told by `Visit.faults`. */
  visit(options?: BrowserContextOptions): Promise<Visit>;
  /** The same for somebody with an account, who is signed in and has no page open yet. */
  signedIn(username: string, options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
};

export type Visit = {
  page: Page;
  /** Faults since the last call: console errors, refusals of the content policy, failed answers, requests elsewhere. */
  faults(): string[];
  close(): Promise<void>;
};

/** Patience with one step: the machine may be busy with other tests. */
const patience = 30_000;
export const desk = { width: 1280, height: 900 };
export const telephone = { width: 390, height: 844 };

/** Each takes seconds on a machine of its own, minutes beside everything else that is tested. */
export const patient = { timeout: 400_000 };

/** One demo for all tests of the file that calls this. */
export function demoOfFile(): () => Demo {
  let opened: Demo | undefined;
  beforeAll(async () => {
    opened = await openDemo();
  }, 240_000);
  afterAll(() => opened?.close());
  return () => {
    if (opened === undefined) throw new Error("The demo did not start");
    return opened;
  };
}

export async function openDemo(): Promise<Demo> {
  const [server, browser] = await Promise.all([
    startServer({ command: "demo", environment: watched }),
    launchBrowser(),
  ]);
  return demoOf(server, browser);
}

/** A running program with a browser before it. */
export function demoOf(server: RunningServer, browser: Browser): Demo {
  const { url, folder, output } = server;
  async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({ viewport: desk, locale: "vi-VN", baseURL: url, ...options });
    context.setDefaultTimeout(patience);
    return visitOf(context, url);
  }
  return {
    url,
    folder,
    output,
    visit,
    async signedIn(username, options) {
      const visitor = await visit(options);
      const [name = "", value = ""] = (await sessionCookie(url, username)).split("=");
      await visitor.page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
      return visitor;
    },
    async close() {
      await browser.close();
      await server.remove();
    },
  };
}

async function visitOf(context: BrowserContext, url: string): Promise<Visit> {
  let faults: string[] = [];
  const tell = (fault: string) => faults.push(fault);
  context.on("console", (message) => {
    const isAnswer = message.text().startsWith("Failed to load resource");
    if (["error", "warning"].includes(message.type()) && !isAnswer) tell(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => tell(`script: ${error.error().message}`));
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== url && protocol !== "data:" && protocol !== "blob:") tell(`asks elsewhere: ${request.url()}`);
  });
  context.on("response", (answer) => {
    // A page may answer that something is wrong with what was typed; what it is made of may not be missing.
    const isPage = ["document", "fetch"].includes(answer.request().resourceType());
    if (answer.status() >= (isPage ? 500 : 400)) tell(`${answer.status()}: ${answer.url()}`);
  });
  return {
    page: await context.newPage(),
    faults() {
      const told = faults;
      faults = [];
      return told;
    },
    close: () => context.close(),
  };
}

/** Waits for the page that is headed so. */
export async function arrivesAt(page: Page, heading: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
}

/** Waits until the page's script has taken it over: only then does it hear keys. */
export async function hearsKeys(page: Page): Promise<void> {
  await page.locator("html[data-alive]").waitFor();
}
