import { expect, test } from "vitest";
import { called, calledInShort, calledNearly, finderOf } from "./names.ts";

const units = [
  "Ban Tổ chức Huyện ủy",
  "Ủy ban Kiểm tra Huyện ủy",
  "Ủy ban Mặt trận",
  "Phòng Nông nghiệp và Phát triển nông thôn",
];
const self = (name: string) => [name];

test("a name is known without accents and capitals, never by a part of it", () => {
  expect(called("UY BAN MAT TRAN", units, self)).toBe("Ủy ban Mặt trận");
  expect(called("Ủy ban", units, self)).toBeUndefined();
  expect(called(" ", units, self)).toBeUndefined();
});

test("in short it is known by its beginning or its initials, where only one thing can be meant", () => {
  expect(calledInShort("Ban", units, self)).toBe("Ban Tổ chức Huyện ủy");
  expect(calledInShort("Ủy ban", units, self)).toBeUndefined();
  expect(calledInShort("Phòng NN và PTNT", units, self)).toBe("Phòng Nông nghiệp và Phát triển nông thôn");
});

test("the nearest name wins, the first of equals; one that shares too few words is none", () => {
  const names = ["Giải quyết việc làm", "Giải quyết việc làm cho lao động nữ", "Thu ngân sách"];
  expect(calledNearly(["Giải quyết việc làm lao động nữ"], names, self, 0.6)).toBe(names[1]);
  expect(calledNearly(["", "việc làm giải quyết"], names, self, 1)).toBe(names[0]);
  expect(calledNearly(["Thu hồi đất"], names, self, 0.6)).toBeUndefined();
});

test("of the names in a sentence the longest is meant, torn apart by figures or not", () => {
  const find = finderOf(["đảng viên", "Kết nạp đảng viên mới", "việc làm"], self);
  expect(find("toàn huyện kết nạp được 58/130 đảng viên mới, đạt 44,62%")).toBe("Kết nạp đảng viên mới");
  expect(find("có 12 đảng viên")).toBe("đảng viên");
  expect(find("việc khác làm sau")).toBeUndefined();
});
