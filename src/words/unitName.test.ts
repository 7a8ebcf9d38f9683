import { describe, expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
import { type NamedUnit, unitNames } from "./unitName.ts";

const units: NamedUnit[] = [
  { code: "phuong-thinh", name: "Xã Phương Thịnh" },
  { code: "thinh", name: "Xã Thịnh" },
  { code: "hoa-an", name: "Xã Hòa An" },
  { code: "p-1", name: "Phường 1" },
  { code: "ben-tre", name: "Thành phố Bến Tre" },
  { code: "go-cong", name: "Thị xã Gò Công" },
  { code: "cho-lach", name: "Thị trấn Chợ Lách" },
  { code: "xa-luong", name: "Xã Xá Lượng" },
  { code: "tan-hao", name: "Xã Tân Hào", validTo: "2025-06-30" as IsoDate },
  { code: "tan-hao-moi", name: "Xã Tân Hào", validFrom: "2025-07-01" as IsoDate },
  { code: "hoa-binh", name: "Xã Hòa Bình" },
  { code: "p-hoa-binh", name: "Phường Hòa Bình" },
  { code: "brvt", name: "Tỉnh Bà Rịa - Vũng Tàu" },
  { code: "hue", name: "Tỉnh Thừa Thiên Huế" },
];
const named = unitNames(units);
const read = (text: string) => {
  const found = named(text);
  return found && `${found.units.map(({ code }) => code).join(" ")}${found.isSure ? "" : " ?"}`;
};

describe("a unit's name", () => {
  test("with its kind, without it, and with it shortened", () => {
    for (const text of ["Thành phố Bến Tre", "TP. Bến Tre", "TP.Bến Tre", "TP Bến Tre", "Bến Tre", "thanh pho ben tre"])
      expect(read(text), text).toBe("ben-tre");
    for (const text of ["TX. Gò Công", "TX Gò Công", "Gò Công"]) expect(read(text), text).toBe("go-cong");
    for (const text of ["TT Chợ Lách", "TT.Chợ Lách", "thị trấn Chợ Lách"]) expect(read(text), text).toBe("cho-lach");
    for (const text of ["P.1", "P. 1", "P1", "phường 1"]) expect(read(text), text).toBe("p-1");
  });

  test("in either style of tone marks, composed or not", () => {
    for (const text of ["Xã Hòa An", "Xã Hoà An", "XÃ HOÀ AN", "Xã Hòa An".normalize("NFD"), "3. X. Hoà An"])
      expect(read(text), text).toBe("hoa-an");
  });

  test("Phương Thịnh is no phường", () => {
    expect(read("Phương Thịnh")).toBe("phuong-thinh");
    expect(read("xa luong")).toBe("xa-luong");
    expect(read("Xá Lượng")).toBe("xa-luong");
  });

  test("the kind tells namesakes apart; another kind than it has is a guess", () => {
    expect(read("Phường Hòa Bình")).toBe("p-hoa-binh");
    expect(read("Hòa Bình")).toBe("hoa-binh p-hoa-binh");
    expect(read("Phường Hòa An")).toBe("hoa-an ?");
  });

  test("what stands in brackets tells the old from the new", () => {
    expect(read("Xã Tân Hào")).toBe("tan-hao tan-hao-moi");
    expect(read("Xã Tân Hào (đến 30/6/2025)")).toBe("tan-hao");
    expect(read("Xã Tân Hào (đến 30/06/2025)")).toBe("tan-hao");
    expect(read("Xã Tân Hào (cũ)")).toBe("tan-hao");
    expect(read("Xã Tân Hào (từ 01/7/2025)")).toBe("tan-hao-moi");
    expect(read("Xã Hòa An (cũ)")).toBeUndefined();
  });

  test("a part of a name, a sum and nothing name no unit", () => {
    for (const text of ["Tân", "Tổng cộng", "", "1", "Xã"]) expect(read(text), text).toBeUndefined();
  });
});

test("shortened to capitals, where no other name is", () => {
  expect(read("BRVT")).toBe("brvt ?");
  expect(read("T.T.Huế")).toBe("hue ?");
  // Hòa An and nothing else; Hòa Bình twice, in two kinds, is nobody's.
  expect(read("HA")).toBe("hoa-an ?");
  expect(read("HB")).toBeUndefined();
  for (const text of ["II", "TT", "A", "STT"]) expect(read(text), text).toBeUndefined();
});
