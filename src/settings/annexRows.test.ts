import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { periodOf } from "../calendar/period.ts";
import { readAnnex } from "../resolutions/annex/annex.ts";
import { tableFromText, textFromTable } from "../sheets/pastedTable.ts";
import { annexRows, fieldCode, indicatorCalled, type KnownThings, understandRow, unitCalledBy } from "./annexRows.ts";

const known: KnownThings = {
  within: periodOf("2025"),
  indicators: [
    {
      code: "ket-nap",
      name: "Kết nạp đảng viên",
      measure: "đảng viên",
      direction: "more",
      synonyms: ["phát triển đảng viên mới"],
    },
    { code: "pham-phap", name: "Số vụ phạm pháp hình sự", measure: "vụ", direction: "less", synonyms: [] },
    {
      code: "thu",
      name: "Thu ngân sách nhà nước trên địa bàn",
      measure: "triệu đồng",
      direction: "more",
      synonyms: [],
    },
  ],
  units: new Map([
    ["btc", "Ban Tổ chức Huyện ủy"],
    ["ubkt", "Ủy ban Kiểm tra Huyện ủy"],
    ["ubmt", "Ủy ban Mặt trận"],
  ]),
  targeted: new Set(["ket-nap"]),
  below: [],
};
const read = (...lines: string[]) =>
  annexRows(
    readAnnex(
      tableFromText(["TT\tChỉ tiêu\tĐVT\tKế hoạch năm 2025\tCơ quan chủ trì", ...lines].join("\n")),
      known.within,
    ),
    known,
  );
const understood = (...lines: string[]) => read(...lines).map((row) => understandRow(row, known));

test("a target whose name calls an indicator by its name or another is on it; what is there already is changed", () => {
  const lines = ["1\tPhát triển đảng viên mới\tđảng viên\ttừ 130 trở lên\tBan Tổ chức"];
  expect(read(...lines)[0]).toMatchObject({ indicator: "ket-nap", lead: "Ban Tổ chức Huyện ủy" });
  expect(understood(...lines)[0]).toMatchObject({
    demand: { comparator: "at_least", amount: "130" },
    doubts: [],
    lead: "btc",
    isThere: true,
  });
});

test("a name that is only near is chosen and asked about; a measure that differs is asked about", () => {
  const [row] = read("1\tThu ngân sách trên địa bàn huyện\ttỷ đồng\t126");
  expect(row?.indicator).toBe("");
  const [near] = read("1\tThu ngân sách nhà nước trên địa bàn huyện\ttỷ đồng\t126");
  expect(near?.indicator).toBe("thu");
  expect(near && understandRow(near, known).doubts).toEqual([
    "doubt_comparator_assumed",
    "doubt_near",
    "doubt_measure",
  ]);
});

test.each([
  ["1\tKéo giảm số vụ phạm pháp hình sự\t%\t10", { comparator: "fall_at_least", amount: "10" }],
  ["1\tTăng thu nhập bình quân\t%\t8", { comparator: "rise_at_least", amount: "8" }],
  ["1\tTăng trưởng kinh tế\t%\t8", { comparator: "at_least", amount: "8" }],
  ["1\tSố vụ phạm pháp hình sự\tvụ\t45", { comparator: "at_most", amount: "45" }],
  ["1\tTỷ lệ hộ nghèo không quá\t%\t1,5", { comparator: "at_most", amount: "1.5" }],
  ["1\tXây dựng trụ sở xã\t\tHoàn thành trong quý II", { comparator: "done_by", due: "2025-06-30" }],
])("%s", (line, demand) => {
  expect(understood(line)[0]?.demand).toMatchObject(demand);
});

test("a share is made of two numbers, other percentages are states, numbers add up", () => {
  const rows = read(
    "1\tTỷ lệ dân có bảo hiểm y tế\t%\t95",
    "2\tTốc độ tăng giá trị sản xuất\t%\t7",
    "3\tViệc làm mới\tlao động\t1.200",
    "4\tTổng số hợp tác xã\tHTX\t12",
  );
  expect(rows.map(({ timing }) => timing)).toEqual(["ratio", "stock", "flow", "stock"]);
});

test("a part carries the name of its whole and refers to its row", () => {
  const rows = read("1\tKết nạp đảng viên\tđảng viên\t130", "\tTrong đó: nữ\tđảng viên\t52");
  expect(rows[1]).toMatchObject({ name: "Kết nạp đảng viên: nữ", part: "0" });
});

test.each([
  ["Xây dựng đảng", "xay-dung-dang"],
  ["Về phát triển kinh tế", "kinh-te"],
  ["Kinh tế - xã hội", "kinh-te-van-hoa-xa-hoi"],
  ["Văn hóa, xã hội", "van-hoa-xa-hoi"],
  ["Quốc phòng, an ninh", "quoc-phong-an-ninh"],
  ["Môi trường", "Môi trường"],
  ["", ""],
])("the heading %s is the field %s", (heading, code) => {
  expect(fieldCode(heading)).toBe(code);
});

test("a unit is called by its name or by the beginning of one name alone", () => {
  expect(unitCalledBy("ủy ban kiểm tra", known.units)).toBe("ubkt");
  expect(unitCalledBy("Ủy ban", known.units)).toBeUndefined();
  expect(unitCalledBy("Ban", known.units)).toBe("btc");
});

test("numbers with other words are no near name", () => {
  expect(indicatorCalled("Số vụ tai nạn giao thông", known.indicators)).toBeUndefined();
});

test("quotes keep a cell together over lines, inches and titles stay what they are", () => {
  expect(tableFromText('1\t"Số hộ\nnghèo"\t12\n2\t"chi bộ bốn tốt" đạt\t3\n3\t"a ""b"" c"\t5\r\n\r\n')).toEqual([
    ["1", "Số hộ nghèo", "12"],
    ["2", '"chi bộ bốn tốt" đạt', "3"],
    ["3", 'a "b" c', "5"],
  ]);
});

const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\s"]+/g, " ").trim());
property.prop([fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 10 })])(
  "what is written for the clipboard is read back, rows without anything aside",
  (rows) => {
    const filled = rows.filter((row) => row.some((each) => each !== ""));
    expect(tableFromText(textFromTable(rows))).toEqual(filled);
  },
);

property.prop([fc.string({ maxLength: 300 })])(
  "no text makes it fall over, and no demand is made up without a number",
  (text) => {
    for (const row of annexRows(readAnnex(tableFromText(text), known.within), known)) {
      const { demand } = understandRow(row, known);
      if (!("fault" in demand) && demand.comparator !== "done_by") expect(row.phrase).toMatch(/\d/);
    }
  },
);
