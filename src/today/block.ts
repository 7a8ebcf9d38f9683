/** What the first page tells: at most five blocks, each some sentences with a number and a verb. */
import type { PaceName } from "../web/status.tsx";

export type Sentence = {
  told: string;
  reason?: string;
  mark?: PaceName;
  /** Where one tap leads. */
  to: string;
  /** The verb of the button; without it the sentence itself is the link. */
  action?: string;
};

export type Block = { title: string; sentences: Sentence[] };

const MOST_BLOCKS = 5;

/** Blocks with something to say, the first five. */
export function worthShowing(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => block.sentences.length > 0).slice(0, MOST_BLOCKS);
}

/** The first few of a list in words, and how many more there are. */
export function listed(names: readonly string[], most: number, more: (count: number) => string): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} ${more(names.length - most)}` : shown;
}
