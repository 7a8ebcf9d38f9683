/** F9 in a real browser with a profile on disk: typed without a line, killed, and sent when the line is back. */

import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "../../src/access/demoAccounts.server.ts";
import { launchLasting } from "../browser.ts";
import { temporaryFolder } from "../temporary.ts";
import type { Demo } from "./demo.ts";
import { cell, openGrid, says, unsentCells } from "./gridHands.ts";
import { addLongForm, storedReport } from "./longForm.ts";

const count = 200;
const form = "hai-tram-so";

export function killedBrowser(demo: () => Demo): void {
  test("F9 200 cells typed offline, the browser killed, the line back later: none lost, none doubled, a conflict shown", async () => {
    const address = `${demo().url}${await addLongForm(demo(), form, count, "chau-hoa")}/2023-Q4`;
    const profile = await mkdtemp(join(temporaryFolder(), "quyet-profile-"));
    try {
      const first = await launchLasting(profile);
      const page = await first.context.newPage();
      await signInAt(demo(), page);
      await openGrid(page, address);
      await first.context.setOffline(true);
      await cell(page, 1).focus();
      for (let position = 1; position <= count; position++) {
        await page.keyboard.insertText(String(position));
        await page.keyboard.press("Enter");
      }
      await says(page, `Chưa gửi ${count} số. Mất kết nối, đang thử lại. Số đã nhập được giữ trên máy này`);
      await first.kill();
      expect((await storedReport(demo(), form, "2023-Q4")).version).toBe(0);

      // Meanwhile somebody else fills one of the cells.
      const other = await demo().signedIn("baocao.chauhoa");
      await openGrid(other.page, address);
      await cell(other.page, 7).fill("70");
      await cell(other.page, 7).press("Enter");
      await other.page.locator("[data-saving=saved]").waitFor();
      await other.close();

      const second = await launchLasting(profile);
      const again = await second.context.newPage();
      await signInAt(demo(), again);
      await openGrid(again, address);
      await again.getByText(/: 70\. Của tôi: 7\./).waitFor();
      await again.getByRole("button", { name: "Giữ số của tôi" }).click();
      await again.waitForFunction(() => document.querySelector("tr[data-waiting]") === null);
      const { amounts, version } = await storedReport(demo(), form, "2023-Q4");
      expect(amounts).toEqual(Array.from({ length: count }, (_, index) => String(index + 1)));
      // The other's figure, all of mine at once, and the one that was chosen.
      expect(version).toBeLessThanOrEqual(4);
      expect(await unsentCells(again)).toBe(0);
      await second.kill();
    } finally {
      await rm(profile, { recursive: true, force: true });
    }
  });
}

async function signInAt({ url }: Demo, page: Page): Promise<void> {
  await page.goto(`${url}/app`);
  if (!page.url().includes("/dang-nhap")) return;
  await page.getByLabel("Tên đăng nhập").fill("baocao.chauhoa");
  await page.getByLabel("Mật khẩu").fill(DEMO_PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
  await page.waitForURL("**/app");
}
