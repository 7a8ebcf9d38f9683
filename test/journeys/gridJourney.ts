/** The reporter's grid as hands meet it: keys, blocks from Excel, letters being composed, a line that breaks. */

import { beforeAll, expect, test } from "vitest";
import { excelHtml, excelText, months } from "../../src/reports/grid/testClipboards.ts";
import { arrivesAt, type Demo, telephone } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";
import {
  cell,
  fill,
  focusedName,
  looks,
  openGrid,
  pasteInto,
  saved,
  says,
  signOut,
  unsentCells,
  values,
} from "./gridHands.ts";
import { addLongForm, storedReport } from "./longForm.ts";

const reporter = "baocao.chauhoa";
const count = 41;

export function gridJourney(demo: () => Demo): void {
  let path = "";
  beforeAll(async () => {
    path = await addLongForm(demo(), "nhieu-so", count, "chau-hoa");
  });

  test("a form of 41 figures takes its characters plus one Enter each, and saves by itself", async () => {
    const visit = await demo().signedIn(reporter);
    const { page } = visit;
    await openGrid(page, `${path}/2022-Q1`);
    await cell(page, 1).focus();
    const numbers = Array.from({ length: count }, (_, index) => (index % 5 === 0 ? "0" : String(index * 137)));
    let pressed = 0;
    const press = async (key: string) => {
      pressed += 1;
      await page.keyboard.press(key);
    };
    for (const number of numbers) {
      for (const digit of number) await press(digit);
      await press("Enter");
    }
    expect(pressed).toBe(numbers.join("").length + count);
    await saved(page);
    expect((await storedReport(demo(), "nhieu-so", "2022-Q1")).amounts).toEqual(numbers);
    await page.reload();
    expect(await cell(page, 41).inputValue()).toBe("0");
    expect(await cell(page, 40).inputValue()).toBe("5.343");
    expect(visit.faults()).toEqual([]);
    await visit.close();
  });

  test("who is there before the script loses nothing: numbers and words typed before it, and where one stands when it comes", async () => {
    const visit = await demo().signedIn(reporter);
    const { page } = visit;
    const { keyboard } = page;
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route("**/assets/*.js", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${path}/2021-Q1`, { waitUntil: "commit" });
    await cell(page, 1).focus();
    await keyboard.type("17");
    await page.getByLabel("Kết quả nổi bật").focus();
    await keyboard.type("Gõ trước khi trang sẵn sàng.");
    await cell(page, 2).focus();
    go();
    await page.locator("[data-saving]").waitFor();
    await keyboard.type("25");
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.getByRole("button", { name: "Xác nhận nộp" }).waitFor();
    expect((await storedReport(demo(), "nhieu-so", "2021-Q1")).amounts.slice(0, 2)).toEqual(["17", "25"]);
    expect(await page.getByRole("main").innerText()).toContain("Gõ trước khi trang sẵn sàng.");
    expect(visit.faults()).toEqual([]);
    await visit.close();
  });

  test("keys: a number is written as numbers are, F2, Esc, ranges, Delete, copying, undo and redo", async () => {
    const visit = await demo().signedIn(reporter);
    const { page } = visit;
    const { keyboard } = page;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await openGrid(page, `${path}/2022-Q2`);
    await cell(page, 1).click();
    await keyboard.type("1234,5");
    await keyboard.press("ArrowDown");
    expect(await cell(page, 1).inputValue()).toBe("1.234,5");
    await keyboard.type("0");
    await keyboard.press("Enter");
    expect(await looks(page, 2)).not.toBe(await looks(page, 3));

    await keyboard.press("ArrowUp");
    await keyboard.press("ArrowUp");
    await keyboard.press("F2");
    await keyboard.type("6");
    expect(await cell(page, 1).inputValue()).toBe("1.234,56");
    await keyboard.press("Escape");
    expect(await cell(page, 1).inputValue()).toBe("1.234,5");

    await keyboard.press("Shift+ArrowDown");
    expect(await page.locator("[data-chosen]").count()).toBe(2);
    await keyboard.press("Control+c");
    await cell(page, 5).click();
    await keyboard.press("Control+v");
    expect(await values(page, 5, 6)).toEqual(["1.234,5", "0"]);
    await cell(page, 1).click();
    await cell(page, 2).click({ modifiers: ["Shift"] });
    await keyboard.press("Delete");
    expect(await values(page, 1, 2)).toEqual(["", ""]);
    await keyboard.press("Control+z");
    expect(await values(page, 1, 2)).toEqual(["1.234,5", "0"]);
    await keyboard.press("Control+z");
    expect(await values(page, 5, 6)).toEqual(["", ""]);
    await keyboard.press("Control+y");
    expect(await values(page, 5, 6)).toEqual(["1.234,5", "0"]);
    await cell(page, 5).click();
    await keyboard.press("Control+x");
    await cell(page, 7).click();
    await keyboard.press("Control+v");
    expect(await values(page, 5, 7)).toEqual(["", "0", "1.234,5"]);
    await keyboard.press("ArrowRight");
    expect(await focusedName(page)).toBe("n7");
    await keyboard.press("Tab");
    expect(await focusedName(page)).toBe("e7");
    await saved(page);
    const { amounts } = await storedReport(demo(), "nhieu-so", "2022-Q2");
    expect(amounts).toEqual(["1234.5", "0", null, null, null, "0", "1234.5"]);
    expect(visit.faults()).toEqual([]);
    await visit.close();
  });

  test("blocks from Excel and LibreOffice: the column is asked, doubtful numbers are asked, what does not fit is told", async () => {
    const visit = await demo().signedIn(reporter);
    const { page } = visit;
    await openGrid(page, `${path}/2022-Q3`);
    await cell(page, 2).click();
    await pasteInto(page, excelHtml, excelText);
    await page.getByRole("heading", { name: "Dán khối 3 dòng, 12 cột" }).waitFor();
    expect(await faultsOf(visit, "paste questions")).toEqual([]);
    await page.getByLabel(/^Cột 12: /).check();
    await page.getByRole("button", { name: "Dán", exact: true }).click();
    expect(await values(page, 2, 4)).toEqual(months.map(({ vi }) => vi[11]));

    await cell(page, 40).click();
    await pasteInto(page, "", "1.234\r\n5.678\r\n9.012\r\n");
    await page.getByText("Khối có 3 dòng, từ ô này xuống chỉ còn 2 dòng.").waitFor();
    await page.getByLabel("1,234", { exact: true }).check();
    await page.getByRole("button", { name: "Dán", exact: true }).click();
    expect(await values(page, 40, 41)).toEqual(["1,234", "5,678"]);

    await cell(page, 10).click();
    await pasteInto(page, "", "1,234.5\nkhoảng 5\n7");
    expect(await values(page, 10, 12)).toEqual(["1.234,5", "khoảng 5", "7"]);
    await page.getByText("“khoảng 5” không phải là số.").waitFor();
    await page.getByText("Đã dán 2 số. 1 ô không đọc được số nên chưa lưu.").waitFor();
    await page.getByText("1 ô không đọc được số, chưa lưu", { exact: true }).waitFor();
    await page.keyboard.press("Control+z");
    await saved(page);
    const { amounts } = await storedReport(demo(), "nhieu-so", "2022-Q3");
    expect(amounts.slice(9, 12)).toEqual([null, null, null]);
    expect(amounts.slice(39)).toEqual(["1.234", "5.678"]);
    expect(visit.faults()).toEqual([]);
    await visit.close();
  });

  test("Vietnamese letters being composed, and keyboards that send backspaces, are left alone", async () => {
    const visit = await demo().signedIn(reporter);
    const { page } = visit;
    await openGrid(page, `${path}/2022-Q4`);
    const note = page.locator('[name="n1"]');
    const ime = await page.context().newCDPSession(page);
    const compose = async (...states: string[]) => {
      for (const text of states) {
        await ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      }
    };
    // Telex: what the keyboard shows while tieengs is typed; a pause long enough for the grid to save meanwhile.
    await page.clock.install();
    await note.click();
    await compose("t", "ti", "tie", "tiê", "tiên", "tiêng", "tiếng");
    await page.clock.fastForward(1_500);
    expect(await note.inputValue()).toBe("tiếng");
    await ime.send("Input.insertText", { text: "tiếng" });
    await page.keyboard.insertText(" ");
    // VNI: viet65.
    await compose("v", "vi", "vie", "viet", "viêt", "việt");
    await ime.send("Input.insertText", { text: "việt" });
    expect(await note.inputValue()).toBe("tiếng việt");
    await page.keyboard.press("Enter");
    expect(await focusedName(page)).toBe("n2");

    // Without composing: each mark takes letters back and sends them anew, from the first letter in a ready cell on.
    const second = page.locator('[name="n2"]');
    await page.keyboard.insertText("d");
    await page.keyboard.press("Backspace");
    await page.keyboard.insertText("đ");
    for (const letter of "uong") await page.keyboard.insertText(letter);
    for (let back = 0; back < 4; back++) await page.keyboard.press("Backspace");
    await page.keyboard.insertText("ương");
    for (const letter of " mo") await page.keyboard.insertText(letter);
    // Other keyboards choose the letter to the left and type over it.
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.insertText("ới");
    expect(await second.inputValue()).toBe("đương mới");
    const area = page.getByLabel("Hạn chế");
    await area.click();
    await compose("Co", "Còn", "Còn");
    await ime.send("Input.insertText", { text: "Còn" });
    await page.keyboard.type(" cham");
    await area.blur();
    await saved(page);
    await page.reload();
    await page.locator("[data-saving]").waitFor();
    expect(await note.inputValue()).toBe("tiếng việt");
    expect(await second.inputValue()).toBe("đương mới");
    expect(await area.inputValue()).toBe("Còn cham");
    // Closed in the middle of a number: it is there again.
    await cell(page, 3).click();
    await page.keyboard.type("12");
    await page.reload();
    await expect.poll(async () => (await storedReport(demo(), "nhieu-so", "2022-Q4")).amounts[2]).toBe("12");
    expect(visit.faults()).toEqual([]);
    await visit.close();
  });

  test("two windows on one report while one's line is cut: both figures, whose they are, and one chooses", async () => {
    const [one, two] = [await demo().signedIn(reporter), await demo().signedIn(reporter)];
    for (const { page } of [one, two]) await openGrid(page, `${path}/2023-Q1`);
    const stored = async () => (await storedReport(demo(), "nhieu-so", "2023-Q1")).amounts;
    await one.page.context().setOffline(true);
    for (const [at, number] of [
      [1, "5"],
      [2, "6"],
      [3, "7"],
    ] as const)
      await fill(one.page, at, number);
    await says(one.page, "Chưa gửi 3 số");
    await fill(two.page, 1, "15");
    await fill(two.page, 2, "16");
    await fill(two.page, 4, "18");
    await saved(two.page);

    await one.page.context().setOffline(false);
    await one.page
      .getByText(/^◆? ?Báo cáo xã Châu Hòa \(cửa sổ khác\) đã sửa ô này lúc .*: 15\. Của tôi: 5\./)
      .waitFor();
    // What nobody else changed is sent again over the version that was learnt.
    await expect.poll(stored).toEqual(["15", "16", "7", "18"]);
    expect(await cell(one.page, 1).inputValue()).toBe("5");
    await expect.poll(() => cell(one.page, 4).inputValue()).toBe("18");
    // What the browser says about the line that was cut is no fault of ours.
    one.faults();
    expect(await faultsOf(one, "two figures")).toEqual([]);
    await one.page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await one.page.getByText("Còn 2 ô hai người cùng sửa. Xin chọn số đúng rồi nộp.").waitFor();
    const row = (at: number) => one.page.locator(`#v${at}-noi`);
    await row(1).getByRole("button", { name: "Giữ số của tôi" }).click();
    await row(2).getByRole("button", { name: "Giữ số của Báo cáo xã Châu Hòa (cửa sổ khác)" }).click();
    await saved(one.page);
    await expect.poll(stored).toEqual(["5", "16", "7", "18"]);
    await two.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await two.page.waitForFunction(() => document.querySelector<HTMLInputElement>("#v1")?.value === "5");
    expect(await values(two.page, 1, 4)).toEqual(["5", "16", "7", "18"]);
    expect(two.faults()).toEqual([]);
    await one.close();
    await two.close();
  });

  test("F9 signing out warns while something is unsent, and leaves nothing in the browser", async () => {
    const visit = await demo().signedIn(reporter);
    const { page } = visit;
    await openGrid(page, `${path}/2023-Q2`);
    await page.context().setOffline(true);
    await fill(page, 1, "5");
    await says(page, "Chưa gửi 1 số");
    expect(await unsentCells(page)).toBe(1);
    // The server is away instead, so that signing out would come through.
    await page.route("**/api/v1/**", (route) => route.abort());
    await page.context().setOffline(false);
    await signOut(page);
    await page.getByText("Còn 1 ô đã nhập mà chưa gửi về máy chủ.").waitFor();
    await page.getByRole("button", { name: "Ở lại" }).click();
    await page.unroute("**/api/v1/**");
    await saved(page);
    expect(await unsentCells(page)).toBe(0);
    await page.route("**/api/v1/**", (route) => route.abort());
    await fill(page, 2, "6");
    await says(page, "Chưa gửi 1 số");
    await signOut(page);
    await page.getByRole("button", { name: "Đăng xuất, bỏ các ô ấy" }).click();
    await page.waitForURL((address) => !address.pathname.startsWith("/app"));
    expect(await unsentCells(page)).toBe(0);
    expect((await storedReport(demo(), "nhieu-so", "2023-Q2")).amounts).toEqual(["5"]);
    await visit.close();
  });

  test("what could not be sent before the report was locked is shown to its typist, who may drop it", async () => {
    const [one, two] = [await demo().signedIn(reporter), await demo().signedIn(reporter)];
    await openGrid(one.page, `${path}/2021-Q1`);
    await fill(one.page, 1, "5");
    await saved(one.page);
    await one.page.context().setOffline(true);
    await fill(one.page, 2, "6");
    await says(one.page, "Chưa gửi 1 số");
    await two.page.goto(`${path}/2021-Q1/kiem-tra`);
    await two.page.getByRole("button", { name: "Xác nhận nộp" }).click();
    await two.page.waitForURL("**/da-nop*");
    await one.page.context().setOffline(false);
    await says(one.page, "Chưa gửi 1 số: Báo cáo đã gửi hoặc đã duyệt nên không sửa được.");
    await one.page.goto("/app");
    await one.page.getByText("Còn 1 ô đã nhập mà chưa gửi về máy chủ.").waitFor();
    await one.page.getByRole("link", { name: "Mở trang còn chưa gửi" }).click();
    await one.page.getByText("Số liệu thứ 2: 6").waitFor();
    await one.page.getByRole("button", { name: "Bỏ các ô này" }).click();
    await one.page.getByText("Số liệu thứ 2: 6").waitFor({ state: "detached" });
    expect(await unsentCells(one.page)).toBe(0);
    await one.close();
    await two.close();
  });

  test("what cannot be read holds the report back: it is not submitted, all else is saved, and one comes to the cell", async () => {
    const visit = await demo().signedIn(reporter, { viewport: telephone });
    const { page } = visit;
    await openGrid(page, `${path}/2023-Q4`);
    await fill(page, 2, "bốn người");
    await fill(page, 3, "7");
    await saved(page);
    await page.getByText("1 ô không đọc được số, chưa lưu", { exact: true }).waitFor();
    await cell(page, 41).focus();
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.getByText("Chưa nộp báo cáo: 1 ô không đọc được số. Các ô khác đã lưu.").waitFor();
    expect(await page.getByText("Chưa lưu gì").count()).toBe(0);
    await expect.poll(() => focusedName(page)).toBe("v2");
    const box = await cell(page, 2).boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(telephone.height);
    expect((await storedReport(demo(), "nhieu-so", "2023-Q4")).amounts).toEqual([null, null, "7"]);
    // Leaving by a link is asked here, leaving by the browser by itself.
    await page.getByRole("link", { name: "Lịch sử báo cáo" }).click();
    await page.getByText("Rời trang thì những gì đã gõ ở đó sẽ mất.").waitFor();
    expect(await faultsOf(visit, "leaving what cannot be read")).toEqual([]);
    await page.getByRole("button", { name: "Ở lại" }).click();
    const [asked] = await Promise.all([
      page.waitForEvent("dialog"),
      page.evaluate(() => {
        setTimeout(() => location.reload());
      }),
    ]);
    expect(asked.type()).toBe("beforeunload");
    await asked.dismiss();
    expect(await cell(page, 2).inputValue()).toBe("bốn người");
    await fill(page, 2, "-4");
    await page.getByText("1 ô không đọc được số, chưa lưu", { exact: true }).waitFor({ state: "detached" });
    const question = page.locator("#v2-noi");
    expect(await question.innerText()).toContain("Số âm. Nếu đúng, xin ghi lý do; nếu không, sửa lại ô này.");
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.waitForURL("**/kiem-tra*");
    await arrivesAt(page, "Kiểm tra trước khi nộp");
    // Where no cell can be filled, nobody is asked to correct one; the way back to it stands there.
    expect((await question.innerText()).trim()).toBe("Số âm. Quay lại ô này để sửa hoặc ghi lý do");
    const other = await page.context().newPage();
    await openGrid(other, `${path}/2023-Q4`);
    await fill(other, 3, "8");
    await saved(other);
    await other.close();
    await page.getByRole("button", { name: "Xác nhận nộp" }).click();
    // What was refused comes into view, though the button stands at the end of a long page.
    const refusal = page.getByRole("alert").filter({ hasText: "Báo cáo vừa được người khác thay đổi" });
    await refusal.waitFor();
    expect(await refusal.evaluate((alert) => document.activeElement?.contains(alert))).toBe(true);
    expect((await refusal.boundingBox())?.y).toBeGreaterThan(0);
    await question.getByRole("link").click();
    await page.waitForURL("**/2023-Q4?*#v2");
    expect(visit.faults()).toEqual([]);
    await visit.close();
  });

  test("on a telephone one indicator takes one line, with the keyboard for numbers", async () => {
    const visit = await demo().signedIn(reporter, { viewport: telephone });
    const { page } = visit;
    await openGrid(page, `${path}/2023-Q3`);
    expect(await cell(page, 1).getAttribute("inputmode")).toBe("decimal");
    const heights = await page
      .locator("tr:has(input.amount)")
      .evaluateAll((rows) => rows.map((row) => row.clientHeight));
    expect(Math.max(...heights)).toBeLessThan(84);
    await fill(page, 1, "5");
    await saved(page);
    expect(await faultsOf(visit, "the grid on a telephone")).toEqual([]);
    await visit.close();
  });
}
