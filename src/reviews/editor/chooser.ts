/**
 * `#` and a few letters, with or without accents, open a list of targets; the next choice is the form of the figure. While a
 * Vietnamese letter is being composed no key is taken from the keyboard that composes it.
 */
import { Extension } from "@tiptap/core";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { plain } from "../../prose/plain.ts";
import { figureOf } from "../../telling/figure.ts";
import { keyOf } from "../../telling/form.ts";
import type { ReviewData } from "../data.ts";
import type { FigureRow, OfferedForm } from "../view.ts";
import { figureAttributes } from "./document.ts";

export type ChooserItem = { id: string; text: string; more: string };
/** What the list shows now; nothing while there is no `#`. */
export type ChooserView =
  | { level: "figures" | "forms"; title: string; items: ChooserItem[]; index: number; left: number; top: number }
  | undefined;

type Match = { from: number; to: number; query: string };
type Asked = {
  rows: () => readonly FigureRow[];
  data: () => ReviewData;
  formName: (form: OfferedForm) => string;
  show: (view: ChooserView) => void;
};

/** So many rows are read at a glance. */
const mostItems = 8;

export function figureChooser({ rows, data, formName, show }: Asked) {
  let match: Match | undefined;
  let row: FigureRow | undefined;
  let index = 0;
  /** Where a list was closed with Esc it stays closed. */
  let closedAt = -1;

  const items = (): ChooserItem[] =>
    row === undefined
      ? rowsFor(rows(), match?.query ?? "").map(({ code, name, forms }) => ({
          id: code,
          text: name,
          more: forms[0]?.text ?? "",
        }))
      : row.forms.map(({ form, text, token }) => ({ id: token, text, more: formName(form) }));

  const draw = (view: EditorView) => {
    if (match === undefined) return show(undefined);
    const { left, bottom } = view.coordsAtPos(match.from);
    const frame = view.dom.getBoundingClientRect();
    show({
      level: row === undefined ? "figures" : "forms",
      title: row?.name ?? "",
      items: items(),
      index,
      left: left - frame.left,
      top: bottom - frame.top,
    });
  };

  const take = (view: EditorView, at: number): boolean => {
    const item = items()[at];
    if (match === undefined || item === undefined) return false;
    if (row === undefined) {
      row = rows().find(({ code }) => code === item.id);
      index = 0;
      draw(view);
      return true;
    }
    const key = keyOf(item.id.slice(1, -1));
    const figure = key && figureOf(data(), key);
    const type = view.state.schema.nodes.figure;
    if (!figure || !type) return false;
    const transaction = view.state.tr.replaceWith(match.from, match.to, type.create(figureAttributes(figure)));
    view.dispatch(transaction.scrollIntoView());
    view.focus();
    return true;
  };

  const onKey = (view: EditorView, event: KeyboardEvent): boolean => {
    if (match === undefined || event.isComposing || view.composing || event.keyCode === 229) return false;
    const count = items().length;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (count === 0) return false;
        index = (index + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
        draw(view);
        return true;
      case "Enter":
      case "Tab":
        return take(view, index);
      case "ArrowLeft":
        if (row === undefined) return false;
        row = undefined;
        index = 0;
        draw(view);
        return true;
      case "Escape":
        closedAt = match.from;
        match = undefined;
        row = undefined;
        draw(view);
        return true;
      default:
        return false;
    }
  };

  const extension = Extension.create({
    name: "figureChooser",
    // Before Enter splits the paragraph.
    priority: 1100,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: { handleKeyDown: onKey },
        view: () => ({
          update: (view, before) => {
            if (before.doc.eq(view.state.doc) && before.selection.eq(view.state.selection)) return;
            const found = matchIn(view.state);
            if (found?.from !== match?.from || found?.query !== match?.query) {
              row = undefined;
              index = 0;
            }
            if (found === undefined) closedAt = -1;
            match = found?.from === closedAt ? undefined : found;
            draw(view);
          },
          destroy: () => show(undefined),
        }),
      }),
    ],
  });
  return { extension, take };
}

/** The `#` before the cursor and what was typed behind it. */
function matchIn({ selection, doc }: EditorState): Match | undefined {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.name !== "paragraph") return undefined;
  const before = doc.textBetween($from.start(), $from.pos, undefined, "\ufffc");
  const found = /(?:^|[\s(“"\ufffc])#([\p{L}\p{M}\d][^#\ufffc]{0,40}|)$/u.exec(before);
  if (!found) return undefined;
  const query = found[1] ?? "";
  return { from: $from.pos - query.length - 1, to: $from.pos, query };
}

/** Those whose name or code has every word typed; where one begins with them it comes first. */
export function rowsFor(rows: readonly FigureRow[], query: string): FigureRow[] {
  const words = plain(query)
    .split(" ")
    .filter((word) => word !== "");
  const found = rows.filter(({ code, name }) => {
    const text = ` ${plain(name)} ${plain(code)}`;
    return words.every((word) => text.includes(` ${word}`) || plain(code).includes(word));
  });
  const begins = (row: FigureRow) => plain(row.name).startsWith(words.join(" "));
  return [...found.filter(begins), ...found.filter((row) => !begins(row))].slice(0, mostItems);
}
