/** The portal on a poor line: no client script, little to fetch, and figures that still open. */

import { expect, test } from "vitest";
import { type Demo, telephone } from "./demo.ts";

const lightest = 30 * 1024;
const addresses = ["/", "/tin", "/chi-tieu", "/van-ban", "/tim?tu=dang+vien"];

type Fetched = { address: string; kind: string; bytes: number };

export function portalChecks(demo: () => Demo): void {
  test("every page of the portal has no script, at most two critical requests and 30 KB besides pictures", async () => {
    const target = await firstLink(demo(), "/chi-tieu", "/chi-tieu/");
    const story = await firstLink(demo(), "/tin", "/tin/");
    for (const address of [...addresses, target, story]) {
      const { html, fetched } = await fetchedBy(demo(), address);
      const text = fetched.filter(({ kind }) => kind !== "image");
      const critical = text.filter(({ kind }) => ["document", "stylesheet", "script", "font"].includes(kind));
      const bytes = text.reduce((sum, each) => sum + each.bytes, 0);
      expect.soft(html, address).not.toMatch(/<script/i);
      expect.soft(critical.length, `${address}: ${critical.map((each) => each.address).join(" ")}`).toBeLessThan(3);
      expect.soft(bytes, address).toBeLessThanOrEqual(lightest);
    }
  });

  test("a dotted figure of an article opens its card without script, and closes again", async () => {
    const reader = await demo().visit({ javaScriptEnabled: false, viewport: telephone });
    const { page } = reader;
    await page.goto(await firstLink(demo(), "/tin", "/tin/"));
    const figure = page.getByRole("article").locator("button.figure").first();
    const text = await figure.innerText();
    const card = page.locator(".card").first();
    expect(await card.isVisible()).toBe(false);
    await figure.click();
    await card.waitFor();
    expect(await card.innerText()).toContain(text);
    expect(await card.innerText()).toMatch(/Nguồn: \d+\/\d+ đơn vị đã báo cáo/);
    await card.getByRole("button", { name: "Đóng" }).click();
    expect(await card.isVisible()).toBe(false);
    expect(reader.faults()).toEqual([]);
    await reader.close();
  });
}

/** What one page brings over the line at a first visit. */
async function fetchedBy(demo: Demo, address: string): Promise<{ html: string; fetched: Fetched[] }> {
  const reader = await demo.visit();
  const fetched: Promise<Fetched>[] = [];
  reader.page.on("requestfinished", (request) => {
    const sized = request.sizes().then(({ responseBodySize, responseHeadersSize }) => ({
      address: request.url(),
      kind: request.resourceType(),
      bytes: responseBodySize + responseHeadersSize,
    }));
    fetched.push(sized);
  });
  const answer = await reader.page.goto(address, { waitUntil: "networkidle" });
  expect(answer?.status(), address).toBe(200);
  const html = (await answer?.text()) ?? "";
  const all = await Promise.all(fetched);
  expect(reader.faults(), address).toEqual([]);
  await reader.close();
  return { html, fetched: all };
}

/** The first address on a page that begins so. */
async function firstLink({ url }: Demo, page: string, beginning: string): Promise<string> {
  const html = await (await fetch(url + page)).text();
  const [, address] = html.match(new RegExp(`href="(${beginning}[^"?]+[^"]*)"`)) ?? [];
  if (address === undefined) throw new Error(`${page} leads to nothing under ${beginning}`);
  return address.replaceAll("&amp;", "&");
}
