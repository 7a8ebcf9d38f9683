/** Marks in the editor: typed figures that the data contradicts, each with the right one a click away, and illustrative ones. */
import { Extension, type JSONContent } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { figureOf } from "../../telling/figure.ts";
import { keyOf } from "../../telling/form.ts";
import { differingFigures, type TypedFinding } from "../../telling/typedFigure.ts";
import type { ReviewData } from "../data.ts";
import { isIllustrative, markedSpans } from "../paper.ts";
import { figureAttributes, spansOfContent } from "./document.ts";

export type PlacedFinding = TypedFinding & { from: number; to: number };

type Asked = { data: () => ReviewData; label: (expected: string) => string };
type Found = { findings: PlacedFinding[]; marks: DecorationSet };

const key = new PluginKey<Found>("findings");

export function findingsIn(state: EditorState): PlacedFinding[] {
  return key.getState(state)?.findings ?? [];
}

/** Puts the live figure where the typed one stands. */
export function replaceFinding(view: EditorView, finding: PlacedFinding, data: ReviewData): void {
  const figureKey = keyOf(finding.token.slice(1, -1));
  const figure = figureKey && figureOf(data, figureKey);
  const type = view.state.schema.nodes.figure;
  if (!figure || !type) return;
  view.dispatch(view.state.tr.replaceWith(finding.from, finding.to, type.create(figureAttributes(figure))));
  view.focus();
}

export function findingMarks({ data, label }: Asked) {
  return Extension.create({
    name: "findings",
    addProseMirrorPlugins: () => [
      new Plugin<Found>({
        key,
        state: {
          init: (_config, state) => foundIn(state.doc, data(), label),
          apply: (transaction, found) => (transaction.docChanged ? foundIn(transaction.doc, data(), label) : found),
        },
        props: { decorations: (state) => key.getState(state)?.marks },
      }),
    ],
    addKeyboardShortcuts() {
      return {
        "Alt-Enter": () => {
          const { view } = this.editor;
          const at = caretOf(view);
          const finding = findingsIn(view.state).find(({ from, to }) => from <= at && at <= to);
          if (finding) replaceFinding(view, finding, data());
          return finding !== undefined;
        },
      };
    },
  });
}

/** Where the caret stands on the page: after quick arrow keys the editor's own selection still waits for the browser's event. */
function caretOf(view: EditorView): number {
  const caret = document.getSelection();
  return caret?.focusNode && view.dom.contains(caret.focusNode)
    ? view.posAtDOM(caret.focusNode, caret.focusOffset)
    : view.state.selection.from;
}

function foundIn(document: Node, data: ReviewData, label: Asked["label"]): Found {
  const findings: PlacedFinding[] = [];
  const marks: Decoration[] = [];
  document.forEach((node, offset) => {
    if (node.type.name !== "paragraph" || node.content.size === 0) return;
    const { content }: JSONContent = node.toJSON();
    const spans = spansOfContent(content);
    findings.push(
      ...placed(node, offset + 1, differingFigures([{ id: "", kind: "paragraph", spans, edited: true }], data)),
    );
    const marked = markedSpans(spans)
      .filter(({ span }) => span.kind === "figure")
      .map(({ isMarked }) => isMarked);
    if (!spans.some(isIllustrative)) return;
    let figure = 0;
    node.forEach((child, at) => {
      if (child.type.name !== "figure") return;
      if (marked[figure]) marks.push(Decoration.node(offset + 1 + at, offset + 2 + at, { class: "marked" }));
      figure += 1;
    });
  });
  for (const finding of findings) marks.push(...marksOf(finding, data, label));
  return { findings, marks: DecorationSet.create(document, marks) };
}

/** Where in the paragraph the quotes stand, in the order of the text, each place once. */
function placed(node: Node, start: number, findings: readonly TypedFinding[]): PlacedFinding[] {
  const taken: number[] = [];
  return findings.flatMap((finding) => {
    let place: number | undefined;
    node.forEach((child, offset) => {
      if (!child.isText || place !== undefined) return;
      for (let at = child.text?.indexOf(finding.quote) ?? -1; at >= 0; ) {
        if (!taken.includes(start + offset + at)) {
          place = start + offset + at;
          return;
        }
        at = child.text?.indexOf(finding.quote, at + 1) ?? -1;
      }
    });
    if (place === undefined) return [];
    taken.push(place);
    return [{ ...finding, from: place, to: place + finding.quote.length }];
  });
}

function marksOf(finding: PlacedFinding, data: ReviewData, label: Asked["label"]): Decoration[] {
  const { from, to, expected, token } = finding;
  const button = (view: EditorView) => {
    const element = document.createElement("button");
    element.type = "button";
    element.tabIndex = -1;
    element.className = "right-figure no-print";
    element.textContent = expected;
    element.title = label(expected);
    element.setAttribute("aria-label", label(expected));
    element.addEventListener("mousedown", (event) => {
      event.preventDefault();
      replaceFinding(view, finding, data);
    });
    return element;
  };
  return [
    Decoration.inline(from, to, { class: "differs", title: label(expected) }),
    Decoration.widget(to, button, { key: `${from} ${token}`, side: 1, ignoreSelection: true }),
  ];
}
