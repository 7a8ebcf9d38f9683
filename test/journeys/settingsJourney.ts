/** A clerk's settings: an indicator off the portal, two who change the same. */

import { expect, test } from "vitest";
import { type Demo, telephone } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";

const clerk = "vanphong";

export function settingsJourney(demo: () => Demo): void {
  test("two change one indicator: the second sees who was first and what stands there now; history tells of both", async () => {
    const [first, second] = [await demo().signedIn(clerk), await demo().signedIn("quantri", { viewport: telephone })];
    const address = "/app/thiet-lap/chi-so/ket-nap-dang-vien";
    await first.page.goto(address);
    await second.page.goto(address);
    await first.page.getByLabel("Đơn vị tính").fill("đảng viên mới");
    await first.page.getByRole("button", { name: "Lưu" }).click();
    await first.page.waitForURL(/luu=xong/);
    await second.page.getByLabel("Đơn vị tính").fill("người");
    await second.page.getByRole("button", { name: "Lưu" }).click();
    await second.page.getByRole("alert").waitFor();
    const told = await second.page.getByRole("alert").innerText();
    expect(told).toContain("Văn phòng Huyện ủy đã sửa");
    expect(told).toContain("Hiện đang là: đảng viên mới");
    second.faults();
    expect(await faultsOf(second, "the conflict")).toEqual([]);
    await second.page.getByLabel("Đơn vị tính").fill("đảng viên");
    await second.page.getByRole("button", { name: "Lưu" }).click();
    await second.page.waitForURL(/luu=xong/);
    await second.page.getByText("Lịch sử thay đổi").click();
    const history = await second.page.locator("details table").innerText();
    expect(history).toContain("Đơn vị tính: đảng viên mới → đảng viên");
    await first.close();
    await second.close();
  });

  test("without script an indicator is taken off the portal and put back, a unit closed with a date and used again", async () => {
    const visit = await demo().signedIn("quantri");
    await visit.close();
    const plain = await demo().signedIn("quantri", { javaScriptEnabled: false });
    const { page } = plain;
    await page.goto("/app/thiet-lap/chi-so?tim=viec+lam");
    await page
      .getByRole("button", { name: /^Thôi công khai/ })
      .first()
      .click();
    expect(await page.locator("tbody tr").first().innerText()).toContain("nội bộ");
    await page
      .getByRole("button", { name: /^Cho lên cổng/ })
      .first()
      .click();
    expect(await page.locator("tbody tr").first().innerText()).toContain("công khai");
    expect(plain.faults()).toEqual([]);
    await plain.close();
  });
}
