import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fc, test as property } from "@fast-check/vitest";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { periodOf } from "../calendar/period.ts";
import { type Demand, isDemandFault, readDemands } from "./demand.ts";

const within = periodOf("2026");

/** In one line: comparator, amount, basis, day, of each of what, kept up; `?` where a person must be asked. */
function read(name: string, measure: string | undefined, cell: string): string {
  const demands = readDemands(cell, { within, name, measure });
  if (isDemandFault(demands)) return demands.fault;
  return `${demands.demands.map(told).join(" & ")}${demands.asks ? " ?" : ""}`;
}

function told({ comparator, amount, by, due, each, timing, isOther, measure, part, trajectory }: Demand): string {
  return [
    comparator,
    comparator === "done_by" ? `due ${due}` : amount.toFixed(),
    by && "by amount",
    each && `each ${each}`,
    timing,
    isOther && `[${measure ?? ""}]`,
    part && `of ${part}`,
    trajectory && `(${trajectory.map((point) => `${point.period}:${point.amount}`).join("|")})`,
    comparator !== "done_by" && due && `due ${due}`,
  ]
    .filter(Boolean)
    .join(" ");
}

test.each([
  // Where it is to stand.
  ["Thu nhập bình quân đầu người", "triệu đồng/người/năm", "trên 90", "more_than 90"],
  ["Tỷ lệ hộ nghèo đa chiều", "%", "dưới 0,22%", "less_than 0.22"],
  ["Tỷ lệ hộ dùng nước sạch", "%", "không dưới 95%", "at_least 95"],
  ["Tỷ lệ hộ nghèo", "%", "còn 1,05%", "at_most 1.05"],
  ["Tỷ lệ hộ nghèo", "%", "giảm xuống dưới 1%", "less_than 1"],
  ["Tỷ lệ hộ nghèo", "%", "1,05% trở xuống", "at_most 1.05"],
  ["Chi phí quản lý", "%", "4,5% trở xuống", "at_most 4.5"],
  ["Tỷ lệ hộ nghèo", "%", "giảm từ 1,35% xuống còn 1,05%", "at_most 1.05"],
  ["Tỷ lệ hộ dùng nước sạch", "%", "tăng từ 90% lên 95%", "at_least 95"],
  ["Tỷ lệ hộ dùng nước sạch", "%", "nâng lên 92%", "at_least 92"],
  ["Tỷ lệ hộ dùng nước sạch", "%", "tăng thêm 2% (đạt 92%)", "at_least 92"],
  ["Kết nạp đảng viên mới", "đảng viên", "từ 25 đảng viên trở lên", "at_least 25"],
  ["Kết nạp đảng viên mới", "đảng viên", "25-30 đảng viên", "at_least 25"],
  ["Tổng sản lượng lương thực", "tấn", "đạt và vượt 10.012 tấn", "at_least 10012"],
  ["Chỉ số cải cách hành chính", "hạng", "nằm trong nhóm 20 xã, phường dẫn đầu tỉnh", "at_most 20"],
  ["Tỷ lệ thất nghiệp", "%", "2", "at_most 2"],
  ["Mô hình dân vận khéo", "mô hình", "mỗi ấp ít nhất 01 mô hình", "at_least 1 each ấp"],
  ["Tổng đàn heo", "con", "duy trì 25.000 con", "at_least 25000 stock"],
  ["Tổng đàn bò", "con", "25.000 con", "at_least 25000"],
  // A change, in per cent or by an amount.
  ["Phạm pháp hình sự", "vụ", "kéo giảm từ 5% trở lên so với cùng kỳ", "fall_at_least 5"],
  ["Phạm pháp hình sự", "vụ", "giảm 02 vụ so với năm 2025", "fall_at_least 2 by amount"],
  ["Tỷ lệ hộ nghèo", "%", "giảm 0,3 điểm phần trăm", "fall_at_least 0.3 by amount"],
  ["Tỷ lệ hộ nghèo", "%", "giảm 0,3%", "fall_at_least 0.3 by amount ?"],
  ["Tai nạn giao thông", "vụ", "không tăng so với năm 2025", "fall_at_least 0"],
  ["Kéo giảm tội phạm về ma túy", "%", "5", "fall_at_least 5 [vụ]"],
  ["Tăng trưởng kinh tế", "%", "8,5 - 9", "at_least 8.5"],
  // None at all.
  ["Trọng án", "vụ", "không để xảy ra", "at_most 0"],
  ["Chi bộ yếu kém", "chi bộ", "không có chi bộ yếu kém", "at_most 0"],
  // In other scales and other measures.
  ["Thu ngân sách", "tỷ đồng", "20 tỷ 500 triệu đồng", "at_least 20.5"],
  ["Thu ngân sách", "triệu đồng", "20 tỷ 500 triệu đồng", "at_least 20500"],
  ["Tổng vốn đầu tư", "tỷ đồng", "1,25 nghìn tỷ đồng", "at_least 1250"],
  ["Thu ngân sách", undefined, "20 tỷ 500 triệu đồng", "demand_number_unclear"],
  ["Thu ngân sách", "tỷ đồng", "đạt 100% dự toán tỉnh giao", "at_least 100 [% dự toán tỉnh giao] ?"],
  ["Thu ngân sách", "tỷ đồng", "vượt 10% so với dự toán tỉnh giao", "at_least 110 [% dự toán tỉnh giao] ?"],
  ["Giao quân", "thanh niên", "đạt 100% chỉ tiêu (12/12 thanh niên)", "at_least 12"],
  ["Trường đạt chuẩn quốc gia", "trường", "4/5 trường (80%)", "at_least 4"],
  ["Tỷ lệ che phủ rừng", "% ≥ 95", "", "at_least 95 [%]"],
  // Several in one cell.
  ["Tai nạn", "vụ", "không quá 02 vụ, không có người chết", "at_most 2 & at_most 0 [người chết]"],
  ["Tai nạn", "vụ", "giảm 5% cả 03 mặt (số vụ, số người chết)", "fall_at_least 5 [vụ] & fall_at_least 5 [người chết]"],
  ["Khám phá án", "%", "đạt trên 80%, án nghiêm trọng đạt 100%", "more_than 80 & at_least 100 of án nghiêm trọng"],
  [
    "Lao động qua đào tạo",
    "%",
    "70%, trong đó có bằng cấp, chứng chỉ 35%",
    "at_least 70 & at_least 35 of có bằng cấp chứng chỉ",
  ],
  ["Đảng viên bị kỷ luật", "%", "dưới 1%, giảm so với năm 2025", "less_than 1"],
  ["Giải ngân vốn đầu tư công", "%", "đến 30/9 đạt 75%, cả năm đạt 100%", "at_least 100 (2026-Q3:75|2026-Q4:100)"],
  ["Giải ngân", "%", "100% kế hoạch vốn, hoàn thành trước 30/9/2026", "at_least 100 due 2026-09-30"],
  // To be done.
  ["Xã đạt chuẩn", "", "trước tháng 10/2026", "done_by due 2026-09-30"],
  ["Hoàn thành quy hoạch", "", "Quý I-II/2026", "done_by due 2026-06-30"],
  ["Hoàn thành quy hoạch", "", "xong trong 06 tháng đầu năm", "done_by due 2026-06-30"],
  ["Hoàn thành quy hoạch", "", "30/6", "done_by due 2026-06-30"],
  ["Hoàn thành quy hoạch", "", "100%", "done_by due 2026-12-31 ?"],
  ["Xã đạt chuẩn văn minh", "", "Đạt", "done_by due 2026-12-31"],
  ["Quy hoạch phân khu", "tỷ lệ 1/2000", "hoàn thành", "done_by due 2026-12-31"],
])("%s | %s | %s", (name, measure, cell, demand) => {
  expect(read(name, measure, cell)).toBe(demand);
});

const phrases: Record<"name" | "measure" | "cell" | "demands", string>[] = parse(
  readFileSync(join(import.meta.dirname, "phrases.csv")),
  { columns: true },
);

test("phrases as resolutions word them, read by hand: what they demand, or that somebody must be asked", () => {
  const all = phrases.map((phrase) => ({ ...phrase, demands: read(phrase.name, phrase.measure, phrase.cell) }));
  const asked = all.map((each) => (each.demands.startsWith("demand_") ? { ...each, demands: "?" } : each));
  expect(asked).toEqual(phrases);
  expect(phrases.length).toBeGreaterThan(1_300);
});

test.each([
  // Giám is no fall, tặng no rise, con (a head of stock) no remainder.
  ["kiểm tra, giám sát từ 12 tổ chức đảng trở lên", "at_least 12"],
  ["trao tặng 100% huy hiệu", "at_least 100"],
  ["con giống đạt 500", "at_least 500"],
  // Accents are compared as they sound, wherever their mark is set or however they are composed.
  ["giảm 5%".normalize("NFD"), "fall_at_least 5"],
  ["tối thiểu 5 tỉ đồng", "at_least 5"],
  ["hoà giải thành đạt 90%", "at_least 90"],
  // Without any accents the words still say what they say.
  ["khong qua 02 vu", "at_most 2"],
  ["giam 5% so voi cung ky", "fall_at_least 5"],
  ["con duoi 1,5%", "less_than 1.5"],
  ["25.000 con", "at_least 25000"],
  ["giam ty le sinh con thu ba 5%", "fall_at_least 5"],
])("accents decide where there are any: %s", (cell, demand) => {
  expect(read("", undefined, cell)).toBe(demand);
});

property.prop([
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string(),
  fc.option(fc.string(), { nil: undefined }),
])("no cell makes it fall over", (cell, name, measure) => {
  readDemands(cell, { within, name, measure });
});

const pieces = fc.constantFrom(
  ...[
    "giảm",
    "tăng",
    "không",
    "quá",
    "từ",
    "xuống",
    "còn",
    "trở lên",
    "so với",
    "đạt",
    "(",
    ")",
    ",",
    ";",
    "/",
    "-",
    "%",
  ],
  ...["5", "1.234,5", "02", "tỷ", "triệu", "quý II", "30/9", "trước", "vụ", "mỗi", "cả 03 mặt"],
);
/** What the pieces state, in ones too where they say millions, and what goes beyond a plan by it. */
const stated = [0, 1, 2, 5, 9, 30, 1234.5].flatMap((amount) => [
  amount,
  amount * 1e6,
  amount * 1e9,
  amount + 100,
  100 - amount,
]);
property.prop([fc.array(pieces, { maxLength: 30 })])("no amount is made up", (words) => {
  const read = readDemands(words.join(" "), { within, measure: "vụ" });
  if (isDemandFault(read)) return;
  for (const { amount } of read.demands) expect(stated).toContain(amount.toNumber());
});
