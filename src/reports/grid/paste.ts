/**
 * What a pasted block means for the column in which one stands: its numbers read in one format, and what must be asked
 * first — which column of a wide block, which format where all its numbers could be either, whether to cut a long one.
 */
import { type Decimal, Decimal as Number_ } from "../../prose/number.ts";
import type { Language } from "../../prose/text.ts";
import { type AmountFault, isAmountFault, parseAmount } from "../../words/number.ts";
import type { Block, BlockCell } from "./clipboard.ts";

export type PasteChoice = {
  /** Which column of the block, from 0; `across`: its one row goes down. */
  readonly column?: number | "across";
  /** How to read numbers that can be both: `1.234` is a thousand and more in `vi`, one and a bit in `en`. */
  readonly format?: Language;
  /** That what does not fit is left out. */
  readonly clip?: boolean;
};

export type PasteQuestion =
  | { readonly kind: "column"; readonly samples: readonly string[]; readonly canGoDown: boolean }
  | { readonly kind: "format"; readonly example: string }
  | { readonly kind: "clip"; readonly rows: number; readonly room: number };

/** An amount, blank, or what could not be read. */
export type PastedAmount = { readonly text: string } & (
  | { readonly amount: Decimal | null }
  | { readonly fault: AmountFault["fault"] }
);

export type Pasted =
  | { readonly kind: "ask"; readonly questions: readonly PasteQuestion[] }
  | { readonly kind: "amounts"; readonly amounts: readonly PastedAmount[]; readonly notes?: readonly string[] };

/** Reads a block for the amounts from where one stands down, `room` lines. */
export function pasteAmounts(block: Block, room: number, choice: PasteChoice, hasNotes = true): Pasted {
  const questions: PasteQuestion[] = [];
  const width = block[0]?.length ?? 0;
  // A block of our own shape: amounts and beside them notes.
  const isOurs =
    hasNotes && width === 2 && block.some(([, note]) => isWords(note)) && !block.some(([first]) => isWords(first));
  const mustChoose = width > 1 && !isOurs && choice.column === undefined;
  if (mustChoose) {
    const samples = Array.from({ length: width }, (_, column) => sampleOf(block.map((row) => row[column])));
    questions.push({ kind: "column", samples, canGoDown: block.length === 1 });
  }
  const cells = mustChoose ? [] : columnOf(block, choice.column);
  const rows = choice.column === "across" ? width : block.length;
  if (rows > room && choice.clip !== true && !(mustChoose && block.length === 1)) {
    questions.push({ kind: "clip", rows, room });
  }
  const all = mustChoose ? block.flat() : cells.slice(0, room);
  const doubtful = all.find((cell) => isDoubtful(cell));
  const format = choice.format ?? formatOf(all);
  if (doubtful !== undefined && format === undefined) questions.push({ kind: "format", example: doubtful.text });
  if (questions.length > 0) return { kind: "ask", questions };
  const amounts = cells.slice(0, room).map((cell) => amountOf(cell, format));
  if (!isOurs) return { kind: "amounts", amounts };
  return { kind: "amounts", amounts, notes: block.slice(0, room).map(([, note]) => note?.text ?? "") };
}

function columnOf(block: Block, column: PasteChoice["column"]): readonly BlockCell[] {
  if (column === "across") return block[0] ?? [];
  return block.map((row) => row[column ?? 0] ?? { text: "" });
}

/** What stands at the top of a column, to tell it by. */
function sampleOf(cells: readonly (BlockCell | undefined)[]): string {
  return cells
    .map((cell) => cell?.text ?? "")
    .filter((text) => text !== "")
    .slice(0, 3)
    .join("; ");
}

/** Read without its format it could mean two numbers. */
function isDoubtful({ text, exact }: BlockCell): boolean {
  if (exact !== undefined) return false;
  const read = parseAmount(text);
  return isAmountFault(read) && read.fault === "amount_ambiguous";
}

/** Words rather than a number: a letter stands in it and it cannot be read as one. */
function isWords(cell: BlockCell | undefined): boolean {
  return cell !== undefined && cell.exact === undefined && /\p{L}/u.test(cell.text);
}

/** The format that the block's other numbers are written in; undefined where none tells, or they disagree. */
export function formatOf(cells: readonly BlockCell[]): Language | undefined {
  const formats = new Set(cells.flatMap(({ text, exact }) => (exact === undefined ? formatTold(text) : [])));
  const [only] = formats;
  return formats.size === 1 ? only : undefined;
}

/** A number that reads only one way tells its format: 1.234,5 and 12,5 and 1.234.567, or 1,234.5 and 12.5. */
function formatTold(text: string): Language[] {
  const read = parseAmount(text);
  if (isAmountFault(read) || !/[.,]/.test(text)) return [];
  const last = text.search(/[.,](?=[^.,]*$)/);
  const mark = text[last];
  const isRepeated = text.split(mark ?? "").length > 2;
  const isThousand = isRepeated;
  return [(mark === ",") !== isThousand ? "vi" : "en"];
}

function amountOf({ text, exact }: BlockCell, format: Language | undefined): PastedAmount {
  if (exact !== undefined) return checked(new Number_(exact), text);
  if (text === "") return { text, amount: null };
  const read = parseAmount(text, format);
  return isAmountFault(read) ? { text, fault: read.fault } : { text, amount: read };
}

/** An exact number of a workbook may be longer than an amount can be: 0.1 + 0.2 there is 0.30000000000000004. */
function checked(exact: Decimal, text: string): PastedAmount {
  const amount = exact.toDecimalPlaces(10);
  const read = parseAmount(amount.toFixed().replace(".", ","), "vi");
  return isAmountFault(read) ? { text, fault: read.fault } : { text, amount };
}
