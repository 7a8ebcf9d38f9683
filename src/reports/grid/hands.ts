/** Hands on the grid: keys and mouse, where one stands, which cells are chosen, and when one is typing. */
import type { GridInputs } from "./inputs.ts";
import { type Command, commandOf } from "./keys.ts";
import { at, columns, isSingle, moved, type Range, type Spot } from "./selection.ts";

/** Which cells are chosen, and whether one is typing in the one where one stands. */
export type Hand = { range: Range | undefined; isTyping: boolean };

/** What the grid does for the hands. */
type Desk = {
  /** One has come to a cell of the line. */
  arrived(row: number): void;
  /** One has come to the words under a heading. */
  arrivedAtWords(place: string): void;
  /** Saves what stands where one is; done: one goes on from there. */
  take(isDone: boolean): void;
  /** A letter was typed. */
  typing(): void;
  /** One has gone from where one stood. */
  left(): void;
  /** What was typed in the line since one came is taken back. */
  cancel(row: number): void;
  clear(range: Range): void;
  stepThrough(kind: "undo" | "redo"): void;
};

export function startHands(form: HTMLFormElement, inputs: GridInputs, hand: Hand, desk: Desk): { stop(): void } {
  let lastPointer = "mouse";
  let isDragging = false;

  function go(spot: Spot): void {
    const input = inputs.inputAt(spot);
    if (input === undefined) return;
    if (document.activeElement === input) arrive(input, spot);
    else input.focus();
  }

  function arrive(input: HTMLInputElement, spot: Spot): void {
    hand.range = at(spot);
    inputs.mark(hand.range);
    desk.arrived(spot.row);
    if (input.type !== "checkbox") input.select();
  }

  function obey(command: Command, input: HTMLInputElement, spot: Spot): void {
    switch (command.kind) {
      case "move":
        desk.take(true);
        go(moved(spot, command.step, inputs.rows));
        break;
      case "extend":
        choose({ anchor: spot, head: moved(hand.range?.head ?? spot, command.step, inputs.rows) });
        break;
      case "edit":
        hand.isTyping = true;
        input.setSelectionRange(input.value.length, input.value.length);
        break;
      case "cancel":
        desk.cancel(spot.row);
        arrive(input, spot);
        break;
      case "clear":
        desk.clear(hand.range ?? at(spot));
        break;
      case "undo":
      case "redo":
        desk.stepThrough(command.kind);
        break;
      default:
        command satisfies never;
    }
  }

  function choose(cells: Range): void {
    hand.range = cells;
    inputs.mark(cells);
    inputs.inputAt(cells.head)?.scrollIntoView({ block: "nearest" });
  }

  const handlers: { [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void } = {
    keydown(event) {
      const spot = inputs.spotOf(event.target);
      if (spot === undefined || !(event.target instanceof HTMLInputElement)) return;
      const { key, shiftKey: shift, altKey: alt, ctrlKey, metaKey, isComposing } = event;
      const hasRange = hand.range !== undefined && !isSingle(hand.range);
      const place = { isTyping: hand.isTyping, hasRange, isCheckbox: event.target.type === "checkbox" };
      const command = commandOf({ key, control: ctrlKey || metaKey, shift, alt, isComposing }, place);
      if (command === undefined || (command.kind === "cancel" && !hand.isTyping && !hasRange)) return;
      event.preventDefault();
      obey(command, event.target, spot);
    },
    focusin({ target }) {
      const spot = inputs.spotOf(target);
      if (spot !== undefined && target instanceof HTMLInputElement) return arrive(target, spot);
      if (target instanceof HTMLTextAreaElement) desk.arrivedAtWords(target.name);
    },
    focusout() {
      desk.left();
      inputs.mark(undefined);
    },
    input({ target }) {
      const spot = inputs.spotOf(target);
      if (spot === undefined && !(target instanceof HTMLTextAreaElement)) return;
      hand.isTyping = true;
      if (spot !== undefined) {
        hand.range = at(spot);
        inputs.mark(hand.range);
        if (columns[spot.column] === "estimated") return desk.take(true);
      }
      desk.typing();
    },
    pointerdown({ pointerType }) {
      lastPointer = pointerType;
    },
    mousedown(event) {
      const spot = inputs.spotOf(event.target);
      const input = event.target;
      if (spot === undefined || !(input instanceof HTMLInputElement) || event.button !== 0 || lastPointer !== "mouse")
        return;
      if (event.shiftKey && hand.range !== undefined) {
        event.preventDefault();
        return choose({ anchor: hand.range.anchor, head: spot });
      }
      isDragging = true;
      if (input.type === "checkbox") return;
      // The second click into a cell goes into its text.
      if (document.activeElement === input) {
        hand.range = at(spot);
        hand.isTyping = true;
        return inputs.mark(hand.range);
      }
      event.preventDefault();
      go(spot);
    },
    mouseover(event) {
      if (!isDragging || event.buttons !== 1 || hand.range === undefined) return;
      const spot = inputs.spotOf(event.target);
      if (spot === undefined || (spot.row === hand.range.anchor.row && spot.column === hand.range.anchor.column))
        return;
      hand.isTyping = false;
      choose({ anchor: hand.range.anchor, head: spot });
    },
    mouseup() {
      isDragging = false;
    },
  };
  for (const [type, handler] of Object.entries(handlers)) form.addEventListener(type, handler as EventListener);
  // Who came to a place before the hands did stands there already, perhaps in the middle of a number.
  const standing = document.activeElement;
  const spot = inputs.spotOf(standing);
  if (spot !== undefined && standing instanceof HTMLInputElement) {
    hand.range = at(spot);
    desk.arrived(spot.row);
    hand.isTyping = standing.value !== standing.defaultValue;
  } else if (standing instanceof HTMLTextAreaElement && standing.form === form) desk.arrivedAtWords(standing.name);
  return {
    stop() {
      for (const [type, handler] of Object.entries(handlers)) form.removeEventListener(type, handler as EventListener);
    },
  };
}
