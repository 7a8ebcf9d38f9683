/** One quarter's work from the commune to the citizen, each person in a browser of their own, at a desk's width. */

import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { arrivesAt, type Demo, type Visit } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";
import { textOfWord } from "./wordText.ts";

const form = "/app/bao-cao/tan-hao/xa-quy/2024-Q3";
const review = { number: "61", signer: "Nguyễn Văn Thử", title: "Kết quả thực hiện nghị quyết quý I năm 2024" };
const ownWords = "Đoạn này do văn phòng viết thêm khi biên tập.";

export function mainJourney(demo: () => Demo): void {
  let reviewAddress = "";
  let articleAddress = "";

  test("a reporter fills the open quarter, looks it over and passes it to the approver", async () => {
    const reporter = await demo().signedIn("baocao.tanhao");
    const { page } = reporter;
    await page.goto("/app");
    await page.getByRole("link", { name: "Nhập tiếp" }).first().click();
    await page.waitForURL(`**${form}*`);
    await page.getByLabel("Dân số (", { exact: false }).fill("7.944");
    await page.getByLabel("Hộ dân (", { exact: false }).fill("2.571");
    await page.getByLabel("Hộ sử dụng nước sạch (", { exact: false }).fill("1.76O");
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.getByText("Chưa nộp báo cáo: 1 ô không đọc được số.").waitFor();
    expect(await page.getByLabel("Dân số (", { exact: false }).inputValue()).toBe("7.944");

    await page.getByLabel("Hộ sử dụng nước sạch (", { exact: false }).fill("1.760");
    await page.getByLabel("Người được đào tạo nghề (", { exact: false }).fill("130");
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.waitForURL("**/kiem-tra*");
    await page.getByText("1 số cần ghi lý do hoặc sửa lại").waitFor();
    await page.getByRole("main").getByRole("link", { name: "Người được đào tạo nghề" }).click();
    await page.waitForURL(/xa-quy\/2024-Q3\?.*#v\d+$/);
    await page.getByLabel("Ghi chú, lý do: Người được đào tạo nghề").fill("Mở hai lớp theo đề án của huyện.");
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.waitForURL("**/kiem-tra*");
    await page.getByRole("button", { name: "Xác nhận nộp" }).waitFor();
    expect(await page.getByText("số cần ghi lý do hoặc sửa lại").count()).toBe(0);
    expect(await faultsOf(reporter, "kiem-tra")).toEqual([]);
    await page.getByRole("button", { name: "Xác nhận nộp" }).click();
    await page.waitForURL("**/da-nop*");
    await arrivesAt(page, "Đã chuyển người ký của đơn vị");
    await page.getByText("Số biên nhận").waitFor();
    await done(reporter);
  });

  test("the unit's approver reads and signs it", async () => {
    const approver = await demo().signedIn("duyet.tanhao");
    const { page } = approver;
    await page.goto(form);
    await page.getByText("Mở hai lớp theo đề án của huyện.").first().waitFor();
    await page.getByRole("button", { name: "Ký và gửi cấp trên" }).click();
    await page.getByText("Đã ký và gửi báo cáo.").waitFor();
    await done(approver);
  });

  test("the leader goes from the table of targets down to a figure and its formula", async () => {
    const leader = await demo().signedIn("lanhdao");
    const { page } = leader;
    await page.goto("/app/chi-tieu?don-vi=giong-trom&ky=2024-Q1");
    const row = page.getByRole("row").filter({ hasText: "44,62%" });
    expect(await row.innerText()).toContain("58");
    await row.getByRole("rowheader").getByRole("link").click();
    await page.waitForURL(/\/app\/chi-tieu\/[^?]+\?/);
    await page.getByText("Cách tính", { exact: false }).first().waitFor();
    await page.getByRole("main").getByRole("link", { name: "58", exact: true }).first().click();
    const drawer = page.getByRole("dialog", { name: "Lịch sử của số này" });
    await drawer.getByText("Gồm những số nào").waitFor();
    await drawer.getByRole("link", { name: "Mở thành trang" }).click();
    await page.waitForURL(/\/app\/so-lieu\?/);
    await page.getByRole("main").getByText("58").first().waitFor();
    await done(leader);
  });

  test("the office returns one report with a reason and accepts another", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    const board = "/app/tong-hop?don-vi=giong-trom&ky=2024-Q3";
    await page.goto(board);
    await page.getByRole("link", { name: /^Xã Tân Hào: / }).click();
    await page.waitForURL(`**${form}*`);
    await arrivesAt(page, "Báo cáo quý III/2024");
    await page.getByLabel("Lý do trả lại").fill("Đề nghị đối chiếu số hộ sử dụng nước sạch.");
    await page.getByRole("button", { name: "Trả lại" }).click();
    await page.getByText("Đã trả lại báo cáo của Xã Tân Hào.").waitFor();
    await page.goto(board);
    await page.getByRole("link", { name: /^Xã Sơn Phú: / }).click();
    await page.getByRole("button", { name: "Duyệt", exact: true }).click();
    await page.getByText("Đã duyệt báo cáo của Xã Sơn Phú.").waitFor();
    await done(office);
  });

  test("the office drafts the quarter's review, puts its own words in, presents, issues, and takes it away as Word", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    await page.goto("/app/van-ban?don-vi=giong-trom&ky=2024-Q1");
    await page.getByRole("button", { name: "Soạn báo cáo" }).click();
    await page.waitForURL(/\/app\/van-ban\/\d+/);
    reviewAddress = new URL(page.url()).pathname;
    await page.locator(".figure-live", { hasText: "58/130" }).first().waitFor();
    await writeIntoFirstParagraph(page);
    await page.getByText("đã viết lại").first().waitFor();
    expect(await page.getByRole("article").innerText()).toContain(ownWords);

    await page.getByRole("button", { name: "Trình ký" }).click();
    await page.getByLabel("Số báo cáo").fill(review.number);
    await page.getByLabel("Ngày ban hành").fill("31/4/2024");
    await page.getByLabel("Họ tên người ký").fill(review.signer);
    await page.getByRole("button", { name: "Ban hành, đóng băng số liệu" }).click();
    await page.getByRole("alert").getByText("Không có ngày này.", { exact: false }).waitFor();
    expect(await page.getByLabel("Họ tên người ký").inputValue()).toBe(review.signer);
    await page.getByLabel("Ngày ban hành").fill("20/4/2024");
    await page.getByRole("button", { name: "Ban hành, đóng băng số liệu" }).click();
    await page.getByText("Số liệu và lời văn đã đóng băng.", { exact: false }).waitFor();

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Tải Word" }).click(),
    ]);
    const text = textOfWord(await readFile(await download.path()));
    for (const expected of ["44,62%", ownWords, review.number, review.signer, "PHỤ LỤC"]) {
      expect(text).toContain(expected);
    }
    await done(office);
  });

  test("the office publishes it, and anybody reads the article with its attachment", async () => {
    const office = await demo().signedIn("vanphong");
    await office.page.goto(reviewAddress);
    await office.page.getByRole("link", { name: "Đăng cổng" }).click();
    await office.page.waitForURL("**/dang-cong*");
    await office.page.getByLabel("Tiêu đề").fill(review.title);
    await office.page.getByRole("button", { name: "Đăng cổng" }).click();
    await office.page.getByRole("link", { name: "Xem trên cổng" }).click();
    await office.page.waitForURL("**/tin/*");
    articleAddress = new URL(office.page.url()).pathname;
    await done(office);

    const reader = await demo().visit();
    await reader.page.goto("/");
    await reader.page.getByRole("link", { name: review.title }).first().click();
    await reader.page.waitForURL(`**${articleAddress}`);
    await arrivesAt(reader.page, review.title);
    const article = await reader.page.getByRole("article").innerText();
    expect(article).toContain("58/130");
    expect(article).toContain(ownWords);
    const [attachment] = await Promise.all([
      reader.page.waitForEvent("download"),
      reader.page.getByRole("link", { name: /\.docx$/ }).click(),
    ]);
    expect(textOfWord(await readFile(await attachment.path()))).toContain("44,62%");
    await done(reader);
  });
}

/** Goes to the end of the first drafted paragraph with a live figure and writes words of one's own there. */
async function writeIntoFirstParagraph(page: Page): Promise<void> {
  const paragraph = page
    .locator(".writing > p")
    .filter({ has: page.locator(".figure-live", { hasText: "58/130" }) })
    .first();
  await paragraph.click();
  await paragraph.evaluate((element) => getSelection()?.selectAllChildren(element));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type(` ${ownWords}`);
  await page.getByText("Đã lưu mọi thay đổi").waitFor();
}

async function done(visit: Visit): Promise<void> {
  expect(visit.faults()).toEqual([]);
  await visit.close();
}
