/**
 * What a review can hold in the editor: titles that the draft sets, paragraphs, words, and live figures. Nothing else is in the
 * schema, so nothing else can be pasted in; and the server takes the words alone (TRUST S4).
 */
import { mergeAttributes, Node } from "@tiptap/core";
import { figureOf } from "../../telling/figure.ts";
import { keyOf } from "../../telling/form.ts";
import type { ReviewData } from "../data.ts";
import { figureAttributes } from "./document.ts";

/** A heading of the draft: seen, but neither written nor taken away. */
export const Title = Node.create({
  name: "title",
  group: "block",
  atom: true,
  selectable: false,
  draggable: false,
  addAttributes: () => ({ block: { default: "" }, level: { default: 1 }, text: { default: "" } }),
  renderHTML: ({ node }) => [
    node.attrs.level === 1 ? "h2" : "h3",
    { id: String(node.attrs.block), contenteditable: "false" },
    String(node.attrs.text),
  ],
});

export const Paragraph = Node.create({
  name: "paragraph",
  priority: 1000,
  group: "block",
  content: "inline*",
  addAttributes: () => ({ block: { default: null, rendered: false }, prompt: { default: null, rendered: false } }),
  // Pasted headings, list items and cells become paragraphs of words.
  parseHTML: () => ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "div"].map((tag) => ({ tag })),
  renderHTML: ({ node }) => {
    const isEmpty = node.content.size === 0 && typeof node.attrs.prompt === "string";
    return ["p", isEmpty ? { class: "prompt", "data-prompt": String(node.attrs.prompt) } : {}, 0];
  },
});

/** A live figure; pasted, it says what the data says, whatever the clipboard claims. */
export function figureNode(data: () => ReviewData) {
  return Node.create({
    name: "figure",
    group: "inline",
    inline: true,
    atom: true,
    addAttributes: () => ({ figure: { default: "" }, text: { default: "" }, illustrative: { default: false } }),
    parseHTML: () => [
      {
        tag: "span[data-figure]",
        getAttrs: (element) => {
          const key = keyOf(element.getAttribute("data-figure") ?? "");
          const figure = key && figureOf(data(), key);
          return figure ? figureAttributes(figure) : false;
        },
      },
    ],
    renderHTML: ({ node, HTMLAttributes }) => [
      "span",
      mergeAttributes(
        { class: "figure-live", "data-figure": String(node.attrs.figure), title: String(node.attrs.figure) },
        HTMLAttributes.class ? { class: HTMLAttributes.class } : {},
      ),
      String(node.attrs.text),
    ],
    renderText: ({ node }) => String(node.attrs.text),
  });
}
