/** A clerk's settings: a resolution whose annex is pasted, an indicator off the portal, two who change the same. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { arrivesAt, type Demo, telephone } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";

const clerk = "vanphong";

/** As Word puts a table into the clipboard: joined cells, breaks within cells, its own styles. */
const wordTable = `<html><body><table class=MsoNormalTable border=1>
<tr><td rowspan=2><p class=MsoNormal>TT</p></td><td rowspan=2><p>Chỉ tiêu</p></td><td rowspan=2>Đơn vị<br>tính</td><td colspan=2>Kế hoạch</td><td rowspan=2>Cơ quan chủ trì</td></tr>
<tr><td>Năm 2024</td><td>Năm 2026</td></tr>
<tr><td><b>I</b></td><td colspan=5><b>VỀ XÂY DỰNG ĐẢNG</b></td></tr>
<tr><td>1</td><td>Kết nạp đảng viên</td><td>đảng viên</td><td>130</td><td>từ 135 trở lên</td><td>Ban Tổ chức Huyện ủy</td></tr>
<tr><td>2</td><td>Chi bộ sinh hoạt chuyên đề</td><td>%</td><td></td><td>phấn đấu cao nhất</td><td>Trung tâm Thử việc</td></tr>
<tr><td><b>II</b></td><td colspan=5><b>KINH TẾ</b></td></tr>
<tr><td>3</td><td>Trồng cây phân tán</td><td>nghìn cây</td><td>10</td><td>không dưới 12,5</td><td></td></tr>
</table></body></html>`;

export function settingsJourney(demo: () => Demo): void {
  test("a resolution is made by keyboard, its annex pasted from Word, one line put right, all saved at once", async () => {
    const visit = await demo().signedIn(clerk);
    const { page } = visit;
    await page.goto("/app/thiet-lap/nghi-quyet/_moi");
    await page.getByLabel("Tên nghị quyết").focus();
    await page.keyboard.type("Nghị quyết Huyện ủy năm 2026");
    await page.keyboard.press("Tab");
    await page.keyboard.type("09-NQ/HU");
    await page.keyboard.press("Tab");
    // A list is chosen from by its first letters.
    await page.keyboard.type("Huy");
    await page.keyboard.press("Tab");
    await page.keyboard.type("2026");
    await page.keyboard.press("Enter");
    await page.waitForURL(/xong=save/);
    await page.getByRole("link", { name: "Dán phụ lục" }).click();
    await paste(page, wordTable);
    await page.getByRole("button", { name: "Đọc bảng" }).click();
    await page.getByRole("heading", { name: "Dán phụ lục chỉ tiêu" }).waitFor();
    const understood = await page.locator(".annex tbody tr").allInnerTexts();
    expect(understood).toHaveLength(3);
    expect(understood[0]).toContain("ít nhất 135");
    expect(understood[1]).toContain("Chưa hiểu");
    expect(understood[2]).toContain("ít nhất 12,5");
    expect(await faultsOf(visit, "the annex as understood")).toEqual([]);
    await page.getByRole("button", { name: "Lưu chỉ tiêu" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("Chưa hiểu");
    await page.getByLabel("Mức phấn đấu, dòng 2").fill("từ 95% trở lên");
    await page.getByLabel("Chỉ số và cách tính, dòng 2").selectOption("stock");
    await page.getByRole("button", { name: "Lưu chỉ tiêu" }).click();
    await page.waitForURL(/xong=save/);
    await page.getByRole("heading", { name: "Chỉ tiêu (3)" }).waitFor();
    visit.faults();
    await visit.close();
  });

  test("two change one indicator: the second sees who was first and what stands there now; history tells of both", async () => {
    const [first, second] = [await demo().signedIn(clerk), await demo().signedIn("quantri", { viewport: telephone })];
    const address = "/app/thiet-lap/chi-so/ket-nap-dang-vien";
    await first.page.goto(address);
    await second.page.goto(address);
    await first.page.getByLabel("Đơn vị tính").fill("đảng viên mới");
    await first.page.getByRole("button", { name: "Lưu" }).click();
    await first.page.waitForURL(/xong=save/);
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
    await second.page.waitForURL(/xong=save/);
    await second.page.getByText("Lịch sử thay đổi").click();
    await second.page.locator("details table").getByText("Đơn vị tính: đảng viên mới › đảng viên").waitFor();
    await first.close();
    await second.close();
  });

  test("without script an indicator is taken off the portal and put back, a unit closed with a date and used again", async () => {
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

  test("the first period that is asked for is chosen from a list, kept where another field is refused, and holds for who owes", async () => {
    const [administrator, reporter] = [await demo().signedIn("quantri"), await demo().signedIn("baocao.hungle")];
    const { page } = administrator;
    const choice = page.getByLabel("Kỳ đầu tiên phải báo cáo");
    const save = () => page.getByRole("button", { name: "Lưu quy tắc" }).click();
    const isAsked = async () => {
      await reporter.page.goto("/app");
      return (await reporter.page.getByRole("main").innerText()).includes("quý III/2024");
    };
    expect(await isAsked()).toBe(true);

    await page.goto("/app/thiet-lap");
    await page.getByRole("link", { name: "Quy tắc thông báo" }).click();
    await arrivesAt(page, "Quy tắc thông báo");
    expect(await choice.locator("option:checked").innerText()).toContain("Từ khi bắt đầu dùng");
    await choice.selectOption("Quý IV/2024");
    await page.getByLabel("Gửi thư hằng ngày lúc").fill("25:00");
    await save();
    await page.getByRole("alert").waitFor();
    expect(await choice.inputValue()).toBe("2024-Q4");
    expect(await isAsked()).toBe(true);
    administrator.faults();

    await page.getByLabel("Gửi thư hằng ngày lúc").fill("07:00");
    await save();
    await page.getByText("Đã lưu.").waitFor();
    expect(await faultsOf(administrator, "the rules, saved")).toEqual([]);
    await page.reload();
    expect(await choice.inputValue()).toBe("2024-Q4");
    expect(await isAsked()).toBe(false);

    await choice.selectOption("");
    await save();
    await page.getByText("Đã lưu.").waitFor();
    expect(await isAsked()).toBe(true);
    expect([...administrator.faults(), ...reporter.faults()]).toEqual([]);
    await administrator.close();
    await reporter.close();
  });
}

/** The table comes as the browser hands it on: HTML beside plain text. */
async function paste(page: Page, html: string): Promise<void> {
  await page.getByLabel("Bảng chỉ tiêu").evaluate((area, html) => {
    const clipboard = new DataTransfer();
    clipboard.setData("text/html", html);
    clipboard.setData("text/plain", "TT");
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
  }, html);
}
