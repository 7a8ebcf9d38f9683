import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { fieldOf, readPastedTargets } from "./targetsPasted.ts";
import { understand } from "./targetWords.ts";

test.each([
  ["130", "at_least", "130", ""],
  ["130 đảng viên", "at_least", "130", "đảng viên"],
  ["1.234,5 tỷ đồng", "at_least", "1234.5", "tỷ đồng"],
  ["60.000", "at_least", "60000", ""],
  ["từ 98% trở lên", "at_least", "98", "%"],
  ["đạt 93,8%", "at_least", "93.8", "%"],
  ["≥ 95%", "at_least", "95", "%"],
  ["không quá 02", "at_most", "2", ""],
  ["không quá 02 trường hợp", "at_most", "2", "trường hợp"],
  ["Dưới 1,5%", "at_most", "1.5", "%"],
  ["02 vụ trở xuống", "at_most", "2", "vụ"],
  ["giảm 10% so với năm trước", "fall_at_least", "10", "%"],
  ["tăng từ 8% trở lên", "rise_at_least", "8", "%"],
  ["giảm còn 2,5%", "at_most", "2.5", "%"],
  ["tăng lên 98%", "at_least", "98", "%"],
  ["Hoàn thành", "done_by", "", ""],
])("“%s” is understood", (written, comparator, amount, measure) => {
  expect(understand(written)).toEqual({ comparator, amount, measure });
});

test.each(["", "xem phụ lục", "Xã Tân Hào", "—"])("“%s” is no target", (written) => {
  expect(understand(written)).toBeUndefined();
});

test("an annex with a head, fields, numbers and measures", () => {
  const annex = [
    "TT\tChỉ tiêu\tĐVT\tKế hoạch năm 2024\tCơ quan chủ trì",
    "I\tXÂY DỰNG ĐẢNG\t\t\t",
    "1\tKết nạp đảng viên mới\tđảng viên\t130\tBan Tổ chức",
    "2\tTỷ lệ đảng viên bị kỷ luật\t%\tkhông quá 0,5\tỦy ban Kiểm tra",
    "II\tPHÁT TRIỂN KINH TẾ\t\t\t",
    "3\tThu ngân sách\ttriệu đồng\t202.104\tChi cục Thuế",
    "III\tQUỐC PHÒNG - AN NINH\t\t\t",
    "4\tPhạm pháp hình sự\tvụ\tgiảm 5% so với năm trước\tCông an",
  ].join("\r\n");
  const { targets, notUnderstood } = readPastedTargets(annex);
  expect(notUnderstood).toEqual([]);
  expect(targets.map(({ written: _written, ...target }) => target)).toEqual([
    {
      name: "Kết nạp đảng viên mới",
      measure: "đảng viên",
      comparator: "at_least",
      amount: "130",
      timing: "flow",
      field: "xay-dung-dang",
    },
    {
      name: "Tỷ lệ đảng viên bị kỷ luật",
      measure: "%",
      comparator: "at_most",
      amount: "0.5",
      timing: "ratio",
      field: "xay-dung-dang",
    },
    {
      name: "Thu ngân sách",
      measure: "triệu đồng",
      comparator: "at_least",
      amount: "202104",
      timing: "flow",
      field: "kinh-te",
    },
    {
      name: "Phạm pháp hình sự",
      measure: "vụ",
      comparator: "fall_at_least",
      amount: "5",
      timing: "flow",
      field: "quoc-phong-an-ninh",
    },
  ]);
});

test("a list without columns has its number in the sentence", () => {
  const { targets } = readPastedTargets(
    "- Kết nạp đảng viên mới: 130 đảng viên\n- Tỷ lệ hộ dùng nước sạch từ 98% trở lên;",
  );
  expect(targets.map(({ name, comparator, amount, measure }) => [name, comparator, amount, measure])).toEqual([
    ["Kết nạp đảng viên mới", "at_least", "130", "đảng viên"],
    ["Tỷ lệ hộ dùng nước sạch", "at_least", "98", "%"],
  ]);
});

test("what is no target and no field is told", () => {
  expect(readPastedTargets("Chỉ tiêu đang xây dựng\tsẽ bổ sung").notUnderstood).toEqual([
    "Chỉ tiêu đang xây dựng sẽ bổ sung",
  ]);
  expect(fieldOf("Văn hóa, xã hội")).toBe("van-hoa-xa-hoi");
});

test.prop([fc.string({ maxLength: 400 })])("whatever is pasted, amounts are amounts and names are there", (text) => {
  for (const { name, amount, comparator } of readPastedTargets(text).targets) {
    expect(name).not.toBe("");
    if (comparator !== "done_by") expect(amount).toMatch(/^\d+(\.\d+)?$/);
  }
});
