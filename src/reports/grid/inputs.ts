/** The inputs of the grid in the page: which line and column one is, what stands in it, and how a value is put into it. */
import { Decimal } from "../../prose/number.ts";
import type { Language } from "../../prose/text.ts";
import { type AmountFault, isAmountFault } from "../../words/number.ts";
import { readInBlock } from "../../words/numberBlock.ts";
import { written } from "../filling/formView.ts";
import { inputOf } from "../filling/postedForm.ts";
import { type CellValue, cellValue } from "./cellValue.ts";
import { boundsOf, type Column, columns, isSingle, type Range, type Spot } from "./selection.ts";

/** A line that one fills: its position in the form, its indicator's code and how many decimals that has. */
export type GridLine = { readonly position: number; readonly code: string; readonly decimals: number };
export type ReadCell = { readonly value: CellValue; readonly fault: AmountFault["fault"] | undefined };

export type GridInputs = {
  readonly rows: number;
  spotOf(target: EventTarget | null): Spot | undefined;
  inputAt(spot: Spot): HTMLInputElement | undefined;
  /** What stands in the line's inputs; an amount that cannot be read leaves what was there, `before`. */
  read(row: number, before: CellValue): ReadCell;
  write(row: number, value: CellValue): void;
  /** Shows which cells are chosen. */
  mark(range: Range | undefined): void;
};

const letters: Readonly<Record<string, Column>> = { v: "amount", n: "note", e: "estimated" };

export function gridInputs(form: HTMLFormElement, lines: readonly GridLine[], language: Language): GridInputs {
  const rowAt = new Map(lines.map(({ position }, row) => [position, row]));
  const names = { amount: inputOf.amount, note: inputOf.note, estimated: inputOf.estimated };
  const input = (row: number, column: Column): HTMLInputElement | undefined => {
    const line = lines[row];
    const found = line && form.elements.namedItem(names[column](line.position));
    return found instanceof HTMLInputElement ? found : undefined;
  };
  const marked = new Set<Element>();

  return {
    rows: lines.length,
    spotOf(target) {
      if (!(target instanceof HTMLInputElement) || target.form !== form) return undefined;
      const [, letter = "", position = ""] = /^([vne])(\d+)$/.exec(target.name) ?? [];
      const row = rowAt.get(Number(position));
      const column = letters[letter];
      return row === undefined || column === undefined ? undefined : { row, column: columns.indexOf(column) };
    },
    inputAt: ({ row, column }) => input(row, columns[column] ?? "amount"),
    read(row, before) {
      const text = input(row, "amount")?.value ?? "";
      const expected = { decimals: lines[row]?.decimals };
      const amount = text.trim() === "" ? null : readInBlock(text, { format: language }, expected);
      const fault = amount !== null && isAmountFault(amount) ? amount.fault : undefined;
      const typed = amount === null || isAmountFault(amount) ? null : amount.toFixed();
      const estimated = input(row, "estimated")?.checked ?? false;
      const note = input(row, "note")?.value ?? "";
      return { value: cellValue(fault === undefined ? typed : before.typed, estimated, note), fault };
    },
    write(row, value) {
      const amount = input(row, "amount");
      const note = input(row, "note");
      const estimated = input(row, "estimated");
      // An input that need not change is left alone: its caret and what is being composed in it stay.
      const shown = value.typed === null ? "" : written(new Decimal(value.typed), language);
      if (amount !== undefined && amount.value !== shown) amount.value = shown;
      if (note !== undefined && note.value.trim() !== value.note) note.value = value.note;
      if (estimated !== undefined) estimated.checked = value.estimated;
    },
    mark(range) {
      for (const cell of marked) cell.removeAttribute("data-chosen");
      marked.clear();
      if (range === undefined || isSingle(range)) return;
      const { top, bottom, left, right } = boundsOf(range);
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          const cell = input(row, columns[column] ?? "amount");
          cell?.setAttribute("data-chosen", "");
          if (cell !== undefined) marked.add(cell);
        }
      }
    },
  };
}
