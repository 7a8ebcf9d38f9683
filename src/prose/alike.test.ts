import { expect, test } from "vitest";
import { hasInvisible, hasOtherScript, isVietnameseCode } from "./alike.ts";

test.each(["tan-hao", "Tân_Hảo.2", "đường-ướt", "ộ", "viec-lam", "2024"])("%s is a code", (code) => {
  expect(isVietnameseCode(code)).toBe(true);
  expect(isVietnameseCode(code.normalize("NFD"))).toBe(true);
});

test.each([
  ["a Cyrillic letter", "tаn-hao"],
  ["a Greek letter", "tan-haο"],
  ["a letter of full width", "ｔan-hao"],
  ["an Icelandic eth for đ", "Ðuong"],
  ["a zero width space", "tan\u200bhao"],
  ["a combining joiner, which is a mark", "ta\u034fn-hao"],
  ["the same dot twice", "hạ\u0323o"],
  ["a mark on no vowel", "n\u0323hao"],
  ["digits of another script", "ky-٧"],
  ["a sign at the end", "tan-"],
  ["nothing", ""],
])("%s makes no code", (_what, code) => {
  expect(isVietnameseCode(code)).toBe(false);
});

test("names may have signs and accents, but no letters of another script and nothing that cannot be seen", () => {
  for (const name of ["Xã Tân Hào", "Nồng độ PM2.5 (µg/m³)", "Hội đồng nhân dân – khóa XII", "Ea H’leo", "Krông Búk"]) {
    expect(hasOtherScript(name)).toBe(false);
    expect(hasInvisible(name)).toBe(false);
  }
  expect(hasOtherScript("Xã Tân Hàо")).toBe(true);
  for (const hidden of ["\u200b", "\u00ad", "\u202e", "\u2060", "\ufeff", "\u3164", "\u034f"])
    expect(hasInvisible(`Xã Tân${hidden} Hào`)).toBe(true);
});
