/** The office answers reports, reminds and filters on its board without a mouse. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Demo, hearsKeys } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";
import { focused, tabTo } from "./keyboard.ts";

export const board = "/app/tong-hop?don-vi=giong-trom&ky=2024-Q3";
const patience = { timeout: 20_000 };
const reason = "Số đào tạo nghề gấp ba cùng kỳ, đề nghị đối chiếu. JKDT";

export function boardJourney(demo: () => Demo): void {
  test("J, K, D, T, Ctrl Enter and Esc go through the queue; what is left and the counts follow", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    const { keyboard } = page;
    await page.goto(board);
    await hearsKeys(page);
    expect(await counts(page)).toEqual({ waiting: 12, submitted: 41, approved: 29, missing: 12 });
    await tabTo(page, "Xã Lương Hòa: ");
    await keyboard.press("k");
    expect(await focused(page)).toMatch(/^Xã Lương Hòa: /);
    await keyboard.press("j");
    expect(await focused(page)).toMatch(/^Xã Long Mỹ: /);
    await keyboard.press("ArrowDown");
    expect(await focused(page)).toMatch(/^Xã Lương Phú: /);
    await keyboard.press("k");
    await keyboard.press("k");

    await keyboard.press("d");
    await page.getByText("Đã duyệt báo cáo của Xã Lương Hòa.").waitFor();
    expect(await counts(page)).toEqual({ waiting: 11, submitted: 41, approved: 30, missing: 12 });
    await focusComesTo(page, /^Xã Long Mỹ: /);

    await keyboard.press("t");
    await focusComesTo(page, /^Lý do/);
    await keyboard.type("d");
    await keyboard.press("Escape");
    await focusComesTo(page, /^Xã Long Mỹ: /);
    expect(await counts(page)).toMatchObject({ waiting: 11 });
    // By a click one writes at once, too: no letter of a reason answers a report.
    await page.locator("li", { hasText: "Xã Long Mỹ: " }).locator("details.return > summary").click();
    await keyboard.type("dkt");
    await focusComesTo(page, /^Lý do/);
    await keyboard.press("Escape");
    expect(await counts(page)).toMatchObject({ waiting: 11 });
    await focusComesTo(page, /^Xã Long Mỹ: /);
    await keyboard.press("t");
    await keyboard.press("Control+a");
    await keyboard.type(reason);
    expect(await faultsOf(office, "the board with a reason being written")).toEqual([]);
    await keyboard.press("Control+Enter");
    await page.getByText("Đã trả lại báo cáo của Xã Long Mỹ.").waitFor();
    expect(await counts(page)).toEqual({ waiting: 10, submitted: 40, approved: 30, missing: 13 });
    await focusComesTo(page, /^Xã Lương Phú: /);
    expect(await row(page, "Xã Long Mỹ").innerText()).toMatch(/trả lại\s+· hôm nay/);
    expect(await row(page, "Xã Lương Hòa").innerText()).toMatch(/đã duyệt\s+· hôm nay/);
    await office.close();
  });

  test("D pressed in haste answers each report once", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    await page.goto(board);
    await hearsKeys(page);
    await tabTo(page, "Xã Lương Phú: ");
    await page.keyboard.press("d");
    await page.keyboard.press("d");
    await focusComesTo(page, /^Xã Sơn Phú: /);
    expect(await counts(page)).toMatchObject({ waiting: 9, approved: 31 });
    expect(await page.getByRole("alert").count()).toBe(0);
    await office.close();
  });

  test("filters stay in the address while reports are answered, after reloading, and Back leaves them", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    const { keyboard } = page;
    await page.goto(board);
    await hearsKeys(page);
    await tabTo(page, "Tình trạng");
    await keyboard.type("trả lại");
    await tabTo(page, "Biểu mẫu");
    const form = page.getByLabel("Biểu mẫu");
    while ((await form.inputValue()) !== "xa-quy") await keyboard.press("ArrowDown");
    await tabTo(page, "Lọc");
    await keyboard.press("Enter");
    await page.waitForURL(/tinh-trang=returned&bieu=xa-quy/);
    const filtered = ["Xã Hưng Phong", "Xã Long Mỹ", "Xã Tân Thanh"];
    // The address is new before the page is.
    await expect.poll(() => unitsShown(page), patience).toEqual(filtered);
    await page.reload();
    expect(await unitsShown(page)).toEqual(filtered);
    expect(await page.getByLabel("Tình trạng").inputValue()).toBe("returned");

    await tabTo(page, "Xã Sơn Phú: ");
    await keyboard.press("d");
    await page.getByText("Đã duyệt báo cáo của Xã Sơn Phú.").waitFor();
    expect(page.url()).toMatch(/tinh-trang=returned&bieu=xa-quy/);
    expect(await unitsShown(page)).toEqual(filtered);

    await page.getByLabel("Tình trạng").selectOption("submitted");
    await page.getByLabel("Biểu mẫu").selectOption({ label: "Kết quả giao quân theo xã, thị trấn" });
    await page.getByRole("button", { name: "Lọc" }).click();
    await page.getByText("Không có báo cáo nào như đã lọc.").waitFor();
    await page.goBack();
    await page.waitForURL(/tinh-trang=returned/);
    await expect.poll(() => page.getByLabel("Tình trạng").inputValue(), patience).toBe("returned");
    await office.close();
  });

  test("views of the board and of the term's comparison are kept by name, opened again and dropped", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    for (const [address, kept, bare] of [
      [`${board}&tinh-trang=returned`, /tinh-trang=returned/, board],
      ["/app/doi-chieu?don-vi=giong-trom&ky=2024-Q2", /doi-chieu\?.*ky=2024-Q2/, "/app/doi-chieu"],
    ] as const) {
      await page.goto(address);
      await hearsKeys(page);
      await tabTo(page, "Lưu khung nhìn này");
      await page.keyboard.press("Enter");
      await tabTo(page, "Tên");
      await page.keyboard.type("Việc cần xem lại");
      await page.keyboard.press("Enter");
      const link = page.getByRole("link", { name: "Việc cần xem lại" });
      await link.waitFor();
      expect(await faultsOf(office, `the view kept at ${address}`)).toEqual([]);
      await page.goto(bare);
      await page.getByRole("link", { name: "Việc cần xem lại" }).click();
      await page.waitForURL(kept);
      await page.getByRole("button", { name: "Bỏ khung nhìn Việc cần xem lại" }).click();
      await link.waitFor({ state: "detached" });
    }
    expect(office.faults()).toEqual([]);
    await office.close();
  });

  test("all that keep silent are reminded with one key, told so, and the same words can be copied into a chat", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(board);
    await hearsKeys(page);
    await tabTo(page, "Nhắc 13 đơn vị");
    await page.keyboard.press("Enter");
    await page.getByText("Đã nhắc các đơn vị chưa nộp.").waitFor();
    const missing = page.locator(".missing li");
    expect(await missing.count()).toBe(13);
    expect(await missing.filter({ hasText: /đã nhắc \d\d:\d\d 23\/09\/2024/ }).count()).toBe(13);

    await tabTo(page, "Lời nhắc để gửi qua tin nhắn");
    await page.keyboard.press("Enter");
    await tabTo(page, "Chép");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Đã chép" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("Huyện Giồng Trôm đề nghị các đơn vị nộp báo cáo quý III/2024, hạn 25/09/2024.");
    expect(copied).toContain("- Xã Hưng Lễ: Báo cáo quý của xã, thị trấn (0/8)\n");
    expect(copied).toContain("- Xã Long Mỹ: Báo cáo quý của xã, thị trấn (8/8, trả lại)\n");
    expect(copied).toContain(`Nộp tại: ${demo().url}/app/bao-cao`);
    expect(await faultsOf(office, "the board with the reminder's words")).toEqual([]);
    await office.close();

    const reporter = await demo().signedIn("baocao.hungle");
    await reporter.page.goto("/app/thong-bao");
    await reporter.page.getByText("Văn phòng nhắc: Báo cáo quý của xã, thị trấn", { exact: false }).first().waitFor();
    expect(reporter.faults()).toEqual([]);
    await reporter.close();
  });
}

/** What the board says above its tables. */
async function counts(page: Page) {
  const words = await page.getByRole("main").innerText();
  const number = (pattern: RegExp) => Number(pattern.exec(words)?.[1]);
  return {
    waiting: number(/Chờ duyệt: (\d+) báo cáo/),
    submitted: number(/(\d+)\/53 báo cáo đã nộp/),
    approved: number(/báo cáo đã nộp, (\d+) đã duyệt/),
    missing: number(/Chưa nộp: (\d+) đơn vị/),
  };
}

function row(page: Page, unit: string) {
  return page.locator("table.board tr").filter({ has: page.getByRole("rowheader", { name: unit, exact: true }) });
}

function unitsShown(page: Page): Promise<string[]> {
  return page.locator("table.board tbody th").allInnerTexts();
}

async function focusComesTo(page: Page, name: RegExp): Promise<void> {
  await expect.poll(() => focused(page), patience).toMatch(name);
}
