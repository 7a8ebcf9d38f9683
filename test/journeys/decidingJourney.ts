/** The leader decides: at a telephone's width in two minutes, and by keyboard alone at a desk's. */

import { expect, test } from "vitest";
import { arrivesAt, type Demo, hearsKeys, telephone } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";

export function decidingJourney(demo: () => Demo): void {
  test("on a telephone: what is at risk, its reason in one tap, nothing wider than the telephone", async () => {
    const leader = await demo().signedIn("lanhdao", { viewport: telephone, hasTouch: true });
    const { page } = leader;
    const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.goto("/app");
    await page.getByText("chỉ tiêu đúng hoặc vượt tiến độ").first().waitFor();
    await page.getByText("Lần xem đầu, nên so với", { exact: false }).waitFor();
    expect(await tooWide()).toBeLessThanOrEqual(0);
    const line = page.getByRole("listitem").filter({ hasText: "Dự báo cả năm" }).first();
    await line.getByRole("link").tap();
    await page.waitForURL(/\/app\/chi-tieu\/ct\d+\?/);
    await page.getByRole("heading", { name: "Vì sao?" }).waitFor();
    await page.getByRole("heading", { name: "Dự báo cả năm" }).waitFor();
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await page.locator(".big-figure a").tap();
    const drawer = page.getByRole("dialog", { name: "Lịch sử của số này" });
    await drawer.getByText("lũy kế đến hết").first().waitFor();
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await drawer.getByRole("button", { name: "Đóng" }).tap();
    await drawer.waitFor({ state: "hidden" });
    expect(leader.faults()).toEqual([]);
    await leader.close();
  });

  test("by keyboard: Ctrl K, a number's drawer, the period typed, a view kept by name", async () => {
    const leader = await demo().signedIn("lanhdao");
    const { page } = leader;
    await page.goto("/app");
    await hearsKeys(page);
    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: "Tìm" });
    await palette.getByRole("option", { name: "Đối chiếu nhiệm kỳ" }).waitFor();
    await page.keyboard.type("viec lam moi");
    await palette
      .getByRole("option", { name: /^Giải quyết việc làm mới/ })
      .first()
      .waitFor();
    expect(await faultsOf(leader, "the palette")).toEqual([]);
    await page.keyboard.press("Enter");
    await arrivesAt(page, "Giải quyết việc làm mới");
    expect(await palette.count()).toBe(0);

    await page.locator(".big-figure a").focus();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog", { name: "Lịch sử của số này" });
    await drawer.getByText("Gồm những số nào").waitFor();
    expect(await faultsOf(leader, "the drawer")).toEqual([]);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("figure");

    await page.goto("/app/chi-tieu?don-vi=giong-trom&ky=2024-Q2");
    await hearsKeys(page);
    await page.locator(".stepper summary").focus();
    await page.keyboard.press("Enter");
    await page.locator(".stepper input[name=ky]:focus").waitFor();
    await page.keyboard.type("quy 1/2024");
    await page.keyboard.press("Enter");
    await page.waitForURL(/ky=2024-Q1/);
    // The address changes a moment before the page does, and the page closes its menus when it changes.
    await page.locator(".stepper summary").getByText("Quý I/2024", { exact: true }).waitFor();
    await page.locator(".top > .menu summary").first().focus();
    await page.keyboard.press("Enter");
    await page.locator(".top > .menu input[name=don-vi]:focus").first().waitFor();
    await page.keyboard.type("tan hao");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/don-vi=tan-hao/);
    expect(new URL(page.url()).searchParams.get("ky")).toBe("2024-Q1");

    await page.goto("/app/chi-tieu?don-vi=giong-trom&ky=2024-Q1&loc=at_risk");
    await hearsKeys(page);
    await page.getByText("Lưu khung nhìn này").click();
    await page.getByLabel("Tên", { exact: true }).fill("Nguy cơ quý I");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Nguy cơ quý I" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("nguy co");
    await palette.getByRole("option", { name: "Nguy cơ quý I" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Bỏ khung nhìn Nguy cơ quý I" }).click();
    await page.getByRole("link", { name: "Nguy cơ quý I" }).waitFor({ state: "detached" });
    expect(leader.faults()).toEqual([]);
    await leader.close();
  });

  test("without script the reason of a row opens in place, and a number leads to its page", async () => {
    const leader = await demo().signedIn("lanhdao", { javaScriptEnabled: false });
    const { page } = leader;
    await page.goto("/app/chi-tieu?don-vi=giong-trom&ky=2024-Q1");
    await page.getByRole("link", { name: "Vì sao?" }).first().click();
    await page.getByText("Dự báo cả năm:", { exact: false }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "58", exact: true }).click();
    await page.waitForURL(/\/app\/so-lieu\?/);
    await leader.close();
  });
}
