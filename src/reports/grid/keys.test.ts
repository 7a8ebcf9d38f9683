import { describe, expect, test } from "vitest";
import { commandOf, type Key, type KeyPlace } from "./keys.ts";
import { at, boundsOf, moved, spotsIn } from "./selection.ts";

const key = (name: string, held: Partial<Key> = {}): Key => ({
  key: name,
  control: false,
  shift: false,
  alt: false,
  isComposing: false,
  ...held,
});
const ready: KeyPlace = { isTyping: false, hasRange: false, isCheckbox: false };
const typing: KeyPlace = { ...ready, isTyping: true };
const down = { rows: 1, columns: 0 };

describe("keys of a cell that is ready", () => {
  test.each([
    ["Enter", { kind: "move", step: down }],
    ["ArrowLeft", { kind: "move", step: { rows: 0, columns: -1 } }],
    ["F2", { kind: "edit" }],
    ["Escape", { kind: "cancel" }],
    ["Delete", { kind: "clear" }],
    ["Tab", undefined],
    ["Backspace", undefined],
    ["4", undefined],
  ])("%s", (name, command) => expect(commandOf(key(name), ready)).toEqual(command));

  test("Shift with an arrow chooses cells, Shift Enter goes up", () => {
    expect(commandOf(key("ArrowDown", { shift: true }), ready)).toEqual({ kind: "extend", step: down });
    expect(commandOf(key("Enter", { shift: true }), ready)).toEqual({ kind: "move", step: { rows: -1, columns: 0 } });
  });

  test("Ctrl Z, Ctrl Y, Ctrl Shift Z; copy and paste are the browser's own events", () => {
    expect(commandOf(key("z", { control: true }), ready)).toEqual({ kind: "undo" });
    expect(commandOf(key("Z", { control: true, shift: true }), ready)).toEqual({ kind: "redo" });
    expect(commandOf(key("y", { control: true }), ready)).toEqual({ kind: "redo" });
    expect(commandOf(key("c", { control: true }), ready)).toBeUndefined();
  });
});

describe("while one types, the keys that edit text are the text's", () => {
  test.each(["ArrowLeft", "ArrowRight", "Backspace", "Delete", "Home"])("%s", (name) => {
    expect(commandOf(key(name), typing)).toBeUndefined();
  });
  test("Shift with arrows chooses text: keyboards that replace letters do so", () => {
    expect(commandOf(key("ArrowLeft", { shift: true }), typing)).toBeUndefined();
    expect(commandOf(key("z", { control: true }), typing)).toBeUndefined();
  });
  test("up, down and Enter take it over and go on", () => {
    expect(commandOf(key("ArrowDown"), typing)).toEqual({ kind: "move", step: down });
    expect(commandOf(key("Enter"), typing)).toEqual({ kind: "move", step: down });
  });
});

test("no key is ours while a letter is being composed", () => {
  for (const name of ["Enter", "ArrowDown", "Backspace", "Escape", "Process", "F2", "z"]) {
    expect(commandOf(key(name, { isComposing: true, control: name === "z" }), ready)).toBeUndefined();
  }
});

test("nobody leaves the grid, and a range is the same from either corner", () => {
  expect(moved({ row: 0, column: 0 }, { rows: -1, columns: -1 }, 5)).toEqual({ row: 0, column: 0 });
  expect(moved({ row: 4, column: 2 }, { rows: 1, columns: 1 }, 5)).toEqual({ row: 4, column: 2 });
  const range = { anchor: { row: 3, column: 1 }, head: { row: 1, column: 0 } };
  expect(boundsOf(range)).toEqual({ top: 1, bottom: 3, left: 0, right: 1 });
  expect(spotsIn(range).flat()).toHaveLength(6);
  expect(spotsIn(at({ row: 2, column: 0 }))).toEqual([[{ row: 2, column: 0 }]]);
});
