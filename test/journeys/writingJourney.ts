/** A half-year's review written by keyboard, given back by the leader, issued, corrected; and two people who write at once. */

import { readFile } from "node:fs/promises";
import { Document, Packer, Paragraph } from "docx";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readWordFile } from "../../src/documents/wordFile.server.ts";
import type { Demo, Visit } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";
import { textOfWord } from "./wordText.ts";

const begin = "/app/van-ban?don-vi=giong-trom&ky=2024-H1";
const saved = "Đã lưu mọi thay đổi";

export function writingJourney(demo: () => Demo): void {
  let address = "";

  test("the office writes by keyboard: a figure by #, a wrong one put right, nothing lost", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    await page.goto(begin);
    await page.getByRole("button", { name: "Soạn báo cáo" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/app\/van-ban\/\d+/);
    address = new URL(page.url()).pathname;
    await endOfFirstParagraph(page);
    await page.keyboard.type(" Nổi bật: #ket nap dang");
    await page
      .getByRole("option", { name: /Kết nạp đảng viên/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: /đạt \/ chỉ tiêu/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type(" đảng viên. Kết nạp đảng viên mới đạt 1/131 người");
    await page.locator(".differs", { hasText: "1/131" }).waitFor();
    for (let step = 0; step < 8; step += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Alt+Enter");
    await page.locator(".differs").waitFor({ state: "detached" });
    await page.keyboard.press("Control+s");
    await page.getByText(saved).waitFor();
    expect(await faultsOf(office, "the editor")).toEqual([]);
    await page.reload();
    const first = page.locator(".writing > p").first();
    await first.waitFor();
    const text = await first.innerText();
    expect(text).toMatch(/Nổi bật: \d+\/130 đảng viên\. Kết nạp đảng viên mới đạt \d+\/130 người$/);
    expect(await first.locator(".figure-live").count()).toBe(2);
    await done(office);
  });

  test("composed letters stay whole, and Enter that ends a composition chooses nothing", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    await page.goto(address);
    await endOfFirstParagraph(page);
    const keyboard = await page.context().newCDPSession(page);
    const before = await page.locator(".writing > p").first().innerText();
    for (const text of ["d", "dd", "đ", "đa", "đan", "đang", "đảng"]) {
      await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await keyboard.send("Input.insertText", { text: "đảng" });
    await page.keyboard.type(" #");
    for (const text of ["k", "kê", "kêt", "kết"]) {
      await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await keyboard.send("Input.insertText", { text: "kết" });
    await page
      .getByRole("option", { name: /Kết nạp/ })
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator(".writing > p").first().innerText()).toBe(`${before}đảng #kết`);
    for (let step = 0; step < "đảng #kết".length; step += 1) await page.keyboard.press("Backspace");
    await page.keyboard.press("Control+s");
    await page.getByText(saved).waitFor();
    expect(await page.locator(".writing > p").first().innerText()).toBe(before);
    await done(office);
  });

  test("S4 what is pasted with script in it comes in as words alone", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    let dialogs = 0;
    page.on("dialog", (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await page.goto(address);
    await endOfFirstParagraph(page);
    await paste(
      page,
      `<p onmouseover="alert(1)">Dán<script>alert(2)</script><img src=x onerror=alert(3)> <a href="javascript:alert(4)">vào</a>` +
        `<span data-figure="khong-co.cap">9/9</span><svg onload=alert(5)></svg><iframe srcdoc="<script>alert(6)</script>"></iframe></p>`,
    );
    await page.keyboard.press("Control+s");
    await page.getByText(saved).waitFor();
    await page.reload();
    const writing = page.locator(".writing");
    await writing.waitFor();
    expect(await writing.innerText()).toMatch(/Dán ?vào9\/9/);
    // The editor sets an empty picture of its own behind what it offers beside a typed figure.
    const comeIn = "script, img:not(.ProseMirror-separator), a, svg, iframe, [onmouseover]";
    expect(await writing.locator(comeIn).count()).toBe(0);
    expect(dialogs).toBe(0);
    office.faults();
    await office.close();
  });

  test("F7 two write at once: different paragraphs are joined, the same one is asked about", async () => {
    const [one, other] = [await demo().signedIn("vanphong"), await demo().signedIn("vanphong")];
    for (const { page } of [one, other]) await page.goto(address);
    await endOfFirstParagraph(other.page);
    await endOfFirstParagraph(one.page);
    await one.page.keyboard.type(" Lời người thứ nhất.");
    await one.page.keyboard.press("Control+s");
    await one.page.getByText(saved).waitFor();
    await other.page.keyboard.type(" Lời người thứ hai.");
    await other.page.keyboard.press("Control+s");
    await other.page.getByText("Một đoạn vừa được sửa ở hai nơi").waitFor();
    const panel = other.page.getByRole("complementary");
    expect(await panel.innerText()).toContain("Lời người thứ nhất.");
    // Both windows are of one account: nobody else is named.
    expect(await panel.innerText()).toContain("Lời đã lưu từ cửa sổ khác của đồng chí");
    expect(await panel.innerText()).toContain("Lời người thứ hai.");
    await other.page.getByRole("button", { name: "Giữ lời ở đây" }).click();
    await other.page.getByText(saved).waitFor();
    await one.page.reload();
    await one.page.locator(".writing").waitFor();
    expect(await one.page.locator(".writing").innerText()).toContain("Lời người thứ hai.");
    for (const visit of [one, other]) {
      visit.faults();
      await visit.close();
    }
  });

  test("what was changed in Word is laid back in, paragraph by paragraph, figures still live", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    await page.goto(address);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Tải Word" }).click(),
    ]);
    const changed = await changedInWord(await readFile(await download.path()));
    await page.getByRole("link", { name: "Nhận từ Word" }).click();
    await page.getByLabel("Tệp Word đã sửa").setInputFiles({
      name: "bao-cao đã sửa.docx",
      mimeType: "application/octet-stream",
      buffer: changed,
    });
    await page.getByRole("button", { name: "So sánh" }).press("Enter");
    await page.getByText("2 đoạn khác").waitFor();
    expect(await faultsOf(office, "taking in from Word")).toEqual([]);
    await page.getByLabel("Nhận đoạn 2").press("Space");
    await page.getByRole("button", { name: "Nhận các đoạn đã chọn" }).press("Enter");
    const first = page.locator(".writing > p").first();
    await first.filter({ hasText: "Sửa trong Word:" }).waitFor();
    expect(await first.locator(".figure-live").count()).toBe(2);
    expect(await page.locator(".writing").innerText()).not.toContain("Không nhận câu này");
    await done(office);
  });

  test("the leader gives it back with a reason, the office compares, presents again, issues and corrects", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    await page.goto(address);
    await page.getByRole("button", { name: "Trình ký" }).press("Enter");
    await page.getByText("Báo cáo đang trình.", { exact: false }).waitFor();

    const leader = await demo().signedIn("lanhdao");
    await leader.page.goto(address);
    await leader.page.getByText("Trả lại để sửa").press("Enter");
    await leader.page.getByLabel("Lý do trả lại").fill("Nêu rõ nguyên nhân thu ngân sách chậm.");
    await leader.page.keyboard.press("Enter");
    await leader.page.getByText("Nêu rõ nguyên nhân thu ngân sách chậm.").first().waitFor();
    await done(leader);

    await page.reload();
    await page.getByText(/đã trả lại lúc .*: Nêu rõ nguyên nhân/).waitFor();
    await page.locator(".writing").waitFor();
    await page.getByRole("link", { name: "So với bản trước" }).press("Enter");
    await page.getByRole("row").filter({ hasText: "Bắt đầu soạn" }).getByRole("link").waitFor();
    await page.goto(`${address}/ban?voi=1`);
    expect((await page.locator("ins").allInnerTexts()).join(" ")).toContain("Nổi bật");
    expect(await faultsOf(office, "the versions")).toEqual([]);

    await page.goto(address);
    await page.locator(".writing").waitFor();
    await page.getByRole("button", { name: "Trình ký" }).press("Enter");
    await page.getByLabel("Số báo cáo").fill("112/BC-UBND");
    await page.getByLabel("Họ tên người ký").fill("Lê Văn An");
    await page.getByRole("button", { name: "Ban hành, đóng băng số liệu" }).click();
    await page.locator("#number-fault", { hasText: "Chỉ ghi số, ký hiệu tự thêm." }).waitFor();
    await page.getByLabel("Số báo cáo").fill("112-BC/HU");
    await page.getByLabel("Ngày ban hành").fill("5/7/2024");
    await page.getByLabel("Họ tên người ký").fill("Nguyễn Văn Thử");
    await page.keyboard.press("Enter");
    await page.getByText("Số liệu và lời văn đã đóng băng.", { exact: false }).waitFor();

    const block = page.locator(".block").first();
    await block.getByText("Đính chính đoạn này").press("Enter");
    const words = block.getByLabel("Lời đúng");
    await words.fill(`${await words.inputValue()} (đã rà soát).`);
    await block.getByLabel("Lý do đính chính").fill("In thiếu phần rà soát.");
    await page.keyboard.press("Enter");
    await page.getByText(/Đính chính ngày .*In thiếu phần rà soát\./).waitFor();
    expect(await faultsOf(office, "an issued review")).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Tải Word" }).press("Enter"),
    ]);
    const word = textOfWord(await readFile(await download.path()));
    for (const expected of ["112", "ĐÍNH CHÍNH", "In thiếu phần rà soát."]) expect(word).toContain(expected);
    await done(office);
  });
}

/** Into the editor by keyboard, to where the first paragraph ends. */
async function endOfFirstParagraph(page: Page): Promise<void> {
  await page.locator(".writing").focus();
  await page.keyboard.press("Control+Home");
  await page
    .locator(".writing > p")
    .first()
    .evaluate((element) => getSelection()?.selectAllChildren(element));
  await page.keyboard.press("ArrowRight");
}

/** The same paragraphs as the office would send them back: the first with words before it, the third with a sentence more. */
async function changedInWord(file: Buffer): Promise<Buffer> {
  const { blocks, description } = await readWordFile(file);
  const paragraphs = blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
  const texts = paragraphs.filter((text) => !text.startsWith("["));
  const written = paragraphs.map((text) => {
    if (text.startsWith("Thực hiện")) return `Sửa trong Word: ${text}`;
    return text === texts.find((each) => each.startsWith("Bên cạnh")) ? `${text} Không nhận câu này.` : text;
  });
  const children = written.map((text) => new Paragraph(text));
  return Packer.toBuffer(new Document({ description, sections: [{ children }] }));
}

async function paste(page: Page, html: string): Promise<void> {
  await page.locator(".writing").evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

async function done(visit: Visit): Promise<void> {
  expect(visit.faults()).toEqual([]);
  await visit.close();
}
