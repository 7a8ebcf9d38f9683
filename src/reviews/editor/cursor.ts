/** The sentence in which the cursor stands, with its figures. */
import type { EditorState } from "@tiptap/pm/state";
import { plainText, type Span } from "../../telling/span.ts";
import { spansOfContent } from "./document.ts";

export type Place = { block: string; sentence: Span[] };

export function placeOfCursor({ selection }: EditorState): Place | undefined {
  const { $from } = selection;
  if ($from.parent.type.name !== "paragraph") return undefined;
  const spans = spansOfContent($from.parent.toJSON().content);
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, (leaf) => String(leaf.attrs.text ?? ""));
  return { block: String($from.parent.attrs.block ?? ""), sentence: sentenceAt(spans, before.length) };
}

/** What stands between the full stops and semicolons around an offset. */
export function sentenceAt(spans: readonly Span[], offset: number): Span[] {
  const text = plainText(spans);
  let [from, to] = [0, text.length];
  for (const match of text.matchAll(/[.;](?=\s|$)/gu)) {
    const end = match.index + 1;
    if (end <= offset && end < text.length) from = end;
    else if (end > offset || end === text.length) {
      to = end;
      break;
    }
  }
  let at = 0;
  return spans.flatMap((span): Span[] => {
    const [start, end] = [at, at + span.text.length];
    at = end;
    if (end <= from || start >= to) return [];
    if (span.kind === "figure") return [span];
    return [{ kind: "text", text: span.text.slice(Math.max(0, from - start), to - start) }];
  });
}
