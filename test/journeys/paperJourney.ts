/** A unit's own report as its official paper: numbered, taken as Word, signed, scanned and attached. */

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Demo, telephone } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";
import { textOfWord } from "./wordText.ts";

const report = "/app/bao-cao/tan-hao/xa-quy/2024-Q2?don-vi=tan-hao&ky=2024-Q2";
const paper = report.replace("?", "/van-ban?");
const scan = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);
const pdf = (name: string) => ({ name, mimeType: "application/pdf", buffer: scan });

export function paperJourney(demo: () => Demo): void {
  test("the paper gets its number and signature, on the page as in Word", async () => {
    const reporter = await demo().signedIn("baocao.tanhao", { viewport: telephone });
    const { page } = reporter;
    await page.goto(report);
    await page.getByRole("link", { name: "Văn bản", exact: true }).click();
    await page.waitForURL("**/van-ban?*");
    const number = page.getByLabel("Số", { exact: true });
    await number.fill("47-BC/HU");
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.locator("#number-fault", { hasText: "Chỉ ghi số, ký hiệu tự thêm." }).waitFor();
    expect(await number.inputValue()).toBe("47-BC/HU");
    expect(await faultsOf(reporter, "van-ban: a refused number")).toEqual([]);
    await number.fill("47-BC/ĐU");
    await page.getByLabel("Ngày ký").fill("24/6/2024");
    await page.getByLabel("Chức vụ người ký").fill("Bí thư");
    await page.getByLabel("Họ và tên người ký").fill("Trần Văn Thử");
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByText("Đã lưu số, ngày và người ký.").waitFor();
    const words = await page.getByRole("article").innerText();
    const signed = ["Số 47-BC/ĐU", "ngày 24 tháng 6 năm 2024", "Trần Văn Thử"];
    for (const expected of signed) expect(words).toContain(expected);
    expect(words).not.toContain("BC/ĐU-BC");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Tải bản Word" }).click(),
    ]);
    const text = textOfWord(await readFile(await download.path()));
    for (const expected of [...signed, "ĐẢNG ỦY XÃ TÂN HÀO", "Kết nạp đảng viên"]) expect(text).toContain(expected);
    expect(await faultsOf(reporter, "van-ban")).toEqual([]);
    await reporter.close();
  });

  test("a signed scan is attached and replaced; other kinds are refused by name; the office reads it", async () => {
    const reporter = await demo().signedIn("baocao.tanhao");
    const { page } = reporter;
    await page.goto(paper);
    const choose = page.getByLabel("Bản chụp đã ký");
    await choose.setInputFiles({ name: "ban-ky.pdf", mimeType: "application/pdf", buffer: Buffer.from("<svg/>") });
    await page.getByRole("button", { name: "Đính kèm" }).click();
    const told = await page.getByRole("alert").innerText();
    expect(told).toContain("PDF");
    reporter.faults();
    expect(await faultsOf(reporter, "van-ban: a refused kind")).toEqual([]);

    await choose.setInputFiles(pdf("BC 47 đã ký.pdf"));
    await page.getByRole("button", { name: "Đính kèm" }).click();
    await page.getByText("Đã đính kèm bản đã ký.").waitFor();
    await choose.setInputFiles(pdf("BC 47 đóng dấu.pdf"));
    await page.getByRole("button", { name: "Thay bằng bản mới" }).click();
    await expect.poll(() => page.locator(".scans li").count(), { timeout: 20_000 }).toBe(2);
    expect(await page.locator(".scans li").first().innerText()).toMatch(/BC 47 đóng dấu\.pdf\s+bản hiện nay/);
    expect(await page.locator(".scans li").last().innerText()).toContain("đã được thay");
    expect(await faultsOf(reporter, "van-ban: scans")).toEqual([]);
    await reporter.close();

    const office = await demo().signedIn("vanphong");
    await office.page.goto(paper.replace("don-vi=tan-hao", "don-vi=giong-trom"));
    const [download] = await Promise.all([
      office.page.waitForEvent("download"),
      office.page.getByRole("link", { name: "BC 47 đóng dấu.pdf" }).click(),
    ]);
    expect(await readFile(await download.path())).toEqual(scan);
    expect(await office.page.getByLabel("Bản chụp đã ký").count()).toBe(0);
    await office.close();
  });

  test("without script a scan is attached all the same", async () => {
    const reporter = await demo().signedIn("baocao.hungle", { javaScriptEnabled: false });
    const { page } = reporter;
    await page.goto("/app/bao-cao/hung-le/xa-quy/2024-Q2/van-ban");
    await page.getByRole("button", { name: "Đính kèm" }).click();
    await page.getByLabel("Bản chụp đã ký").setInputFiles(pdf("bao-cao-quy-2.pdf"));
    await page.getByRole("button", { name: "Đính kèm" }).click();
    await page.getByText("Đã đính kèm bản đã ký.").waitFor();
    expect(await page.getByRole("link", { name: "bao-cao-quy-2.pdf" }).count()).toBe(1);
    expect(reporter.faults()).toEqual([]);
    await reporter.close();
  });
}
