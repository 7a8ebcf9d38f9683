/**
 * What a pasted block means for the column in which one stands: its numbers read in one format, and what must be asked
 * first — which column of a wide block, which format where all its numbers could be either, whether to cut a long one.
 */
import { type Decimal, Decimal as Number_ } from "../../prose/number.ts";
import type { Language } from "../../prose/text.ts";
import { type AmountFault, isAmountFault, parseAmount } from "../../words/number.ts";
import { formatOfBlock, type NumberExpected, readInBlock } from "../../words/numberBlock.ts";
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

/** Reads a block for the amounts of some lines, from where one stands down. */
export function pasteAmounts(
  block: Block,
  lines: readonly NumberExpected[],
  choice: PasteChoice,
  hasNotes = true,
): Pasted {
  const room = lines.length;
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
  // Of a block of which nobody said yet which column is meant, its lines' indicators tell nothing.
  const all = mustChoose
    ? block.flat().map((cell) => ({ ...cell }))
    : cells.slice(0, room).map((cell, at) => ({ ...cell, ...lines[at] }));
  const told = formatOfBlock(
    all.filter(({ exact }) => exact === undefined),
    choice.format,
  );
  if ("unknown" in told) questions.push({ kind: "format", example: told.unknown });
  if (questions.length > 0 || "unknown" in told) return { kind: "ask", questions };
  const amounts = cells.slice(0, room).map((cell, at) => amountOf(cell, told, lines[at] ?? {}));
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

/** Words rather than a number: a letter stands in it and it cannot be read as one. */
function isWords(cell: BlockCell | undefined): boolean {
  return cell !== undefined && cell.exact === undefined && /\p{L}/u.test(cell.text);
}

function amountOf(
  { text, exact }: BlockCell,
  block: { format: Language | undefined },
  expected: NumberExpected,
): PastedAmount {
  if (exact !== undefined) return checked(new Number_(exact), text, expected);
  if (text === "") return { text, amount: null };
  const read = readInBlock(text, block, expected);
  return isAmountFault(read) ? { text, fault: read.fault } : { text, amount: read };
}

/** An exact number of a workbook may be longer than an amount can be: 0.1 + 0.2 there is 0.30000000000000004. */
function checked(exact: Decimal, text: string, { decimals = 10 }: NumberExpected): PastedAmount {
  const amount = exact.toDecimalPlaces(10);
  const read = parseAmount(amount.toFixed().replace(".", ","), "vi");
  if (isAmountFault(read)) return { text, fault: read.fault };
  return read.decimalPlaces() <= decimals ? { text, amount } : { text, fault: "amount_more_decimals" };
}
