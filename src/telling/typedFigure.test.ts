import { expect, test } from "vitest";
import type { Block } from "./block.ts";
import { indicator, target, told } from "./exampleSubjects.ts";
import type { Span } from "./span.ts";
import type { Subjects } from "./subject.ts";
import { differingFigures } from "./typedFigure.ts";

const drugs = { field: "quoc-phong-an-ninh", direction: "less" } as const;
const data: Subjects = {
  targets: [
    target({
      code: "ct01",
      name: "Kết nạp đảng viên mới",
      of: indicator("ket-nap", "Kết nạp đảng viên", "đảng viên", { synonyms: ["phát triển đảng viên"] }),
      amount: "130",
      actual: "58",
      prior: "31",
    }),
    target({
      code: "ct07",
      name: "Thu ngân sách nhà nước trên địa bàn",
      of: indicator("thu", "Thu ngân sách", "triệu đồng", { synonyms: ["thu ngân sách"] }),
      amount: "126000",
      actual: "50526",
    }),
  ],
  told: [
    told(indicator("ma-tuy", "Vụ tội phạm về ma túy", "vụ", { ...drugs, synonyms: ["ma túy"] }), {
      actual: "5",
      prior: "2",
    }),
  ],
};

function found(text: string, more: Partial<Extract<Block, { kind: "paragraph" }>> = {}) {
  const spans: Span[] = [{ kind: "text", text }];
  return differingFigures([{ id: "a", kind: "paragraph", spans, edited: true, ...more }], data).map(
    ({ quote, expected, token }) => [quote, expected, token],
  );
}

test("a typed pair that the data does not know is marked, with the right one and its token", () => {
  expect(found("Toàn huyện kết nạp 58/131 đảng viên mới, đạt kết quả khá.")).toEqual([
    ["58/131", "58/130", "[ct01.cap]"],
  ]);
  expect(found("Toàn huyện kết nạp 58/130 đảng viên mới.")).toEqual([]);
});

test("a typed share is compared with the share, rounded where it says so", () => {
  expect(found("phát triển đảng viên đạt 45%")).toEqual([["45%", "44,62%", "[ct01.ty-le]"]]);
  expect(found("phát triển đảng viên đạt 44,62%; thu ngân sách đạt khoảng 40%")).toEqual([]);
  expect(found("thu ngân sách đạt 40,1%")).toEqual([]);
  expect(found("thu ngân sách đạt khoảng 45%")).toEqual([["45%", "40,1%", "[ct07.ty-le]"]]);
});

test("a change is compared with the change against the same period", () => {
  expect(found("tội phạm về ma tuý tăng 150% so cùng kỳ (05/02 vụ)")).toEqual([]);
  expect(found("tội phạm về ma tuý tăng 250% so cùng kỳ (05/02 vụ)")).toEqual([
    ["250%", "tăng 150% so cùng kỳ (05/02 vụ)", "[ma-tuy.cung-ky]"],
  ]);
  expect(found("tội phạm về ma túy (05/03 vụ)")).toEqual([["05/03", "05/02", "[ma-tuy.cap-cung-ky]"]]);
});

test("a number before the measure is compared with actual, prior, target and difference", () => {
  expect(found("kết nạp được 60 đảng viên mới")).toEqual([["60 đảng viên", "58", "[ct01.so]"]]);
  expect(found("kết nạp được 58 đảng viên mới")).toEqual([]);
});

test("dates, periods and numbers of papers are no figures", () => {
  expect(found("Kế hoạch số 276-KH/HU ngày 12/3/2024 về kết nạp đảng viên quý I/2024, tháng 3/2024, năm 2024")).toEqual(
    [],
  );
});

test("a figure about nothing that the data knows is left alone", () => {
  expect(found("đạt 99% hộ gia đình văn hóa")).toEqual([]);
});

test("drafted blocks and live figures are not checked", () => {
  expect(found("kết nạp 58/131 đảng viên mới", { edited: false })).toEqual([]);
  const spans: Span[] = [
    { kind: "text", text: "kết nạp " },
    { kind: "figure", key: { code: "ct01", form: "pair" }, text: "57/130", illustrative: false },
    { kind: "text", text: " đảng viên mới" },
  ];
  expect(found("", { spans })).toEqual([]);
});
