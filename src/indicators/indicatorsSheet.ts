/** What is measured, an indicator a row. */
import { list, oneOf, text, wholeNumber, yesNo } from "../definitions/cells.ts";
import { cycles, faultAt } from "../definitions/checks.ts";
import { closedByActColumn, codeColumn, column, nameColumn, referenceIfAny, words } from "../definitions/columns.ts";
import type { Known } from "../definitions/known.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import { codesIn, type Formula, isFormulaFault, parseFormula } from "./formula.ts";
import { isPercentage } from "./measure.ts";
import { timingNames } from "./texts.ts";

const columns = {
  code: codeColumn,
  name: nameColumn,
  name_en: words("Tên tiếng Anh", "English name", { input: { isSeldom: true } }),
  measure: words("Đơn vị tính", "Measure", {
    hint: { vi: "Ví dụ: đảng viên, triệu đồng, %.", en: "For example: members, million đồng, %." },
  }),
  change_measure: words("Danh từ của phần tăng, giảm", "Noun of a difference", {
    hint: {
      vi: "“giảm 05 trường hợp”: trường hợp. Để trống thì lấy đơn vị tính.",
      en: "“five cases fewer”: cases. Left empty, it is the measure.",
    },
    input: { isSeldom: true },
  }),
  field: words("Lĩnh vực", "Field", {
    meaning:
      "quyết định mục trong báo cáo: `xay-dung-dang`, `kinh-te`, `van-hoa-xa-hoi`, `quoc-phong-an-ninh` hoặc tên khác",
    input: { kind: "field" },
  }),
  direction: column(oneOf(["more", "less", "neutral"]).default("neutral"), "Tăng hay giảm là tốt", "Direction", {
    choices: {
      more: { vi: "tăng là tốt", en: "more is better" },
      less: { vi: "giảm là tốt", en: "less is better" },
      neutral: { vi: "không xét", en: "neither" },
    },
    input: { usual: "more" },
  }),
  timing: column(oneOf(["flow", "stock", "ratio", "peak"]), "Cách tính theo thời gian", "Over time", {
    choices: timingNames,
    input: { usual: "flow" },
  }),
  rollup: column(oneOf(["sum", "ratio", "max", "none"]).optional(), "Tổng hợp từ đơn vị dưới", "From the units below", {
    hint: {
      vi: "Số phần trăm không cộng được: chọn tỷ lệ của hai tổng (có tử số, mẫu số), lấy số cao nhất hoặc không tổng hợp.",
      en: "Percentages cannot be added up: choose the ratio of two sums (with its parts), the highest, or none.",
    },
    choices: {
      "": { vi: "theo cách thường dùng", en: "in the usual way" },
      sum: { vi: "cộng lại", en: "added up" },
      max: { vi: "lấy số cao nhất", en: "the highest" },
      ratio: { vi: "tỷ lệ của các tổng", en: "the ratio of sums" },
      none: { vi: "không tổng hợp", en: "not at all" },
    },
  }),
  formula: column(text.optional(), "Công thức", "Formula", {
    hint: {
      vi: "Mã chỉ số trong ngoặc vuông: [viec-lam] - [viec-lam-nu].",
      en: "Codes of indicators in square brackets: [viec-lam] - [viec-lam-nu].",
    },
    meaning: "mã trong ngoặc vuông, `[viec-lam] - [viec-lam-nu]`, có `+ - * / ( )`; tính sau khi tổng hợp",
    input: { isSeldom: true },
  }),
  numerator: referenceIfAny("indicators", "Tử số", "Numerator", {
    hint: { vi: "Chỉ cho tỷ lệ.", en: "For ratios only." },
    meaning: "chỉ cho tỷ lệ; đơn vị tính `%` thì nhân 100, và chỉ tiêu ghi như hiển thị: `93.8`",
    input: { isSeldom: true },
  }),
  denominator: referenceIfAny("indicators", "Mẫu số", "Denominator", { input: { isSeldom: true } }),
  decimals: column(wholeNumber(0, 6).optional(), "Số chữ số thập phân", "Decimals", {
    meaning: "trống: 0, tỷ lệ 2",
    input: { isSeldom: true },
  }),
  owner: referenceIfAny("units", "Cơ quan chủ quản số liệu", "Owner", {
    hint: {
      vi: "Cơ quan duy nhất nhập số này. Để trống thì các đơn vị tự báo cáo.",
      en: "The one agency that enters it. Left empty, the units report it themselves.",
    },
    meaning: "cơ quan duy nhất nhập số này, về đơn vị mà số ấy nói tới; trống: các đơn vị tự báo cáo",
  }),
  part_of: referenceIfAny("indicators", "Là một phần của", "Part of", {
    isUnder: true,
    hint: { vi: "“Trong đó: nữ” không vượt được số chung.", en: "“Of whom women” cannot exceed the whole." },
    input: { isSeldom: true },
  }),
  public: column(yesNo(false), "Công khai trên cổng", "Shown on the portal", { input: { usual: "no" } }),
  in_review: column(yesNo(false), "Luôn nêu trong báo cáo sơ kết", "Always told in reviews", {
    meaning: "dù không có chỉ tiêu",
    input: { usual: "no", isSeldom: true },
  }),
  synonyms: column(list(text).default([]), "Cách gọi khác", "Other names", {
    hint: { vi: "Cách nhau bằng dấu |.", en: "Separated by |." },
    meaning: "để tìm kiếm và đọc văn bản",
    input: { isSeldom: true },
  }),
  closed: closedByActColumn,
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
      ...percentageFaults(indicators.file, row),
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

/** Percentages are never added up: what is no ratio of two sums has no roll-up until somebody says which. */
function percentageFaults(file: string, row: IndicatorRow & { row: number }): Fault[] {
  if (!isPercentage(row.measure) || isComputed(row) || (row.timing !== "flow" && row.timing !== "stock")) return [];
  if (row.rollup === undefined) return [faultAt(file, row, "rollup", "percentage_without_rollup")];
  return row.rollup === "sum" ? [faultAt(file, row, "rollup", "percentage_added_up")] : [];
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
