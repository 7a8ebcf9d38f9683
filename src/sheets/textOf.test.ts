import { expect, test } from "vitest";
import { textOf } from "./textOf.ts";

const text = "Xã Tân Hào;Hộ nghèo, đường ướt";
const wide = (mark: number[], swapped: boolean) => {
  const bytes = Buffer.from(text, "utf16le");
  return Buffer.concat([Buffer.from(mark), swapped ? bytes.swap16() : bytes]);
};
/** As Windows keeps Vietnamese: letters with their roof, and the tone as a sign behind. */
const codePage: Readonly<Record<string, number>> = {
  ...{ đ: 0xf0, ư: 0xfd, ơ: 0xf5, â: 0xe2, ê: 0xea, ô: 0xf4, ă: 0xe3 },
  ...{ "\u0300": 0xcc, "\u0301": 0xec, "\u0303": 0xde, "\u0309": 0xd2, "\u0323": 0xf2 },
};
function inCodePage(value: string): Buffer {
  const letters = [...value.normalize("NFC")].flatMap((letter) => {
    const [base = "", ...marks] = letter.normalize("NFD");
    const tone = marks.filter((mark) => mark in codePage);
    const roofed = [base, ...marks.filter((mark) => !(mark in codePage))].join("").normalize("NFC");
    return [roofed, ...tone];
  });
  return Buffer.from(letters.map((letter) => codePage[letter] ?? letter.charCodeAt(0)));
}

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
  ["UTF-8 in decomposed letters", Buffer.from(text.normalize("NFD"))],
  ["Excel's Unicode text", wide([0xff, 0xfe], false)],
  ["two bytes a letter the other way round", wide([0xfe, 0xff], true)],
  ["the code page of old Vietnamese Windows", inCodePage(text)],
])("%s is read", (_what, bytes) => {
  expect(textOf(bytes)).toBe(text);
});

test("letters with a roof, a bow or a horn are enough to know the code page", () => {
  for (const word of ["cây", "quê", "hôm", "xăm", "mưa", "mơ"]) expect(textOf(inCodePage(word))).toBe(word);
});

test("other bytes, and texts of fonts that shift their letters, are none", () => {
  expect(textOf(Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0, 1]))).toBeUndefined();
  expect(textOf(Buffer.from("X\u00b7 T\u00a9n H\u00b5o, \u00ae\u00adêng", "latin1"))).toBeUndefined();
});
