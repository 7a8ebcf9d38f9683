/** A line of a text: words and live figures, put together, and as a person edits it. */
import { type FigureKey, keyOf, keyText } from "./form.ts";

export type TextSpan = { kind: "text"; text: string };
export type FigureSpan = {
  kind: "figure";
  key: FigureKey;
  /** As the data had it when the text was written; shown again from the data until the review is issued. */
  text: string;
  illustrative: boolean;
};
export type Span = TextSpan | FigureSpan;

type Part = string | Span | readonly Span[];

/** Template tag: words and spans in one line; neighbouring words become one span. */
export function write(words: TemplateStringsArray, ...parts: Part[]): Span[] {
  return joinedSpans(words.flatMap((word, index) => [word, parts[index] ?? ""]));
}

/** Several sentences or clauses one after another with a separator between them. */
export function joinWith(separator: string, clauses: readonly Span[][]): Span[] {
  return joinedSpans(clauses.flatMap((clause, index) => (index === 0 ? [clause] : [separator, clause])));
}

/** Neighbouring words as one span; empty ones go. */
export function joinedSpans(parts: readonly Part[]): Span[] {
  const spans: Span[] = [];
  for (const part of parts) {
    const pieces: readonly Span[] =
      typeof part === "string" ? [{ kind: "text", text: part }] : "kind" in part ? [part] : part;
    for (const piece of pieces) {
      const last = spans.at(-1);
      if (piece.kind === "figure") spans.push(piece);
      else if (piece.text === "") continue;
      else if (last?.kind === "text") spans[spans.length - 1] = { kind: "text", text: last.text + piece.text };
      else spans.push(piece);
    }
  }
  return spans;
}

/** The words of a line without marks. */
export function plainText(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join("");
}

/** With a capital first letter, as a sentence begins. */
export function asSentence(spans: readonly Span[]): Span[] {
  const [first, ...rest] = spans;
  if (first === undefined) return [];
  return [{ ...first, text: first.text.charAt(0).toLocaleUpperCase("vi") + first.text.slice(1) }, ...rest];
}

const token = /\[(?:([^[\]|]*)\|)?([\p{L}\d][\p{L}\d_/-]*\.[a-z0-9-]+)\]/gu;

/** The tokens of figures that stand in words. */
export function tokensIn(text: string): string[] {
  return [...text.matchAll(token)].filter((match) => keyOf(match[2] ?? "") !== undefined).map(([written]) => written);
}

/** What was left between double brackets: the mark of a figure, or words still to be written. No reader ever meets it. */
export function leftBetweenBrackets(text: string): string[] {
  const left: string[] = [];
  for (let from = text.indexOf("[["); from >= 0; ) {
    const end = text.indexOf("]]", from + 2);
    // None is looked for twice: a text may be full of brackets that nothing closes.
    if (end < 0) break;
    left.push(text.slice(from, end + 2));
    from = text.indexOf("[[", end + 2);
  }
  return left;
}

/** A paragraph as a person edits it: its figures as tokens between brackets. */
export function editableText(spans: readonly Span[]): string {
  return spans.map((span) => (span.kind === "text" ? span.text : `[${span.text}|${keyText(span.key)}]`)).join("");
}

/**
 * The spans of an edited text. A token's figure is filled in from the data by `figure`; one that the data cannot answer keeps
 * the words typed before the bar, so that nothing disappears; a bracket that is no token stays text.
 */
export function parseEditable(text: string, figure: (key: FigureKey) => FigureSpan | undefined): Span[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const key = keyOf(match[2] ?? "");
    if (key === undefined) continue;
    parts.push(text.slice(end, match.index));
    parts.push(figure(key) ?? match[1] ?? match[0]);
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return joinedSpans(parts);
}
