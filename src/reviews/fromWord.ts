/** What somebody changed in a review's Word file, paragraph by paragraph, to be taken or left; unchanged figures stay live. */

import type { Layout } from "../documents/layout.ts";
import { alignParagraphs, type Budget, compareTexts, type Piece, wordDifference } from "../prose/difference.ts";
import { asXmlHolds } from "../prose/xml.ts";
import type { Block } from "../telling/block.ts";
import { keyText } from "../telling/form.ts";
import { editableText, type Span } from "../telling/span.ts";
import type { ReviewData } from "./data.ts";
import { illustrativeMark, markedSpans, markedText, paperOf } from "./paper.ts";

export type WordChange = {
  block: string;
  /** The new text as people edit it, with tokens for the figures that stayed. */
  text: string;
  pieces: Piece[];
  /** Whether the paragraph was also changed here since the Word file was made. */
  isStale: boolean;
};

export type WordComparison = {
  changes: WordChange[];
  /** What differs outside of the paragraphs: titles, subject, notes. It is told and cannot be taken. */
  elsewhere: Piece[][];
};

const annexHead = "PHỤ LỤC";

/** A paragraph as it stands in the Word file. */
type Expected = { text: string; block?: string; spans?: readonly Span[]; isPrompt?: boolean };

type Asked = {
  data: ReviewData;
  layout: Layout;
  /** The text from which the Word file was made, and the text as it is now. */
  base: readonly Block[];
  now: readonly Block[];
};

/** What a Word file is compared with, in plain words: it goes to the thread in which that is done. */
export type Comparing = {
  expected: Expected[];
  /** What stands after the last word of the paper. */
  end: string;
  base: readonly Block[];
  now: readonly Block[];
};

export function comparingWith({ data, layout, base, now }: Asked): Comparing {
  return { expected: expectedOf(data, layout, base), end: layout.end, base, now };
}

/** So many pairs of paragraphs and words take the thread a second or two; what lies beyond is shown whole. */
export const mostPairs = 30_000_000;

export function changesFromWord(comparing: Comparing, paragraphs: readonly string[]): WordComparison {
  const { expected, end, base, now } = comparing;
  const budget: Budget = { pairs: mostPairs };
  const texts = expected.map(({ text }) => normal(text));
  const given = paragraphs.map(normal);
  const lines = new Map<string, string[]>();
  const elsewhere: Piece[][] = [];
  let current: string | undefined;
  /** Behind a title, and before its first paragraph. */
  const waiting: string[] = [];
  let isInText = false;
  for (const { old, now: at } of alignParagraphs(texts, given, budget)) {
    const was = old === undefined ? undefined : expected[old];
    const is = at === undefined ? undefined : given[at];
    if (was?.block !== undefined) {
      isInText = true;
      const known = lines.get(was.block) ?? [];
      if (current !== was.block) known.push(...waiting.splice(0));
      current = was.block;
      if (is !== undefined && !(was.isPrompt && is === normal(was.text))) known.push(relive(was, is, end, budget));
      lines.set(was.block, known);
    } else if (was !== undefined) {
      if (is !== normal(was.text)) elsewhere.push(wordDifference(normal(was.text), is ?? "", budget));
      current = undefined;
      if (was.text === annexHead) isInText = false;
    } else if (is !== undefined) {
      if (current !== undefined) lines.get(current)?.push(withoutMarks(is));
      else if (isInText) waiting.push(withoutMarks(is));
      else elsewhere.push([{ kind: "new", text: is }]);
    }
  }
  const last = [...lines.values()].at(-1);
  last?.push(...waiting);
  return { changes: changesIn(lines, base, now, budget), elsewhere };
}

function changesIn(
  lines: ReadonlyMap<string, string[]>,
  base: readonly Block[],
  now: readonly Block[],
  budget: Budget,
): WordChange[] {
  return [...lines].flatMap(([id, texts]) => {
    const [was, is] = [base, now].map((blocks) => blocks.find((block) => block.id === id));
    if (was?.kind !== "paragraph" || is?.kind !== "paragraph") return [];
    const text = texts.join("\n").trim();
    const before = linesIn(editableText(was.spans));
    if (normal(text) === normal(before)) return [];
    return [
      {
        block: id,
        text,
        pieces: compareTexts([readable(before)], [readable(text)], budget)[0]?.pieces ?? [],
        isStale: keysAndWords(was.spans) !== keysAndWords(is.spans),
      },
    ];
  });
}

function expectedOf(data: ReviewData, layout: Layout, base: readonly Block[]): Expected[] {
  const paper = paperOf(data, base, layout);
  return [
    { text: paper.title },
    ...paper.subject.split("\n").map((text) => ({ text })),
    ...(layout.kind === "party" ? [{ text: "-----" }] : []),
    ...paper.blocks.map((block): Expected => {
      if (block.kind === "heading") return { text: block.text };
      const { spans, isPrompt } = block;
      return { text: markedText(spans), block: block.block, spans, isPrompt };
    }),
    ...paper.notes.map((text) => ({ text })),
    { text: annexHead },
    { text: paper.annexTitle },
    { text: paper.annexOf },
    ...paper.notes.map((text) => ({ text })),
  ];
}

/** The new words with a token for every figure of the old ones that still stands as it did. */
function relive({ text: old, spans = [] }: Expected, now: string, ending: string, budget: Budget): string {
  const pieces = wordDifference(normal(old), now, budget);
  const kept = keptRanges(pieces);
  let at = 0;
  const tokens: { from: number; to: number; token: string }[] = [];
  for (const { span, isMarked } of markedSpans(spans)) {
    const [from, end] = [at, at + span.text.length];
    at = end + (isMarked ? illustrativeMark.length : 0);
    if (span.kind !== "figure") continue;
    const range = kept.find((each) => each.old <= from && end <= each.old + each.length);
    if (range === undefined) continue;
    const start = from - range.old + range.now;
    const hasMark = isMarked && at <= range.old + range.length;
    const to = start + span.text.length + (hasMark ? illustrativeMark.length : 0);
    tokens.push({ from: start, to, token: `[${span.text}|${keyText(span.key)}]` });
  }
  let [text, done] = ["", 0];
  for (const { from, to, token } of tokens) {
    text += withoutMarks(now.slice(done, from)) + token;
    done = to;
  }
  text += withoutMarks(now.slice(done));
  return ending !== "." && text.endsWith(ending) ? `${text.slice(0, -ending.length)}.` : text;
}

/** Where runs of the old text stand in the new one. */
function keptRanges(pieces: readonly Piece[]): { old: number; now: number; length: number }[] {
  let [old, now] = [0, 0];
  return pieces.flatMap(({ kind, text }) => {
    const range = { old, now, length: text.length };
    if (kind !== "new") old += text.length;
    if (kind !== "gone") now += text.length;
    return kind === "same" ? [range] : [];
  });
}

/** The mark of illustrative figures is the program's to set. */
function withoutMarks(text: string): string {
  return text.replace(/(?<=[\d%)\p{L}])\*(?!\*)/gu, "");
}

function normal(text: string): string {
  return asXmlHolds(text).replace(/\s+/g, " ").trim();
}

function linesIn(text: string): string {
  return text
    .split(/\s*\n\s*/)
    .filter((line) => line !== "")
    .join("\n");
}

/** A text with tokens as it reads. */
function readable(text: string): string {
  return text.replace(/\[([^[\]|]*)\|[^[\]|]*\]/g, "$1");
}

/** What somebody wrote, whatever the data says by now. */
function keysAndWords(spans: readonly Span[]): string {
  return spans.map((span) => (span.kind === "text" ? span.text : `[${keyText(span.key)}]`)).join("");
}
