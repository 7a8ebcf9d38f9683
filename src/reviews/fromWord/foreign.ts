/** Whether a Word file is this review at all: by what it says of itself, and by how much of the review stands in it. */
import type { Alignment } from "../../prose/difference.ts";
import { comparable } from "./comparable.ts";
import type { Expected } from "./expected.ts";

/**
 * Why nothing of the file is offered as taken: it was taken from another review; hardly anything of this one stands in it, or
 * it tells of something else; or it does not say from where it is, and so nobody knows what was changed here since.
 */
export type Foreign = { why: "another" | "other_paper" | "unmarked" /** How the file begins. */; titles: string[] };

type Asked = {
  pairs: readonly Alignment[];
  lines: readonly Expected[];
  paragraphs: readonly string[];
  subject: string;
  from: "this" | "another" | "unknown";
};

/** At least so much of the drafted paragraphs must stand in it, each with so much of its words. */
const least = 0.3;
const alike = 0.7;

export function foreignOf({ pairs, lines, paragraphs, subject, from }: Asked): Foreign | undefined {
  const titles = paragraphs.slice(0, 4);
  if (from === "another") return { why: "another", titles };
  const own = lines.filter(isText).length;
  const known = pairs.filter(({ old, now }) => {
    const [was, is] = [lines[old ?? -1], paragraphs[now ?? -1]];
    return was !== undefined && is !== undefined && isText(was) && inCommon(was.text, is) >= alike;
  }).length;
  if (own > 0 && known / own < least) return { why: "other_paper", titles };
  if (from === "this") return undefined;
  const begin = comparable(paragraphs.slice(0, 12).join(" "));
  return { why: begin.includes(comparable(subject.replace("\n", " "))) ? "unmarked" : "other_paper", titles };
}

function isText({ block, isPrompt }: Expected): boolean {
  return block !== undefined && isPrompt !== true;
}

/** The share of the words of both that stand in both. */
function inCommon(one: string, other: string): number {
  const [ones, others] = [wordsOf(one), wordsOf(other)];
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of ones) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return ones.length + others.length === 0 ? 0 : (2 * common) / (ones.length + others.length);
}

function wordsOf(text: string): string[] {
  return (
    comparable(text)
      .toLocaleLowerCase("vi")
      .match(/[\p{L}\p{M}\d]+/gu) ?? []
  );
}
