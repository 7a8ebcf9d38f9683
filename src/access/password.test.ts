import { describe, expect, test } from "vitest";
import { hashPassword, isPassword } from "./password.server.ts";
import { faultOfPassword } from "./password.ts";

describe("S10 passwords", () => {
  test("S10 eleven characters are too few, twelve will do, whatever they are", () => {
    expect(faultOfPassword("cau hai con ")).toBeUndefined();
    expect(faultOfPassword("cầu hai con")).toBe("password_too_short");
    expect(faultOfPassword("trăng lên đầu ngõ")).toBeUndefined();
    expect(faultOfPassword("x y z ".repeat(60))).toBe("password_too_long");
  });

  test.each([
    "password1234",
    "Password1234!",
    "MatKhau12345",
    "Mật khẩu 12345",
    "123456789012",
    "987654321098",
    "aaaaaaaaaaaa",
    "qwertyuiop12",
    "vietnamvietnam",
    "2024giongtrom",
    "Huyện ủy Giồng Trôm 2024",
    "abcabcabcabc",
  ])("S10 %s is what everybody tries first", (password) => {
    expect(faultOfPassword(password)).toBe("password_common");
  });

  test("S10 neither is one's own name with digits", () => {
    expect(faultOfPassword("nguyenthihoa1980", ["Nguyễn Thị Hoa"])).toBe("password_common");
    expect(faultOfPassword("baocao.tanhao.2024", ["baocao.tanhao"])).toBe("password_common");
    expect(faultOfPassword("hoa thích trồng bưởi", ["Hoa"])).toBeUndefined();
  });
});

test("a password is its hash's and no other's, however its letters are composed", async () => {
  const hash = await hashPassword("trăng lên đầu ngõ");
  expect(hash).not.toContain("trăng");
  expect(await isPassword("trăng lên đầu ngõ".normalize("NFD"), hash)).toBe(true);
  expect(await isPassword("trăng lên đầu ngó", hash)).toBe(false);
  expect(await isPassword("trăng lên đầu ngõ", undefined)).toBe(false);
  expect(await hashPassword("trăng lên đầu ngõ")).not.toBe(hash);
});
