/** In which format an annex writes its numbers: its cells are a block whose texts have words around their numbers. */
import type { Language } from "../../prose/text.ts";
import { isCountedWhole } from "../../words/measure.ts";
import { formatTold, readingsOf } from "../../words/numberBlock.ts";

export type AnnexNumbers = {
  /** Undefined where nothing tells: Vietnamese is usual. */
  format: Language | undefined;
  /** A number of the cell could be either, and nobody knows. */
  isOpen: (cell: string, measure: string) => boolean;
};

/** Numbers as they stand in phrases, days left out. */
function numbersIn(cell: string): string[] {
  return cell.replace(/\d{1,2}\.\d{1,2}\.\d{4}/g, " ").match(/\d[\d.,]*\d|\d/g) ?? [];
}

/** Read in two ways, as two amounts. */
function isEither(number: string): boolean {
  const [one, other] = readingsOf(number, {});
  return one !== undefined && other !== undefined && !one.amount.equals(other.amount);
}

export function numbersOf(rows: readonly { demand: string; prior: string }[]): AnnexNumbers {
  const numbers = rows.flatMap(({ demand, prior }) => [demand, prior]).flatMap(numbersIn);
  const told = new Set(numbers.flatMap(formatTold));
  const isVietnamese = told.has("vi");
  const hasCommas = numbers.some(
    (number) => /,\d{3}(?!\d)/.test(number) && (isEither(number) || formatTold(number)[0] === "en"),
  );
  // A decimal point alone tells nothing: people type it in Vietnamese tables too.
  const isEnglish = !isVietnamese && told.has("en") && hasCommas;
  const format = isVietnamese ? "vi" : isEnglish ? "en" : undefined;
  return {
    format,
    isOpen: (cell, measure) => {
      const open = numbersIn(cell).find(isEither);
      if (open === undefined || isEnglish || isCountedWhole(measure)) return false;
      // Where nothing tells, 1.250 is twelve hundred and fifty as ever; 1,250 is what an English Excel leaves, or 1¼.
      return open.includes(",") || (told.has("en") && !isVietnamese);
    },
  };
}
