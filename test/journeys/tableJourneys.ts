/** Last year's wide workbook and a resolution's annex, as offices keep them in Excel. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fileTypes } from "../../src/documents/file.ts";
import { workbookOf } from "../../src/sheets/testArchive.ts";
import { arrivesAt, type Demo, telephone } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";

const lastYear = (hungLe: number | string) => [
  ["BIỂU TỔNG HỢP KẾT QUẢ NĂM 2023"],
  ["TT", "Đơn vị", "Số việc làm Quý IV", "Kết nạp đảng Quý IV"],
  [1, "Hưng Lễ", hungLe, 3],
  [2, "Xã Phong Nẫm", 21, 2],
  [3, "Ấp Năm", 4, "-"],
];
const annex = [
  ["PHỤ LỤC CHỈ TIÊU"],
  ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện 2023", "Chỉ tiêu 2024", "Cơ quan phụ trách"],
  ["I", "VĂN HÓA - XÃ HỘI"],
  [1, "Thư viện xã phục vụ bạn đọc hằng ngày", "thư viện", 6, "từ 9 trở lên", "Phòng Văn hóa và Thông tin"],
  [2, "Gia đình đạt danh hiệu văn hóa", "%", 94.2, "từ 95% trở lên", "Phòng Văn hóa và Thông tin"],
];
const annexPage = "/app/thiet-lap/nghi-quyet/nq-hu-2024/phu-luc";

export function tableJourneys(demo: () => Demo): void {
  test("last year's wide workbook: a wrong cell is named, columns are mapped, and the mapping is kept", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    await page.goto("/app/tong-hop");
    await page.getByRole("link", { name: "Nạp bảng số liệu từ Excel" }).click();
    await arrivesAt(page, "Nạp bảng số liệu từ Excel");
    await send(page, "Tệp Excel", lastYear("mười"), "Tải lên");
    await page.waitForURL(/nap-so-lieu\/./);
    const jobs = page.getByLabel(/^Chỉ số: Số việc làm/);
    await jobs.waitFor();
    expect(await page.getByLabel(/^Chỉ số: Kết nạp đảng/).inputValue()).toBe("ket-nap-dang-vien");
    expect(await page.getByText("1 dòng chưa nhận ra đơn vị", { exact: false }).count()).toBe(1);
    await jobs.selectOption("viec-lam-moi");
    expect(await faultsOf(office, "nap-so-lieu: the table")).toEqual([]);
    await page.getByRole("button", { name: "Xem trước" }).click();
    const told = await page.getByRole("alert").innerText();
    expect(told).toContain("Chưa ghi gì.");
    expect(told).toContain("Năm 2023!C3:");
    expect(await jobs.inputValue()).toBe("viec-lam-moi");
    expect(await faultsOf(office, "nap-so-lieu: a wrong cell")).toEqual([]);

    await page.goto("/app/nap-so-lieu");
    await send(page, "Tệp Excel", lastYear(19), "Tải lên");
    await jobs.selectOption("viec-lam-moi");
    await page.getByRole("button", { name: "Xem trước" }).click();
    await page.getByRole("heading", { name: "4. Những gì sẽ đổi" }).waitFor();
    const reason = page.getByLabel("Lý do sửa báo cáo đã khóa");
    if ((await reason.count()) > 0) await reason.fill("Số liệu năm 2023 đã được đối chiếu.");
    expect(await faultsOf(office, "nap-so-lieu: the preview")).toEqual([]);
    await page.getByRole("button", { name: "Ghi tất cả" }).click();
    await page.getByText("Đã ghi xong số liệu của tệp", { exact: false }).waitFor();
    await office.close();
  });

  test("without script the second upload of such a table finds its mapping and changes nothing", async () => {
    const office = await demo().signedIn("vanphong", { javaScriptEnabled: false });
    const { page } = office;
    await page.goto("/app/nap-so-lieu");
    await send(page, "Tệp Excel", lastYear(19), "Tải lên");
    await page.getByText("Cách hiểu các cột này được lấy theo lần nạp trước", { exact: false }).waitFor();
    expect(await page.getByLabel(/^Chỉ số: Số việc làm/).inputValue()).toBe("viec-lam-moi");
    await page.getByRole("button", { name: "Xem trước" }).click();
    await page.getByText("0 số mới, 0 số thay đổi, 4 số giữ nguyên", { exact: false }).waitFor();
    expect(office.faults()).toEqual([]);
    await office.close();
  });

  test("the annex of a resolution is read from its workbook, corrected in its place and saved", async () => {
    const office = await demo().signedIn("vanphong", { viewport: telephone });
    const { page } = office;
    await page.goto(annexPage);
    await send(page, "Hoặc gửi tệp Excel", annex, "Đọc bảng");
    await page.getByText("Đọc được 2 chỉ tiêu.", { exact: false }).waitFor();
    expect(await page.getByLabel("Chỉ tiêu, dòng 1").inputValue()).toBe("Thư viện xã phục vụ bạn đọc hằng ngày");
    expect(await page.getByRole("main").innerText()).toMatch(/ít nhất 9\b/);
    expect(await faultsOf(office, "phu-luc: the rows")).toEqual([]);
    await page.getByLabel("Mức phấn đấu, dòng 2").fill("khá hơn");
    await page.getByRole("button", { name: "Lưu chỉ tiêu" }).click();
    await page.getByRole("alert").waitFor();
    office.faults();
    expect(await faultsOf(office, "phu-luc: a refused row")).toEqual([]);
    await page.getByLabel("Mức phấn đấu, dòng 2").fill("từ 95% trở lên");
    await page.getByRole("button", { name: "Lưu chỉ tiêu" }).click();
    await page.waitForURL(/nq-hu-2024\?xong=save/);
    await page.getByRole("main").getByText("Thư viện xã phục vụ bạn đọc hằng ngày").waitFor();
    expect(office.faults()).toEqual([]);
    await office.close();
  });

  test("without script a workbook that holds no target is refused in words, and one that is none", async () => {
    const office = await demo().signedIn("vanphong", { javaScriptEnabled: false });
    const { page } = office;
    await page.goto(annexPage);
    await send(page, "Hoặc gửi tệp Excel", [["PHỤ LỤC CHỈ TIÊU"]], "Đọc bảng");
    await page.getByRole("alert").getByText("Không đọc được chỉ tiêu nào.", { exact: false }).first().waitFor();
    const picture = { name: "phu-luc.xlsx", mimeType: fileTypes.xlsx, buffer: Buffer.from("\x89PNG") };
    await page.getByLabel("Hoặc gửi tệp Excel").setInputFiles(picture);
    await page.getByRole("button", { name: "Đọc bảng" }).click();
    await page.getByRole("alert").getByText("không phải là sổ tính Excel", { exact: false }).waitFor();
    expect(office.faults()).toEqual([]);
    await office.close();
  });
}

async function send(
  page: Page,
  label: string,
  rows: readonly (readonly (string | number)[])[],
  button: string,
): Promise<void> {
  const file = { name: "nam-2023.xlsx", mimeType: fileTypes.xlsx, buffer: workbookOf({ "Năm 2023": rows }) };
  await page.getByLabel(label).setInputFiles(file);
  await page.getByRole("button", { name: button }).click();
}
