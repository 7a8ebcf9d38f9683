import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
import { layoutOn } from "../documents/layout.ts";
import { readWordFile } from "../documents/wordFile.server.ts";
import { indicator, target } from "../telling/exampleSubjects.ts";
import { draftReview } from "./draft.ts";
import { reviewData } from "./exampleReview.ts";
import { paperOf } from "./paper.ts";
import { originOf, toWord } from "./word.server.ts";

const data = reviewData({
  targets: [
    target({
      code: "ct01",
      name: "Kết nạp đảng viên mới",
      of: indicator("ket-nap", "Kết nạp đảng viên", "đảng viên"),
      amount: "130",
      actual: "58",
    }),
  ],
});

test("the Word file unzips and carries head, text and annex; the annex lies across", async () => {
  const layout = layoutOn("party", "2024-03-31" as IsoDate);
  const file = await toWord(paperOf(data, draftReview(data, layout), layout));
  const document = entryOf(file, "word/document.xml");
  const text = document.replace(/<\/w:p>/g, "\n").replace(/<[^>]+>/g, "");
  expect(text).toContain("ĐẢNG CỘNG SẢN VIỆT NAM");
  expect(text).toContain("kết nạp 58/130 đảng viên mới (đạt 44,62%)");
  expect(text).toContain("PHỤ LỤC");
  expect(document).toContain('w:orient="landscape"');
  // 30 mm at the left, 15 mm at the right.
  expect(document).toMatch(/w:pgMar[^>]* w:right="850"[^>]* w:left="1701"/);
  expect(entryOf(file, "word/styles.xml")).toContain("Times New Roman");
});

test("the file remembers of which review and version it is", async () => {
  const layout = layoutOn("party", "2024-03-31" as IsoDate);
  const file = await toWord(paperOf(data, draftReview(data, layout), layout), { review: 12, version: 7 });
  expect(originOf((await readWordFile(file)).description)).toEqual({ review: 12, version: 7 });
  expect(originOf("ai đó viết")).toBeUndefined();
});

/** The text of one entry of a zip file, found by its directory. */
function entryOf(zip: Buffer, name: string): string {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const found = zip.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
    if (found === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
    }
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  throw new Error(`no ${name} in the file`);
}
