import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { codeFrom, slugOf } from "./code.ts";

test.each([
  ["Kết nạp đảng viên", "ket-nap-dang-vien"],
  ["Tỷ lệ hộ nghèo (%)", "ty-le-ho-ngheo-phan-tram"],
  ["  Xã Tân Hào  ", "xa-tan-hao"],
  ["…", "muc"],
])("%s gives %s", (name, code) => {
  expect(codeFrom(name, new Set())).toBe(code);
});

test("what is taken gets a number", () => {
  expect(codeFrom("Tân Hào", new Set(["tan-hao", "tan-hao-2"]))).toBe("tan-hao-3");
});

test.prop([fc.string({ unit: "grapheme", maxLength: 120 }), fc.string({ maxLength: 120 })])(
  "any name gives words of letters and digits with hyphens between, from which the same code comes again",
  (some, other) => {
    const code = codeFrom(some + other, new Set());
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(code.length).toBeLessThanOrEqual(60);
    expect(codeFrom(code, new Set())).toBe(code);
    expect(slugOf(code)).toBe(code);
  },
);

test.prop([fc.array(fc.string({ maxLength: 30 }), { maxLength: 30 })])("no two names share a code", (names) => {
  const taken = new Set<string>();
  for (const name of names) taken.add(codeFrom(name, taken));
  expect(taken.size).toBe(names.length);
});
