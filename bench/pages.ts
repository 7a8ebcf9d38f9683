/**
 * What a reader waits for on a poor line and a slow telephone: an article of the portal against the same article with
 * `govuk-frontend`, in bytes and until its largest part stands there; and the script of the application's first page.
 */
import type { Browser, Page } from "playwright-core";
import { DEMO_PASSWORD } from "../src/access/demoAccounts.server.ts";
import { launchBrowser } from "../test/browser.ts";
import { startServer } from "../test/server.ts";
import { atMost, type Measurement, timesFaster } from "./measurement.ts";
import { openPeer } from "./peerArticle.ts";
import { median } from "./timing.ts";

/** "Slow 3G" as browsers' tools name it, and a processor four times slower. */
const line = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const slowness = 4;

type Visit = { bytes: number; largestAt: number };

export async function measurePages(repetitions: number): Promise<Measurement[]> {
  const server = await startServer({ command: "demo" });
  const browser = await launchBrowser();
  try {
    const list = await (await fetch(`${server.url}/tin`)).text();
    const address = /href="(\/tin\/[^"?]+)"/.exec(list)?.[1];
    if (address === undefined) throw new Error("The demo has no article.");
    const article = server.url + address;
    const peer = await openPeer(await (await fetch(article)).text(), server.url);
    const ours: Visit[] = [];
    const theirs: Visit[] = [];
    for (let repetition = 0; repetition < repetitions; repetition++) {
      theirs.push(await visit(browser, peer.url));
      ours.push(await visit(browser, article));
    }
    await peer.close();
    const compared = (name: string, unit: string, of: (visit: Visit) => number) =>
      timesFaster({ name, unit, value: median(ours.map(of)), baseline: median(theirs.map(of)), must: 1 });
    return [
      compared("an article of the portal, with its pictures", "KB", ({ bytes }) => bytes / 1_024),
      compared("the same until its largest part is seen", "ms", ({ largestAt }) => largestAt),
      atMost({
        name: "script of the application's first page",
        unit: "KB",
        value: await appScript(browser, server.url),
        must: 250,
      }),
    ];
  } finally {
    await browser.close();
    await server.remove();
  }
}

/** One first visit, with nothing kept from before. */
async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send("Network.enable");
  await tools.send("Network.emulateNetworkConditions", line);
  await tools.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  let bytes = 0;
  tools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "networkidle", timeout: 60_000 });
  const largestAt = await largestPartAt(page);
  await context.close();
  return { bytes, largestAt };
}

function largestPartAt(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
}

/** Compressed, as it comes over the line to somebody who signs in for the first time. */
async function appScript(browser: Browser, server: string): Promise<number> {
  const context = await browser.newContext({ baseURL: server });
  const page = await context.newPage();
  const sizes: Promise<{ responseBodySize: number }>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") sizes.push(request.sizes());
  });
  await page.goto("/dang-nhap", { waitUntil: "networkidle" });
  await page.fill('input[name="username"]', "vanphong");
  await page.fill('input[type="password"]', DEMO_PASSWORD);
  await Promise.all([page.waitForURL("**/app"), page.click("form:has(input[type=password]) button")]);
  await page.waitForLoadState("networkidle");
  const fetched = await Promise.all(sizes);
  await context.close();
  return fetched.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0) / 1_024;
}
