/** The office enters for a unit that sent its report on paper. */

import { expect, test } from "vitest";
import { board } from "./boardJourney.ts";
import { arrivesAt, type Demo } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";

const why = "Xã gửi báo cáo giấy số 12-BC/ĐU, máy của xã hỏng.";

export function silentUnitJourney(demo: () => Demo): void {
  test("the office enters for a silent unit: the report, the board and the history say so", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    await page.goto(board);
    await page.getByRole("row", { name: "Xã Thuận Điền" }).getByRole("link", { name: "chưa nhập" }).click();
    await page.getByRole("link", { name: "Nhập thay đơn vị" }).click();
    await arrivesAt(page, "Nhập thay đơn vị");
    expect(await faultsOf(office, "de-nghi: standing in")).toEqual([]);
    await page.getByLabel("Lý do nhập thay").fill(why);
    await page.getByRole("button", { name: "Bắt đầu nhập thay" }).click();
    await page.getByText(`Văn phòng Huyện ủy nhập thay Xã Thuận Điền`).waitFor();
    expect(await page.getByText(why).count()).toBe(1);

    for (const [name, amount] of amounts) await page.getByLabel(`${name} (`).fill(amount);
    await page.getByLabel("Hộ dân (").press("Enter");
    await page.locator('[data-saving="saved"][data-waiting="0"]').waitFor();
    expect(await faultsOf(office, "the report that the office enters")).toEqual([]);
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.waitForURL("**/kiem-tra*");
    await page.getByRole("button", { name: "Xác nhận nộp" }).click();
    await page.waitForURL("**/da-nop*");
    await arrivesAt(page, "Đã nộp báo cáo");
    expect(await faultsOf(office, "the receipt of the office")).toEqual([]);

    await page.goto(board);
    const cell = page.getByRole("row", { name: "Xã Thuận Điền" });
    expect(await cell.innerText()).toMatch(/đã nộp\s+· hôm nay\s+văn phòng nhập thay/);
    await cell.getByRole("link", { name: "đã nộp" }).click();
    await page.getByText("Văn phòng Huyện ủy nhập thay Xã Thuận Điền").waitFor();
    await page.getByRole("link", { name: "Lịch sử báo cáo" }).click();
    await arrivesAt(page, "Lịch sử báo cáo");
    expect(await page.getByRole("main").innerText()).toContain(`nhập thay Xã Thuận Điền: ${why}`);
    expect(await faultsOf(office, "the history of an entered report")).toEqual([]);
    await office.close();
  });

  test("without script: no reason, nothing begun; with one the office saves the first figures", async () => {
    const office = await demo().signedIn("vanphong", { javaScriptEnabled: false });
    const { page } = office;
    await page.goto("/app/bao-cao/phong-nam/xa-quy/2024-Q3?don-vi=giong-trom&ky=2024-Q3");
    await page.getByRole("link", { name: "Nhập thay đơn vị" }).click();
    await page.getByLabel("Lý do nhập thay").fill("  ");
    await page.getByRole("button", { name: "Bắt đầu nhập thay" }).click();
    await page.getByRole("alert").getByRole("link", { name: "Xin ghi lý do." }).click();
    await page.getByLabel("Lý do nhập thay").fill(why);
    await page.getByRole("button", { name: "Bắt đầu nhập thay" }).click();
    await page.getByLabel("Dân số (").fill("6.120");
    await page.getByRole("button", { name: "Lưu nháp" }).click();
    await page.getByText("Đã lưu.", { exact: true }).waitFor();
    await page.goto(board);
    const cell = page.getByRole("row", { name: "Xã Phong Nẫm" });
    expect(await cell.innerText()).toMatch(/đang nhập 1\/8\s+· hôm nay\s+văn phòng nhập thay/);
    expect(office.faults()).toEqual([]);
    await office.close();
  });
}

const amounts = [
  ["Kết nạp đảng viên", "2"],
  ["Lao động được giải quyết việc làm mới", "31"],
  ["Lao động đi làm việc có thời hạn ở nước ngoài theo hợp đồng", "2"],
  ["Người được đào tạo nghề", "9"],
  ["Người tham gia bảo hiểm y tế", "7.900"],
  ["Dân số", "8.420"],
  ["Hộ sử dụng nước sạch", "1.900"],
  ["Hộ dân", "2.700"],
] as const;
