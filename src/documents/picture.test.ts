import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { type FileType, fileTypeOf, pictureTypes } from "./file.ts";
import { withoutMetadata } from "./picture.ts";
import { jpegWithMetadata, pngWithMetadata, secrets, webpWithMetadata } from "./testPictures.ts";

/** The frame of a picture: what its type is known by, and data that nothing here looks into. */
const jpeg = Buffer.from("ffd8ffdb00040102ffda000401027fff00ffd07e33ffd9", "hex");
const png = Buffer.concat([
  Buffer.from("89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd", "hex"),
  Buffer.from("0000000349444154010203aabbccdd", "hex"),
  Buffer.from("0000000049454e44ae426082", "hex"),
]);
const webp = Buffer.from(`${hex("RIFF")}10000000${hex("WEBPVP8L")}04000000${"2f010203"}`, "hex");

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}

const pictures: [type: FileType, frame: Buffer, taken: (turn: number) => Buffer][] = [
  ["jpg", jpeg, (turn) => jpegWithMetadata(jpeg, turn)],
  ["png", png, (turn) => pngWithMetadata(png, turn)],
  ["webp", webp, (turn) => webpWithMetadata(webp, 2, 1, turn)],
];

test.each(pictures)(
  "S8 a %s keeps what draws it, and nothing of where, when and by whom it was taken",
  (type, frame, taken) => {
    const clean = Buffer.from(withoutMetadata(taken(1), type));
    for (const secret of secrets) expect(clean.includes(secret)).toBe(false);
    expect(clean.includes("MM\0*")).toBe(false);
    const drawn = frame.subarray(type === "webp" ? 12 : type === "png" ? 33 : 2);
    expect(clean.includes(drawn)).toBe(true);
    expect(fileTypeOf(clean)).toBe(type);
  },
);

test.each(pictures)(
  "S8 a %s still says how it is to be turned, and nothing else of its EXIF",
  (type, _frame, taken) => {
    for (const turn of [2, 3, 4, 5, 6, 7, 8]) {
      const clean = Buffer.from(withoutMetadata(taken(turn), type));
      for (const secret of secrets) expect(clean.includes(secret)).toBe(false);
      expect(clean.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn]))).toBe(true);
    }
  },
);

test.each(pictures.map(([type, frame]) => [type, frame] as const))(
  "a %s without metadata stays as it is",
  (type, frame) => {
    expect(Buffer.from(withoutMetadata(frame, type))).toEqual(frame);
  },
);

const type = fc.constantFrom(...pictureTypes);
/** Beginnings and pieces that occur in pictures, in any order and cut anywhere. */
const pieces = pictures.flatMap(([, frame, taken]) => [frame, taken(6), frame.subarray(0, 12), frame.subarray(8, 20)]);
const bytes = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.uint8Array({ maxLength: 40 })), { maxLength: 5 })
  .chain((parts) => fc.nat(2_000).map((cut) => Buffer.concat(parts).subarray(0, cut)));

test.prop([type, bytes], { numRuns: 2_000 })(
  "any bytes come out, and cleaning them again changes nothing",
  (type, given) => {
    const once = Buffer.from(withoutMetadata(given, type));
    expect(Buffer.from(withoutMetadata(once, type))).toEqual(once);
  },
);

test.prop([fc.constantFrom(...pictures), fc.integer({ min: 0, max: 400 })])(
  "a picture that is cut off tells no more than the whole",
  ([type, , taken], cut) => {
    const clean = Buffer.from(withoutMetadata(taken(6).subarray(0, cut), type));
    for (const secret of secrets) expect(clean.includes(secret)).toBe(false);
  },
);

test("a paper is left as it is", () => {
  const pdf = Buffer.from("%PDF-1.7\nAuthor");
  expect(withoutMetadata(pdf, "pdf")).toBe(pdf);
});
