/** Two reporters who do without: one without client script, one without a mouse. */

import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "../../src/access/demoAccounts.server.ts";
import { arrivesAt, type Demo } from "./demo.ts";
import { focused, tabTo } from "./keyboard.ts";

/** After the office has returned the report of Tân Hào. */
export function journeyWithoutScript(demo: () => Demo): void {
  test("the reporter whose report came back corrects it and submits it again, all without client script", async () => {
    const reporter = await demo().signedIn("baocao.tanhao", { javaScriptEnabled: false });
    const { page } = reporter;
    await page.goto("/app/bao-cao?don-vi=tan-hao&ky=2024-Q3");
    await page.getByText("Đề nghị đối chiếu số hộ sử dụng nước sạch.").first().waitFor();
    await page.getByRole("link", { name: "Sửa và nộp lại" }).click();
    await page.getByLabel("Hộ sử dụng nước sạch (").fill("1.48o");
    await page.getByRole("button", { name: "Lưu nháp" }).click();
    await page.getByText("Có 1 ô không đọc được số").waitFor();
    expect(await page.getByLabel("Hộ sử dụng nước sạch (").inputValue()).toBe("1.48o");
    await page.getByLabel("Hộ sử dụng nước sạch (").fill("1.480");
    await page.getByLabel("Hạn chế").fill("Còn hộ ở xa tuyến ống.");
    await page.getByRole("button", { name: "Lưu nháp" }).click();
    await page.getByText("Đã lưu.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await arrivesAt(page, "Kiểm tra trước khi nộp");
    expect(await page.getByRole("main").innerText()).toContain("1.480");
    await page.getByRole("button", { name: "Xác nhận nộp" }).click();
    await arrivesAt(page, "Đã chuyển người ký của đơn vị");
    expect(reporter.faults()).toEqual([]);
    await reporter.close();
  });
}

export function journeyByKeyboard(demo: () => Demo): void {
  test("a reporter signs in, fills a whole report, submits it and signs out by keyboard alone", async () => {
    const reporter = await demo().visit();
    const { page } = reporter;
    const { keyboard } = page;
    await page.goto("/dang-nhap");
    await tabTo(page, "Tên đăng nhập");
    await keyboard.type("baocao.hungle");
    await tabTo(page, "Mật khẩu");
    await keyboard.type(DEMO_PASSWORD);
    await keyboard.press("Enter");
    await page.waitForURL("**/app");
    await page.reload();
    await keyboard.press("Tab");
    expect(await focused(page)).toBe("Đến nội dung chính");
    await keyboard.press("Enter");
    await tabTo(page, "Nhập");
    await keyboard.press("Enter");
    await page.waitForURL("**/app/bao-cao/hung-le/xa-quy/2024-Q3*");
    for (const [name, amount] of amounts) {
      await tabTo(page, name);
      await keyboard.type(amount);
    }
    await tabTo(page, "Kết quả nổi bật");
    await keyboard.type("Các chỉ tiêu giao trong quý bảo đảm tiến độ.");
    await tabTo(page, "Nộp báo cáo");
    await keyboard.press("Enter");
    await page.waitForURL("**/kiem-tra*");
    await page.getByRole("main").getByText("8.102", { exact: false }).first().waitFor();
    await tabTo(page, "Xác nhận nộp");
    await keyboard.press("Enter");
    await page.waitForURL("**/da-nop*");
    await arrivesAt(page, "Đã nộp báo cáo");
    await tabTo(page, "Báo cáo xã Hưng Lễ");
    await keyboard.press("Enter");
    await tabTo(page, "Đăng xuất");
    await keyboard.press("Enter");
    await page.waitForURL((address) => !address.pathname.startsWith("/app"));
    expect(reporter.faults()).toEqual([]);
    await reporter.close();
  });
}

const amounts = [
  ["Kết nạp đảng viên (", "1"],
  ["Lao động được giải quyết việc làm mới (", "30"],
  ["Lao động đi làm việc có thời hạn ở nước ngoài", "3"],
  ["Người được đào tạo nghề (", "11"],
  ["Người tham gia bảo hiểm y tế (", "7.600"],
  ["Dân số (", "8.102"],
  ["Hộ sử dụng nước sạch (", "1.700"],
  ["Hộ dân (", "2.600"],
] as const;
