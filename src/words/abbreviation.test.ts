import { describe, expect, test } from "vitest";
import { isAbbreviationOf } from "./abbreviation.ts";

describe("an agency's name shortened", () => {
  test.each([
    ["Phòng LĐTBXH", "Phòng Lao động - Thương binh và Xã hội"],
    ["Phòng LĐ-TB&XH", "Phòng Lao động - Thương binh và Xã hội"],
    ["Phòng Nông nghiệp và PTNT", "Phòng Nông nghiệp và Phát triển nông thôn"],
    ["Phòng NN và PTNT", "Phòng Nông nghiệp và Phát triển nông thôn"],
    ["VP HĐND và UBND", "Văn phòng HĐND và UBND"],
    ["Ban CHQS huyện", "Ban Chỉ huy Quân sự huyện"],
    ["UBMTTQ Việt Nam huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện"],
    ["BHXH huyện", "Bảo hiểm xã hội huyện"],
  ])("%s is %s", (short, full) => {
    expect(isAbbreviationOf(short, full)).toBe(true);
  });

  test.each([
    ["Phòng LĐTBXH", "Phòng Nông nghiệp và Phát triển nông thôn"],
    ["Phòng Nội vụ", "Phòng Nội vụ và Lao động"],
    ["Ban TC", "Ban Tổ chức Huyện ủy"],
    ["XÃ TÂN HÀO", "Xã Tân Hào Đông"],
    ["PTNT", "Phòng Nông nghiệp và Phát triển nông thôn"],
  ])("%s is not %s", (short, full) => {
    expect(isAbbreviationOf(short, full)).toBe(false);
  });
});
