/** A second factor from the account's page to the next sign-in, and what a browser has left after signing out. */

import { Secret } from "otpauth";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "../../src/access/demoAccounts.server.ts";
import { codeAt } from "../../src/access/secondFactor.ts";
import { codeOfNextStep } from "../../src/access/testCode.ts";
import { arrivesAt, type Demo } from "./demo.ts";
import { faultsOf, seen } from "./everyPage.ts";

export function peopleJourney(demo: () => Demo): void {
  test("S11 an approver takes up a second factor, signs in with it, by a recovery code too, and ends it", async () => {
    const visit = await demo().signedIn("duyet.tanhao", { javaScriptEnabled: false });
    const { page } = visit;
    await page.goto("/app/tai-khoan");
    await page.getByRole("link", { name: "chưa bật" }).click();
    await page.getByLabel("Mật khẩu hiện nay").fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Bật xác thực hai lớp" }).click();
    await page.getByRole("img", { name: "Hình để ứng dụng tạo mã quét" }).waitFor();
    const key = (await page.locator("code.secret").innerText()).replaceAll(" ", "");
    const secret = new Uint8Array(Secret.fromBase32(key).buffer);

    await page.getByLabel("Mã 6 chữ số").fill(codeAt(secret, new Date()));
    await page.getByRole("button", { name: "Xác nhận và bật" }).click();
    await page.locator(".codes code").first().waitFor();
    const recovery = await page.locator(".codes code").allInnerTexts();
    expect(recovery).toHaveLength(10);

    const looking = await demo().visit();
    await givesPassword(looking.page);
    const found = await faultsOf(looking, "/dang-nhap/ma");
    seen.add("dang-nhap/ma");
    await looking.close();
    expect(found.join("\n")).toBe("");

    for (const typed of [codeOfNextStep(secret), recovery[0] ?? ""]) {
      await signsOut(page);
      await givesPassword(page);
      await page.getByLabel("Mã xác thực hoặc mã dự phòng").fill(typed);
      await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
      await arrivesAt(page, "Hôm nay");
    }

    await page.goto("/app/tai-khoan/xac-thuc");
    expect(await page.getByText("còn 9 mã chưa dùng").count()).toBe(1);
    await page.locator("#password-to-end").fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Tắt xác thực hai lớp" }).click();
    await page.getByText("Đã tắt xác thực hai lớp.").waitFor();
    expect(visit.faults()).toEqual([]);
    await visit.close();
  });

  test("S17 after signing out the browser has nothing of it left, and Back shows nothing either", async () => {
    const visit = await demo().signedIn("vanphong");
    const { page } = visit;
    await page.goto("/app/chi-tieu");
    await page.evaluate(async () => {
      localStorage.setItem("con-lai", "58/130");
      sessionStorage.setItem("con-lai", "58/130");
      await caches.open("con-lai");
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open("con-lai", 1);
        opening.onerror = reject;
        opening.onsuccess = () => {
          opening.result.close();
          resolve(undefined);
        };
      });
    });
    expect(await leftIn(page)).toEqual({ local: 1, caches: 1, databases: expect.arrayContaining(["con-lai"]) });
    await signsOut(page);
    expect(await leftIn(page)).toEqual({ local: 0, caches: 0, databases: [] });
    expect(
      (await page.context().cookies()).filter(({ name }) => name.startsWith("quyet") && name !== "quyet-lang"),
    ).toEqual([]);
    await page.goBack();
    await page.waitForURL("**/dang-nhap**");
    await visit.close();
  });
}

async function signsOut(page: Page): Promise<void> {
  const leaving = page.getByRole("button", { name: "Đăng xuất", includeHidden: true });
  await page.locator("details.menu").filter({ has: leaving }).locator("summary").click();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await page.waitForURL((address) => address.pathname === "/");
}

async function givesPassword(page: Page): Promise<void> {
  await page.goto("/dang-nhap");
  await page.getByLabel("Tên đăng nhập").fill("duyet.tanhao");
  await page.getByLabel("Mật khẩu").fill(DEMO_PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
  await page.waitForURL("**/dang-nhap/ma");
}

function leftIn(page: Page): Promise<{ local: number; caches: number; databases: (string | undefined)[] }> {
  return page.evaluate(async () => ({
    local: localStorage.length,
    caches: (await caches.keys()).length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
}
