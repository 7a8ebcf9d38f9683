/** A text as blocks: headings, and paragraphs whose figures are live. */
import type { Span } from "./span.ts";

export type HeadingBlock = { id: string; kind: "heading"; level: 1 | 2; text: string };
export type ParagraphBlock = {
  id: string;
  kind: "paragraph";
  spans: Span[];
  /** What is to be written here, shown while nothing is. */
  prompt?: string;
  /** Own words: a new draft leaves them alone. */
  edited?: boolean;
};
export type Block = HeadingBlock | ParagraphBlock;
