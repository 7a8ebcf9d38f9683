/** The office writes for the portal: a figure put in by its name, looked at before it is published, nothing lost. */

import { expect, test } from "vitest";
import { arrivesAt, type Demo, hearsKeys } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";

const body = "Nội dung";

export function articleJourney(demo: () => Demo): void {
  test("a figure and a chart go where the cursor stands, the preview reads as the portal will, then it is published", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    await page.goto("/app/tin-bai/moi");
    await hearsKeys(page);
    await page.getByLabel("Tiêu đề").fill("Kết nạp đảng viên quý I");
    await page.getByLabel(body).fill("Toàn huyện kết nạp đảng viên mới, đúng kế hoạch.");
    for (let step = 0; step < ", đúng kế hoạch.".length; step += 1) await page.keyboard.press("ArrowLeft");
    await page.getByText("Chèn số liệu và biểu đồ").click();
    await page.getByLabel("Chỉ số").selectOption({ label: "Kết nạp đảng viên" });
    await page.getByLabel("Kỳ", { exact: true }).fill("quy 1/2024");
    await page.keyboard.press("Enter");
    await page.getByText("Đã chèn 58/130.").waitFor();
    expect(await page.getByLabel(body).inputValue()).toBe(
      "Toàn huyện kết nạp đảng viên mới [[ket-nap-dang-vien|giong-trom|2024-Q1|cap]], đúng kế hoạch.",
    );
    await page.getByLabel("Cách viết").selectOption({ label: "biểu đồ các kỳ gần đây" });
    await page.getByRole("button", { name: "Chèn", exact: true }).click();
    await page.getByText("Đã chèn Kết nạp đảng viên.").waitFor();
    expect(await faultsOf(office, "tin-bai/moi with a figure")).toEqual([]);
    await page.getByLabel("Tag").fill("Xây dựng Đảng, Quý I");
    await page.getByLabel("Ngày đăng").fill("25/9/2024");
    await page.getByLabel("Giờ đăng").fill("14h30");
    await page.getByRole("button", { name: "Lưu nháp" }).click();
    await page.getByText("Đã lưu bản nháp.", { exact: false }).waitFor();
    expect(await page.getByLabel("Ngày đăng").inputValue()).toBe("25/09/2024");
    expect(await page.getByLabel("Giờ đăng").inputValue()).toBe("14:30");
    await page.getByRole("link", { name: "Xem trước" }).click();
    await arrivesAt(page, "Kết nạp đảng viên quý I");
    await page.getByRole("button", { name: "58/130" }).waitFor();
    const picture = page.getByRole("figure").locator("img");
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    expect(await page.getByRole("link", { name: "Quý I", exact: true }).count()).toBe(1);
    const reader = await demo().visit();
    expect((await reader.page.goto("/tin/ket-nap-dang-vien-quy-i"))?.status()).toBe(404);
    await page.getByRole("link", { name: "Về trang soạn bài" }).click();
    await page.getByRole("button", { name: "Đăng cổng" }).click();
    await page.getByRole("link", { name: "Xem trên cổng" }).waitFor();
    await reader.page.goto("/tin/ket-nap-dang-vien-quy-i");
    await reader.page.getByRole("button", { name: "58/130" }).waitFor();
    reader.faults();
    await reader.close();
    expect(office.faults()).toEqual([]);
    await office.close();
  });

  test("without script a day that is none is told at its field and nothing typed is lost; a figure goes to the end", async () => {
    const office = await demo().signedIn("vanphong", { javaScriptEnabled: false });
    const { page } = office;
    await page.goto("/app/tin-bai/moi");
    await page.getByLabel("Tiêu đề").fill("Bài viết dở");
    await page.getByLabel(body).fill("Việc làm mới đạt");
    await page.getByLabel("Ngày đăng").fill("31/4/2024");
    await page.getByRole("button", { name: "Lưu nháp" }).click();
    await page.getByRole("alert").getByText("Không có ngày này.", { exact: false }).waitFor();
    expect(await page.getByLabel("Tiêu đề").inputValue()).toBe("Bài viết dở");
    expect(await page.getByLabel("Ngày đăng").inputValue()).toBe("31/4/2024");
    await page.getByText("Chèn số liệu và biểu đồ").click();
    await page.getByLabel("Chỉ số").selectOption("viec-lam-moi");
    await page.getByLabel("Kỳ", { exact: true }).fill("quý này");
    await page.getByRole("button", { name: "Chèn", exact: true }).click();
    await page.getByRole("alert").getByText("Kỳ phải có năm", { exact: false }).waitFor();
    await page.getByLabel("Kỳ", { exact: true }).fill("Quý I/2024");
    await page.getByLabel("Cách viết").selectOption({ label: "tỷ lệ đạt" });
    await page.getByRole("button", { name: "Chèn", exact: true }).click();
    await page.getByText("Đã chèn 33,78%.").waitFor();
    expect(await page.getByLabel(body).inputValue()).toBe("Việc làm mới đạt [[viec-lam-moi|giong-trom|2024-Q1|ty-le]]");
    await page.goto("/app/tin-bai");
    expect(await page.getByRole("link", { name: "Bài viết dở" }).count()).toBe(0);
    office.faults();
    await office.close();
  });
}
