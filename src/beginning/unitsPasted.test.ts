import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { unitKinds } from "../units/kinds.ts";
import { kindOf, readPastedUnits, unitCode } from "./unitsPasted.ts";

const top = { code: "giong-trom", name: "Huyện Giồng Trôm", kind: "district" };

test.each([
  ["Xã Tân Hào", "commune", "tan-hao"],
  ["Thị trấn Giồng Trôm", "town", "giong-trom"],
  ["Phường 3", "ward", "phuong-3"],
  ["Khối Cơ quan Huyện", "bloc", "khoi-co-quan-huyen"],
  ["Chi cục Thuế", "agency", "chi-cuc-thue"],
  ["Ấp Bình Long", "village", "ap-binh-long"],
  ["Bản Pom Hán", "village", "ban-pom-han"],
  ["Ban Tổ chức Huyện ủy", "agency", "ban-to-chuc-huyen-uy"],
  ["Thành phố Bến Tre", "district", "ben-tre"],
  ["ĐẢNG BỘ QUÂN SỰ", "cell", "dang-bo-quan-su"],
])("%s is understood", (name, kind, code) => {
  expect(kindOf(name)).toBe(kind);
  expect(unitCode(name, new Set())).toBe(code);
});

test("names a line, numbers and headings aside, columns for the kind and the unit above", () => {
  const text =
    "STT\tTên đơn vị\tLoại\tThuộc\r\n1\tXã Tân Hào\r\n2\tẤp Một\tthôn\tXã Tân Hào\r\n\r\n3. Xã Châu Hòa\r\nGiồng Trôm; thị trấn";
  expect(readPastedUnits(text, [top], "giong-trom").units).toEqual([
    { code: "tan-hao", name: "Xã Tân Hào", kind: "commune", parent: "giong-trom" },
    { code: "ap-mot", name: "Ấp Một", kind: "village", parent: "tan-hao" },
    { code: "chau-hoa", name: "Xã Châu Hòa", kind: "commune", parent: "giong-trom" },
    { code: "giong-trom-2", name: "Giồng Trôm", kind: "town", parent: "giong-trom" },
  ]);
});

test("a unit above that nobody knows is told, a name that is there is left out", () => {
  const seen = readPastedUnits("Xã A\tXã Không Có\nXã A\nhuyện giồng trôm", [top], "giong-trom");
  expect(seen.strangers).toEqual(["Xã Không Có"]);
  expect(seen.known).toEqual(["Xã A", "huyện giồng trôm"]);
});

test.prop([fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 30 })])(
  "whatever is pasted, codes are different, fit to be codes, and pasting the same again adds nothing",
  (names) => {
    const text = names.join("\n");
    const { units } = readPastedUnits(text, [top], top.code);
    const codes = units.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) {
      expect(code).toMatch(/^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$/);
      expect([top.code, ...unitKinds]).not.toContain(code);
    }
    expect(readPastedUnits(text, [top, ...units], top.code).units).toEqual([]);
  },
);
