import { z } from "zod";
import { code, day, list, oneOf, text, wholeNumber, yesNo } from "../definitions/cells.ts";
import { cycles, doubledRows, faultAt, unknownReferences } from "../definitions/checks.ts";
import type { Table } from "../definitions/table.ts";
import { codesIn, type Formula, isFormulaFault, parseFormula } from "../indicators/formula.ts";
import type { Fault } from "../server/error.ts";
import type { Known } from "./known.ts";

const schema = z.object({
  code,
  name: text,
  name_en: text.default(""),
  measure: text.default(""),
  change_measure: text.default(""),
  field: text.default(""),
  direction: oneOf(["more", "less", "neutral"]).default("neutral"),
  timing: oneOf(["flow", "stock", "ratio", "peak"]),
  rollup: oneOf(["sum", "ratio", "max", "none"]).optional(),
  formula: text.optional(),
  numerator: code.optional(),
  denominator: code.optional(),
  decimals: wholeNumber(0, 6).optional(),
  owner: code.optional(),
  part_of: code.optional(),
  public: yesNo(true),
  in_review: yesNo(false),
  synonyms: list(text).default([]),
  closed: day.optional(),
});
export type IndicatorRow = z.infer<typeof schema>;
export const indicatorsSheet = { file: "indicators.csv", schema };

/** The roll-up of a timing where none is given. */
export const usualRollup = { flow: "sum", stock: "sum", ratio: "ratio", peak: "max" } as const;

/** Computed from others, so that nobody enters it. */
export function isComputed(indicator: Pick<IndicatorRow, "formula" | "numerator" | "denominator">): boolean {
  return indicator.formula !== undefined || indicator.numerator !== undefined || indicator.denominator !== undefined;
}

/** What an indicator is computed from. */
export function partsOf(indicator: Pick<IndicatorRow, "formula" | "numerator" | "denominator">): string[] {
  const formula = indicator.formula === undefined ? undefined : parseFormula(indicator.formula);
  const ofFormula = formula === undefined || isFormulaFault(formula) ? [] : codesIn(formula);
  return [...ofFormula, ...[indicator.numerator, indicator.denominator].filter((part) => part !== undefined)];
}

export function checkIndicators(indicators: Table<IndicatorRow>, known: Known): Fault[] {
  return [
    ...doubledRows(indicators, "code"),
    ...unknownReferences(indicators, "owner", "cell_unit_unknown", known.units),
    ...unknownReferences(indicators, "numerator", "cell_indicator_unknown", known.indicators),
    ...unknownReferences(indicators, "denominator", "cell_indicator_unknown", known.indicators),
    ...unknownReferences(indicators, "part_of", "cell_indicator_unknown", known.indicators),
    ...indicators.rows.flatMap((row) => [
      ...ratioFaults(indicators.file, row),
      ...formulaFaults(indicators.file, row, known),
    ]),
    ...cycles(indicators, "part_of", (each) => known.indicators.get(each)?.part_of),
    ...cycles(indicators, "formula", (each) => partsOf(known.indicators.get(each) ?? {})),
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

function formulaFaults(file: string, row: IndicatorRow & { row: number }, known: Known): Fault[] {
  if (row.formula === undefined) return [];
  const formula = parseFormula(row.formula);
  if (isFormulaFault(formula))
    return [faultAt(file, row, "formula", formula.fault, { position: formula.position, found: formula.found })];
  return unknownCodes(formula, known).map((text) => faultAt(file, row, "formula", "cell_indicator_unknown", { text }));
}

function unknownCodes(formula: Formula, known: Known): string[] {
  return codesIn(formula).filter((each) => !known.indicators.has(each));
}
