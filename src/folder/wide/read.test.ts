/** Wide tables as offices keep them, read as far as anybody could. */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { IndicatorCode, IndicatorId, IsoDate, UnitCode, UnitId } from "../../database/ids.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import type { Merge, Sheet, SheetCell } from "../../sheets/workbook.ts";
import { type Unit, unitTree } from "../../units/tree.ts";
import { unitsDown } from "./across.ts";
import { likelySheet, readWide, sheetsLeftOut, type WideSaid } from "./read.ts";

const unit = (code: string, name: string, id: number, rest: Partial<Unit> = {}): Unit => ({
  ...{ id: id as UnitId, code: code as UnitCode, name, kind: "commune", parent: 9 as UnitId },
  ...rest,
});
const units = [
  unit("gt", "Huyện Giồng Trôm", 9, { kind: "district", parent: undefined as never }),
  unit("tan-hao", "Xã Tân Hào", 1, { validTo: "2025-06-30" as IsoDate }),
  unit("hung-le", "Xã Hưng Lễ", 2),
  unit("thi-tran", "Thị trấn Giồng Trôm", 3, { kind: "town" }),
  unit("tan-hao-moi", "Xã Tân Hào", 4, { validFrom: "2025-07-01" as IsoDate }),
];
const tree = unitTree(units);
const indicator = (code: string, name: string, id: number, rest: Partial<Indicator> = {}): Indicator => ({
  ...{ id: id as IndicatorId, code: code as IndicatorCode, name, nameEnglish: "", measure: "người", changeMeasure: "" },
  ...{ field: "", direction: "more", timing: "flow", rollup: "sum", decimals: 0, public: true, inReview: false },
  synonyms: [],
  ...rest,
});
const indicators = [
  indicator("ket-nap", "Kết nạp đảng viên", 1, { synonyms: ["Phát triển đảng"] }),
  indicator("ket-nap-nu", "Đảng viên nữ được kết nạp", 2, { partOf: 1 as IndicatorId }),
  indicator("viec-lam", "Giải quyết việc làm mới", 3),
  indicator("thu", "Thu ngân sách", 4, { measure: "triệu đồng", decimals: 2 }),
  indicator("ty-le", "Tỷ lệ hộ nghèo", 5, { measure: "%", numerator: 1 as IndicatorId, decimals: 2 }),
  indicator("nuoc-sach", "Hộ dùng nước sạch", 6, { measure: "%", rollup: "none", decimals: 2 }),
  indicator("ho-ngheo", "Hộ nghèo", 7, { timing: "stock" }),
];

type Given = string | number | undefined;
const cell = (value: Given): SheetCell | undefined =>
  value === undefined || value === ""
    ? undefined
    : typeof value === "number"
      ? { kind: "number", amount: String(value) }
      : { kind: "text", text: value };
const sheetOf = (rows: readonly (readonly Given[])[], merges: string[] = [], rest: Partial<Sheet> = {}): Sheet => ({
  ...{ name: "Biểu 1", hidden: false, hiddenRows: [], hiddenColumns: [] },
  merges: merges.map(mergeOf),
  rows: rows
    .map((cells, index) => ({ number: index + 1, cells: cells.map(cell) }))
    .filter(({ cells }) => cells.some(Boolean)),
  ...rest,
});
function mergeOf(range: string): Merge {
  const [, left = "A", top, right = "A", bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? [];
  return { top: Number(top), left: left.charCodeAt(0) - 64, bottom: Number(bottom), right: right.charCodeAt(0) - 64 };
}

const read = (sheet: Sheet, said: WideSaid = {}, kept?: Parameters<typeof readWide>[1]["kept"]) =>
  readWide(sheet, { tree, units, indicators, kept }, said);
/** "ket-nap 2023-Q1", with a mark where it is a guess. */
const columnsIn = (sheet: Sheet, said: WideSaid = {}) =>
  read(sheet, said).columns.map(
    ({ indicator: of, period, guesses }) =>
      `${of?.code ?? "?"} ${period ?? "?"}${guesses.length > 0 ? ` (${guesses.join(",")})` : ""}`,
  );
const valuesIn = (sheet: Sheet, said: WideSaid = {}) =>
  read(sheet, said).values.map(({ unit: of, indicator: what, period, amount }) => `${of} ${what} ${period} ${amount}`);
const asked = (sheet: Sheet, said: WideSaid = {}) =>
  read(sheet, said).questions.map(({ kind, where }) => `${kind} ${where}`);
const leftOut = (sheet: Sheet) => read(sheet).leftOut.map(({ kind, where }) => `${kind} ${where}`);

const body = (...amounts: Given[][]) => [
  ["Xã Tân Hào", ...(amounts[0] ?? [])],
  ["Xã Hưng Lễ", ...(amounts[1] ?? [])],
];

describe("heads", () => {
  test("joined over rows and columns, under a title and an office's letterhead", () => {
    const sheet = sheetOf(
      [
        ["ĐẢNG ỦY HUYỆN", "", "", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["KẾT QUẢ THỰC HIỆN NĂM 2023"],
        ["(Kèm theo Báo cáo số 12-BC/HU ngày 05/01/2024)"],
        [],
        ["TT", "Đơn vị", "Kết nạp đảng viên (người)", "", "Giải quyết việc làm mới"],
        ["", "", "Quý I", "Quý II", "Cả năm 2022"],
        ["A", "B", 1, 2, 3],
        [1, "Xã Tân Hào", 3, "-", "1.234"],
        [2, "HƯNG LỄ", 2, 4, 10],
        ["", "Tổng cộng", 5, 4, 1244],
        ["Ghi chú: số liệu ước"],
        ["", "", "", "Người lập biểu"],
      ],
      ["A2:E2", "A5:A6", "B5:B6", "C5:D5", "E5:E5"],
    );
    expect(columnsIn(sheet)).toEqual([
      "ket-nap 2023-Q1 (period_told)",
      "ket-nap 2023-Q2 (period_told)",
      "viec-lam 2022",
    ]);
    expect(valuesIn(sheet)).toEqual([
      "tan-hao ket-nap 2023-Q1 3",
      "tan-hao viec-lam 2022 1234",
      "hung-le ket-nap 2023-Q1 2",
      "hung-le ket-nap 2023-Q2 4",
      "hung-le viec-lam 2022 10",
    ]);
    expect(asked(sheet)).toEqual([]);
    expect(read(sheet).totals.map(({ stated, sum }) => [stated, sum])).toEqual([
      ["5", "5"],
      ["4", "4"],
      ["1244", "1244"],
    ]);
    expect(leftOut(sheet)).toEqual([
      "title Biểu 1!A1",
      "title Biểu 1!A2",
      "title Biểu 1!A3",
      "column_ordinal Biểu 1!A",
      "numbering Biểu 1!A7",
      "note Biểu 1!A11",
      "note Biểu 1!D12",
    ]);
  });

  test("not joined: the left one stands over its neighbours, as a guess", () => {
    expect(
      columnsIn(
        sheetOf([
          ["Xã", "Kết nạp đảng viên", "", "Giải quyết việc làm mới"],
          ["", "Quý I/2023", "Quý II/2023", ""],
          ...body([1, 2, 3], [1, 2, 3]),
        ]),
      ),
    ).toEqual(["ket-nap 2023-Q1", "ket-nap 2023-Q2 (head_spilt)", "viec-lam ?"]);
  });

  test("years across, as numbers; figures above the first unit are no heads", () => {
    const sheet = sheetOf(
      [
        ["Đơn vị", "Kết nạp đảng viên", ""],
        ["", 2022, 2023],
        ["Toàn huyện", 2000, 2012],
        ...body([1000, 2000], [1000, 12]),
      ],
      ["B1:C1"],
    );
    expect(columnsIn(sheet)).toEqual(["ket-nap 2022", "ket-nap 2023"]);
    expect(read(sheet).totals.every(({ differs }) => !differs)).toBe(true);
  });

  test.each([
    [["Kết nạp đảng viên 06 tháng đầu năm 2023"], "ket-nap 2023-H1"],
    [["Kết nạp đảng viên 6T/2023"], "ket-nap 2023-H1"],
    [["Kết nạp đảng viên", "9T 2023"], "ket-nap 2023-9M"],
    [["Kết nạp đảng viên quí II/2023"], "ket-nap 2023-Q2"],
    [["Kết nạp đảng viên", "Q.II", 2023], "ket-nap 2023-Q2"],
    [["Kết nạp đảng viên", "II/2023"], "ket-nap 2023-Q2"],
    [["Kết nạp đảng viên", "Tháng 03", "năm 2023"], "ket-nap 2023-03"],
    [["Kết nạp đảng viên", "T3/2023"], "ket-nap 2023-03"],
    [["Kết nạp đảng viên", "Ước TH năm 2025"], "ket-nap 2025"],
    [["Kết nạp đảng viên", "Năm 2023", "Quý I"], "ket-nap 2023-Q1"],
    [["Năm 2023", "Kết nạp đảng viên", "Quý I"], "ket-nap 2023-Q1"],
    [["Kết nạp đảng viên", "Lũy kế đến quý II/2023"], "ket-nap 2023-H1 (period_told)"],
    [["Hộ nghèo", "Lũy kế đến quý II/2023"], "ho-ngheo 2023-Q2 (period_told)"],
    [["Kết nạp đảng viên", "Quý I/2023", "Cùng kỳ năm trước"], "ket-nap 2022-Q1 (period_told)"],
    [["Cùng kỳ 2022 kết nạp đảng viên"], "ket-nap ?"],
    [["Tổng số hộ nghèo năm 2023"], "ho-ngheo 2023"],
    [["Kết nạp đảng viên", "Giai đoạn 2021 - 2025"], "ket-nap 2020/2025"],
    [["Kết nạp đảng viên", "Năm học 2022 - 2023"], "ket-nap ? (indicator_near)"],
    [["Phát triển Đảng quý I.2023"], "ket-nap 2023-Q1"],
    [["KET NAP DANG VIEN quy I/2023"], "ket-nap 2023-Q1"],
    [["Kết nạp đảng viên".normalize("NFD"), "quý I/2023".normalize("NFD")], "ket-nap 2023-Q1"],
    [["Kết nạp đảng viên mới quý I/2023"], "ket-nap 2023-Q1 (indicator_near)"],
    [["Quỹ I hoạt động 2023"], "? 2023"],
  ])("%j is %s", (parts: Given[], meant) => {
    const rows = parts.map((part, index) => [index === 0 ? "Xã" : "", part]);
    expect(columnsIn(sheetOf([...rows, ...body([1], [2])]))).toEqual([meant]);
  });

  test("the same period of another year is that of the column beside it, as a guess", () => {
    const rows = [["Xã", "Kết nạp đảng viên", ""], ["", "Quý I/2024", "Cùng kỳ 2023"], ...body([1, 2], [3, 4])];
    expect(columnsIn(sheetOf(rows, ["B1:C1"]))).toEqual(["ket-nap 2024-Q1", "ket-nap 2023-Q1 (period_told)"]);
  });

  test("plans, comparisons, remarks, computed shares and sums over periods are left out and named", () => {
    const sheet = sheetOf(
      [
        ["Xã", "Kết nạp đảng viên quý I/2023", "", "", "Tỷ lệ hộ nghèo năm 2023", "Ghi chú"],
        ["", "Kế hoạch", "Thực hiện", "% so KH", "", ""],
        ...body([5, 4, 80, 1.5, "tốt"], [5, 5, 100, 2.5, ""]),
      ],
      ["B1:D1"],
    );
    expect(columnsIn(sheet)).toEqual(["ket-nap 2023-Q1"]);
    expect(leftOut(sheet)).toEqual([
      "column_words Biểu 1!F",
      "column_plan Biểu 1!B",
      "column_comparison Biểu 1!D",
      "column_computed Biểu 1!E",
    ]);
    const quarters = sheetOf(
      [["Xã", "Kết nạp đảng viên", "", ""], ["", "Quý I/2023", "Quý II/2023", "Cộng"], ...body([1, 2, 3], [1, 2, 3])],
      ["B1:D1"],
    );
    expect(columnsIn(quarters)).toEqual(["ket-nap 2023-Q1", "ket-nap 2023-Q2"]);
    expect(leftOut(quarters)).toEqual(["column_total Biểu 1!D"]);
  });

  test("a whole and its part are two columns; what names no indicator is asked, never taken for the whole", () => {
    const heads = (part: string) =>
      sheetOf([["Xã", "Kết nạp đảng viên quý I/2023", ""], ["", "Tổng số", part], ...body([3, 1], [2, 1])], ["B1:C1"]);
    expect(columnsIn(heads("Trong đó: nữ"))).toEqual(["ket-nap 2023-Q1", "ket-nap-nu 2023-Q1 (indicator_part)"]);
    expect(columnsIn(heads("Đoàn viên ưu tú"))).toEqual(["ket-nap 2023-Q1", "? 2023-Q1"]);
    expect(asked(heads("Đoàn viên ưu tú"))).toEqual(["column_unknown Biểu 1!C"]);
  });

  test("money in another scale is brought into the indicator's, as a guess; too fine an amount is asked", () => {
    const sheet = sheetOf([["ĐVT: tỷ đồng"], ["Xã", "Thu ngân sách năm 2023"], ...body([1.25], [2])]);
    expect(columnsIn(sheet)).toEqual(["thu 2023 (measure_scaled)"]);
    expect(valuesIn(sheet)).toEqual(["tan-hao thu 2023 1250", "hung-le thu 2023 2000"]);
    const fine = sheetOf([["Xã", "Thu ngân sách năm 2023"], ...body([1.255], [2])]);
    expect(asked(fine)).toEqual(["amount_more_decimals Biểu 1!B2"]);
  });

  test("a year that nobody says is asked once for all columns", () => {
    const sheet = sheetOf([
      ["Xã", "Kết nạp đảng viên quý I", "Giải quyết việc làm mới quý I"],
      ...body([1, 2], [3, 4]),
    ]);
    expect(asked(sheet)).toEqual(["period_unknown Biểu 1!B, Biểu 1!C"]);
    expect(columnsIn(sheet, { file: "bao-cao-2024.xlsx" })).toEqual([
      "ket-nap 2024-Q1 (period_told)",
      "viec-lam 2024-Q1 (period_told)",
    ]);
    expect(columnsIn(sheet, { told: { year: 2024 } })).toEqual(["ket-nap 2024-Q1", "viec-lam 2024-Q1"]);
  });
});

describe("figures", () => {
  const jobs = (...texts: Given[]) =>
    sheetOf([["Xã", "Giải quyết việc làm mới quý I/2023"], ...body([texts[0]], [texts[1]])]);
  const money = (...texts: Given[]) => sheetOf([["Xã", "Thu ngân sách quý I/2023"], ...body([texts[0]], [texts[1]])]);
  const amounts = (sheet: Sheet, said: WideSaid = {}) => read(sheet, said).values.map(({ amount }) => amount);

  test("a count has no decimals, so that its marks part thousands in either format", () => {
    expect(amounts(jobs("1,234", "985"))).toEqual(["1234", "985"]);
    expect(amounts(jobs("7.950", "1,050"))).toEqual(["7950", "1050"]);
    expect(asked(jobs("12,5", 3))).toEqual(["amount_more_decimals Biểu 1!B2"]);
    expect(asked(jobs(1.5, 3))).toEqual(["amount_more_decimals Biểu 1!B2"]);
  });

  test("a column tells its format; its neighbours do where it cannot; else one question for the block", () => {
    const fine = [indicator("thu", "Thu ngân sách", 4, { measure: "triệu đồng", decimals: 3 })];
    const told = (sheet: Sheet, said: WideSaid = {}) => readWide(sheet, { tree, units, indicators: fine }, said);
    expect(told(money("1.234", "12,5")).values.map(({ amount }) => amount)).toEqual(["1234", "12.5"]);
    expect(told(money("1,234", "1,234.5")).values.map(({ amount }) => amount)).toEqual(["1234", "1234.5"]);
    const open = told(money("1.234", "5.678"));
    expect(open.questions.map(({ kind, text }) => [kind, text])).toEqual([["format_unknown", "1.234"]]);
    expect(open.values).toEqual([]);
    expect(told(money("1.234", "5.678"), { format: "en" }).values.map(({ amount }) => amount)).toEqual([
      "1.234",
      "5.678",
    ]);
  });

  test("a dash, a cross and an empty cell say nothing; a word, a share and a day are asked about", () => {
    expect(amounts(jobs("-", "x"))).toEqual([]);
    expect(amounts(jobs("12 người", 0))).toEqual(["12", "0"]);
    expect(asked(jobs("mười", 3))).toEqual(["amount_not_a_number Biểu 1!B2"]);
    expect(asked(jobs("95%", 3))).toEqual(["no_number Biểu 1!B2"]);
  });

  test("a stated sum that is wrong is told, above or below; shares are never added up", () => {
    const sheet = sheetOf([
      ["Xã", "Kết nạp đảng viên quý I/2023", "Hộ dùng nước sạch quý I/2023"],
      ["TỔNG SỐ", 12, 95],
      ...body([4, 96.5], [5, 93]),
      ["Cộng", 9, 95],
    ]);
    expect(read(sheet).totals.map(({ row, stated, sum, differs }) => [row, stated, sum, differs])).toEqual([
      [2, "12", "9", true],
      [5, "9", "9", false],
    ]);
  });

  test("the district's own row among its communes is their sum, and groups have sums of their own", () => {
    const sheet = sheetOf([
      ["Đơn vị", "Kết nạp đảng viên quý I/2023"],
      ["Huyện Giồng Trôm", 9],
      ["Cụm 1", 4],
      ["Xã Tân Hào", 4],
      ["Cụm 2", 6],
      ["Xã Hưng Lễ", 5],
    ]);
    expect(valuesIn(sheet)).toEqual(["tan-hao ket-nap 2023-Q1 4", "hung-le ket-nap 2023-Q1 5"]);
    expect(read(sheet).totals.map(({ stated, sum }) => `${stated}/${sum}`)).toEqual(["9/9", "4/4", "6/5"]);
  });
});

describe("units", () => {
  const named = (name: string, period = "quý I/2023") => {
    const { rows, values, questions } = read(
      sheetOf([
        ["Đơn vị", `Kết nạp đảng viên ${period}`],
        ["Xã Hưng Lễ", 1],
        [name, 2],
      ]),
    );
    return [values[1]?.unit, rows[1]?.guesses.join(), questions.map(({ kind }) => kind).join()]
      .filter(Boolean)
      .join(" ");
  };
  test.each([
    ["TÂN HÀO", "tan-hao"],
    ["X. Tân Hào", "tan-hao"],
    ["2. X.Tân Hào", "tan-hao"],
    ["xa tan hao", "tan-hao"],
    ["Xã Tân Hào".normalize("NFD"), "tan-hao"],
    ["UBND xã Tân Hào", "tan-hao unit_near"],
    ["Tân Hao", "tan-hao unit_near"],
    ["TT. Giồng Trôm", "thi-tran"],
    ["TT Giồng Trôm", "thi-tran"],
    ["Giồng Trôm", "thi-tran unit_of_level"],
    ["Xã Bình Hòa", "row_unknown"],
  ])("%s is %s", (name, code) => {
    expect(named(name)).toBe(code);
  });

  test("of two units of one name the one of the period is meant, told apart in brackets too", () => {
    expect(named("Xã Tân Hào", "quý II/2025")).toBe("tan-hao");
    expect(named("Xã Tân Hào", "quý III/2025")).toBe("tan-hao-moi");
    expect(named("Xã Tân Hào (đến 30/6/2025)", "quý II/2025")).toBe("tan-hao");
    expect(named("Xã Tân Hào (cũ)", "quý III/2025")).toBe("unit_ended");
    const across = sheetOf(
      [
        ["Xã", "Kết nạp đảng viên", ""],
        ["", 2024, 2026],
        ["Xã Tân Hào", 1, 2],
      ],
      ["B1:C1"],
    );
    expect(valuesIn(across)).toEqual(["tan-hao ket-nap 2024 1", "tan-hao-moi ket-nap 2026 2"]);
  });

  test("units by their codes, kept as numbers that show their zeros", () => {
    const coded = [unit("00004", "Xã Không", 5), unit("00007", "Xã Có", 6)];
    const rows = [
      ["Mã xã", "Kết nạp đảng viên quý I/2023"],
      ["", 4],
      ["", 7],
    ];
    const sheet = sheetOf(rows);
    const numbers = sheet.rows.map((row, index) =>
      index === 0
        ? row
        : {
            ...row,
            cells: [
              { kind: "number" as const, amount: String(index * 3 + 1), code: `0000${index * 3 + 1}` },
              row.cells[1],
            ],
          },
    );
    const reading = readWide({ ...sheet, rows: numbers }, { tree: unitTree(coded), units: coded, indicators });
    expect(reading.values.map(({ unit: of, amount }) => [of, amount])).toEqual([
      ["00004", "4"],
      ["00007", "7"],
    ]);
  });

  test("a unit that stands in two rows is asked about", () => {
    const sheet = sheetOf([
      ["Xã", "Kết nạp đảng viên quý I/2023"],
      ["Xã Hưng Lễ", 1],
      ["Hưng Lễ", 2],
    ]);
    expect(asked(sheet)).toEqual(["row_twice Biểu 1!3"]);
  });
});

test("hidden rows, columns and sheets are left out and named; the first sheet that people see is read", () => {
  const hidden = sheetOf([["Xã", "Kết nạp đảng viên năm 2022"], ...body([91], [92])], [], {
    name: "Nháp cũ",
    hidden: true,
  });
  const seen = sheetOf(
    [["Xã", "Nháp", "Kết nạp đảng viên năm 2022"], ...body([1, 11], [2, 12]), ["Xã Tân Hào", 9, 99]],
    [],
    { hiddenRows: [4], hiddenColumns: [2] },
  );
  const cover = sheetOf([["BÌA BÁO CÁO"]], [], { name: "Bìa" });
  expect(likelySheet([hidden, cover, seen], units)).toBe(seen);
  expect(sheetsLeftOut([hidden, cover, seen], seen).map(({ kind, where }) => `${kind} ${where}`)).toEqual([
    "hidden_sheet Nháp cũ",
    "other_sheet Bìa",
  ]);
  expect(valuesIn(seen)).toEqual(["tan-hao ket-nap 2022 11", "hung-le ket-nap 2022 12"]);
  expect(leftOut(seen)).toEqual(["hidden_row Biểu 1!A4", "hidden_column Biểu 1!B"]);
});

property.prop([
  fc.array(fc.array(fc.option(fc.oneof(fc.string(), fc.integer()), { nil: undefined }), { maxLength: 8 }), {
    maxLength: 12,
  }),
])("any sheet is read somehow, and nothing is thrown", (rows) => {
  const reading = read(sheetOf(rows));
  expect(reading.columns.length).toBeLessThanOrEqual(8);
});

describe("tables that are not one of units down", () => {
  const valuesOf = (sheet: Sheet, said: WideSaid = {}) =>
    read(sheet, said).values.map(({ unit, indicator, period, amount }) => `${unit} ${indicator} ${period} ${amount}`);
  const kinds = (sheet: Sheet, said: WideSaid = {}) =>
    read(sheet, said).questions.map(({ kind, where }) => [kind, where]);

  test("figures beside another column of units are those units', and are read apart", () => {
    // Ranked: each pair of columns has an order of its own.
    const ranked = sheetOf([
      ["Mã xã", "Xã", "Kết nạp đảng viên năm 2023", "Xã", "Hộ nghèo năm 2023"],
      [101, "Xã Hưng Lễ", 9, "Thị trấn Giồng Trôm", 70],
      [102, "Thị trấn Giồng Trôm", 5, "Xã Hưng Lễ", 40],
      [103, "Xã Tân Hào", 2, "Xã Tân Hào", 30],
    ]);
    expect(valuesOf(ranked)).toEqual(["hung-le ket-nap 2023 9", "thi-tran ket-nap 2023 5", "tan-hao ket-nap 2023 2"]);
    const asked = read(ranked);
    expect(asked.questions.map(({ kind, where }) => [kind, where])).toEqual([["other_units", "Biểu 1!D"]]);
    expect(asked.leftOut.map(({ kind, where }) => [kind, where])).toContainEqual(["column_ordinal", "Biểu 1!A"]);
  });

  test("other columns of units are asked about; chosen as the column of units, theirs are read", () => {
    const ranked = sheetOf([
      ["Xã", "Kết nạp đảng viên năm 2023", "Xã", "Hộ nghèo năm 2023"],
      ["Xã Hưng Lễ", 9, "Xã Tân Hào", 70],
      ["Xã Tân Hào", 2, "Xã Hưng Lễ", 30],
    ]);
    expect(valuesOf(ranked)).toEqual(["hung-le ket-nap 2023 9", "tan-hao ket-nap 2023 2"]);
    expect(kinds(ranked)).toEqual([["other_units", "Biểu 1!C"]]);
    const others = { layout: { unitColumn: 3 } };
    expect(valuesOf(ranked, others)).toEqual(["tan-hao ho-ngheo 2023 70", "hung-le ho-ngheo 2023 30"]);
  });

  test("a second table below, with heads of its own, is named and read where its first row is given", () => {
    const two = sheetOf([
      ["Xã", "Kết nạp đảng viên năm 2023"],
      ["Xã Hưng Lễ", 9],
      ["Xã Tân Hào", 2],
      [],
      ["Biểu 2"],
      ["Xã", "Hộ nghèo năm 2023"],
      ["Xã Hưng Lễ", 30],
      ["Xã Tân Hào", 70],
    ]);
    expect(valuesOf(two)).toEqual(["hung-le ket-nap 2023 9", "tan-hao ket-nap 2023 2"]);
    expect(kinds(two)).toEqual([["other_table", "Biểu 1!A6"]]);
    expect(valuesOf(two, { layout: { firstRow: 7 } })).toEqual([
      "hung-le ho-ngheo 2023 30",
      "tan-hao ho-ngheo 2023 70",
    ]);
  });

  test("units across and indicators down are turned; what is told of them names the cells that people see", () => {
    const across = sheetOf([
      ["BIỂU TỔNG HỢP NĂM 2023"],
      ["STT", "Chỉ tiêu", "ĐVT", "Tổng số", "Xã Hưng Lễ", "Thị trấn Giồng Trôm"],
      ["I", "Xây dựng Đảng"],
      [1, "Kết nạp đảng viên", "người", 11, 4, 7],
      ["", "- Trong đó: nữ", "người", 5, 2, 3],
      [2, "Thu ngân sách", "tỷ đồng", 3, 1, "chưa có"],
    ]);
    const turned = unitsDown(across, units);
    const found = readWide(turned, { tree, units, indicators });
    expect(
      found.values.map(({ unit, indicator, period, amount }) => `${unit} ${indicator} ${period} ${amount}`),
    ).toEqual([
      "hung-le ket-nap 2023 4",
      "hung-le ket-nap-nu 2023 2",
      "hung-le thu 2023 1000",
      "thi-tran ket-nap 2023 7",
      "thi-tran ket-nap-nu 2023 3",
    ]);
    expect(found.totals.map(({ stated, differs }) => [stated, differs])).toEqual([
      ["11", false],
      ["5", false],
      ["3000", true],
    ]);
    expect(found.questions.map(({ kind, where }) => [kind, where])).toEqual([["amount_not_a_number", "Biểu 1!F6"]]);
    expect(unitsDown(turned, units)).toBe(turned);
  });

  test("several columns to each unit, alike under each, are turned too; where they differ nothing is turned", () => {
    const rows = [
      ["Chỉ tiêu", "Xã Hưng Lễ", "", "Thị trấn Giồng Trôm", ""],
      ["", "Năm 2022", "Năm 2023", "Năm 2022", "Năm 2023"],
      ["Kết nạp đảng viên", 4, 5, 6, 7],
    ];
    const sheet = sheetOf(rows, ["B1:C1", "D1:E1"]);
    expect(
      readWide(unitsDown(sheet, units), { tree, units, indicators }).values.map(
        ({ unit, period, amount }) => `${unit} ${period} ${amount}`,
      ),
    ).toEqual(["hung-le 2022 4", "hung-le 2023 5", "thi-tran 2022 6", "thi-tran 2023 7"]);
    const uneven = sheetOf(
      [rows[0] ?? [], ["", "Năm 2022", "Năm 2023", "Năm 2021", "Năm 2023"], rows[2] ?? []],
      ["B1:C1", "D1:E1"],
    );
    expect(unitsDown(uneven, units)).toBe(uneven);
  });

  test("ranks and rates of change are no figures of what they are of", () => {
    const ranks = sheetOf(
      [
        ["Xã", "Thứ hạng", "", "Hộ nghèo năm 2023", ""],
        ["", "Hộ nghèo", "Kết nạp đảng viên", "Trong kỳ", "tăng (%)"],
        ["Xã Hưng Lễ", 1, 2, 40, 5],
        ["Thị trấn Giồng Trôm", 2, 1, 60, 7],
      ],
      ["B1:C1", "D1:E1", "A1:A2"],
    );
    expect(valuesOf(ranks)).toEqual(["hung-le ho-ngheo 2023 40", "thi-tran ho-ngheo 2023 60"]);
  });
});
