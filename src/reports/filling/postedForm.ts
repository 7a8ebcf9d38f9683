/** What a posted form holds: amounts as people type them, read into cells; what cannot be read keeps its text. */

import { type Cell, type Heading, headings, type Narrative, typedOver } from "../../ledger/report.ts";
import type { Language } from "../../prose/text.ts";
import { isAmountFault, parseAmount } from "../../words/number.ts";
import { type FormToFill, ownAmount } from "./form.ts";

/** Names of the inputs of a line: the amount, its note, whether it is an estimate. */
export const inputOf = {
  amount: (position: number) => `v${position}`,
  note: (position: number) => `n${position}`,
  estimated: (position: number) => `e${position}`,
  words: (heading: Heading) => `w-${heading}`,
};

export type TypedFault = { readonly position: number; readonly code: string; readonly text: string };
export type Typed = {
  readonly cells: ReadonlyMap<number, Cell>;
  readonly narrative: Narrative;
  readonly faults: readonly TypedFault[];
};

const LONGEST_NOTE = 1_000;
const LONGEST_WORDS = 20_000;

/** Reads the inputs of the form's lines; an input that was not sent leaves its line alone. */
export function readTyped(form: FormToFill, field: (name: string) => string | undefined, language: Language): Typed {
  const cells = new Map<number, Cell>();
  const faults: TypedFault[] = [];
  for (const { line, cell, before } of form.lines) {
    const text = field(inputOf.amount(line.position));
    if (text === undefined) continue;
    const amount = text.trim() === "" ? null : parseAmount(text, language);
    if (amount !== null && isAmountFault(amount)) {
      faults.push({ position: line.position, code: amount.fault, text });
      continue;
    }
    const own = ownAmount(amount, before);
    const typed = {
      amount: own,
      estimated: own !== null && field(inputOf.estimated(line.position)) !== undefined,
      note: tidy(field(inputOf.note(line.position)) ?? "").slice(0, LONGEST_NOTE),
    };
    cells.set(line.position, typedOver(cell, typed));
  }
  const narrative = Object.fromEntries(
    headings.flatMap((heading) => {
      const words = field(inputOf.words(heading));
      return words === undefined ? [] : [[heading, tidy(words).slice(0, LONGEST_WORDS)]];
    }),
  );
  return { cells, narrative, faults };
}

/** Browsers send CR LF; composed and decomposed Vietnamese letters become the same. */
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
}
