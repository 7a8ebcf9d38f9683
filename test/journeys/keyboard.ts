/** A page used without a mouse. */

import type { Page } from "playwright-core";

/** Presses Tab until the control stands under the keyboard, which must be seen at every step. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let pressed = 0; pressed < 150; pressed++) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (!(await isFocusVisible(page))) throw new Error(`The keyboard's place is not seen at “${here}”`);
    if (here.startsWith(name)) return;
    passed.push(here);
  }
  throw new Error(`Tab never reached “${name}”, only ${[...new Set(passed)].join(", ")}`);
}

/** The name of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const here = document.activeElement;
    if (!(here instanceof HTMLElement)) return "";
    const labels = "labels" in here && here.labels instanceof NodeList ? [...here.labels] : [];
    const label = labels.map((each) => each.textContent).join(" ");
    return (here.getAttribute("aria-label") ?? (label || here.innerText)).trim();
  });
}

function isFocusVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const here = document.activeElement;
    if (here === null || here === document.body) return true;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(here);
    return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
}
