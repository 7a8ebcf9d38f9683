import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { periodOf } from "../../calendar/period.ts";
import type { PeriodCode } from "../../database/ids.ts";
import { Decimal, formatNumber } from "../../prose/number.ts";
import { isDemandFault } from "../../words/demand.ts";
import { readDemand } from "./testDemand.ts";

const year = periodOf("2024" as PeriodCode);

test.each([
  ["từ 98% trở lên", "at_least", "98", "%"],
  ["Từ 98 % trở lên", "at_least", "98", "%"],
  ["đạt trên 95%", "more_than", "95", "%"],
  ["đạt 95% trở lên", "at_least", "95", "%"],
  ["tối thiểu 1.234,5 tỷ đồng", "at_least", "1234.5", "tỷ đồng"],
  ["ít nhất 02 xã", "at_least", "2", "xã"],
  ["≥ 98", "at_least", "98", undefined],
  [">= 98,5%", "at_least", "98.5", "%"],
  ["100%", "at_least", "100", "%"],
  ["không quá 02", "at_most", "2", undefined],
  ["Không quá 02 vụ", "at_most", "2", "vụ"],
  ["dưới 3%", "less_than", "3", "%"],
  ["còn dưới 1,5%", "less_than", "1.5", "%"],
  ["giảm còn 2,5%", "at_most", "2.5", "%"],
  ["giảm xuống còn 2,5%", "at_most", "2.5", "%"],
  ["tối đa 5 trường hợp", "at_most", "5", "trường hợp"],
  ["không dưới 12,5", "at_least", "12.5", undefined],
  ["Không thấp hơn 90%", "at_least", "90", "%"],
  ["không ít hơn 3 cuộc", "at_least", "3", "cuộc"],
  ["không để tỷ lệ bao phủ dưới 95%", "at_least", "95", "%"],
  ["duy trì không dưới mức 95%", "at_least", "95", "%"],
  ["không cao hơn 5%", "at_most", "5", "%"],
  ["không vượt quá 1%", "at_most", "1", "%"],
  ["không trên 3 vụ", "at_most", "3", "vụ"],
  ["không để tăng quá 5%", "at_most", "5", "%"],
  ["≤ 1", "at_most", "1", undefined],
  ["giảm 10% so với năm trước", "fall_at_least", "10", "%"],
  ["Giảm ít nhất 5% so với cùng kỳ", "fall_at_least", "5", "%"],
  ["giảm từ 5% trở lên so với năm 2023", "fall_at_least", "5", "%"],
  ["tăng 5%", "rise_at_least", "5", "%"],
  ["Tăng 12,5% so với năm 2023", "rise_at_least", "12.5", "%"],
  ["tăng lên 95%", "at_least", "95", "%"],
  ["130 đảng viên", "at_least", "130", "đảng viên"],
  ["2.500", "at_least", "2500", undefined],
  ["12.345 lao động trở lên", "at_least", "12345", "lao động"],
  ["giảm tỷ lệ hộ nghèo xuống dưới 1%", "less_than", "1", "%"],
  ["giảm tỷ lệ sinh con thứ ba 5%", "fall_at_least", "5", "%"],
  ["giảm xuống 1,2%", "at_most", "1.2", "%"],
  ["giảm từ 3% xuống còn 2%", "at_most", "2", "%"],
  ["tăng từ 90% lên 95%", "at_least", "95", "%"],
  ["20% trở xuống", "at_most", "20", "%"],
  ["từ 20 trở xuống", "at_most", "20", undefined],
  ["giảm 1 - 1,5%/năm", "fall_at_least", "1", "%"],
  ["tăng 5-7%", "rise_at_least", "5", "%"],
  ["từ 2.000 đến 2.200 tỷ đồng", "at_least", "2000", "tỷ đồng"],
  ["9/9 xã", "at_least", "9", "xã"],
  ["dưới 10 ca/100.000 dân", "less_than", "10", "ca/100.000 dân"],
  ["không để xảy ra cháy rừng", "at_most", "0", undefined],
  ["không còn hộ nghèo", "at_most", "0", undefined],
])("“%s” demands %s %s %s", (phrase, comparator, amount, measure) => {
  expect(readDemand(phrase, year)).toMatchObject({ comparator, amount, ...(measure && { measure }) });
});

test.each([
  ["hoàn thành trong quý II", "2024-06-30"],
  ["Hoàn thành trước ngày 30/9", "2024-09-30"],
  ["quý III/2024", "2024-09-30"],
  ["ban hành trong tháng 3", "2024-03-31"],
  ["hoàn thành ngày 15/10/2024", "2024-10-15"],
  ["Hoàn thành", "2024-12-31"],
  ["trước 30/6", "2024-06-30"],
  ["trong tháng 11 năm 2024", "2024-11-30"],
  ["Trước ngày 15 tháng 6 năm 2024", "2024-06-15"],
  ["trong 6 tháng đầu năm 2024", "2024-06-30"],
])("“%s” is to be done by %s", (phrase, due) => {
  expect(readDemand(phrase, year)).toEqual({ comparator: "done_by", amount: "1", due, doubts: [] });
});

test.each([
  ["", "demand_blank"],
  ["-", "demand_blank"],
  ["x", "demand_blank"],
  ["đẩy mạnh tuyên truyền", "demand_without_number"],
  ["1.2.3,4,5 ha", "demand_number_unclear"],
  ["20 tỷ 500 triệu đồng", "demand_number_unclear"],
  ["không để tội phạm tăng", "demand_without_number"],
])("“%s” is not guessed at", (phrase, fault) => {
  expect(readDemand(phrase, year)).toEqual({ fault });
});

test("what is only guessed is said", () => {
  expect(readDemand("95-97%", year)).toMatchObject({
    comparator: "at_least",
    amount: "95",
    doubts: expect.arrayContaining(["doubt_range"]),
  });
  expect(readDemand("130", year)).toMatchObject({ doubts: ["doubt_comparator_assumed"] });
  expect(readDemand("130", year, "at_most")).toMatchObject({ comparator: "at_most", doubts: [] });
  expect(readDemand("tăng 20 hộ", year)).toMatchObject({
    comparator: "rise_at_least",
    amount: "20",
    doubts: [],
  });
  expect(readDemand("5/5 xã", year)).toMatchObject({ amount: "5", doubts: expect.arrayContaining(["doubt_fraction"]) });
});

const forms = [
  ["at_least", (amount: string) => `từ ${amount}% trở lên`],
  ["at_least", (amount: string) => `ít nhất ${amount} hộ`],
  ["at_most", (amount: string) => `không quá ${amount} vụ`],
  ["fall_at_least", (amount: string) => `giảm ${amount}% so với năm trước`],
  ["rise_at_least", (amount: string) => `tăng ${amount}% so với cùng kỳ`],
] as const;

property.prop([fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 0, max: 2 }), fc.constantFrom(...forms)])(
  "what is written in these phrases is read back, whatever the number",
  (digits, decimals, [comparator, write]) => {
    const amount = new Decimal(digits).div(10 ** decimals);
    const read = readDemand(write(formatNumber(amount)), year);
    expect(isDemandFault(read) ? read.fault : [read.comparator, read.amount]).toEqual([comparator, amount.toFixed()]);
  },
);
property.prop([fc.string()])("no text makes it fall over", (text) => {
  readDemand(text, year);
});
