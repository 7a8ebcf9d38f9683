import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { periodOf } from "../../calendar/period.ts";
import type { PeriodCode } from "../../database/ids.ts";
import { type DemandFault, type Demands, isDemandFault } from "../../words/demand.ts";
import { readAnnex } from "./annex.ts";
import { columnsOf } from "./columns.ts";

const year = periodOf("2025" as PeriodCode);

function told(read: Demands | DemandFault): string | readonly [string, string] {
  if (isDemandFault(read)) return read.fault;
  const [{ comparator, amount }] = read.demands;
  return [comparator, amount.toFixed()];
}

const annex = [
  ["", "PHỤ LỤC: CÁC CHỈ TIÊU NĂM 2025", "", "", "", "", ""],
  ["STT", "Tên chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2024", "Chỉ tiêu năm 2025", "Cơ quan chủ trì", "Ghi chú"],
  ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
  ["I", "VỀ XÂY DỰNG ĐẢNG", "", "", "", "", ""],
  ["1", "Kết nạp đảng viên mới", "đảng viên", "128", "từ 130 trở lên", "Ban Tổ chức", ""],
  ["", "Trong đó: nữ", "đảng viên", "50", "ít nhất 52", "", ""],
  ["2", "Đảng viên bị kỷ luật", "trường hợp", "7", "không quá 05", "Ủy ban Kiểm tra", ""],
  ["II", "KINH TẾ", "", "", "", "", ""],
  ["3", "Thu ngân sách trên địa bàn", "tỷ đồng", "98,5", "tăng 8% so với năm trước", "", "tỉnh giao"],
  ["4", "Đường giao thông", "km", "", "phấn đấu", "", ""],
];

test("headings, numbering of columns, fields, parts and phrases are told apart", () => {
  const { columns, targets } = readAnnex(annex, year);
  expect(columns).toEqual({
    uses: ["order", "name", "measure", "prior", "demand", "lead", "note"],
    firstRow: 3,
    isSure: true,
  });
  expect(targets.map(({ name, measure, field, lead, partOf }) => [name, measure, field, lead, partOf])).toEqual([
    ["Kết nạp đảng viên mới", "đảng viên", "Xây dựng đảng", "Ban Tổ chức", undefined],
    ["Kết nạp đảng viên mới: nữ", "đảng viên", "Xây dựng đảng", "Ban Tổ chức", 4],
    ["Đảng viên bị kỷ luật", "trường hợp", "Xây dựng đảng", "Ủy ban Kiểm tra", undefined],
    ["Thu ngân sách trên địa bàn", "tỷ đồng", "Kinh tế", "", undefined],
    ["Đường giao thông", "km", "Kinh tế", "", undefined],
  ]);
  expect(targets.map(({ read }) => told(read))).toEqual([
    ["at_least", "130"],
    ["at_least", "52"],
    ["at_most", "5"],
    ["rise_at_least", "8"],
    "demand_without_number",
  ]);
});

test("headings over two rows are read together, and of several years the last is set", () => {
  const table = [
    ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Kế hoạch"],
    ["", "", "", "Năm 2024", "Năm 2025"],
    ["1", "Trường đạt chuẩn quốc gia", "trường", "20", "22"],
  ];
  expect(columnsOf(table, year)).toEqual({
    uses: ["order", "name", "measure", undefined, "demand"],
    firstRow: 2,
    isSure: true,
  });
  expect(readAnnex(table, year).targets[0]).toMatchObject({ read: { demands: [{ comparator: "at_least" }] } });
  expect(readAnnex(table, year).targets.map(({ read }) => told(read))).toEqual([["at_least", "22"]]);
});

test("a list of sentences is an annex too", () => {
  const table = [
    ["1. Tỷ lệ hộ dân sử dụng nước sạch đạt từ 98% trở lên."],
    ["2. Giải quyết việc làm cho ít nhất 2.500 lao động."],
    ["3. Tỷ lệ hộ nghèo còn dưới 1,5%"],
  ];
  expect(readAnnex(table, year).targets.map(({ name, read }) => [name, told(read)])).toEqual([
    ["Tỷ lệ hộ dân sử dụng nước sạch", ["at_least", "98"]],
    ["Giải quyết việc làm cho", ["at_least", "2500"]],
    ["Tỷ lệ hộ nghèo", ["less_than", "1.5"]],
  ]);
});

test("a table without headings is read by what stands in it", () => {
  const table = [
    ["1", "Số xã đạt chuẩn nông thôn mới", "xã", "18"],
    ["2", "Số hộ kinh doanh mới thành lập", "hộ", "350"],
  ];
  expect(columnsOf(table)).toEqual({ uses: ["order", "name", "measure", "demand"], firstRow: 0, isSure: true });
});

property.prop([fc.array(fc.array(fc.string(), { maxLength: 8 }), { maxLength: 12 })])(
  "no table makes it fall over",
  (table) => {
    for (const target of readAnnex(table, year).targets) expect(target.name).not.toBe("");
  },
);
