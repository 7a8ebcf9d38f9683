import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FileType } from "../src/documents/file.ts";
import { withoutMetadata } from "../src/documents/picture.ts";
import { jpegWithMetadata, pngWithMetadata, webpWithMetadata } from "../src/documents/testPictures.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

const width = 40;
const height = 24;

/** A picture as the browser itself writes it: red on the left, blue on the right. */
async function drawn(media: string): Promise<Buffer> {
  const base64 = await page.evaluate(
    ({ media, width, height }) => {
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = height;
      const pen = canvas.getContext("2d");
      if (!pen) throw new Error("no canvas");
      pen.fillStyle = "#ff0000";
      pen.fillRect(0, 0, width / 2, height);
      pen.fillStyle = "#0000ff";
      pen.fillRect(width / 2, 0, width / 2, height);
      return canvas.toDataURL(media, 0.9).split(",")[1] ?? "";
    },
    { media, width, height },
  );
  return Buffer.from(base64, "base64");
}

/** How large the browser shows the picture, and the colour of its upper left corner. */
async function shown(picture: Uint8Array, media: string): Promise<{ size: string; corner: string }> {
  const address = `data:${media};base64,${Buffer.from(picture).toString("base64")}`;
  return page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    pen.drawImage(image, 0, 0);
    const [red = 0, , blue = 0] = pen.getImageData(3, 3, 1, 1).data;
    return {
      size: `${image.naturalWidth}×${image.naturalHeight}`,
      corner: red > blue ? "red" : "blue",
    };
  }, address);
}

const kinds: [FileType, media: string, taken: (picture: Buffer, turn: number) => Buffer][] = [
  ["jpg", "image/jpeg", jpegWithMetadata],
  ["png", "image/png", pngWithMetadata],
  ["webp", "image/webp", (picture, turn) => webpWithMetadata(picture, width, height, turn)],
];

test.each(kinds)(
  "S8 a %s without its metadata opens, and is shown turned as it was before",
  async (type, media, taken) => {
    const picture = await drawn(media);
    for (const turn of [1, 3, 6]) {
      const before = taken(picture, turn);
      const clean = withoutMetadata(before, type);
      expect(clean.length).toBeLessThan(before.length);
      expect(await shown(clean, media)).toEqual(await shown(before, media));
    }
    expect(await shown(withoutMetadata(picture, type), media)).toEqual({ size: `${width}×${height}`, corner: "red" });
  },
);

test("S8 a photograph held upright is shown upright", async () => {
  const clean = withoutMetadata(jpegWithMetadata(await drawn("image/jpeg"), 6), "jpg");
  expect((await shown(clean, "image/jpeg")).size).toBe(`${height}×${width}`);
});
