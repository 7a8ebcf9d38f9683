/** What a posted form holds: amounts as people type them, read into cells; what cannot be read keeps its text. */

import { type Cell, type Heading, headings, type Narrative, typedOver } from "../../ledger/report.ts";
import type { Language } from "../../prose/text.ts";
import type { Fault } from "../../server/error.ts";
import { isAmountFault } from "../../words/number.ts";
import { readInBlock } from "../../words/numberBlock.ts";
import { type FormToFill, ownAmount } from "./form.ts";

/** Names of the inputs of a line: the amount, its note, whether it is an estimate. */
export const inputOf = {
  amount: (position: number) => `v${position}`,
  note: (position: number) => `n${position}`,
  estimated: (position: number) => `e${position}`,
  words: (heading: Heading) => `w-${heading}`,
};

/** What is chosen where two people typed in one place: `chon-3` of `v3`, `n3` and `e3`. */
export function choiceOf(input: string): string {
  return input.replace(/^(v|n|e|w-)/, "chon-");
}

/** Every input that the form may send. */
export function inputsOf({ lines }: Pick<FormToFill, "lines">): Set<string> {
  const inputs = [
    ...lines.flatMap(({ line: { position } }) => [
      inputOf.amount(position),
      inputOf.note(position),
      inputOf.estimated(position),
    ]),
    ...headings.map(inputOf.words),
  ];
  return new Set([...inputs, ...inputs.map(choiceOf)]);
}

export type Typed = {
  readonly cells: ReadonlyMap<number, Cell>;
  readonly narrative: Narrative;
  /** Each at its input. */
  readonly faults: readonly Fault[];
};

const LONGEST_NOTE = 1_000;
const LONGEST_WORDS = 20_000;

/** Reads the inputs of the form's lines; an input that was not sent leaves its line alone. */
export function readTyped(form: FormToFill, field: (name: string) => string | undefined, language: Language): Typed {
  const cells = new Map<number, Cell>();
  const faults: Fault[] = [];
  const textOf = (input: string, most: number) => {
    const text = tidy(field(input) ?? "");
    if (text.length > most) faults.push({ code: "field_too_long", place: { field: input }, details: { most } });
    return text;
  };
  for (const { line, cell, before, indicator } of form.lines) {
    const text = field(inputOf.amount(line.position));
    if (text === undefined) continue;
    const amount = text.trim() === "" ? null : readInBlock(text, { format: language }, indicator);
    if (amount !== null && isAmountFault(amount)) {
      faults.push({ code: amount.fault, place: { field: inputOf.amount(line.position) }, details: { text } });
      continue;
    }
    const own = ownAmount(amount, before);
    const typed = {
      amount: own,
      estimated: own !== null && field(inputOf.estimated(line.position)) !== undefined,
      note: textOf(inputOf.note(line.position), LONGEST_NOTE),
    };
    cells.set(line.position, typedOver(cell, typed));
  }
  const narrative = Object.fromEntries(
    headings.flatMap((heading) => {
      const input = inputOf.words(heading);
      return field(input) === undefined ? [] : [[heading, textOf(input, LONGEST_WORDS)]];
    }),
  );
  return { cells, narrative, faults };
}

/** Browsers send CR LF; composed and decomposed Vietnamese letters become the same. */
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
}
