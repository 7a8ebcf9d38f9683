/**
 * What a key means in the grid. A cell is *ready* when one comes to it (typing replaces what stands there) and *being
 * typed in* after the first letter, F2 or a second click; then the keys belong to the text.
 */
import type { Step } from "./selection.ts";

export type Command =
  | { readonly kind: "move" | "extend"; readonly step: Step }
  | { readonly kind: "edit" | "cancel" | "clear" | "undo" | "redo" };

export type Key = {
  readonly key: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** A letter is being composed (Telex, VNI): no key is ours until it is done. */
  readonly isComposing: boolean;
};

export type KeyPlace = { readonly isTyping: boolean; readonly hasRange: boolean; readonly isCheckbox: boolean };

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};
const far = Number.MAX_SAFE_INTEGER;

/** The command of a key, or undefined where the key is the browser's: letters, Tab, and all that edits text. */
export function commandOf(pressed: Key, place: KeyPlace): Command | undefined {
  const { key, control, shift, alt, isComposing } = pressed;
  if (isComposing || key === "Process" || alt) return undefined;
  if (control) return controlCommand(key, shift, place);
  if (key === "Enter") return { kind: "move", step: { rows: shift ? -1 : 1, columns: 0 } };
  if (key === "F2") return place.isCheckbox ? undefined : { kind: "edit" };
  if (key === "Escape") return { kind: "cancel" };
  const step = steps[key];
  if (step !== undefined) {
    // While one types, left and right go through the text, and Shift chooses text: some keyboards replace letters so.
    if (place.isTyping && (shift || step.columns !== 0)) return undefined;
    return { kind: shift ? "extend" : "move", step };
  }
  if (key === "Delete" && !place.isTyping && !place.isCheckbox) return { kind: "clear" };
  if (key === "Backspace" && place.hasRange) return { kind: "clear" };
  return undefined;
}

function controlCommand(key: string, shift: boolean, { isTyping }: KeyPlace): Command | undefined {
  if (isTyping) return undefined;
  switch (key.toLowerCase()) {
    case "z":
      return { kind: shift ? "redo" : "undo" };
    case "y":
      return { kind: "redo" };
    case "home":
      return { kind: shift ? "extend" : "move", step: { rows: -far, columns: -far } };
    case "end":
      return { kind: shift ? "extend" : "move", step: { rows: far, columns: 0 } };
    default:
      return undefined;
  }
}
