import { expect, test } from "vitest";
import { matcher } from "./matcher.ts";

test("words are found without accents, in any order, in any of the texts", () => {
  const matches = matcher("hao  TAN");
  expect(matches("Xã Tân Hào")).toBe(true);
  expect(matches("Kết nạp đảng viên", "xã Tân Hào")).toBe(true);
  expect(matches("Xã Tân Thanh")).toBe(false);
});

test("đ is typed as d", () => {
  expect(matcher("dang vien")("Kết nạp đảng viên")).toBe(true);
});

test("nothing typed finds nothing", () => {
  expect(matcher("  ")("Xã Tân Hào")).toBe(false);
});
