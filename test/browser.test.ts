import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("the browser draws Vietnamese letters: each has a glyph of its own", async () => {
  const page = await browser.newPage();
  await page.setContent('<canvas width="60" height="60"></canvas>');
  const pictures = await page.evaluate(() => {
    const canvas = document.querySelector("canvas");
    const pen = canvas?.getContext("2d");
    if (!canvas || !pen) throw new Error("no canvas");
    return ["ế", "ộ", "ữ", "đ", "Ằ", "\u{E000}"].map((letter) => {
      pen.clearRect(0, 0, 60, 60);
      pen.font = "40px sans-serif";
      pen.fillText(letter, 5, 45);
      return canvas.toDataURL();
    });
  });
  expect(new Set(pictures).size).toBe(pictures.length);
});
