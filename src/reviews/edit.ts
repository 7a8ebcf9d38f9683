/** People's own words in a review: around drafted blocks and instead of them. A new draft never touches them. */

import type { Block, ParagraphBlock } from "../telling/block.ts";
import { figureOf } from "../telling/figure.ts";
import { type FigureKey, keyText } from "../telling/form.ts";
import type { FigureSpan, Span } from "../telling/span.ts";
import type { ReviewData } from "./data.ts";

/** `id` is the drafted block that it replaces, or an id of its own; `after` the block behind which it stands. */
export type Edit = { id: string; after: string; spans: Span[] };

const ownPrefix = "rieng-";

export function isOwn(id: string): boolean {
  return id.startsWith(ownPrefix);
}

/** An id for a new block in own words. */
export function newOwnId(edits: readonly Edit[]): string {
  const numbers = edits.filter(({ id }) => isOwn(id)).map(({ id }) => Number(id.slice(ownPrefix.length)));
  return `${ownPrefix}${Math.max(0, ...numbers) + 1}`;
}

/**
 * The draft with people's own words in it. An edit of a block that the draft no longer has keeps its place behind the block
 * that it stood after, or, when that is gone too, at the end of its section.
 */
export function withEdits(draft: readonly Block[], edits: readonly Edit[], data: ReviewData): Block[] {
  const blocks = [...draft];
  for (const edit of edits) {
    const at = blocks.findIndex(({ id }) => id === edit.id);
    const replaced = blocks[at];
    const block: ParagraphBlock = {
      id: edit.id,
      kind: "paragraph",
      spans: freshSpans(data, edit.spans),
      edited: true,
      prompt: replaced?.kind === "paragraph" ? replaced.prompt : undefined,
    };
    if (at >= 0) blocks[at] = block;
    else blocks.splice(placeFor(blocks, edit), 0, block);
  }
  return blocks;
}

/** Behind the block named, and behind those in own words that already stand there. */
function placeFor(blocks: readonly Block[], edit: Edit): number {
  const named = blocks.findIndex(({ id }) => id === edit.after);
  const last = named >= 0 ? named : lastOfSection(blocks, edit);
  if (last < 0) return blocks.length;
  const behind = blocks.slice(last + 1).findIndex(({ id }) => !isOwn(id));
  return behind < 0 ? blocks.length : last + 1 + behind;
}

function lastOfSection(blocks: readonly Block[], { id, after }: Edit): number {
  const path = (isOwn(id) ? after : id).split("/");
  for (let length = path.length - 1; length > 0; length -= 1) {
    const section = path.slice(0, length).join("/");
    const found = blocks.findLastIndex((block) => block.id === section || block.id.startsWith(`${section}/`));
    if (found >= 0) return found;
  }
  return -1;
}

/** The spans with every figure as the data has it now; one that the data no longer answers keeps its last text. */
export function freshSpans(data: ReviewData, spans: readonly Span[]): Span[] {
  return spans.map((span) => (span.kind === "text" ? span : (figureOf(data, span.key) ?? span)));
}

export type FigureChange = { key: FigureKey; frozen: string; now: string | null };

/** The figures of a frozen text that the data gives differently today, each once, in the order of the text. */
export function changedFigures(blocks: readonly Block[], data: ReviewData): FigureChange[] {
  const figures = blocks
    .flatMap((block) => (block.kind === "paragraph" ? block.spans : []))
    .filter((span): span is FigureSpan => span.kind === "figure");
  const byKey = new Map(figures.map((figure) => [keyText(figure.key), figure]));
  return [...byKey.values()].flatMap(({ key, text }) => {
    const now = figureOf(data, key)?.text ?? null;
    return now === text ? [] : [{ key, frozen: text, now }];
  });
}
