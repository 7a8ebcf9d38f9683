/** In which format an annex writes its numbers, as its columns tell together. */
import type { Language } from "../../prose/text.ts";
import { isCountedWhole } from "../../words/measure.ts";

export type AnnexNumbers = {
  /** Undefined where nothing tells: Vietnamese is usual. */
  format: Language | undefined;
  /** A number of the cell could be either, and nobody knows. */
  isOpen: (cell: string, measure: string) => boolean;
};

/** Only English: 1,985.5 and 1,234,567. */
const english = /\d,\d{3}\.\d|\d(?:,\d{3}){2}(?!\d)/;
const vietnamese = /\d\.\d{3},\d|\d(?:\.\d{3}){2}(?!\d)|(?<![\d.,])(?:\d+,\d{1,2}|0,\d+)(?![\d,]|\.\d)/;
/** A decimal point, which people type in Vietnamese tables too. */
const pointed = /(?<![\d.,])(?:\d+\.\d{1,2}|0\.\d+)(?![\d./]|,\d)/;
/** One separator before three digits, which is a thousand in one format and a decimal in the other. */
const grouped = /(?<![\d.,])[1-9]\d{0,2}([.,])\d{3}(?![\d.,]*\d)/;

export function numbersOf(rows: readonly { demand: string; prior: string }[]): AnnexNumbers {
  const cells = rows
    .flatMap(({ demand, prior }) => [demand, prior])
    .filter((cell) => !/\d{1,2}\.\d{1,2}\.\d{4}/.test(cell));
  const some = (shape: RegExp) => cells.some((cell) => shape.test(cell));
  const isVietnamese = some(vietnamese);
  const isPointed = some(pointed);
  const hasCommas = cells.some((cell) => grouped.exec(cell)?.[1] === ",");
  const isEnglish = !isVietnamese && (some(english) || (isPointed && hasCommas));
  const format = isVietnamese ? "vi" : isEnglish ? "en" : undefined;
  return {
    format,
    isOpen: (cell, measure) => {
      const mark = grouped.exec(cell)?.[1];
      if (mark === undefined || isEnglish || isCountedWhole(measure)) return false;
      // Where nothing tells, 1.250 is twelve hundred and fifty as ever; 1,250 is what an English Excel leaves, or 1¼.
      return mark === "," || (isPointed && !isVietnamese);
    },
  };
}
