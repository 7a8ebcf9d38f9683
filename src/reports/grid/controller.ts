/**
 * The grid at work in the browser: keys, ranges, the clipboard, undo, and saving by itself, all on top of the page's own
 * inputs. Nobody but the person changes a text that is being typed or composed.
 */

import type { Language } from "../../prose/text.ts";
import type { AmountFault } from "../../words/number.ts";
import { type CellValue, cellValue, type GridValue, wordsValue } from "./cellValue.ts";
import { type Hand, startHands } from "./hands.ts";
import { type GridLine, gridInputs } from "./inputs.ts";
import { newOutbox, type Outbox, sameValue, shownAt } from "./outbox.ts";
import { type PasteAsked, startClipboard } from "./pasting.ts";
import { type Saving, type SavingState, startSaving } from "./saving.ts";
import { columns, type Range, spotsIn } from "./selection.ts";
import { type CellChange, done, type Edit, noSteps, redone, type Steps, undone } from "./undo.ts";

export type CellFault = { readonly text: string; readonly fault: AmountFault["fault"] };

/** What the page shows of the grid's work. */
export type GridState = {
  readonly outbox: Outbox<GridValue>;
  readonly saving: SavingState;
  /** How many cells are kept on this machine. */
  readonly kept: number;
  /** What cannot be read, by position. */
  readonly faults: ReadonlyMap<number, CellFault>;
  readonly paste: PasteAsked | undefined;
  /** What has just been done, to be read aloud. */
  readonly told: GridTold | undefined;
};
export type GridTold =
  | { readonly kind: "pasted"; readonly count: number; readonly left: number; readonly unread: number }
  | { readonly kind: "undone" | "redone"; readonly count: number; readonly kept: number }
  | { readonly kind: "not_a_table" };

export type GridOptions = {
  form: HTMLFormElement;
  lines: readonly GridLine[];
  language: Language;
  person: string;
  /** The address of the page, under which unsent cells are kept, and that of the report's cells. */
  page: string;
  address: string;
  version: number;
  known: ReadonlyMap<string, GridValue>;
  changed(state: GridState): void;
};

export type GridWork = {
  choose(place: string, whose: "mine" | "theirs"): void;
  /** Takes over what is being typed and sends everything; true when nothing is left to send. */
  flush(): Promise<boolean>;
  /** Comes to the first cell that cannot be read; false where every cell can. */
  goToFault(): boolean;
  stop(): void;
};

/** After so long without a letter what is being typed is saved, too. */
const PAUSE = 1_200;

export function startGrid(options: GridOptions): GridWork {
  const { form, lines, language, person, page, address, version, known, changed } = options;
  const inputs = gridInputs(form, lines, language);
  const rowOf = new Map(lines.map(({ code }, row) => [code, row]));
  const hand: Hand = { range: undefined, isTyping: false };
  /** Where one types: what stood there when one came, and in which version. */
  let begun: { place: string; value: GridValue; version: number; isSent: boolean } | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let steps: Steps<GridValue> = noSteps;
  let faults: ReadonlyMap<number, CellFault> = new Map();
  let paste: PasteAsked | undefined;
  let told: GridTold | undefined;

  const saving: Saving = startSaving({
    address,
    person,
    page,
    outbox: newOutbox(version, known),
    changed(others) {
      for (const place of others) showPlace(place);
      if (begun !== undefined && !hand.isTyping && others.includes(begun.place)) begin(begun.place);
      show();
    },
  });

  function show(): void {
    changed({ outbox: saving.outbox(), saving: saving.state(), kept: saving.kept(), faults, paste, told });
  }

  function shown(place: string): GridValue | undefined {
    return shownAt(saving.outbox(), place);
  }
  function cellAt(row: number): CellValue {
    const value = shown(lines[row]?.code ?? "");
    return typeof value === "object" ? value : cellValue(null, false, "");
  }

  /** Puts into the inputs what stands there, unless somebody is typing in just that place. */
  function showPlace(place: string): void {
    if (hand.isTyping && begun?.place === place) return;
    const value = shown(place);
    const row = rowOf.get(place);
    if (typeof value === "object" && row !== undefined) {
      inputs.write(row, value);
      setFault(row, undefined);
    } else if (typeof value === "string") {
      const area = form.elements.namedItem(place);
      if (area instanceof HTMLTextAreaElement && wordsValue(area.value) !== value) area.value = value;
    }
  }

  function setFault(row: number, fault: CellFault | undefined): void {
    const position = lines[row]?.position;
    if (position === undefined || (fault === undefined && !faults.has(position))) return;
    const next = new Map(faults);
    if (fault === undefined) next.delete(position);
    else next.set(position, fault);
    faults = next;
  }

  /** Begins where one comes to a place, and ends with what stood there then as one step to undo. */
  function begin(place: string): void {
    const value = shown(place);
    begun = value === undefined ? undefined : { place, value, version: saving.outbox().version, isSent: false };
    hand.isTyping = false;
  }

  /** Saves what stands in the place; `isDone` also writes the number as numbers are written here. */
  function take(isDone: boolean): void {
    clearTimeout(pause);
    if (begun === undefined) return;
    const { place, value: before, version: seen, isSent } = begun;
    const row = rowOf.get(place);
    const value = row === undefined ? wordsNow(place) : takeCell(row, isDone);
    // What one did not change oneself is not sent: meanwhile somebody else may have changed it.
    if (value !== undefined && !sameValue(value, shown(place)) && (isSent || !sameValue(value, before))) {
      saving.type(place, value, seen);
      begun = { ...begun, isSent: true };
    }
    if (!isDone) return;
    const after = shown(place);
    if (after !== undefined && begun.isSent) steps = done(steps, [{ place, before, after }]);
    hand.isTyping = false;
    if (row === undefined || !hasFault(row)) showPlace(place);
    begin(place);
    show();
  }

  function takeCell(row: number, isDone: boolean): CellValue | undefined {
    const { value, fault } = inputs.read(row, cellAt(row));
    const text = inputs.inputAt({ row, column: 0 })?.value ?? "";
    // While one types, half a number is no fault yet.
    if (isDone) setFault(row, fault === undefined ? undefined : { text, fault });
    return fault !== undefined && !isDone ? undefined : value;
  }

  function hasFault(row: number): boolean {
    const line = lines[row];
    return line !== undefined && faults.has(line.position);
  }

  function wordsNow(place: string): string | undefined {
    const area = form.elements.namedItem(place);
    return area instanceof HTMLTextAreaElement ? wordsValue(area.value) : undefined;
  }

  /** Changes many cells at once, as one step to undo. */
  function apply(changes: Edit<GridValue>): void {
    for (const { place, after } of changes) {
      saving.type(place, after);
      showPlace(place);
    }
    if (begun !== undefined) begin(begun.place);
  }

  function edit(changes: readonly CellChange<GridValue>[]): void {
    clearTimeout(pause);
    hand.isTyping = false;
    steps = done(steps, changes);
    apply(changes);
    show();
  }

  function clear(chosen: Range): void {
    const changes = spotsIn(chosen).flatMap((spots) => {
      const [first] = spots;
      const line = first && lines[first.row];
      if (first === undefined || line === undefined) return [];
      setFault(first.row, undefined);
      const before = cellAt(first.row);
      const holds = (column: (typeof columns)[number]) => spots.some((spot) => columns[spot.column] === column);
      const after = cellValue(
        holds("amount") ? null : before.typed,
        holds("estimated") ? false : before.estimated,
        holds("note") ? "" : before.note,
      );
      return [{ place: line.code, before, after }];
    });
    edit(changes);
  }

  function stepThrough(kind: "undo" | "redo"): void {
    const { steps: next, changes, kept } = kind === "undo" ? undone(steps, shown) : redone(steps, shown);
    if (next === steps) return;
    steps = next;
    apply(changes);
    told = { kind: kind === "undo" ? "undone" : "redone", count: changes.length, kept: kept.length };
    show();
  }

  /** What was typed since one came to the cell is taken back. */
  function cancel(row: number): void {
    clearTimeout(pause);
    hand.isTyping = false;
    const line = lines[row];
    if (line === undefined || begun?.place !== line.code) return;
    if (begun.isSent) saving.type(line.code, begun.value, begun.version);
    setFault(row, undefined);
    const cell = cellAt(row);
    inputs.write(row, cell);
    // Spaces around a note are no other note, and are taken back all the same.
    const note = inputs.inputAt({ row, column: columns.indexOf("note") });
    if (note !== undefined) note.value = cell.note;
    show();
  }

  const hands = startHands(form, inputs, hand, {
    arrived(row) {
      const line = lines[row];
      if (line !== undefined) begin(line.code);
    },
    arrivedAtWords: begin,
    take,
    typing() {
      clearTimeout(pause);
      pause = setTimeout(() => take(false), PAUSE);
    },
    left() {
      take(true);
      begun = undefined;
    },
    cancel,
    clear,
    stepThrough,
  });
  // Whoever closes the page in the middle of a number finds it again.
  const leave = () => {
    take(false);
    saving.leave();
  };
  addEventListener("pagehide", leave);
  // What cannot be read is kept nowhere.
  const warn = (event: BeforeUnloadEvent) => {
    const row = begun && rowOf.get(begun.place);
    if (row !== undefined) takeCell(row, true);
    if (faults.size > 0) event.preventDefault();
    show();
  };
  addEventListener("beforeunload", warn);
  const clipboard = startClipboard(form, {
    inputs,
    lines,
    language,
    where: () => hand,
    cellAt,
    edit,
    clear,
    setFault,
    ask(asked) {
      paste = asked;
      show();
    },
    tell(what) {
      told = what;
      show();
    },
  });
  // Who was quicker than the script has typed into the plain form: that is saved like all else.
  for (const [row, { code }] of lines.entries()) {
    const value = takeCell(row, code !== begun?.place);
    if (value !== undefined && !sameValue(value, cellAt(row))) saving.type(code, value);
  }
  for (const [place, before] of known) {
    const value = rowOf.has(place) ? undefined : wordsNow(place);
    if (value !== undefined && !sameValue(value, before)) saving.type(place, value);
  }
  show();

  return {
    choose(place, whose) {
      saving.choose(place, whose);
      hand.isTyping = false;
      showPlace(place);
      if (begun !== undefined) begin(begun.place);
      show();
    },
    flush() {
      take(true);
      return saving.flush();
    },
    goToFault() {
      const row = lines.findIndex(({ position }) => faults.has(position));
      const input = inputs.inputAt({ row, column: 0 });
      input?.focus();
      input?.scrollIntoView({ block: "center" });
      return input !== undefined;
    },
    stop() {
      take(true);
      hands.stop();
      removeEventListener("pagehide", leave);
      removeEventListener("beforeunload", warn);
      clipboard.stop();
      saving.stop();
    },
  };
}
