import fc from "fast-check";
import { expect, test } from "vitest";
import { alignParagraphs, compareTexts, wordDifference } from "./difference.ts";

test("a changed figure is one word, and the rest of the sentence stays", () => {
  expect(wordDifference("Kết nạp 58/130 đảng viên (44,62%).", "Kết nạp 60/130 đảng viên (46,15%).")).toEqual([
    { kind: "same", text: "Kết nạp " },
    { kind: "gone", text: "58/130" },
    { kind: "new", text: "60/130" },
    { kind: "same", text: " đảng viên (" },
    { kind: "gone", text: "44,62" },
    { kind: "new", text: "46,15" },
    { kind: "same", text: "%)." },
  ]);
});

test("several words changed beside each other are one change", () => {
  expect(wordDifference("so với cùng kỳ năm.", "so với Kết nạp đảng viên.")).toEqual([
    { kind: "same", text: "so với " },
    { kind: "gone", text: "cùng kỳ năm" },
    { kind: "new", text: "Kết nạp đảng viên" },
    { kind: "same", text: "." },
  ]);
});

test("paragraphs that were added, taken out and changed are told apart", () => {
  const before = ["Một là, giữ vững đoàn kết trong cấp ủy.", "Hai là, thu ngân sách đạt 40%.", "Ba là, giao quân đủ."];
  const after = [
    "Một là, giữ vững đoàn kết trong cấp ủy.",
    "Ba là, giao quân đủ 172 thanh niên.",
    "Bốn là, chống hạn mặn.",
  ];
  expect(compareTexts(before, after).map(({ kind }) => kind)).toEqual(["same", "gone", "changed", "new"]);
});

const words = fc.array(fc.constantFrom("kết nạp", "58/130", "đảng viên", ",", " ", "44,62%", "\n", "xã"), {
  maxLength: 40,
});
const text = fc.oneof(
  words.map((each) => each.join(" ")),
  fc.string({ maxLength: 60 }),
);

test("whatever was changed, the pieces give both texts back", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDifference(before, after);
      const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text);
      expect(without("new").join("")).toBe(before);
      expect(without("gone").join("")).toBe(after);
    }),
  );
});

test("every paragraph of both texts stands once, in its order", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), fc.array(text, { maxLength: 12 }), (before, after) => {
      const rows = alignParagraphs(before, after);
      expect(rows.flatMap(({ old }) => old ?? [])).toEqual(before.map((_, index) => index));
      expect(rows.flatMap(({ now }) => now ?? [])).toEqual(after.map((_, index) => index));
    }),
  );
});

test("a text beside itself has no difference", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (paragraphs) => {
      expect(compareTexts(paragraphs, paragraphs).every(({ kind }) => kind === "same")).toBe(true);
    }),
  );
});
