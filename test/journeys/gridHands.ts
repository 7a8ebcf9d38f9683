/** What hands do on the reporter's grid in a journey, and what they find there. */
import type { Page } from "playwright-core";

/** Opens a report and waits until the script has taken over the form. */
export async function openGrid(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator("[data-saving]").waitFor();
}

export function cell(page: Page, position: number) {
  return page.locator(`[name="v${position}"]`);
}

export async function saved(page: Page): Promise<void> {
  await page.locator('[data-saving=saved][data-waiting="0"]').waitFor();
}

/** Waits until the line of the saving says so. */
export async function says(page: Page, text: string): Promise<void> {
  await page.locator("[data-saving]", { hasText: text }).waitFor();
}

export async function fill(page: Page, position: number, number: string): Promise<void> {
  await cell(page, position).click();
  await page.keyboard.type(number);
  await page.keyboard.press("Enter");
}

export async function values(page: Page, from: number, to: number): Promise<string[]> {
  const found: string[] = [];
  for (let position = from; position <= to; position++) found.push(await cell(page, position).inputValue());
  return found;
}

export function focusedName(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute("name") ?? null);
}

/** How an amount's input is drawn. */
export function looks(page: Page, position: number): Promise<string> {
  return cell(page, position).evaluate((input) => {
    (document.activeElement as HTMLElement).blur();
    const look = getComputedStyle(input).borderTopStyle;
    input.focus();
    return look;
  });
}

/** A paste as the browser tells of it, with what a spreadsheet has put on the clipboard. */
export async function pasteInto(page: Page, html: string, text: string): Promise<void> {
  await page.evaluate(
    ([asHtml, asText]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", asHtml);
      clipboardData.setData("text/plain", asText);
      const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(paste);
    },
    [html, text] as const,
  );
}

export async function signOut(page: Page): Promise<void> {
  const leaving = page.getByRole("button", { name: "Đăng xuất", exact: true, includeHidden: true });
  await page.locator("header details.menu").filter({ has: leaving }).locator("summary").click();
  await page.getByRole("button", { name: "Đăng xuất", exact: true }).click();
}

/** How many cells the browser keeps, of everybody and every report. */
export function unsentCells(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes("quyet-unsent")) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open("quyet-unsent");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const all = opening.result.transaction("unsent").objectStore("unsent").getAll();
        all.onsuccess = () => {
          opening.result.close();
          resolve(all.result.reduce((sum: number, { count }: { count: number }) => sum + count, 0));
        };
      };
    });
  });
}
