/** The words of a Word file, for who opens it without Word. */

import { inflateRawSync } from "node:zlib";

const centralEntry = 0x02014b50;

/** The text of its document, a paragraph a line. */
export function textOfWord(file: Buffer): string {
  return entryOf(file, "word/document.xml")
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]+>/g, "");
}

/** The text of one entry of a zip file, found by its directory. */
function entryOf(zip: Buffer, name: string): string {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === centralEntry) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const length = nameLength ?? 0;
    if (zip.toString("utf8", at + 46, at + 46 + length) === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString("utf8");
    }
    at += 46 + length + (extraLength ?? 0) + (noteLength ?? 0);
  }
  throw new Error(`The zip file has no ${name}`);
}
