/** Live figures laid into words that came back from Word: wherever one still stands as it did, it stays live. */
import { type Budget, type Piece, wordDifference } from "../../prose/difference.ts";
import { keyText } from "../../telling/form.ts";
import type { FigureSpan, Span } from "../../telling/span.ts";
import { illustrativeMark, markedSpans } from "../paper.ts";
import { folded, smooth } from "./comparable.ts";

/** Words as the file was made, and where figures stand in them: the lines of one block. */
export type Source = { text: string; figures: readonly PlacedFigure[] };
type PlacedFigure = { from: number; to: number; span: FigureSpan };

/** A live figure for which something else stands now; nothing where it was taken out, or where nobody can say what. */
export type ChangedFigure = { key: string; old: string; now: string };

export type Relived = {
  /** As people edit it, with a token for every figure that stands as it did. */
  text: string;
  /** The same with those figures live again for which another number was typed. */
  kept: string;
  changed: ChangedFigure[];
  /** Which of the other sources gave words. */
  used: number[];
};

export function sourceOf(lines: readonly (readonly Span[])[]): Source {
  let text = "";
  const figures: PlacedFigure[] = [];
  for (const [index, spans] of lines.entries()) {
    if (index > 0) text += "\n";
    for (const { span, isMarked } of markedSpans(spans)) {
      const from = text.length;
      text += smooth(span.text);
      if (span.kind === "figure") figures.push({ from, to: text.length, span });
      if (isMarked) text += illustrativeMark;
    }
  }
  return { text, figures };
}

type Token = { from: number; to: number; text: string };

/** `others` are what stood elsewhere and is gone there: a paragraph that was moved, split or joined keeps its figures. */
export function relive(now: string, own: Source, others: readonly Source[], budget: Budget): Relived {
  const pieces = wordDifference(folded(own.text), folded(now), budget);
  const tokens: Token[] = [];
  const typed: Token[] = [];
  const changed: ChangedFigure[] = [];
  for (const { from, to, span } of own.figures) {
    const place = placeIn(pieces, from, to);
    if (place && now.slice(place.from, place.to) === smooth(span.text)) {
      tokens.push({ ...place, text: tokenOf(span) });
      continue;
    }
    const number = place && numberIn(now, place, span.text);
    if (number) typed.push({ ...number, text: tokenOf(span) });
    changed.push({ key: keyText(span.key), old: span.text, now: number ? now.slice(number.from, number.to) : "" });
  }
  const used = new Set<number>();
  for (const { from, text } of newIn(pieces)) {
    for (const [index, source] of others.entries()) {
      const found = figuresOf(source, text, budget);
      tokens.push(...found.tokens.map((token) => ({ ...token, from: token.from + from, to: token.to + from })));
      if (found.isFrom) used.add(index);
    }
  }
  return {
    text: written(now, tokens),
    kept: written(now, [...tokens, ...typed]),
    changed,
    used: [...used],
  };
}

/** Where in the new text a part of the old one stands, unless words around it changed together with it. */
function placeIn(pieces: readonly Piece[], from: number, to: number): { from: number; to: number } | undefined {
  let [old, now] = [0, 0];
  let [start, end]: [number | undefined, number | undefined] = [undefined, undefined];
  for (const { kind, text } of pieces) {
    const [oldEnd, nowEnd] = [kind === "new" ? old : old + text.length, kind === "gone" ? now : now + text.length];
    if (kind === "same") {
      if (start === undefined && old <= from && from < oldEnd) start = now + from - old;
      if (old < to && to <= oldEnd) end = now + to - old;
    } else if (kind === "gone") {
      if (old === from) start = now;
      if (oldEnd === to) end = now;
    } else if (end !== undefined && old === to) end = nowEnd;
    [old, now] = [oldEnd, nowEnd];
  }
  return start === undefined || end === undefined || end < start ? undefined : { from: start, to: end };
}

/** What was typed for a figure: as many words as it has, or the one number among them. */
function numberIn(now: string, { from, to }: { from: number; to: number }, figure: string) {
  const text = now.slice(from, to);
  const words = (each: string) => each.trim().split(/\s+/).length;
  if (!/\d/.test(text)) return undefined;
  if (words(text) === words(figure) || (words(figure) > 2 && Math.abs(words(text) - words(figure)) <= 2)) {
    const start = from + text.length - text.trimStart().length;
    return { from: start, to: start + text.trim().length };
  }
  const numbers = [...text.matchAll(/\d(?:[\d.,/]*\d)?%?/g)];
  const [only] = numbers;
  if (numbers.length !== 1 || only === undefined || words(figure) !== 1) return undefined;
  return { from: from + only.index, to: from + only.index + only[0].length };
}

/** Runs of words that the own text does not have, the first of them where there are more than anybody moves. */
function newIn(pieces: readonly Piece[]): { from: number; text: string }[] {
  let now = 0;
  const runs = pieces.flatMap(({ kind, text }) => {
    const from = now;
    if (kind !== "gone") now += text.length;
    const isTold = kind === "new" && text.length <= longest && wordsIn(text) >= fewest;
    return isTold ? [{ from, text }] : [];
  });
  return runs.slice(0, mostRuns);
}

/** So many words on end in common are no accident. */
const fewest = 4;
const mostRuns = 50;
/** Letters in one run: more than a paragraph of a review may have. */
const longest = 20_000;

function figuresOf(source: Source, text: string, budget: Budget): { tokens: Token[]; isFrom: boolean } {
  const pieces = wordDifference(folded(source.text), text, budget);
  const tokens: Token[] = [];
  let [old, now, common] = [0, 0, 0];
  for (const { kind, text } of pieces) {
    if (kind === "same" && wordsIn(text) >= fewest) {
      common += text.length;
      for (const { from, to, span } of source.figures) {
        if (old > from || to > old + text.length) continue;
        tokens.push({ from: from - old + now, to: to - old + now, text: tokenOf(span) });
      }
    }
    if (kind !== "new") old += text.length;
    if (kind !== "gone") now += text.length;
  }
  return { tokens, isFrom: common > source.text.length / 2 };
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{M}\d][^\s]*/gu)?.length ?? 0;
}

function tokenOf({ text, key }: FigureSpan): string {
  return `[${text}|${keyText(key)}]`;
}

function written(now: string, tokens: readonly Token[]): string {
  let [text, done] = ["", 0];
  for (const { from, to, text: token } of tokens.toSorted((one, other) => one.from - other.from)) {
    if (from < done) continue;
    text += withoutMarks(now.slice(done, from)) + token;
    done = now.startsWith(illustrativeMark, to) ? to + illustrativeMark.length : to;
  }
  return text + withoutMarks(now.slice(done));
}

/** The mark of illustrative figures is the program's to set. */
function withoutMarks(text: string): string {
  return text.replace(/(?<=[\d%)\p{L}])\*(?![*\d\p{L}])/gu, "");
}
