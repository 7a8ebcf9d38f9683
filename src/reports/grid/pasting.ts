/** Copying, cutting and pasting in the grid: blocks of Excel and LibreOffice in, and out again. */
import { Decimal } from "../../prose/number.ts";
import type { Language } from "../../prose/text.ts";
import { written } from "../filling/formView.ts";
import { type CellValue, cellValue } from "./cellValue.ts";
import { type Block, type BlockCell, readBlock, writeBlock } from "./clipboard.ts";
import type { CellFault, GridTold } from "./controller.ts";
import type { GridInputs, GridLine } from "./inputs.ts";
import { type PasteChoice, type PastedAmount, type PasteQuestion, pasteAmounts } from "./paste.ts";
import { boundsOf, columns, isSingle, type Range, spotsIn } from "./selection.ts";
import type { CellChange } from "./undo.ts";

/** A paste that waits for answers. */
export type PasteAsked = {
  readonly rows: number;
  readonly width: number;
  readonly questions: readonly PasteQuestion[];
  /** Pastes with the answers, which may lead to further questions. */
  answer(choice: PasteChoice): void;
  leave(): void;
};

type Grid = {
  inputs: GridInputs;
  lines: readonly GridLine[];
  language: Language;
  where(): { range: Range | undefined; isTyping: boolean };
  cellAt(row: number): CellValue;
  edit(changes: readonly CellChange<CellValue>[]): void;
  clear(range: Range): void;
  setFault(row: number, fault: CellFault | undefined): void;
  ask(asked: PasteAsked | undefined): void;
  tell(what: GridTold): void;
};

export function startClipboard(form: HTMLFormElement, grid: Grid): { stop(): void } {
  const handlers = {
    copy: (event: ClipboardEvent) => void copy(event, grid),
    cut(event: ClipboardEvent) {
      const range = copy(event, grid);
      if (range !== undefined) grid.clear(range);
    },
    paste: (event: ClipboardEvent) => paste(event, grid),
  };
  for (const [type, handler] of Object.entries(handlers)) form.addEventListener(type, handler as EventListener);
  return {
    stop() {
      for (const [type, handler] of Object.entries(handlers)) form.removeEventListener(type, handler as EventListener);
    },
  };
}

function copy(event: ClipboardEvent, grid: Grid): Range | undefined {
  const { range, isTyping } = grid.where();
  if (range === undefined || isTyping || grid.inputs.spotOf(event.target) === undefined) return undefined;
  const rows = spotsIn(range).map((spots) =>
    spots.map(({ row, column }): BlockCell => {
      const { typed, note, estimated } = grid.cellAt(row);
      if (columns[column] === "note") return { text: note };
      if (columns[column] === "estimated") return { text: estimated ? "x" : "" };
      return typed === null ? { text: "" } : { text: written(new Decimal(typed), grid.language), exact: typed };
    }),
  );
  const { text, html } = writeBlock(rows);
  event.clipboardData?.setData("text/plain", text);
  event.clipboardData?.setData("text/html", html);
  event.preventDefault();
  return range;
}

function paste(event: ClipboardEvent, grid: Grid): void {
  const spot = grid.inputs.spotOf(event.target);
  const { range, isTyping } = grid.where();
  if (spot === undefined || range === undefined || event.clipboardData === null) return;
  const text = event.clipboardData.getData("text/plain");
  const block = readBlock(event.clipboardData.getData("text/html"), text);
  const isOne = block !== undefined && block.length === 1 && block[0]?.length === 1;
  // A single text goes where the caret stands, as everywhere.
  if (isOne && isSingle(range) && (isTyping || columns[spot.column] !== "amount")) return;
  event.preventDefault();
  if (block === undefined) grid.tell({ kind: "not_a_table" });
  else if (columns[spot.column] === "note") pasteNotes(grid, block, range);
  else pasteBlock(grid, isOne ? repeated(block, range) : block, range, {});
}

/** One number pasted over a range stands in each of its cells. */
function repeated(block: Block, range: Range): Block {
  const { top, bottom } = boundsOf(range);
  return Array.from({ length: bottom - top + 1 }, () => block[0] ?? []);
}

function pasteBlock(grid: Grid, block: Block, range: Range, choice: PasteChoice): void {
  const { top } = boundsOf(range);
  const lines = grid.lines.slice(top).map(({ decimals }, index) => {
    const { typed } = grid.cellAt(top + index);
    return { decimals, last: typed === null ? undefined : new Decimal(typed) };
  });
  const pasted = pasteAmounts(block, lines, choice);
  if (pasted.kind === "amounts") {
    put(grid, top, pasted.amounts, pasted.notes, block.length);
    return;
  }
  grid.ask({
    rows: block.length,
    width: block[0]?.length ?? 0,
    questions: pasted.questions,
    answer(more) {
      grid.ask(undefined);
      pasteBlock(grid, block, range, { ...choice, ...more });
    },
    leave: () => grid.ask(undefined),
  });
}

function put(
  grid: Grid,
  top: number,
  amounts: readonly PastedAmount[],
  notes: readonly string[] | undefined,
  all: number,
) {
  const changes = amounts.flatMap((pasted, index): CellChange<CellValue>[] => {
    const row = top + index;
    const line = grid.lines[row];
    if (line === undefined) return [];
    const before = grid.cellAt(row);
    const typed = "amount" in pasted ? (pasted.amount?.toFixed() ?? null) : before.typed;
    return [{ place: line.code, before, after: cellValue(typed, before.estimated, notes?.[index] ?? before.note) }];
  });
  for (const [index] of amounts.entries()) grid.setFault(top + index, undefined);
  grid.edit(changes);
  // What cannot be read stands in the cell as it came, with the reason under it.
  for (const [index, pasted] of amounts.entries()) {
    const input = grid.inputs.inputAt({ row: top + index, column: 0 });
    if (!("fault" in pasted) || input === undefined) continue;
    input.value = pasted.text;
    grid.setFault(top + index, { text: pasted.text, fault: pasted.fault });
  }
  const count = amounts.filter((pasted) => "amount" in pasted).length;
  grid.tell({ kind: "pasted", count, left: Math.max(0, all - amounts.length), unread: amounts.length - count });
}

function pasteNotes(grid: Grid, block: Block, range: Range): void {
  const { top } = boundsOf(range);
  const texts = block.slice(0, grid.lines.length - top).map((row) =>
    row
      .map(({ text }) => text)
      .join(" ")
      .trim(),
  );
  const changes = texts.flatMap((text, index): CellChange<CellValue>[] => {
    const line = grid.lines[top + index];
    const before = grid.cellAt(top + index);
    if (line === undefined) return [];
    return [{ place: line.code, before, after: cellValue(before.typed, before.estimated, text.slice(0, 1_000)) }];
  });
  grid.edit(changes);
  grid.tell({ kind: "pasted", count: changes.length, left: block.length - changes.length, unread: 0 });
}
