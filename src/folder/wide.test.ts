import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { IndicatorCode, IndicatorId, UnitCode, UnitId } from "../database/ids.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { Sheet, SheetCell } from "../sheets/workbook.ts";
import type { Unit } from "../units/tree.ts";
import { indicatorNamed, likelyLayout, periodNamed, recordsOf, tableAt, unitNamed } from "./wide.ts";

const unit = (code: string, name: string, id: number): Unit => ({
  id: id as UnitId,
  code: code as UnitCode,
  name,
  kind: "commune",
});
const units = [
  unit("tan-hao", "Xã Tân Hào", 1),
  unit("hung-le", "Xã Hưng Lễ", 2),
  unit("gt", "Thị trấn Giồng Trôm", 3),
];
const indicator = (code: string, name: string, synonyms: string[] = []): Indicator => ({
  id: 1 as IndicatorId,
  code: code as IndicatorCode,
  name,
  nameEnglish: "",
  measure: "",
  changeMeasure: "",
  field: "",
  direction: "more",
  timing: "flow",
  rollup: "sum",
  decimals: 0,
  public: true,
  inReview: false,
  synonyms,
});
const indicators = [
  indicator("ket-nap", "Kết nạp đảng viên", ["Phát triển đảng"]),
  indicator("viec-lam", "Giải quyết việc làm"),
  indicator("viec-lam-nu", "Giải quyết việc làm cho lao động nữ"),
];

const cell = (value: string | number | undefined): SheetCell | undefined =>
  value === undefined
    ? undefined
    : typeof value === "number"
      ? { kind: "number", amount: String(value) }
      : { kind: "text", text: value };
const sheetOf = (rows: (string | number | undefined)[][], merges: Sheet["merges"] = []): Sheet => ({
  name: "Biểu 1",
  hidden: false,
  merges,
  rows: rows
    .map((cells, index) => ({ number: index + 1, cells: cells.map(cell) }))
    .filter(({ cells }) => cells.some(Boolean)),
});

/** As offices keep it: a title, two rows of heads with merges, a total, a note below. */
const district = sheetOf(
  [
    ["KẾT QUẢ THỰC HIỆN NĂM 2023"],
    [],
    ["TT", "Đơn vị", "Kết nạp đảng viên (người)", undefined, "Giải quyết việc làm"],
    [undefined, undefined, "Quý I", "Quý II", "Cả năm 2022"],
    [1, "Xã Tân Hào", 3, "-", "1.234,5"],
    [2, "HƯNG LỄ", 2, 4, "mười"],
    [undefined, "Tổng cộng", 5, 4, 99],
  ],
  [
    { top: 1, left: 1, bottom: 1, right: 5 },
    { top: 3, left: 3, bottom: 3, right: 4 },
  ],
);

describe("a wide table", () => {
  test("is found: the units' column, the rows of heads above the first unit, merged heads over their columns", () => {
    const layout = likelyLayout(district, units);
    expect(layout).toEqual({ unitColumn: 2, firstRow: 5 });
    const table = tableAt(district, layout);
    expect(table.columns.map(({ column, label }) => [column, label])).toEqual([
      [3, "Kết nạp đảng viên (người) · Quý I"],
      [4, "Kết nạp đảng viên (người) · Quý II"],
      [5, "Giải quyết việc làm · Cả năm 2022"],
    ]);
    expect(table.rows.map(({ label }) => label)).toEqual(["Xã Tân Hào", "HƯNG LỄ", "Tổng cộng"]);
  });

  test("gives its figures under a meaning; a dash is nothing, a word is a fault with its cell", () => {
    const { records, faults } = recordsOf(district, {
      columns: new Map([
        [3, { indicator: "ket-nap", period: "2023-Q1" as never }],
        [4, { indicator: "ket-nap", period: "2023-Q2" as never }],
        [5, { indicator: "viec-lam", period: "2022" as never }],
      ]),
      rows: new Map([
        [5, "tan-hao"],
        [6, "hung-le"],
      ]),
    });
    expect(records.map(({ unit: of, indicator: what, period, amount }) => [of, what, period, amount])).toEqual([
      ["tan-hao", "ket-nap", "2023-Q1", "3"],
      ["tan-hao", "viec-lam", "2022", "1234.5"],
      ["hung-le", "ket-nap", "2023-Q1", "2"],
      ["hung-le", "ket-nap", "2023-Q2", "4"],
    ]);
    expect(faults).toEqual([{ row: 6, column: 5, code: "amount_not_a_number", text: "mười" }]);
  });
});

test("units are known without accents and without their kind, never by a part of a name", () => {
  expect(unitNamed("tan hao", units)?.code).toBe("tan-hao");
  expect(unitNamed("2. Hưng Lễ", units)?.code).toBe("hung-le");
  expect(unitNamed("TT Giồng Trôm", units)?.code).toBe("gt");
  expect(unitNamed("Hưng", units)).toBeUndefined();
  expect(unitNamed("Tổng cộng", units)).toBeUndefined();
});

test("indicators are known by names and synonyms without accents; the nearest wins, what is far is left open", () => {
  expect(indicatorNamed("KET NAP DANG VIEN (người) · Quý I", indicators)?.code).toBe("ket-nap");
  expect(indicatorNamed("Phát triển Đảng", indicators)?.code).toBe("ket-nap");
  expect(indicatorNamed("Giải quyết việc làm lao động nữ", indicators)?.code).toBe("viec-lam-nu");
  expect(indicatorNamed("Giải quyết việc làm", indicators)?.code).toBe("viec-lam");
  expect(indicatorNamed("Thu ngân sách", indicators)).toBeUndefined();
});

test.each([
  ["Quý I", "2023-Q1"],
  ["quý iv/2022", "2022-Q4"],
  ["Quý 2 năm 2023", "2023-Q2"],
  ["6 tháng đầu năm", "2023-H1"],
  ["6 tháng cuối năm 2022", "2022-H2"],
  ["9 tháng", "2023-9M"],
  ["Tháng 3", "2023-03"],
  ["Cả năm 2022", "2022"],
  ["Kết nạp", undefined],
])("the period of %s", (label, period) => {
  expect(periodNamed(label, "2023")).toBe(period);
});

property.prop([
  fc.array(fc.array(fc.option(fc.oneof(fc.string(), fc.integer()), { nil: undefined }), { maxLength: 8 }), {
    maxLength: 12,
  }),
])("any sheet has some layout and table, and nothing is thrown", (rows) => {
  const sheet = sheetOf(rows.map((cells) => cells.map((each) => (each === "" ? undefined : each))));
  const table = tableAt(sheet, likelyLayout(sheet, units));
  expect(table.columns.length).toBeLessThanOrEqual(8);
});
