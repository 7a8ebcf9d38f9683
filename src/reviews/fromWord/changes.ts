/** What somebody changed in a review's Word file, paragraph by paragraph, to be taken or left; unchanged figures stay live. */
import type { WordBlock } from "../../documents/wordBody.ts";
import { alignParagraphs, type Budget, type Piece, wordDifference } from "../../prose/difference.ts";
import type { Block, ParagraphBlock } from "../../telling/block.ts";
import { keyText } from "../../telling/form.ts";
import { editableText, plainText, type Span } from "../../telling/span.ts";
import { comparable, folded, readable, shortened, smooth, tidy, withoutEnd } from "./comparable.ts";
import { annexHead, type Expected, type ExpectedPaper } from "./expected.ts";
import { type Foreign, foreignOf } from "./foreign.ts";
import { type ChangedFigure, type Relived, relive, type Source, sourceOf } from "./relive.ts";
import { type GivenTable, type TableTold, tablesTold } from "./tables.ts";

/** A block's words as they would be after taking. */
export type WordPart = {
  block: string;
  /** The heading under which it stands. */
  under: string;
  /** As people edit it, with tokens for the figures that stayed. */
  text: string;
  /** The same with those figures live for which a number was typed. */
  kept: string;
  /** From what stands there now to what would. */
  pieces: Piece[];
  /** Whether it was also changed here since the Word file was made. */
  isStale: boolean;
};

/** Taken whole or left: the parts of a paragraph that was moved, split or joined belong together. */
export type WordChange = {
  parts: WordPart[];
  /** Live figures that would no longer be. */
  figures: ChangedFigure[];
  /** Whether nothing speaks against taking it. */
  isSafe: boolean;
};

/** What is told and cannot be taken: titles and notes, words for which the draft has no place any more, tables. */
export type WordTold = { kind: "title"; pieces: Piece[] } | { kind: "lost"; pieces: Piece[] } | TableTold;

export type WordComparison = { foreign: Foreign | undefined; changes: WordChange[]; told: WordTold[] };

/** A text from which the file may have been made, and its paper. */
export type Base = { blocks: readonly Block[]; paper: ExpectedPaper };

/** What a Word file is compared with, in plain words: it goes to the thread in which that is done. */
export type Comparing = {
  bases: readonly [Base, ...Base[]];
  now: readonly Block[];
  /** Which review the file itself says it was taken from. */
  from: "this" | "another" | "unknown";
};

/** So many pairs of paragraphs and words take the thread a second or two; what lies beyond is shown whole. */
export const mostPairs = 30_000_000;

export function changesFromWord({ bases, now, from }: Comparing, given: readonly WordBlock[]): WordComparison {
  const budget: Budget = { pairs: mostPairs };
  const { paragraphs, tables } = partedOf(given);
  const base = nearest(bases, paragraphs);
  const { lines, subject } = base.paper;
  const pairs = alignParagraphs(
    lines.map(({ text }) => comparable(text)),
    paragraphs.map(comparable),
    budget,
  );
  const foreign = foreignOf({ pairs, lines, paragraphs, subject, from });
  const { slots, told } = laidOut(pairs, lines, paragraphs, budget);
  const { changes, lost } = changesIn(slots, base.blocks, now, budget);
  const isKnown = foreign === undefined;
  return {
    foreign,
    changes: changes.map((change) => ({ ...change, isSafe: isKnown && isSafe(change) })),
    told: [...told, ...lost, ...tablesTold(base.paper.tables, tables, budget)],
  };
}

function isSafe({ parts, figures }: Pick<WordChange, "parts" | "figures">): boolean {
  return figures.length === 0 && parts.every(({ isStale }) => !isStale);
}

function partedOf(given: readonly WordBlock[]): { paragraphs: string[]; tables: GivenTable[] } {
  const paragraphs: string[] = [];
  const tables: GivenTable[] = [];
  for (const block of given) {
    if (block.kind === "table") tables.push({ rows: block.rows, after: paragraphs.at(-1) ?? "" });
    else if (tidy(block.text) !== "") paragraphs.push(tidy(block.text));
  }
  return { paragraphs, tables };
}

/** Between the version's words and the day of the file its figures may have moved: what has more paragraphs in common. */
function nearest(bases: Comparing["bases"], paragraphs: readonly string[]): Base {
  const given = new Set(paragraphs.map(comparable));
  const inCommon = ({ paper }: Base) => paper.lines.filter(({ text }) => given.has(comparable(text))).length;
  return bases.reduce((best, base) => (inCommon(base) > inCommon(best) ? base : best));
}

/** A block's lines as the file was made, and what stands for them now. */
type Slot = { block: string; olds: Expected[]; nows: string[] };

type Pairs = ReturnType<typeof alignParagraphs>;

/** Which paragraph stands for which block; one that was put in goes with the block before it, behind a title with the next. */
function laidOut(
  pairs: Pairs,
  lines: readonly Expected[],
  paragraphs: readonly string[],
  budget: Budget,
): { slots: Slot[]; told: WordTold[] } {
  const slots = new Map<string, Slot>();
  const told: WordTold[] = [];
  let current: Slot | undefined;
  let isInText = false;
  const waiting: string[] = [];
  let olds: Expected[] = [];
  let nows: string[] = [];
  const slotOf = (line: Expected & { block: string }, nows: readonly string[]) => {
    const slot = slots.get(line.block) ?? { block: line.block, olds: [], nows: [] };
    slots.set(line.block, slot);
    slot.olds.push(line);
    slot.nows.push(...(slot === current ? [] : waiting.splice(0)), ...nows);
    current = slot;
  };
  /** What was written anew from top to bottom stands for what was there, one for one; what is more goes with the last. */
  const settle = () => {
    for (const [index, old] of olds.entries()) {
      if (isOfBlock(old)) slotOf(old, index < olds.length - 1 ? nows.slice(index, index + 1) : nows.slice(index));
    }
    if (olds.length === 0) {
      if (current) current.nows.push(...nows);
      else if (isInText) waiting.push(...nows);
      else told.push(...nows.map((text): WordTold => ({ kind: "title", pieces: [{ kind: "new", text }] })));
    }
    [olds, nows] = [[], []];
  };
  for (const { old, now } of pairs) {
    const was = old === undefined ? undefined : lines[old];
    const is = now === undefined ? undefined : paragraphs[now];
    if (was === undefined) {
      if (is !== undefined) nows.push(is);
      continue;
    }
    if (isOfBlock(was) && is === undefined) {
      isInText = true;
      olds.push(was);
      continue;
    }
    settle();
    if (isOfBlock(was)) {
      isInText = true;
      slotOf(was, is === undefined ? [] : [is]);
      continue;
    }
    const pieces = wordDifference(tidy(was.text), is ?? "", budget);
    if (comparable(was.text) !== comparable(is ?? "")) told.push({ kind: "title", pieces });
    current = undefined;
    if (was.text === annexHead) isInText = false;
  }
  settle();
  [...slots.values()].at(-1)?.nows.push(...waiting);
  return { slots: [...slots.values()], told };
}

function isOfBlock(line: Expected): line is Expected & { block: string } {
  return line.block !== undefined;
}

type Found = { slot: Slot; own: Source; relived: Relived };

function changesIn(
  slots: readonly Slot[],
  base: readonly Block[],
  now: readonly Block[],
  budget: Budget,
): { changes: Omit<WordChange, "isSafe">[]; lost: WordTold[] } {
  const changed = slots
    .map((slot) => ({ slot, text: wordsOf(slot), own: sourceOf(writtenLines(slot)) }))
    .filter(({ text, own }) => comparable(text) !== comparable(own.text));
  const found = changed.map(({ slot, text, own }): Found => {
    const others = changed.map(({ own: source }) => (source === own ? { text: "", figures: [] } : source));
    return { slot, own, relived: relive(text, own, others, budget) };
  });
  const lost: WordTold[] = [];
  const changes = together(found).flatMap((group) => {
    const parts = group.flatMap(({ slot, own, relived }) => {
      const is = paragraphIn(now, slot.block);
      if (is === undefined) {
        lost.push({ kind: "lost", pieces: wordDifference(own.text, readable(relived.text), budget) });
        return [];
      }
      const part = partOf(slot, relived, { is, base, now }, budget);
      return part.pieces.every(({ kind }) => kind === "same") && part.text === editableText(is.spans) ? [] : [part];
    });
    const live = parts.map(({ text }) => text).join("\n");
    const figures = group
      .flatMap(({ relived }) => relived.changed)
      .filter(({ key, old }) => !live.includes(`[${old}|${key}]`));
    return parts.length === 0 ? [] : [{ parts, figures }];
  });
  return { changes, lost };
}

function partOf(
  slot: Slot,
  { text, kept }: Relived,
  { is, base, now }: { is: ParagraphBlock; base: readonly Block[]; now: readonly Block[] },
  budget: Budget,
): WordPart {
  const before = smooth(plainText(is.spans)) || (is.prompt ?? "");
  return {
    block: slot.block,
    under: headingOf(now, slot.block),
    text,
    kept,
    pieces: wordDifference(before, readable(text), budget),
    isStale: isWrittenIn([slot.block], base, now),
  };
}

/** What a block's prompt asked for is no word of it. */
function wordsOf({ olds, nows }: Slot): string {
  const prompts = olds.filter(({ isPrompt }) => isPrompt).map(({ text }) => comparable(text));
  const texts = nows.map((text) => prompts.reduce(withoutPrompt, text).trim());
  return withoutEnd(texts.filter((text) => text !== "").join("\n"));
}

function withoutPrompt(text: string, prompt: string): string {
  const at = folded(text).indexOf(prompt);
  return at < 0 ? text : text.slice(0, at) + text.slice(at + prompt.length);
}

function writtenLines({ olds }: Slot): (readonly Span[])[] {
  return olds.flatMap(({ spans, isPrompt }) => (spans === undefined || isPrompt ? [] : [spans]));
}

/** Groups of which one gave words to another. */
function together(found: readonly Found[]): Found[][] {
  const groups = found.map((_, index) => index);
  const groupOf = (index: number): number => (groups[index] === index ? index : groupOf(groups[index] ?? index));
  for (const [index, { relived }] of found.entries()) {
    for (const other of relived.used) {
      const [one, two] = [groupOf(index), groupOf(other)];
      groups[Math.max(one, two)] = Math.min(one, two);
    }
  }
  return found.flatMap((_, index) =>
    groupOf(index) === index ? [found.filter((_, other) => groupOf(other) === index)] : [],
  );
}

function paragraphIn(blocks: readonly Block[], id: string): ParagraphBlock | undefined {
  return blocks.find((block) => block.kind === "paragraph" && block.id === id) as ParagraphBlock | undefined;
}

function headingOf(blocks: readonly Block[], id: string): string {
  const at = blocks.findIndex((block) => block.id === id);
  const heading = blocks.slice(0, at).findLast((block) => block.kind === "heading");
  return heading?.kind === "heading" ? shortened(heading.text) : "";
}

/** Whether somebody wrote in any of these blocks between two texts of the review. */
export function isWrittenIn(ids: readonly string[], then: readonly Block[], now: readonly Block[]): boolean {
  return ids.some((id) => {
    const [was, is] = [paragraphIn(then, id), paragraphIn(now, id)];
    return was === undefined || is === undefined || keysAndWords(was.spans) !== keysAndWords(is.spans);
  });
}

/** What somebody wrote, whatever the data says by now. */
function keysAndWords(spans: readonly Span[]): string {
  return spans.map((span) => (span.kind === "text" ? span.text : `[${keyText(span.key)}]`)).join("");
}
