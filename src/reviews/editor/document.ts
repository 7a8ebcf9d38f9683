/** A review's blocks as the editor holds them, and back: one paragraph a line, its figures as atoms, each with the block it belongs to. */

import type { JSONContent } from "@tiptap/core";
import { figureOf } from "../../telling/figure.ts";
import { keyOf, keyText } from "../../telling/form.ts";
import { editableText, type FigureSpan, joinedSpans, parseEditable, type Span } from "../../telling/span.ts";
import type { ReviewData } from "../data.ts";

/** What the editor needs of a block: its text is as people edit it, with figures as tokens. */
export type EditedBlock =
  | { kind: "heading"; id: string; level: 1 | 2; text: string }
  | { kind: "paragraph"; id: string; text: string; prompt: string | undefined; isEdited: boolean; isOwn: boolean };

/** Texts by the id of their block, as `saveTexts` takes them. */
export type TextsByBlock = Readonly<Record<string, string>>;

export function documentOf(blocks: readonly EditedBlock[], data: ReviewData, texts: TextsByBlock = {}): JSONContent {
  return {
    type: "doc",
    content: blocks.flatMap((block): JSONContent[] => {
      if (block.kind === "heading") {
        return [{ type: "title", attrs: { block: block.id, level: block.level, text: block.text } }];
      }
      const text = texts[block.id] ?? block.text;
      return text.split("\n").map((line) => ({
        type: "paragraph",
        attrs: { block: block.id, prompt: block.prompt ?? null },
        content: contentOf(parseEditable(line, (key) => figureOf(data, key))),
      }));
    }),
  };
}

export function contentOf(spans: readonly Span[]): JSONContent[] {
  return spans.flatMap((span): JSONContent[] => {
    if (span.kind === "figure") return [{ type: "figure", attrs: figureAttributes(span) }];
    return span.text === "" ? [] : [{ type: "text", text: span.text }];
  });
}

export type FigureAttributes = { figure: string; text: string; illustrative: boolean };

export function figureAttributes({ key, text, illustrative }: FigureSpan): FigureAttributes {
  return { figure: keyText(key), text, illustrative };
}

/** The spans of one paragraph of the editor. */
export function spansOfContent(content: readonly JSONContent[] | undefined): Span[] {
  return joinedSpans(
    (content ?? []).map((node): Span => {
      const key = node.type === "figure" ? keyOf(String(node.attrs?.figure)) : undefined;
      if (key === undefined) return { kind: "text", text: node.text ?? "" };
      return { kind: "figure", key, text: String(node.attrs?.text), illustrative: node.attrs?.illustrative === true };
    }),
  );
}

/**
 * The text of every block that the document has or had. Neighbouring paragraphs of one block are its lines; a paragraph of no
 * block, or of one that stands elsewhere already, goes with the block before it, at the head of a section with the one behind.
 */
export function textsOf(document: JSONContent, known: Iterable<string> = []): Record<string, string> {
  const lines = new Map<string, string[]>();
  let current: string | undefined;
  let waiting: string[] = [];
  for (const node of document.content ?? []) {
    if (node.type !== "paragraph") {
      current = undefined;
      continue;
    }
    const named = typeof node.attrs?.block === "string" ? node.attrs.block : undefined;
    const text = editableText(spansOfContent(node.content));
    if (named !== undefined && named !== current && !lines.has(named)) {
      current = named;
      lines.set(named, [...waiting, text]);
      waiting = [];
    } else if (current === undefined) waiting.push(text);
    else lines.get(current)?.push(text);
  }
  if (waiting.length > 0) [...lines.values()].at(-1)?.push(...waiting);
  const texts: Record<string, string> = {};
  for (const id of known) texts[id] = "";
  for (const [id, each] of lines) texts[id] = each.join("\n").trim();
  return texts;
}
