/** What is measured, an indicator a row. */
import { code, day, list, oneOf, text, wholeNumber, yesNo } from "../definitions/cells.ts";
import { cycles, faultAt } from "../definitions/checks.ts";
import type { Known } from "../definitions/known.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import { codesIn, type Formula, isFormulaFault, parseFormula } from "./formula.ts";
import { timingNames } from "./texts.ts";

const columns = {
  code: { cell: code, name: { vi: "Mã", en: "Code" }, input: { isFixed: true } },
  name: { cell: text, name: { vi: "Tên", en: "Name" } },
  name_en: { cell: text.default(""), name: { vi: "Tên tiếng Anh", en: "English name" }, input: { isSeldom: true } },
  measure: {
    cell: text.default(""),
    name: { vi: "Đơn vị tính", en: "Measure" },
    hint: { vi: "Ví dụ: đảng viên, triệu đồng, %.", en: "For example: members, million đồng, %." },
  },
  change_measure: {
    cell: text.default(""),
    name: { vi: "Danh từ của phần tăng, giảm", en: "Noun of a difference" },
    hint: {
      vi: "“giảm 05 trường hợp”: trường hợp. Để trống thì lấy đơn vị tính.",
      en: "“five cases fewer”: cases. Left empty, it is the measure.",
    },
    input: { isSeldom: true },
  },
  field: {
    cell: text.default(""),
    name: { vi: "Lĩnh vực", en: "Field" },
    meaning:
      "quyết định mục trong báo cáo: `xay-dung-dang`, `kinh-te`, `van-hoa-xa-hoi`, `quoc-phong-an-ninh` hoặc tên khác",
    input: { kind: "field" },
  },
  direction: {
    cell: oneOf(["more", "less", "neutral"]).default("neutral"),
    name: { vi: "Tăng hay giảm là tốt", en: "Direction" },
    choices: {
      more: { vi: "tăng là tốt", en: "more is better" },
      less: { vi: "giảm là tốt", en: "less is better" },
      neutral: { vi: "không xét", en: "neither" },
    },
    input: { usual: "more" },
  },
  timing: {
    cell: oneOf(["flow", "stock", "ratio", "peak"]),
    name: { vi: "Cách tính theo thời gian", en: "Over time" },
    choices: timingNames,
    input: { usual: "flow" },
  },
  rollup: {
    cell: oneOf(["sum", "ratio", "max", "none"]).optional(),
    name: { vi: "Tổng hợp từ đơn vị dưới", en: "From the units below" },
    choices: {
      "": { vi: "theo cách thường dùng", en: "in the usual way" },
      sum: { vi: "cộng lại", en: "added up" },
      max: { vi: "lấy số cao nhất", en: "the highest" },
      ratio: { vi: "tỷ lệ của các tổng", en: "the ratio of sums" },
      none: { vi: "không tổng hợp", en: "not at all" },
    },
  },
  formula: {
    cell: text.optional(),
    name: { vi: "Công thức", en: "Formula" },
    hint: {
      vi: "Mã chỉ số trong ngoặc vuông: [viec-lam] - [viec-lam-nu].",
      en: "Codes of indicators in square brackets: [viec-lam] - [viec-lam-nu].",
    },
    meaning: "mã trong ngoặc vuông, `[viec-lam] - [viec-lam-nu]`, có `+ - * / ( )`; tính sau khi tổng hợp",
    input: { isSeldom: true },
  },
  numerator: {
    cell: code.optional(),
    refersTo: "indicators",
    name: { vi: "Tử số", en: "Numerator" },
    hint: { vi: "Chỉ cho tỷ lệ.", en: "For ratios only." },
    meaning: "chỉ cho tỷ lệ; đơn vị tính `%` thì nhân 100, và chỉ tiêu ghi như hiển thị: `93.8`",
    input: { isSeldom: true },
  },
  denominator: {
    cell: code.optional(),
    refersTo: "indicators",
    name: { vi: "Mẫu số", en: "Denominator" },
    input: { isSeldom: true },
  },
  decimals: {
    cell: wholeNumber(0, 6).optional(),
    name: { vi: "Số chữ số thập phân", en: "Decimals" },
    meaning: "trống: 0, tỷ lệ 2",
    input: { isSeldom: true },
  },
  owner: {
    cell: code.optional(),
    refersTo: "units",
    name: { vi: "Cơ quan chủ quản số liệu", en: "Owner" },
    hint: {
      vi: "Cơ quan duy nhất nhập số này. Để trống thì các đơn vị tự báo cáo.",
      en: "The one agency that enters it. Left empty, the units report it themselves.",
    },
    meaning: "cơ quan duy nhất nhập số này, về đơn vị mà số ấy nói tới; trống: các đơn vị tự báo cáo",
  },
  part_of: {
    cell: code.optional(),
    refersTo: "indicators",
    isUnder: true,
    name: { vi: "Là một phần của", en: "Part of" },
    hint: { vi: "“Trong đó: nữ” không vượt được số chung.", en: "“Of whom women” cannot exceed the whole." },
    input: { isSeldom: true },
  },
  public: {
    cell: yesNo(true),
    name: { vi: "Công khai trên cổng", en: "Shown on the portal" },
    input: { usual: "yes" },
  },
  in_review: {
    cell: yesNo(false),
    name: { vi: "Luôn nêu trong báo cáo sơ kết", en: "Always told in reviews" },
    meaning: "dù không có chỉ tiêu",
    input: { usual: "no", isSeldom: true },
  },
  synonyms: {
    cell: list(text).default([]),
    name: { vi: "Cách gọi khác", en: "Other names" },
    hint: { vi: "Cách nhau bằng dấu |.", en: "Separated by |." },
    meaning: "để tìm kiếm và đọc văn bản",
    input: { isSeldom: true },
  },
  closed: {
    cell: day.optional(),
    column: "closed_on",
    isKept: true,
    name: { vi: "Ngày cuối cùng", en: "Last day" },
    meaning: "còn dùng đến hết ngày này",
    input: { isHidden: true },
  },
} satisfies Columns;
export type IndicatorRow = RowOf<typeof columns>;

export const indicatorsSheet = sheet({
  name: "indicators",
  title: { vi: "Chỉ số", en: "Indicators" },
  table: "indicator",
  columns,
  key: ["code"],
  isNeeded: true,
  complete: (row) => ({
    ...row,
    rollup: row.rollup ?? usualRollup[row.timing],
    decimals: row.decimals ?? (row.timing === "ratio" ? 2 : 0),
  }),
  check: checkIndicators,
});

/** The roll-up of a timing where none is given. */
const usualRollup = { flow: "sum", stock: "sum", ratio: "ratio", peak: "max" } as const;

/** Computed from others, so that nobody enters it. */
export function isComputed(indicator: Pick<IndicatorRow, "formula" | "numerator" | "denominator">): boolean {
  return indicator.formula !== undefined || indicator.numerator !== undefined || indicator.denominator !== undefined;
}

/** What an indicator is computed from. */
export function partsOf(indicator: Partial<Pick<IndicatorRow, "formula" | "numerator" | "denominator">>): string[] {
  const formula = indicator.formula === undefined ? undefined : parseFormula(indicator.formula);
  const ofFormula = formula === undefined || isFormulaFault(formula) ? [] : codesIn(formula);
  return [...ofFormula, ...[indicator.numerator, indicator.denominator].filter((part) => part !== undefined)];
}

function checkIndicators(indicators: Table<IndicatorRow>, known: Known): Fault[] {
  const all = known.of(indicatorsSheet);
  return [
    ...indicators.rows.flatMap((row) => [
      ...ratioFaults(indicators.file, row),
      ...formulaFaults(indicators.file, row, all),
    ]),
    ...cycles(indicators, "formula", (each) => partsOf(all.get(each) ?? {})),
  ];
}

function ratioFaults(file: string, row: IndicatorRow & { row: number }): Fault[] {
  const hasParts = row.numerator !== undefined && row.denominator !== undefined;
  const hasPart = row.numerator !== undefined || row.denominator !== undefined;
  if (row.timing === "ratio" && !hasParts)
    return [faultAt(file, row, row.numerator === undefined ? "numerator" : "denominator", "ratio_without_parts")];
  if (row.timing !== "ratio" && hasPart) return [faultAt(file, row, "timing", "parts_without_ratio")];
  if (row.timing !== "ratio" && row.rollup === "ratio") return [faultAt(file, row, "rollup", "rollup_only_for_ratio")];
  if (row.formula !== undefined && hasPart) return [faultAt(file, row, "formula", "formula_and_ratio")];
  return [];
}

function formulaFaults(
  file: string,
  row: IndicatorRow & { row: number },
  known: ReadonlyMap<string, unknown>,
): Fault[] {
  if (row.formula === undefined) return [];
  const formula = parseFormula(row.formula);
  if (isFormulaFault(formula))
    return [faultAt(file, row, "formula", formula.fault, { position: formula.position, found: formula.found })];
  return unknownCodes(formula, known).map((text) => faultAt(file, row, "formula", "cell_indicator_unknown", { text }));
}

function unknownCodes(formula: Formula, known: ReadonlyMap<string, unknown>): string[] {
  return codesIn(formula).filter((each) => !known.has(each));
}
