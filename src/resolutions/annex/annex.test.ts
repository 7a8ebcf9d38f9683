import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { periodOf } from "../../calendar/period.ts";
import type { PeriodCode } from "../../database/ids.ts";
import { type DemandFault, type Demands, isDemandFault } from "../../words/demand.ts";
import { readAnnex } from "./annex.ts";
import { columnsOf } from "./columns.ts";
import { demandInWords, understoodOf } from "./understood.ts";

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
  expect(columns).toMatchObject({
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
  expect(columnsOf(table, year)).toMatchObject({
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
  expect(columnsOf(table)).toMatchObject({ uses: ["order", "name", "measure", "demand"], firstRow: 0, isSure: true });
});

property.prop([fc.array(fc.array(fc.string(), { maxLength: 8 }), { maxLength: 12 })])(
  "no table makes it fall over",
  (table) => {
    for (const target of readAnnex(table, year).targets) expect(target.name).not.toBe("");
  },
);

/** In one line: field, name, and each demand with what it is counted in; `?` where somebody is asked. */
const listed = (...lines: string[]) =>
  understoodOf(
    readAnnex(
      lines.map((line) => line.split("\t")),
      year,
    ),
  ).map(({ target, demands, questions }) => {
    const said = demands.map((demand) => demandInWords(demand, target.measure, year, "vi")).join(" & ");
    return [target.field, target.name, `${said}${questions.length > 0 ? " ?" : ""}`];
  });

test("a list of sentences as parties adopt it: numbered heads, rates in names, several measures in a line", () => {
  expect(
    listed(
      "1. Về kinh tế:",
      "(1). Tốc độ tăng giá trị sản xuất đạt 12%, trong đó: nông nghiệp tăng 4%; dịch vụ tăng 15%.",
      "(2). Giá trị sản phẩm trên một ha đất trồng trọt đạt 85 triệu đồng.",
      "(3). Khách du lịch trên 2 triệu lượt; doanh thu đạt 900 tỷ đồng.",
      "(4). Vốn đầu tư (5 năm): 700 tỷ đồng, gấp 1,5 lần so với giai đoạn 2016 - 2020.",
      "(5). Công nghiệp 40%; dịch vụ 35%; nông nghiệp 25%.",
      "2. Về xã hội:",
      "- Tỷ lệ giảm nghèo đa chiều trên 2%.",
      "- Mức giảm sinh 0,2‰.",
      "- 12 xã đạt 19 tiêu chí nông thôn mới.",
    ),
  ).toEqual([
    [
      "Kinh tế",
      "Tốc độ tăng giá trị sản xuất",
      "ít nhất 12% & tăng ít nhất 4% so với năm trước (trong đó nông nghiệp) & tăng ít nhất 15% so với năm trước (trong đó dịch vụ)",
    ],
    ["Kinh tế", "Giá trị sản phẩm trên một ha đất trồng trọt", "ít nhất 85 triệu đồng"],
    ["Kinh tế", "Khách du lịch", "trên 2 triệu lượt & ít nhất 900 tỷ đồng (trong đó doanh thu)"],
    ["Kinh tế", "Vốn đầu tư (5 năm)", "ít nhất 700 tỷ đồng & tăng ít nhất 50% so với năm trước (số tỷ đồng) ?"],
    ["Kinh tế", "Công nghiệp", "ít nhất 40% & ít nhất 35% (trong đó dịch vụ) & ít nhất 25% (trong đó nông nghiệp) ?"],
    ["Xã hội", "Tỷ lệ giảm nghèo đa chiều", "trên 2%"],
    ["Xã hội", "Mức giảm sinh", "ít nhất 0,2‰"],
    ["Xã hội", "12 xã đạt 19 tiêu chí nông thôn mới", "ít nhất 12 xã đạt ?"],
  ]);
});

test("tasks with the time by which they are done, numbers of papers and long texts are no demands by themselves", () => {
  const text = "Tiếp tục thực hiện Quyết định số 1234/QĐ-UBND của Chủ tịch Ủy ban nhân dân tỉnh";
  expect(
    listed(
      "STT\tNhiệm vụ\tSản phẩm\tThời gian hoàn thành\tChủ trì thực hiện",
      `1\t${text}\tBáo cáo\tQuý II/2025\tSở Nội vụ`,
      "2\tXây dựng kế hoạch đào tạo\tKế hoạch\tTháng 3/2025\tSở Nội vụ",
    ).map(([, name, said]) => [name, said]),
  ).toEqual([
    [text, "hoàn thành chậm nhất 30/06/2025"],
    ["Xây dựng kế hoạch đào tạo", "hoàn thành chậm nhất 31/03/2025"],
  ]);
  expect(listed(`1. ${text}`)).toEqual([["", text, " ?"]]);
  const [long] = listed(`1. ${text}, ${"bảo đảm tiến độ và chất lượng, ".repeat(6)}đạt 100% kế hoạch`);
  expect(long?.[2]).toMatch(/\?$/);
});

test("joined heads of which the lower row tells the columns apart, with a remark in brackets", () => {
  const head = "Chỉ tiêu thống kê (Sử dụng trong kỳ báo cáo quý, 6 tháng, năm)";
  const table = [
    ["STT", head, "Kế hoạch giao", "Kế hoạch giao", "Ghi chú"],
    ["STT", head, "Đơn vị tính", "Số lượng", "Ghi chú"],
    ["1", "Số cuộc kiểm tra", "cuộc", "04", ""],
    ["2", "Số hồ sơ", "hồ sơ", "12.500", ""],
  ];
  expect(columnsOf(table, year)).toMatchObject({
    uses: ["order", "name", "measure", "demand", "note"],
    firstRow: 2,
    isSure: true,
  });
});
