import { expect, test } from "vitest";
import { communeBodyCalled } from "./communeBodies.ts";

test.each([
  ["UBKT", "Ủy ban Kiểm tra"],
  ["Uỷ ban Kiểm tra Đảng uỷ", "Ủy ban Kiểm tra"],
  ["VP HĐND - UBND xã", "Văn phòng HĐND và UBND"],
  ["Văn phòng HĐND và UBND", "Văn phòng HĐND và UBND"],
  ["TT. PVHCC", "Trung tâm Phục vụ hành chính công"],
  ["Phòng VH-XH", "Phòng Văn hóa - Xã hội"],
  ["MTTQ xã Tân Hào", "Ủy ban Mặt trận Tổ quốc"],
])("%s is %s", (text, name) => expect(communeBodyCalled(text)?.name).toBe(name));

test.each(["Phòng Tư pháp", "Ban Tổ chức Huyện ủy", "Đảng ủy", "UB", ""])("%j is none of them", (text) => {
  expect(communeBodyCalled(text)).toBeUndefined();
});
