import { expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
import { layoutOn } from "../documents/layout.ts";
import type { Block } from "../telling/block.ts";
import { indicator, target, told } from "../telling/exampleSubjects.ts";
import { plainText } from "../telling/span.ts";
import type { ReviewData } from "./data.ts";
import { draftReview, subjectLine } from "./draft.ts";
import { reviewData } from "./exampleReview.ts";

const security = { field: "Quốc phòng, an ninh", direction: "less" } as const;
const party2018 = layoutOn("party", "2024-03-31" as IsoDate);

function textOf(data: ReviewData, id?: string): string {
  return draftReview(data, party2018)
    .filter((block) => id === undefined || block.id === id || block.id.startsWith(`${id}/`))
    .map((block: Block) => (block.kind === "heading" ? block.text : plainText(block.spans)))
    .join("\n");
}

test("a target in wholes is told as a pair before its measure, with the share", () => {
  const admitted = indicator("ket-nap", "Kết nạp đảng viên", "đảng viên");
  const data = reviewData({
    targets: [target({ code: "ct01", name: "Kết nạp đảng viên mới", of: admitted, amount: "130", actual: "58" })],
  });
  expect(textOf(data)).toContain("kết nạp 58/130 đảng viên mới (đạt 44,62%)");
});

test("where the measure is not in the name, name, pair and measure follow each other", () => {
  const of = indicator("giao-quan", "Giao quân", "thanh niên", { field: "quoc-phong-an-ninh" });
  const data = reviewData({ targets: [target({ code: "ct", name: "Giao quân", of, amount: "172", actual: "172" })] });
  expect(textOf(data)).toContain("giao quân đạt 172/172 thanh niên (100%)");
});

test("khoảng stands before an estimate, rounded to whole per cent", () => {
  const of = indicator("thu", "Thu ngân sách", "triệu đồng", { field: "kinh-te" });
  const example = { code: "ct", name: "Thu ngân sách nhà nước", of, amount: "126000", actual: "50526" };
  expect(textOf(reviewData({ targets: [target({ ...example, estimated: true })] }))).toContain(
    "thu ngân sách nhà nước ước đạt 50.526/126.000 triệu đồng (khoảng 40%)",
  );
  expect(textOf(reviewData({ targets: [target(example)] }))).toContain("đạt 50.526/126.000 triệu đồng (40,1%)");
});

test("a small fall is told in units with the noun of the difference, and is progress where less is better", () => {
  const of = indicator("ky-luat", "Đảng viên bị xử lý kỷ luật", "đảng viên", {
    changeMeasure: "trường hợp",
    direction: "less",
  });
  const data = reviewData({
    targets: [
      target({
        code: "ct",
        name: "Kéo giảm kỷ luật",
        of,
        comparator: "fall_at_least",
        amount: "10",
        actual: "2",
        prior: "7",
      }),
    ],
  });
  expect(textOf(data, "results")).toContain("có 02/07 đảng viên bị xử lý kỷ luật, giảm 05 trường hợp so với cùng kỳ");
  expect(textOf(data, "limits")).not.toContain("kỷ luật");
});

test("a rise of what should fall is a limit, told as a rate with the pair and its parts", () => {
  const evils = indicator("te-nan", "Vụ tệ nạn xã hội", "vụ", security);
  const gambling = indicator("danh-bac", "Vụ đánh bạc", "vụ", { ...security, partOf: evils.code });
  const data = reviewData({
    told: [told(evils, { actual: "17", prior: "5" }), told(gambling, { actual: "15", prior: "4" })],
  });
  expect(textOf(data, "limits")).toContain(
    "số vụ tệ nạn xã hội tăng 240% so cùng kỳ (17/05 vụ), trong đó 15 vụ đánh bạc",
  );
  expect(textOf(data, "results")).not.toContain("tệ nạn");
});

test("what the units wrote of limits and causes is told with its source, and nothing where nobody wrote", () => {
  const data = reviewData({
    narratives: [
      { heading: "hanChe", source: "Xã Tân Hào", words: "Còn hộ ở xa tuyến ống.\nĐường nông thôn xuống cấp." },
      { heading: "hanChe", source: "Xã Hưng Lễ", words: "Thiếu cán bộ." },
      { heading: "nguyenNhan", source: "Xã Tân Hào", words: "Vốn về chậm" },
    ],
  });
  expect(textOf(data, "limits/units")).toBe(
    "Theo báo cáo của các đơn vị: còn hộ ở xa tuyến ống. Đường nông thôn xuống cấp (xã Tân Hào); thiếu cán bộ (xã Hưng Lễ).",
  );
  expect(textOf(data, "limits/units-causes")).toBe("Nguyên nhân, theo các đơn vị: vốn về chậm (xã Tân Hào).");
  expect(textOf(reviewData(), "limits/units")).toBe("");
});

test("a ceiling is told by how far it is broken, never by a share of it, and is not counted as less than half reached", () => {
  const poor = indicator("ngheo", "Tỷ lệ hộ nghèo", "%", { timing: "ratio", decimals: 2, field: "van-hoa-xa-hoi" });
  const example = { code: "ct", name: poor.name, of: poor, comparator: "at_most", amount: "1.05" } as const;
  const broken = reviewData({ targets: [target({ ...example, actual: "1.22" })] });
  expect(textOf(broken, "limits")).toContain(
    "tỷ lệ hộ nghèo ở mức 1,22% (chỉ tiêu không quá 1,05%: cao hơn 0,17 điểm phần trăm)",
  );
  expect(textOf(broken)).not.toMatch(/116|đạt dưới 50%/);
  expect(textOf(broken, "counts")).toContain("01 chỉ tiêu chưa đạt (");
  const kept = reviewData({ targets: [target({ ...example, actual: "1.02" })] });
  expect(textOf(kept, "results")).toContain("tỷ lệ hộ nghèo ở mức 1,02% (chỉ tiêu không quá 1,05%)");
});

test("what lacks of a percentage is told in points, and of cases above their ceiling in cases", () => {
  const rate = indicator("nuoc", "Tỷ lệ hộ sử dụng nước sạch", "%", { timing: "ratio", field: "van-hoa-xa-hoi" });
  const lagging = target({ code: "a", name: rate.name, of: rate, amount: "70", actual: "41.5" });
  const fires = indicator("chay", "Vụ cháy", "vụ", security);
  const above = target({ code: "b", name: fires.name, of: fires, comparator: "at_most", amount: "2", actual: "5" });
  expect(textOf(reviewData({ targets: [lagging] }), "limits")).toContain(
    "đạt 41,5% (chỉ tiêu 70%, còn thiếu 28,5 điểm phần trăm)",
  );
  expect(textOf(reviewData({ targets: [above] }), "limits")).toContain(
    "vụ cháy ở mức 05 vụ (chỉ tiêu không quá 02 vụ: cao hơn 03 vụ)",
  );
});

test("below five cases a rise is told as a count with its rate beside, and is no doubling", () => {
  const accidents = indicator("tngt", "Vụ tai nạn giao thông", "vụ", security);
  const told2 = reviewData({ told: [told(accidents, { actual: "2", prior: "1" })] });
  expect(textOf(told2, "limits")).toContain("tăng 01 vụ so với cùng kỳ");
  const inPair = reviewData({ told: [told({ ...accidents, name: "Tai nạn" }, { actual: "4", prior: "1" })] });
  expect(textOf(inPair, "limits")).toContain("tai nạn tăng 03 vụ so cùng kỳ (04/01 vụ, 300%)");
  const many = reviewData({ told: [told({ ...accidents, name: "Tai nạn" }, { actual: "6", prior: "5" })] });
  expect(textOf(many, "limits")).toContain("tai nạn tăng 20% so cùng kỳ (06/05 vụ)");
});

test("a fall in crime is told among the results", () => {
  const crime = indicator("ppHs", "Vụ phạm pháp hình sự", "vụ", security);
  const data = reviewData({ told: [told(crime, { actual: "9", prior: "12" })] });
  expect(textOf(data, "results")).toContain("số vụ phạm pháp hình sự giảm 25% so cùng kỳ (09/12 vụ)");
});

test("from zero there is no percentage: the change is told in units", () => {
  const fires = indicator("chay", "Vụ cháy", "vụ", security);
  expect(textOf(reviewData({ told: [told(fires, { actual: "3", prior: "0" })] }), "limits")).toContain("tăng 03 vụ");
  const none = reviewData({ told: [told(fires, { actual: "0", prior: "0" })] });
  expect(textOf(none, "results")).toContain("số vụ cháy bằng cùng kỳ (0/0 vụ)");
});

test("a figure not reported is said to be missing and is never zero", () => {
  const of = indicator("nha", "Nhà tình nghĩa", "căn", { field: "van-hoa-xa-hoi" });
  const data = reviewData({
    targets: [target({ code: "ct", name: "Nhà tình nghĩa được xây", of, amount: "60" })],
    told: [told(indicator("tngt", "Vụ tai nạn giao thông", "vụ", security), { prior: "2" })],
  });
  expect(textOf(data, "limits")).toContain("chưa có số liệu báo cáo: nhà tình nghĩa được xây");
  expect(textOf(data, "limits")).toContain("chưa có số liệu báo cáo: vụ tai nạn giao thông");
  expect(textOf(data)).not.toMatch(/\b0\/60/);
});

test("what a unit does not owe is not missing", () => {
  const accidents = indicator("tngt", "Vụ tai nạn giao thông", "vụ", security);
  const data = reviewData({ told: [told(accidents, { coverage: { reported: 0, expected: 0 } })] });
  expect(textOf(data)).not.toContain("tai nạn");
});

test("a prior not reported gives no comparison and says so", () => {
  const data = reviewData({
    told: [told(indicator("x", "Lượt khách", "lượt", { field: "kinh-te" }), { actual: "120" })],
  });
  expect(textOf(data)).toContain("120 lượt (chưa có số liệu cùng kỳ để so sánh)");
});

test("from less than nothing there is a change and no percentage", () => {
  const invested = indicator("von", "Vốn đầu tư điều chỉnh", "triệu USD", { field: "kinh-te", decimals: 1 });
  const data = reviewData({ told: [told(invested, { actual: "-14.2", prior: "-8" })] });
  expect(textOf(data, "limits")).toContain("giảm 6,2 triệu USD so cùng kỳ (-14,2/-8 triệu USD)");
  expect(textOf(data)).not.toContain("%");
});

test("last year's figure of a few units is told with whose it is, and nothing is compared with it", () => {
  const stolen = indicator("trom", "Vụ trộm cắp tài sản", "vụ", security);
  const few = told(stolen, { actual: "9", prior: "4", priorCoverage: { reported: 1, expected: 2 } });
  expect(textOf(reviewData({ told: [few] }), "results")).toContain(
    "số vụ trộm cắp tài sản 09 vụ (cùng kỳ có 1/2 đơn vị đủ số liệu: 04 vụ)",
  );
  expect(textOf(reviewData({ told: [few] }))).not.toMatch(/tăng|không thuận lợi:/);
  const nearlyAll = told(stolen, { actual: "90", prior: "40", priorCoverage: { reported: 20, expected: 21 } });
  expect(textOf(reviewData({ told: [nearlyAll] }), "limits")).toContain(
    "tăng 125% so cùng kỳ (90/40 vụ; cùng kỳ có 20/21 đơn vị đủ số liệu)",
  );
});

test("beside a comparison with a year that is not whole stands the same over the units that reported in both", () => {
  const stolen = indicator("trom", "Vụ trộm cắp tài sản", "vụ", security);
  const partly = { ...told(stolen, { actual: "90", prior: "40", priorCoverage: { reported: 18, expected: 21 } }) };
  const alike = { actual: "43", prior: "40", units: 18 };
  expect(textOf(reviewData({ told: [{ ...partly, alike }] }))).toContain(
    "(cùng kỳ có 18/21 đơn vị đủ số liệu; cùng 18 đơn vị: tăng 03 vụ (43/40): 40 vụ)",
  );
});

test("a target that cannot be judged is told with its figure among what lacks reports, and never as good or bad", () => {
  const of = indicator("viec-lam", "Việc làm", "lao động", { field: "van-hoa-xa-hoi" });
  const example = { code: "ct", name: "Giải quyết việc làm mới", of, amount: "2700", actual: "12" };
  const data = reviewData({ targets: [target({ ...example, coverage: { reported: 3, expected: 21 } })] });
  expect(textOf(data, "limits")).toContain(
    "chưa đủ số liệu để đánh giá: giải quyết việc làm mới đạt 12/2.700 lao động (0,44%), mới có 3/21 báo cáo",
  );
  expect(textOf(data)).not.toMatch(/nguy cơ|còn chậm|vượt tiến độ/);
  expect(textOf(data, "counts")).toContain("01 chỉ tiêu chưa có đủ số liệu");
  expect(textOf(data, "counts")).not.toContain("So với tiến độ");
});

test("coverage is said where somebody has not reported, and only there", () => {
  const of = indicator("viec-lam", "Việc làm", "lao động", { field: "van-hoa-xa-hoi" });
  const example = { code: "ct", name: "Giải quyết việc làm mới", of, amount: "2700", actual: "912" };
  const partly = target({ ...example, coverage: { reported: 19, expected: 21 } });
  expect(textOf(reviewData({ targets: [partly] }))).toContain(
    "giải quyết việc làm mới đạt 912/2.700 lao động (33,78%), số liệu của 19/21 đơn vị",
  );
  const begun = target({ ...example, coverage: { reported: 0, expected: 1 } });
  expect(textOf(reviewData({ targets: [begun] }))).not.toMatch(/0\/1 đơn vị/);
  const whole = target({ ...example, coverage: { reported: 21, expected: 21 } });
  expect(textOf(reviewData({ targets: [whole] }))).not.toContain("đơn vị");
});

test("a ratio names its target, and its change is in points", () => {
  const of = indicator("bhyt", "Tỷ lệ bao phủ bảo hiểm y tế", "%", { timing: "ratio", field: "Văn hóa - xã hội" });
  const data = reviewData({
    targets: [target({ code: "ct", name: of.name, of, amount: "95.5", actual: "93.53", prior: "92.33" })],
  });
  expect(textOf(data)).toContain("tỷ lệ bao phủ bảo hiểm y tế đạt 93,53% (chỉ tiêu 95,5%)");
  const alone = reviewData({ told: [told(of, { actual: "93.53", prior: "92.33" })] });
  expect(textOf(alone)).toContain("tăng 1,2 điểm phần trăm so cùng kỳ (93,53%/92,33%)");
});

test("targets are counted in words on the review's scale: met and basically met are one class, not begun is named", () => {
  const of = indicator("a", "Công việc", "việc");
  const reached = ["120", "100", "90", "50", "60", "10", "0", "0"];
  const targets = reached.map((actual, index) =>
    target({ code: `ct${index}`, name: `Công việc ${index}`, of, amount: "100", actual }),
  );
  const later = target({ code: "ct9", name: "Xếp loại", of, amount: "1", judgedAtYearEnd: true });
  expect(textOf(reviewData({ targets: [...targets, later] }), "counts")).toContain(
    "trong tổng số 09 chỉ tiêu của Nghị quyết có: 01 chỉ tiêu vượt; 02 chỉ tiêu đạt hoặc cơ bản đạt; 02 chỉ tiêu đạt từ 50% trở lên; " +
      "03 chỉ tiêu đạt dưới 50% (trong đó 02 chỉ tiêu chưa thực hiện); 01 chỉ tiêu đánh giá vào cuối năm",
  );
  expect(textOf(reviewData({ targets: [...targets, later] }), "counts/pace")).toContain(
    "trong 08 chỉ tiêu có số liệu đúng hoặc vượt tiến độ",
  );
  expect(textOf(reviewData({ targets: [...targets, later] }), "counts/pace")).toMatch(
    /; 01 chỉ tiêu cuối năm mới đánh giá\.$/,
  );
});

test("recognitions are told by name, units of one kind and title together", () => {
  const recognition = (unitName: string, title: string) => ({
    ...{ unitName, unitKind: "commune", title, level: "tỉnh", document: "", date: null },
  });
  const data = reviewData({
    recognitions: [
      recognition("Xã Tân Thanh", "nông thôn mới"),
      recognition("Xã Châu Bình", "nông thôn mới kiểu mẫu"),
      recognition("Xã Châu Hòa", "nông thôn mới kiểu mẫu"),
    ],
  });
  expect(textOf(data, "results/kinh-te-van-hoa-xa-hoi")).toContain(
    "Tỉnh công nhận xã Tân Thanh đạt chuẩn nông thôn mới; xã Châu Bình, Châu Hòa đạt chuẩn nông thôn mới kiểu mẫu.",
  );
});

test("papers of the period are cited as papers are", () => {
  const paper = { kind: "kế hoạch", issuer: "Ban Thường vụ Huyện ủy", carriesOut: "nq-2024" };
  const data = reviewData({
    documents: [
      { ...paper, number: "276-KH/HU", date: "2024-03-12" as IsoDate, subject: "Phát động cao điểm thi đua" },
      { ...paper, number: "12-KH/HU", date: "2024-01-09" as IsoDate, subject: "về kiểm tra", carriesOut: "" },
    ],
  });
  expect(textOf(data, "direction")).toBe(
    "Để tổ chức thực hiện, trong quý I/2024 đã ban hành, triển khai Kế hoạch số 276-KH/HU ngày 12/3/2024 của Ban Thường vụ Huyện ủy về phát động cao điểm thi đua.",
  );
});

test("a field of another district gets a section of its own after the known ones", () => {
  const sea = indicator("tau", "Tàu cá", "tàu", { field: "Kinh tế biển" });
  const data = reviewData({
    told: [
      told(sea, { actual: "12", prior: "10" }),
      told(indicator("b", "Đảng viên mới", "đảng viên"), { actual: "4", prior: "2" }),
    ],
  });
  const headings = draftReview(data, party2018).flatMap((block) => (block.kind === "heading" ? [block.text] : []));
  expect(headings.slice(0, 3)).toEqual([
    "I. KẾT QUẢ THỰC HIỆN QUÝ I/2024",
    "1. Công tác xây dựng Đảng và hệ thống chính trị",
    "2. Kinh tế biển",
  ]);
});

test("change a value and the text changes", () => {
  const of = indicator("ket-nap", "Kết nạp đảng viên", "đảng viên");
  const example = { code: "ct01", name: "Kết nạp đảng viên", of, amount: "130" };
  expect(textOf(reviewData({ targets: [target({ ...example, actual: "60" })] }))).toContain(
    "kết nạp 60/130 đảng viên (đạt 46,15%)",
  );
});

test("the subject names period and next tasks; when the resolution's period is over it is a final review", () => {
  expect(subjectLine(reviewData())).toBe(
    "sơ kết quý I/2024 thực hiện Nghị quyết Huyện ủy năm 2024,\nnhiệm vụ trọng tâm quý II/2024",
  );
  expect(subjectLine(reviewData({ period: "2024-H1" as ReviewData["period"] }))).toContain("6 tháng cuối năm 2024");
  expect(subjectLine(reviewData({ period: "2024" as ReviewData["period"] }))).toMatch(
    /^tổng kết năm 2024.*năm 2025$/su,
  );
});
