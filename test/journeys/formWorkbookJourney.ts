/** A report goes out as a workbook, is filled in Excel and comes back. */

import { readFile } from "node:fs/promises";
import { type Cell, Workbook } from "@cj-tech-master/excelts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fileTypes } from "../../src/documents/file.ts";
import { arrivesAt, type Demo } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";

const report = "/app/bao-cao/hung-le/xa-quy/2024-Q3?don-vi=hung-le&ky=2024-Q3";

export function formWorkbookJourney(demo: () => Demo): void {
  test("a wrong cell is named by sheet and cell and nothing is applied; the right workbook lands in the draft", async () => {
    const reporter = await demo().signedIn("baocao.hungle");
    const { page } = reporter;
    await page.goto(report);
    const workbook = await downloaded(page);
    cellOf(workbook, "Kết nạp đảng viên").value = 3;
    cellOf(workbook, "Dân số").value = "8.1O2";
    const words = workbook.getWorksheet("Phần lời")?.getCell("B2");
    if (words) words.value = "Tuyển quân đạt chỉ tiêu.";
    await page.getByRole("link", { name: "Tải lên từ Excel" }).click();
    await arrivesAt(page, "Tải báo cáo lên từ Excel");
    await send(page, workbook);
    const told = await page.getByRole("alert").innerText();
    expect(told).toContain("Có 1 ô chưa đúng. Chưa ghi gì.");
    expect(told).toContain(`Báo cáo!${cellOf(workbook, "Dân số").address}: “8.1O2”`);
    reporter.faults();
    expect(await faultsOf(reporter, "tai-len: a wrong cell")).toEqual([]);
    expect(await amountsShown(reporter.page, report)).toEqual(["", ""]);

    await page.getByRole("link", { name: "Tải lên từ Excel" }).click();
    cellOf(workbook, "Dân số").value = 8102;
    await send(page, workbook);
    await page.getByRole("button", { name: "Ghi 3 thay đổi" }).waitFor();
    expect(await page.getByRole("row", { name: "Dân số" }).innerText()).toMatch(/Báo cáo!H\d+\s+chưa có\s+8\.102/);
    expect(await faultsOf(reporter, "tai-len: the preview")).toEqual([]);
    await page.getByRole("button", { name: "Ghi 3 thay đổi" }).click();
    await page.getByText("Đã lưu.", { exact: true }).waitFor();
    expect(await amountsShown(reporter.page, report)).toEqual(["3", "8.102"]);
    expect(await page.getByLabel("Kết quả nổi bật").inputValue()).toBe("Tuyển quân đạt chỉ tiêu.");
    expect(reporter.faults()).toEqual([]);
    await reporter.close();
  });

  test("without script, and a file of another kind is refused in words", async () => {
    const reporter = await demo().signedIn("baocao.hungle", { javaScriptEnabled: false });
    const { page } = reporter;
    await page.goto(report);
    const workbook = await downloaded(page);
    await page.getByRole("link", { name: "Tải lên từ Excel" }).click();
    await page
      .getByLabel("Tệp Excel")
      .setInputFiles({ name: "bieu.pdf", mimeType: "", buffer: Buffer.from("%PDF-1.7") });
    await page.getByRole("button", { name: "Xem trước" }).click();
    await page.getByRole("alert").getByText("không phải là sổ tính Excel", { exact: false }).waitFor();
    cellOf(workbook, "Hộ dân").value = 2600;
    await send(page, workbook);
    await page.getByRole("button", { name: "Ghi 1 thay đổi" }).click();
    await page.getByText("Đã lưu.", { exact: true }).waitFor();
    expect(await page.getByLabel("Hộ dân (").inputValue()).toBe("2.600");
    expect(reporter.faults()).toEqual([]);
    await reporter.close();
  });
}

async function downloaded(page: Page): Promise<Workbook> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Tải Excel" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("xa-quy-hung-le-2024-Q3.xlsx");
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(await readFile(await download.path())));
  return workbook;
}

/** The cell to be filled of an indicator, found as a person finds it: by its name. */
function cellOf(workbook: Workbook, indicator: string): Cell {
  const sheet = workbook.getWorksheet("Báo cáo");
  let found: Cell | undefined;
  sheet?.eachRow((row, number) => {
    if (row.getCell("B").value === indicator) found = sheet.getCell(`H${number}`);
  });
  if (!found) throw new Error(`The workbook has no row ${indicator}`);
  return found;
}

async function send(page: Page, workbook: Workbook): Promise<void> {
  const buffer = Buffer.from(await workbook.xlsx.writeBuffer());
  await page.getByLabel("Tệp Excel").setInputFiles({ name: "bieu.xlsx", mimeType: fileTypes.xlsx, buffer });
  await page.getByRole("button", { name: "Xem trước" }).click();
}

async function amountsShown(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  return Promise.all(["Kết nạp đảng viên (", "Dân số ("].map((name) => page.getByLabel(name).inputValue()));
}
